"""Claims of school reports: S03, S15, S16, S17."""

from __future__ import annotations

from collections.abc import Iterator

from normdocs.domain.consistency.claims import Claim
from normdocs.domain.consistency.reading import Reading
from normdocs.domain.consistency.statements import Numbered, Planned
from normdocs.domain.consistency.stating import AGES, Stating
from normdocs.domain.reports.school import (
    Involved,
    Monitoring,
    SchoolStatement,
    WrittenAction,
    WrittenRoadmap,
)


def of_statement(report: SchoolStatement, reading: Reading) -> Iterator[Claim]:
    """Yield the claims of S17."""
    state, pupils = Stating(report, reading), report.pupils
    yield from state.cited(("documents",), report.documents)
    yield from state.cited(("orders",), report.orders)
    if report.base_annex:
        yield state.citation(("base_annex",), report.base_annex, ("base_annex",), personal=True)
    yield from state.pupils(("pupils",), pupils)
    yield from involved(state, report.involved, pupils.total)
    if report.result:
        yield from state.result(("result",), report.result, base_of(report))
    if report.programme:
        years = report.programme.years
        until = report.programme.until or (years.last if years else None)
        yield from state.term(("programme",), report.programme.title, until)
    yield from state.shares(("forms",), (one.value for one in report.forms))
    for place, form in enumerate(report.forms):
        if form.value.of is not None:
            yield from state.share(("forms", place, "value"), form.value)


def base_of(report: SchoolStatement) -> int | None:
    """Return the number of pupils the result is a share of, where the statement names it elsewhere."""
    name = report.result.indicator if report.result else ""
    aged = next((getattr(report.pupils, field) for age, field in AGES.items() if name.endswith(age)), None)
    return report.pupils.total if aged is None else aged


def involved(state: Stating, people: Involved, pupils: int | None) -> Iterator[Claim]:
    """Yield the claims of how many take part; a pupil may be mentee and mentor at once."""
    path = ("involved",)
    yield from state.bounded((*path, "pupils"), people.pupils, pupils, "people")
    for name in ("mentees", "mentors"):
        whole = pupils if people.pupils is None else people.pupils
        yield from state.bounded((*path, name), getattr(people, name), whole, "people")
    for name in ("pupils", "teachers", "mentees", "mentors", "young_specialists"):
        yield from state.figure((*path, name), f"involved.{name}", getattr(people, name))


def of_monitoring(report: Monitoring, reading: Reading) -> Iterator[Claim]:
    """Yield the claims of S16."""
    state, pupils = Stating(report, reading), report.pupils
    yield from state.pupils(("pupils",), pupils)
    yield from involved(state, report.involved, pupils.total)
    yield from state.bounded(("completed",), report.completed, report.pairs, "pairs")
    yield from state.distinct("by_stage", report.by_stage)
    people = report.by_stage.total
    for name, table in (("by_form", report.by_form), ("by_model", report.by_model)):
        yield from state.groups(name, table, people, bounded=())
    yield from state.groups("by_category", report.by_category, people, bounded=())
    yield from state.share(("consents",), report.consents)
    yield from state.results(("results",), report.results, pupils)


def of_roadmap(report: WrittenRoadmap, reading: Reading) -> Iterator[Claim]:
    """Yield the claims of S03 as somebody wrote it."""
    state = Stating(report, reading)
    for place, name in enumerate(report.names):
        yield state.called(("names", place), name)
    yield from state.cited(("basis",), report.basis)
    years = tuple(int(year) for year in report.school_year.split("-"))
    for number, stage in enumerate(report.stages):
        if stage.number is not None:
            yield Numbered(state.at("stages", number, "number"), stage.number)
        for direction, rows in enumerate(stage.directions):
            for row, action in enumerate(rows.actions):
                path = ("stages", number, "directions", direction, "actions", row)
                yield from of_action(state, path, action, years)


def of_action(
    state: Stating, path: tuple[str | int, ...], action: WrittenAction, years: tuple[int, ...]
) -> Iterator[Claim]:
    """Yield the claims of one action."""
    span = state.reading.period(action.period) if action.period else None
    answered = bool(action.responsible or action.roles)
    yield Planned(state.at(*path), action.text, action.period, span, answered, years)
    for place, official in enumerate(action.responsible):
        yield from state.official((*path, "responsible", place), official, state.report.organisation)
