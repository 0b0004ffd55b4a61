"""What each organisation contributes to a sum: what it reported, else what is counted of its records."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from normdocs.domain.indicators.effectiveness import Asked, Effectiveness, Figure, defined
from normdocs.domain.indicators.verdict import Figures, figures
from normdocs.domain.organisation import Pupils
from normdocs.domain.records.mentoring import UNSTATED
from normdocs.domain.records.tally import Group, Tally
from normdocs.domain.registry import Registry
from normdocs.domain.reports import Report
from normdocs.domain.reports.figures import Result, Row, Satisfaction, Table, percentage
from normdocs.domain.reports.filing import Filed, Origin
from normdocs.domain.reports.school import Involved, Monitoring, SchoolStatement
from normdocs.services.ports import View
from normdocs.services.ports.reports import Answered, Member

# A report counts for what is summed up within the half-year after it.
HALF_YEAR = timedelta(days=183)
# Which organisations are summed up, and where statements count them.
BY_KIND = {
    "general-education": "general",
    "additional-education": "additional",
    "preschool-education": "preschool",
    "vocational-education": "vocational",
}
# Who reports for a municipality and for a region.
AUTHORITY, MINISTRY = "education-authority", "education-ministry"
GROUPS = ("by_form", "by_stage", "by_category", "by_model")


@dataclass(frozen=True)
class Part:
    """One organisation's figures. `groups` are people by what they share, for each of GROUPS.

    `ageless` are pupils whose date of birth nobody stated; `monitored`: it filed its own monitoring.
    """

    member: Member
    origin: Origin
    involved: Involved
    pupils: Pupils
    figures: Figures
    satisfaction: Satisfaction
    groups: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    ageless: int = 0
    monitored: bool = False
    example: bool = False

    @property
    def takes_part(self) -> bool:
        """Whether anybody takes part there."""
        counted = (getattr(self.involved, name) for name in type(self.involved).model_fields)
        return any(counted)


@dataclass(frozen=True)
class Gathering:
    """The organisations of a territory: what each contributes, and who keeps records."""

    members: tuple[Member, ...]
    parts: Mapping[str, Part]
    recorded: frozenset[str]

    @property
    def silent(self) -> tuple[Member, ...]:
        """Who neither reported nor keeps records."""
        return tuple(member for member in self.members if member.id not in self.parts)

    @property
    def takers(self) -> tuple[Member, ...]:
        """Where somebody takes part."""
        return tuple(part.member for part in self.parts.values() if part.takes_part)

    def of(self, municipality: str | None) -> Gathering:
        """Return the same of one municipality."""
        members = tuple(one for one in self.members if one.municipality == municipality)
        parts = {one.id: self.parts[one.id] for one in members if one.id in self.parts}
        return Gathering(members, parts, self.recorded.intersection(one.id for one in members))


def gathered(view: View, registry: Registry, members: Iterable[Member], as_of: date) -> Gathering:
    """Return what schools reported within the half-year before `as_of`, else what is counted on the day."""
    schools = tuple(one for one in members if one.kind in BY_KIND)
    names = [one.id for one in schools]
    since = as_of - HALF_YEAR
    monitorings = view.filed_within("S16", since, as_of, names)
    statements = view.filed_within("S17", since, as_of, names)
    tallies, known = view.tallies(names, as_of), defined(registry.effectiveness, as_of)
    satisfied = satisfactions(view, registry, [name for name in tallies if name not in monitorings], as_of)
    parts = {}
    for one in schools:
        filed = [kept for kept in (monitorings.get(one.id), statements.get(one.id)) if kept]
        counted = None
        if one.id in tallies:
            counted = recorded(one, tallies[one.id], satisfied.get(one.id, Satisfaction()))
        if filed:
            parts[one.id] = reported(one, filed, known, counted)
        elif counted:
            parts[one.id] = counted
    return Gathering(schools, parts, frozenset(tallies))


def recorded(member: Member, tally: Tally, satisfaction: Satisfaction) -> Part:
    """Return what is counted of an organisation's records."""
    counts = member.counts
    groups = {name: {key: one.people for key, one in getattr(tally, name).items()} for name in GROUPS}
    return Part(
        member=member,
        origin=Origin.COUNTED,
        involved=involved(tally),
        pupils=counts.pupils,
        figures=figures(tally, counts.pupils, counts.staff, satisfaction),
        satisfaction=satisfaction,
        groups=groups,
        ageless=tally.ageless,
        example=member.example,
    )


def involved(tally: Tally) -> Involved:
    """Return how many take part."""
    return Involved(
        pupils=tally.pupils,
        teachers=tally.teachers,
        mentees=tally.mentees,
        mentors=tally.mentors,
        young_specialists=tally.young_specialists,
    )


