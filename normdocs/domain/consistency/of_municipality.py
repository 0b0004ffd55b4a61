"""Claims of municipal and regional reports: M06, M07, M10, R06."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normdocs.domain.consistency.claims import Bound, Claim, Everywhere, Sum
from normdocs.domain.consistency.reading import Reading
from normdocs.domain.consistency.statements import Planned
from normdocs.domain.consistency.stating import Stating
from normdocs.domain.reports.municipal import (
    Coverage,
    MunicipalStatement,
    Plan,
    Programmes,
    RegionalStatement,
    RoadmapRegister,
    SchoolFigures,
)

# What a school's line says, as the school's own reports say it.
LINES = {"mentees": "involved.mentees", "mentors": "involved.mentors", "pupils": "pupils.aged_10_18"}


def of_statement(report: MunicipalStatement, reading: Reading) -> Iterator[Claim]:
    """Yield the claims of M07."""
    state, number = Stating(report, reading), report.organisations.number
    yield from state.cited(("acts",), report.acts)
    yield from state.founded(("events", "period"), report.acts, report.events.period)
    yield from state.organisations(("organisations",), report.organisations)
    yield from state.scope("events", report.events, number)
    yield from state.organisations(("roadmaps", "made"), report.roadmaps.made, number)
    yield from programmes(state, report.programmes, number)
    yield from state.pupils(("pupils",), report.pupils)
    yield from coverage(state, (), report.coverage)
    yield from ages(state, (), report.coverage, report.pupils.aged_10_18)
    yield from left_out(state, report, number)
    yield from state.results(("results",), report.results, report.pupils)
    yield from state.satisfaction(report.satisfaction, number)
    yield from schools(state, report.schools, report.coverage, number)


def programmes(state: Stating, stated: Programmes, number: int | None) -> Iterator[Claim]:
    """Yield that programmes stand in no more organisations than there are programmes, or organisations."""
    path = ("programmes", "organisations")
    yield from state.organisations(("programmes", "number"), stated.number)
    parts = tuple(stated.number.parts.values())
    # One kind alone need not be all there are.
    whole = parts if len(parts) > 1 else (stated.number.total,)
    if stated.organisations is not None and whole[0] is not None:
        yield Bound(state.at(*path), stated.organisations, tuple(one or 0 for one in whole), "programmes")
    yield from state.bounded(path, stated.organisations, number, "organisations")


def coverage(state: Stating, path: tuple[str | int, ...], stated: Coverage) -> Iterator[Claim]:
    """Yield that mentees and mentors make up those who take part, with the teachers or without."""
    place = (*path, "coverage")
    pupils = (stated.mentees, stated.mentors)
    if stated.total is not None and stated.mentees is not None and stated.mentors is not None:
        also = (stated.mentees + stated.mentors + stated.teachers,) if stated.teachers is not None else ()
        yield Sum(state.at(*place, "total"), stated.total, (stated.mentees, stated.mentors), also)
    else:
        for name, part in zip(("mentees", "mentors"), pupils, strict=True):
            yield from state.bounded((*place, name), part, stated.total, "people")
    yield from state.share((*place, "share"), stated.share)
    taking_part = (stated.total, *pupils, sum(part or 0 for part in pupils), everybody(stated))
    if stated.total is not None:
        yield from state.agreeing((*place, "share", "count"), stated.share.count, taking_part)


def everybody(stated: Coverage) -> int:
    """Return how many take part, pupils and teachers."""
    return sum(part or 0 for part in (stated.mentees, stated.mentors, stated.teachers))


def ages(
    state: Stating, path: tuple[str | int, ...], stated: Coverage, population: int | None
) -> Iterator[Claim]:
    """Yield that mentees are no more than there are children of their age."""
    yield from state.bounded((*path, "coverage", "mentees"), stated.mentees, population, "people")


def left_out(state: Stating, report: MunicipalStatement, number: int | None) -> Iterator[Claim]:
    """Yield what is said of all organisations, though some have nobody in the programme.

    A programme nobody takes part in cannot be monitored; records of those who take part can be everywhere.
    """
    yield from state.bounded(("uncovered",), report.uncovered, number, "organisations")
    yield from state.bounded(("personal_records",), report.personal_records, number, "organisations")
    if report.self_monitored == "all":
        yield Everywhere(state.at("self_monitored"), uncovered=report.uncovered)
    else:
        yield from state.bounded(("self_monitored",), report.self_monitored, number, "organisations")


def schools(
    state: Stating, lines: Sequence[SchoolFigures], stated: Coverage, number: int | None
) -> Iterator[Claim]:
    """Yield that the schools' lines make up the municipality's figures."""
    for place, line in enumerate(lines):
        yield state.called(("schools", place, "name"), line.name)
        if line.id:
            for name, subject in LINES.items():
                yield from state.figure(("schools", place, name), subject, getattr(line, name), line.id)
        # Pupils here are those the indicator counts; its own count says how many mentees are among them.
        counted = line.mentees if line.share.count is None else line.share.count
        yield from state.bounded(("schools", place, "mentees"), counted, line.pupils, "people")
        yield from state.share(("schools", place, "share"), line.share)
    # Where the lines are not of all organisations, others may add to them.
    others = len(lines) + len(state.report.not_reported) < (number or 0)
    for name in ("mentees", "mentors") if lines else ():
        parts, total = [(line.name, getattr(line, name)) for line in lines], getattr(stated, name)
        if others and total is not None:
            known = sum(part or 0 for _, part in parts)
            yield from state.bounded(("coverage", name), known, total, "people")
        else:
            yield from state.lines(("coverage", name), total, parts, "people")


def of_register(report: RoadmapRegister, reading: Reading) -> Iterator[Claim]:
    """Yield the claims of M06."""
    state = Stating(report, reading)
    for place, row in enumerate(report.rows):
        yield state.called(("rows", place, "name"), row.name)
        if row.order.title or row.order.number or row.order.date:
            # Each order is another organisation's: one number may be given by several.
            order = row.order if row.order.issuer else row.order.model_copy(update={"issuer": row.name})
            yield state.citation(("rows", place, "order"), order, ("rows",))
        yield from state.official(("rows", place, "agreed_by"), row.agreed_by)


def of_plan(report: Plan, reading: Reading) -> Iterator[Claim]:
    """Yield the claims of M10; measures of a plan need not follow each other."""
    state = Stating(report, reading)
    years = tuple(int(year) for year in report.school_year.split("-"))
    answered = any(one.responsible for one in report.measures)
    for place, one in enumerate(report.measures):
        span = reading.period(one.period) if one.period else None
        named = bool(one.responsible) or not answered
        yield Planned(state.at("measures", place), one.text, one.period, span, named, years, ordered=False)


def of_region(report: RegionalStatement, reading: Reading) -> Iterator[Claim]:
    """Yield the claims of R06."""
    state, lines = Stating(report, reading), report.municipalities
    yield from state.cited(("acts",), report.acts)
    yield from state.organisations(("organisations",), report.organisations)
    yield from state.pupils(("pupils",), report.pupils)
    yield from coverage(state, (), report.coverage)
    yield from ages(state, (), report.coverage, report.pupils.aged_10_18)
    yield from state.table("by_form", report.by_form, report.organisations.number)
    yield from state.groups("by_form", report.by_form, None)
    yield from state.results(("results",), report.results, report.pupils)
    yield from state.satisfaction(report.satisfaction, report.organisations.number)
    for place, line in enumerate(lines):
        yield from coverage(state, ("municipalities", place), line.coverage)
        yield from ages(state, ("municipalities", place), line.coverage, line.pupils.aged_10_18)
        yield from state.pupils(("municipalities", place, "pupils"), line.pupils)
    if lines:
        total = report.organisations.number
        numbers = [(line.name, line.organisations) for line in lines]
        yield from state.lines(("organisations",), total, numbers, "organisations")
        for name in ("total", "mentees", "mentors", "teachers"):
            parts = [(line.name, getattr(line.coverage, name)) for line in lines]
            yield from state.lines(("coverage", name), getattr(report.coverage, name), parts, "people")
        for name in ("total", "aged_10_18", "aged_15_18"):
            parts = [(line.name, getattr(line.pupils, name)) for line in lines]
            yield from state.lines(("pupils", name), getattr(report.pupils, name), parts, "people")
