"""Rules of plans: stages and periods in order, a year in every period, somebody responsible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise

from normdocs.domain.consistency.breach import Breach
from normdocs.domain.consistency.claims import Claims
from normdocs.domain.consistency.statements import Numbered, Planned
from normdocs.domain.finding import Severity

E, W = Severity.ERROR, Severity.WARNING
ORDER, YEAR, RESPONSIBLE = "order", "period-year", "responsible"


def order(claims: Claims) -> Iterator[Breach]:
    """Stages are numbered upwards, and no action begins before the latest begin so far."""
    for _, stages in groupby(claims.of(Numbered), key=lambda one: (one.at.document, one.at.organisation)):
        for first, second in pairwise(stages):
            if second.number <= first.number:
                values = {"number": second.number, "first": first.number}
                yield Breach(ORDER, E, second.at, "stage", values)
    ordered = (one for one in claims.of(Planned) if one.ordered)
    for _, plan in groupby(ordered, key=lambda one: (one.at.document, one.at.organisation)):
        yield from breaks(list(plan))


def breaks(plan: Sequence[Planned]) -> Iterator[Breach]:
    """Yield the actions that begin before the latest begin so far, neighbours of one period once.

    What has no begin (when the occasion arises, by some day) or lasts whole years is in nobody's way. Without
    a year a period is read in the years of its neighbours, and is out of order only if it is in each of them.
    """
    dated = [one for one in plan if one.span and one.span.begins and not one.span.long]
    latest: tuple[date, Planned] | None = None
    for place, one in enumerate(dated):
        begins = readings(dated, place)
        again = place > 0 and dated[place - 1].span == one.span
        if latest and begins and max(begins) < latest[0] and not again:
            values = {"period": one.period, "text": one.text, "latest": latest[1].period}
            yield Breach(ORDER, E, one.at, "period", values, (latest[1].at,))
        elif len(begins) == 1 and (latest is None or begins[0] > latest[0]):
            latest = (begins[0], one)


def readings(plan: Sequence[Planned], place: int) -> list[date]:
    """Return when an action may begin: without a year, in each of the years of its neighbours."""
    span = plan[place].span
    if span is None or span.begins is None:
        return []
    if not span.yearless:
        return [span.begins]
    before = next((year_of(one) for one in reversed(plan[:place]) if year_of(one)), None)
    after = next((year_of(one) for one in plan[place + 1 :] if year_of(one)), None)
    years = {year for year in (before, after) if year} or set(plan[place].years)
    return [span.begins.replace(year=year, day=min(span.begins.day, 28)) for year in sorted(years)]


def year_of(one: Planned) -> int | None:
    """Return the year an action begins in, where its period says so."""
    return one.span.begins.year if one.span and one.span.begins and not one.span.yearless else None


def period_years(claims: Claims) -> Iterator[Breach]:
    """A period names its year."""
    for one in claims.of(Planned):
        if one.span and one.span.yearless:
            yield Breach(YEAR, W, one.at, values={"period": one.period, "text": one.text})


def responsible(claims: Claims) -> Iterator[Breach]:
    """Somebody answers for every action."""
    for one in claims.of(Planned):
        if not one.responsible:
            yield Breach(RESPONSIBLE, W, one.at, values={"text": one.text})
