"""What changed between two texts, as a reader sees them, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from normdocs.domain.change.alignment import Likeness, aligned
from normdocs.domain.change.rewording import Part, Turn, reworded

# No-break spaces and hyphens as they are printed.
_PRINTED = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2011": "-", "\u00ad": None})
# From this likeness on a paragraph that went here and one that came there are one that was moved.
_MOVED = 0.9
_SHORTEST_MOVED = 12
# How many unchanged paragraphs stand on either side of a change, to say where it is.
_AROUND = 1


class Fate(StrEnum):
    """What became of a paragraph."""

    EQUAL = "equal"
    INSERTED = "inserted"
    DELETED = "deleted"
    CHANGED = "changed"


@dataclass(frozen=True)
class Passage:
    """A paragraph and its fate.

    `parts` are, read without the added ones, the old text, and without the removed ones the new text; any
    other than a changed paragraph is one part. `moved` marks a deleted one that stands elsewhere in the new
    text, and the inserted one it is there.
    """

    fate: Fate
    parts: tuple[Part, ...]
    moved: bool = False

    @property
    def old(self) -> str:
        """The paragraph as it was; empty when it was not there."""
        return "".join(part.text for part in self.parts if part.turn is not Turn.ADDED)

    @property
    def new(self) -> str:
        """The paragraph as it is; empty when it is gone."""
        return "".join(part.text for part in self.parts if part.turn is not Turn.REMOVED)


@dataclass(frozen=True)
class Comparison:
    """Two texts, paragraph by paragraph, in the new one's order; what was deleted stands where it was."""

    passages: tuple[Passage, ...]

    @property
    def same(self) -> bool:
        """Whether a reader sees no difference."""
        return all(passage.fate is Fate.EQUAL for passage in self.passages)

    @property
    def old(self) -> tuple[str, ...]:
        """The old text's paragraphs, as printed."""
        return tuple(one.old for one in self.passages if one.fate is not Fate.INSERTED)

    @property
    def new(self) -> tuple[str, ...]:
        """The new text's paragraphs, as printed."""
        return tuple(one.new for one in self.passages if one.fate is not Fate.DELETED)


def compare(old: Sequence[str], new: Sequence[str]) -> Comparison:
    """Compare two texts given as paragraphs; no-break spaces and hyphens count as plain ones."""
    olds, news = [*map(printed, old)], [*map(printed, new)]
    likeness = Likeness()
    pairs = aligned(olds, news, likeness)
    passages: list[Passage] = []
    old_from = new_from = 0
    for i, j in [*pairs, (len(olds), len(news))]:
        passages += [_whole(Fate.DELETED, Turn.REMOVED, text) for text in olds[old_from:i]]
        passages += [_whole(Fate.INSERTED, Turn.ADDED, text) for text in news[new_from:j]]
        if i < len(olds) and j < len(news):
            passages.append(_pair(olds[i], news[j]))
        old_from, new_from = i + 1, j + 1
    return Comparison(_with_moves(passages, likeness))


def excerpt(comparison: Comparison) -> Iterator[Passage | int]:
    """Yield what changed with the unchanged paragraphs next to it; a number stands for that many left out.

    Blank paragraphs are left out uncounted.
    """
    stretches = [
        (same, [*group])
        for same, group in groupby(comparison.passages, lambda passage: passage.fate is Fate.EQUAL)
    ]
    for place, (same, stretch) in enumerate(stretches):
        if not same:
            yield from stretch
            continue
        filled = [passage for passage in stretch if passage.new.strip()]
        before, after = _AROUND if place else 0, _AROUND if place + 1 < len(stretches) else 0
        left_out = filled[before : len(filled) - after]
        yield from filled[:before]
        if len(left_out) > 1:
            yield len(left_out)
        else:
            yield from left_out
        yield from filled[len(filled) - after :] if len(filled) > before else []


def printed(text: str) -> str:
    """Return the text as paper shows it."""
    return text.translate(_PRINTED)


def _whole(fate: Fate, turn: Turn, text: str) -> Passage:
    return Passage(fate, (Part(turn, text),))


def _pair(old: str, new: str) -> Passage:
    return _whole(Fate.EQUAL, Turn.KEPT, new) if old == new else Passage(Fate.CHANGED, reworded(old, new))


def _with_moves(passages: Sequence[Passage], likeness: Likeness) -> tuple[Passage, ...]:
    come = {place: one.new for place, one in enumerate(passages) if one.fate is Fate.INSERTED}
    moved = set()
    for place, one in enumerate(passages):
        if one.fate is not Fate.DELETED or len(one.old) < _SHORTEST_MOVED:
            continue
        likes = {other: likeness(one.old, text) for other, text in come.items()}
        best = max(likes, key=likes.__getitem__, default=None)
        if best is not None and likes[best] >= _MOVED:
            moved |= {place, best}
            del come[best]
    return tuple(replace(one, moved=place in moved) for place, one in enumerate(passages))
