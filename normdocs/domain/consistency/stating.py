"""Claims of the parts reports are made of: sums, tables, shares, acts, people, plans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from normdocs.domain.consistency.citations import even
from normdocs.domain.consistency.claims import (
    Agreeing,
    At,
    Bound,
    Claim,
    Figure,
    Groups,
    Percentage,
    Shares,
    Sum,
    Target,
    Whole,
)
from normdocs.domain.consistency.reading import Reading, person_key
from normdocs.domain.consistency.statements import Called, Citation, Founded, Holder, Term
from normdocs.domain.loaded import Path
from normdocs.domain.organisation import Pupils
from normdocs.domain.reports.figures import (
    Cited,
    Official,
    Organisations,
    Result,
    Satisfaction,
    Scope,
    Share,
    Table,
)
from normdocs.domain.reports.report import Report

# How an indicator's name begins that is an average, and ends that counts an age, and who are of it.
AVERAGES = "satisfaction"
AGES = {"10-18": "aged_10_18", "15-18": "aged_15_18"}


class Stating:
    """Makes the claims of one report; each method those of one of its parts, at a path of the report."""

    def __init__(self, report: Report, reading: Reading) -> None:
        self.report = report
        self.reading = reading

    def at(self, *path: str | int) -> At:
        """Return the place of a field."""
        return At(self.report.type, path, self.report.organisation)

    def summed(self, path: Path, total: int | None, parts: Iterable[int | None]) -> Iterator[Claim]:
        """Claim that parts make up a total, where all of them are stated."""
        found = list(parts)
        known = [part for part in found if part is not None]
        if total is not None and found and len(known) == len(found):
            yield Sum(self.at(*path), total, tuple(known))

    def lines(
        self, path: Path, total: int | None, lines: Iterable[tuple[str, int | None]], of: Whole
    ) -> Iterator[Claim]:
        """Claim that lines (name, part) make up a total.

        Who has not reported is in no sum; where others' parts are unknown too, the known ones are bounded by
        the total.
        """
        parts = [part for name, part in lines if part is not None or name not in self.report.not_reported]
        if None in parts:
            yield from self.bounded(path, sum(part or 0 for part in parts), total, of)
        else:
            yield from self.summed(path, total, parts)

    def bounded(
        self, path: Path, part: int | str | None, whole: int | None, of: Whole, label: str = ""
    ) -> Iterator[Claim]:
        """Claim that a part is not above a whole, where both are numbers."""
        if isinstance(part, int) and whole is not None:
            yield Bound(self.at(*path), part, (whole,), of, label)

    def organisations(self, path: Path, stated: Organisations, all_of: int | None = None) -> Iterator[Claim]:
        """Claim that kinds of organisations make up their number, and that there are no more than of all."""
        parts = tuple(stated.parts.values())
        if stated.total is not None and len(parts) > 1:
            yield Sum(self.at(*path), stated.total, parts)
        elif stated.total is not None and parts:
            yield Bound(self.at(*path), parts[0], (stated.total,), "organisations")
        yield from self.bounded(path, stated.number, all_of, "organisations")

    def figure(self, path: Path, subject: str, value: int | None, of: str | None = None) -> Iterator[Claim]:
        """Claim a number other documents of the day may state too, of an organisation, the report's own."""
        if value is not None:
            place = of or self.report.organisation
            yield Figure(self.at(*path), subject, place, self.report.as_of, value)

    def agreeing(self, path: Path, value: int | None, among: Iterable[int | None]) -> Iterator[Claim]:
        """Claim that a number is one of those stated elsewhere in the report, where any is."""
        known = tuple(one for one in among if one is not None)
        if value is not None and known:
            yield Agreeing(self.at(*path), value, known)

    def pupils(self, path: Path, pupils: Pupils) -> Iterator[Claim]:
        """Claim that stages of schooling make up all pupils, and that ages are some of them."""
        stages = (pupils.primary, pupils.basic, pupils.secondary)
        yield from self.summed((*path, "total"), pupils.total, stages)
        yield from self.bounded((*path, "aged_10_18"), pupils.aged_10_18, pupils.total, "people")
        if len(path) == 1:
            for name, value in pupils:
                yield from self.figure((*path, name), f"pupils.{name}", value)
        whole = pupils.total if pupils.aged_10_18 is None else pupils.aged_10_18
        yield from self.bounded((*path, "aged_15_18"), pupils.aged_15_18, whole, "people")

    def table(self, name: str, table: Table, organisations: int | None) -> Iterator[Claim]:
        """Claim of each row that it is in no more organisations than there are."""
        for place, row in enumerate(table.rows):
            path = (name, "rows", place, "organisations")
            yield from self.bounded(path, row.organisations, organisations, "organisations", row.id)

    def distinct(self, name: str, table: Table) -> Iterator[Claim]:
        """Claim that the rows, people who stand in one row each, make up the total."""
        if table.rows:
            yield from self.summed((name, "total"), table.total, (row.people for row in table.rows))

    def groups(
        self,
        name: str,
        table: Table,
        distinct: int | None,
        covering: bool = False,
        bounded: Iterable[str] | None = None,
    ) -> Iterator[Claim]:
        """Claim of rows that overlap: their sum, and that none is above the distinct people they are of."""
        rows = tuple((row.id, row.people) for row in table.rows if row.people is not None)
        if rows and len(rows) == len(table.rows):
            those = frozenset(bounded if bounded is not None else (label for label, _ in rows))
            yield Groups(self.at(name), rows, table.total, distinct, covering, those)
        elif rows and distinct is not None:
            # Nothing can be said of a sum some of whose rows nobody counted, only of each row.
            for place, row in enumerate(table.rows):
                if bounded is None or row.id in bounded:
                    path = (name, "rows", place, "people")
                    yield from self.bounded(path, row.people, distinct, "people", row.id)

    def share(self, path: Path, share: Share, whole: Whole | None = "people") -> Iterator[Claim]:
        """Claim a percentage as it was published, and that the part is not above the whole."""
        if share.stated is not None:
            yield Percentage(self.at(*path), share.stated, share.decimals, share.count, share.of, share.base)
        if whole:
            yield from self.bounded((*path, "count"), share.count, share.of, whole)

    def shares(self, path: Path, shares: Iterable[Share]) -> Iterator[Claim]:
        """Claim percentages beside each other, each recomputed where it can be."""
        stated = [one for one in shares if one.stated is not None]
        if len(stated) == 1:
            yield from self.share(path, stated[0])
        elif stated:
            numbers = tuple(one.stated for one in stated if one.stated is not None)
            yield Shares(self.at(*path), numbers, all(one.of or one.base for one in stated))

    def result(self, path: Path, result: Result, of: int | None = None) -> Iterator[Claim]:
        """Claim an indicator's value, and its verdict where a target is stated; `of` is its known base."""
        share = result.value
        base = share.of if share.of is not None else of
        # An average is no share of anything.
        if share.base or share.count is not None or not result.indicator.startswith(AVERAGES):
            yield from self.share((*path, "value"), share)
        if result.target is not None:
            yield Target(
                self.at(*path),
                result.target,
                share.count,
                base,
                share.stated if share.base else None,
                share.decimals,
                result.met,
                share.base is not None,
            )

    def results(self, path: Path, results: Iterable[Result], pupils: Pupils) -> Iterator[Claim]:
        """Claim each of several indicators; a base nobody names is the population of its age."""
        for place, one in enumerate(results):
            name = next((name for age, name in AGES.items() if one.indicator.endswith(age)), None)
            yield from self.result((*path, place), one, getattr(pupils, name) if name else None)
            if name:
                yield from self.figure((*path, place, "value", "of"), f"pupils.{name}", one.value.of)

    def satisfaction(self, satisfaction: Satisfaction, organisations: int | None) -> Iterator[Claim]:
        """Claim that no more organisations were asked than there are."""
        path = ("satisfaction", "organisations")
        yield from self.bounded(path, satisfaction.organisations, organisations, "organisations")

    def scope(self, name: str, scope: Scope, organisations: int | None) -> Iterator[Claim]:
        """Claim that something is under way in no more organisations than there are."""
        yield from self.bounded((name, "organisations"), scope.organisations, organisations, "organisations")

    def cited(self, path: Path, acts: Iterable[Cited]) -> Iterator[Claim]:
        """Claim acts as they are cited, in one list, and what years they are for."""
        for place, act in enumerate(acts):
            yield self.citation((*path, place), act, path)
            yield from self.term((*path, place), act.title, act.until)

    def term(self, path: Path, title: str | None, until: int | None) -> Iterator[Claim]:
        """Claim the last year something is for."""
        if until is not None:
            yield Term(self.at(*path), title, until, self.report.as_of)

    def citation(self, path: Path, act: Cited, listed: Path, personal: bool = False) -> Citation:
        """Return an act as it is cited."""
        return Citation(
            self.at(*path),
            listed,
            act.title or act.kind,
            act.kind,
            act.issuer,
            act.number,
            act.date,
            act.act,
            self.report.as_of,
            personal,
        )

    def founded(self, path: Path, acts: Iterable[Cited], period: str | None) -> Iterator[Claim]:
        """Claim when that began which an act brought about: its issuer's first, made before it ended."""
        span = self.reading.period(period) if period else None
        if period is None or span is None or span.begins is None or span.yearless or span.long:
            return
        first: dict[str, Cited] = {}
        for act in sorted((one for one in acts if one.date), key=lambda one: one.date or self.report.as_of):
            first.setdefault(even(act.issuer), act)
        for act in first.values():
            if act.date and act.number and span.ends and act.date <= span.ends:
                yield Founded(self.at(*path), act.number, act.date, period, span.begins)

    def official(self, path: Path, official: Official | None, of: str | None = None) -> Iterator[Claim]:
        """Claim that somebody is in a post of the organisation `of`, or of the one that is named."""
        if official is None or official.post is None:
            return
        words, leads = self.reading.post(official.post)
        key, place = person_key(official.name), official.organisation or of
        yield Holder(
            self.at(*path), official.name, key, official.post, words, leads, place, self.report.as_of
        )

    def called(self, path: Path, name: str) -> Claim:
        """Claim an organisation's name."""
        return Called(self.at(*path), name)
