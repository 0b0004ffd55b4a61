"""Where a text somebody edited no longer says what the register says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from normdocs.domain.change.comparison import Comparison, Fate, Passage, printed
from normdocs.domain.change.rewording import Turn
from normdocs.domain.finding import Finding, Severity

ALTERED = "altered-value"
BLANK_FILLED = "filled-in-by-hand"
LONGEST_SHOWN, AROUND = 200, 80
_WORD = re.compile(r"\w")
_RULED = re.compile(r"_{4,}")


@dataclass(frozen=True)
class Statement:
    """A fact a document prints: `value` as it stands there, `forms` every way in which it may be written.

    `path` is the field as templates name it. Of a path's statements only the gravest is reported.
    """

    path: str
    value: str
    forms: tuple[str, ...]
    severity: Severity

    @property
    def is_blank(self) -> bool:
        """Return whether it is a line to be filled in."""
        return bool(_RULED.search(self.value))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds any of the forms as whole words: 162 is not found in 162/1."""
        forms = sorted({even(form) for form in self.forms} - {""}, key=len, reverse=True)
        either = "|".join(r"\s+".join(map(re.escape, form.split())) for form in forms) or r"(?!)"
        return re.compile(rf"(?<![\w/-])(?:{either})(?![\w/-]|[.,]\d)", re.IGNORECASE)

    def times(self, text: str) -> int:
        """Return how often the fact stands in a text, in whichever form."""
        return len(self.pattern.findall(printed(text)))

    def stands_in(self, text: str) -> bool:
        """Return whether the field's own value stands in a text."""
        return even(self.value).casefold() in even(text).casefold()


@dataclass(frozen=True)
class Lost:
    """A fact that stood in a passage and does not any more, and what stands there now."""

    statement: Statement
    run: int
    instead: str


def contradictions(
    comparison: Comparison, statements: Iterable[Statement], document: str
) -> Iterator[Finding]:
    """Yield the facts that the new text has altered, one finding for each field.

    A paragraph taken out contradicts nothing while the fact still stands elsewhere; one that was only moved,
    split or worded anew around the fact does not either.
    """
    runs = [*changed_runs(comparison)]
    whole = even("\n".join(comparison.new))
    told: set[object] = set()
    for statement in sorted(statements, key=gravest_first):
        for lost in losses(statement, runs, whole):
            # Of two fields with one date the longer one says which was meant.
            same = (lost.run, statement.forms)
            if told.isdisjoint({same, statement.path}):
                told |= {same, statement.path}
                yield found(lost, document)


def gravest_first(statement: Statement) -> tuple[bool, int]:
    """Return the sorting key: errors, then what is longest."""
    return statement.severity is not Severity.ERROR, -len(statement.value)


def found(lost: Lost, document: str) -> Finding:
    """Return a loss as a finding; a blank line filled in by hand is only said."""
    one = lost.statement
    rule = BLANK_FILLED if one.is_blank else ALTERED
    return Finding(rule, one.severity, one.path, lost.instead, "" if one.is_blank else one.value, (document,))


def changed_runs(comparison: Comparison) -> Iterator[list[Passage]]:
    """Yield the passages that changed, neighbours together; blank paragraphs do not part them."""
    run: list[Passage] = []
    for passage in comparison.passages:
        if passage.fate is Fate.EQUAL:
            if passage.new.strip() and run:
                yield run
                run = []
        elif not passage.moved:
            run.append(passage)
    if run:
        yield run


def losses(statement: Statement, runs: Sequence[Sequence[Passage]], whole: str) -> Iterator[Lost]:
    """Yield each place at which the fact is gone; `whole` is the new text."""
    for number, run in enumerate(runs):
        places = [place for place, one in enumerate(run) if statement.stands_in(one.old)]
        before = sum(statement.times(one.old) for one in run)
        after = sum(statement.times(one.new) for one in run)
        if not places or after >= before:
            continue
        if any(one.new.strip() for one in run) or not statement.times(whole):
            yield Lost(statement, number, instead(statement, run, places))


def instead(statement: Statement, run: Sequence[Passage], places: Sequence[int]) -> str:
    """Return what stands where the fact stood, else the nearest paragraph that is new."""
    lost = [place for place in places if statement.times(run[place].old) > statement.times(run[place].new)]
    place = (lost or places)[0]
    near = [one for one in [*run[place:], *run[:place][::-1]] if one.new.strip()]
    if not near:
        return ""
    at = change_of(statement, near[0])
    return shortened(near[0].new, at)


def change_of(statement: Statement, passage: Passage) -> int:
    """Return where in the new paragraph the change begins that took the fact away; 0 when it is all new."""
    spans = [found.span() for found in statement.pattern.finditer(passage.old)]
    was = now = 0
    for part in passage.parts:
        end = was + len(part.text)
        if part.turn is Turn.REMOVED and any(start < end and was < stop for start, stop in spans):
            return now
        was += len(part.text) if part.turn is not Turn.ADDED else 0
        now += len(part.text) if part.turn is not Turn.REMOVED else 0
    return 0


def even(text: str) -> str:
    """Return the text as paper shows it, all white space single."""
    return " ".join(printed(text).split())


def shortened(text: str, at: int) -> str:
    """Return a text, or of a long one what stands around a place of it."""
    begin = max(0, at - AROUND) if len(text) > LONGEST_SHOWN else 0
    end = begin + LONGEST_SHOWN
    return ("\u2026" if begin else "") + even(text[begin:end]) + ("\u2026" if end < len(text) else "")


def plain(finding: Finding) -> dict[str, str]:
    """Return a finding as the journal keeps it."""
    return {name: str(getattr(finding, name)) for name in ("rule", "where", "stated", "follows")}