def reported(
    member: Member, filed: Iterable[Filed], known: Collection[Effectiveness], counted: Part | None = None
) -> Part:
    """Return what an organisation reported.

    What it left out of one report may stand in the other, or be counted of its records.
    """
    reports = [one.report for one in filed]
    monitorings = [one for one in reports if isinstance(one, Monitoring)]
    own = [one for one in reports if isinstance(one, Monitoring | SchoolStatement)]
    besides = [counted] if counted else []
    stated = first_stated([*(one.involved for one in own), *(one.involved for one in besides)])
    pupils = Pupils.model_validate(first_stated([*(one.pupils for one in own), member.counts.pupils]))
    satisfaction = Satisfaction.model_validate(
        first_stated([*(one.satisfaction for one in monitorings), *(one.satisfaction for one in besides)])
    )
    found = dict(figures(None, pupils, member.counts.staff, satisfaction))
    results = [result for one in own for result in results_of(one)]
    for more in (of_results(results, known), *(one.figures for one in besides)):
        found = {**more, **found}
    groups = counted.groups if counted else {}
    return Part(
        member=member,
        origin=Origin.REPORTED,
        involved=Involved.model_validate(stated),
        pupils=pupils,
        figures=found,
        satisfaction=satisfaction,
        groups={name: people(getattr(monitorings[0], name)) for name in GROUPS} if monitorings else groups,
        monitored=bool(monitorings),
        example=member.example or any(one.example for one in reports),
    )


def first_stated(values: Iterable[Pupils | Involved | Satisfaction]) -> dict[str, object]:
    """Return each field as the first value that states it has it."""
    found: dict[str, object] = {}
    for value in values:
        for name in type(value).model_fields:
            if (number := getattr(value, name)) is not None:
                found.setdefault(name, number)
    return found


def results_of(report: Report) -> list[Result]:
    """Return the values of indicators a report states, whether it has several or one."""
    return [*getattr(report, "results", ()), *filter(None, [getattr(report, "result", None)])]


def of_results(results: Iterable[Result], known: Iterable[Effectiveness]) -> dict[Figure, int]:
    """Return the figures that stand in indicators' values; where one stands twice, the first counts."""
    indicators = {one.id: one for one in known}
    found: dict[Figure, int] = {}
    for result in results:
        one = indicators.get(result.indicator)
        if one and one.denominator:
            for name, number in ((one.numerator, result.value.count), (one.denominator, result.value.of)):
                if number is not None:
                    found.setdefault(name, number)
    return found


def people(table: Table) -> dict[str, int]:
    """Return the people of a table's rows; those of whom nothing is stated are told anew of the sum."""
    return {row.id: row.people for row in table.rows if row.people is not None and row.id != UNSTATED}


def of_stages(table: Table, mentees: int | None) -> Table:
    """Return the table of stages with all mentees as its total.

    People are told apart by stage: those of whom nobody states one have a row of their own.
    """
    missing = (mentees or 0) - sum(row.people or 0 for row in table.rows)
    rest = (Row(id=UNSTATED, people=missing),) if table.rows and missing > 0 else ()
    return Table(total=mentees, rows=(*table.rows, *rest))


def satisfactions(
    view: View, registry: Registry, organisations: Collection[str], as_of: date
) -> dict[str, Satisfaction]:
    """Return the average answers to what the indicators ask, per cent of the scale, by organisation."""
    found: dict[str, dict[str, Decimal | int]] = {}
    for one in defined(registry.effectiveness, as_of):
        if one.asked is None:
            continue
        field_name = one.numerator.partition(".")[2]
        for answered in view.answered(organisations, as_of, (one.asked.questionnaire, one.asked.question)):
            if f"{answered.part}s" == field_name:
                own = found.setdefault(answered.organisation, {"people": 0})
                own[field_name] = average(registry, answered, one.asked, one.decimals)
                own["people"] += answered.asked
    return {name: Satisfaction.model_validate(own) for name, own in found.items()}


def average(registry: Registry, answered: Answered, asked: Asked, decimals: int) -> Decimal:
    """Return the average answer in per cent of the scale's last mark."""
    questionnaire = registry.questionnaire(asked.questionnaire)
    best = questionnaire.scale.last if questionnaire else 1
    return percentage(answered.total, answered.asked * best, decimals)


def groups_of(parts: Iterable[Part], name: str) -> dict[str, Group]:
    """Return how many organisations and people share what, over all parts that tell it."""
    found: dict[str, Group] = {}
    for part in parts:
        for key, count in part.groups.get(name, {}).items():
            if count:
                so_far = found.get(key, Group(0, 0))
                found[key] = Group(so_far.organisations + 1, so_far.people + count)
    return found
