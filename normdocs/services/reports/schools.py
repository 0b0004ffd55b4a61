"""What a school reports, counted from its records: S16, S17."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from normdocs.content.reports import bases
from normdocs.domain.indicators.verdict import Verdict, figures
from normdocs.domain.organisation import HEAD
from normdocs.domain.records.mentoring import Coverage
from normdocs.domain.records.tally import Group, Tally
from normdocs.domain.reports.figures import (
    Cited,
    Official,
    Row,
    Satisfaction,
    Share,
    Table,
    UsedProgramme,
)
from normdocs.domain.reports.filing import Origin
from normdocs.domain.reports.school import Answer, EntryExit, FormShare, Involved, Measured
from normdocs.services.making.opening import open_dossier
from normdocs.services.reports.parts import GROUPS, involved, of_stages, satisfactions
from normdocs.services.reports.scene import Compiled, Scene, stated

# What a statement cites of the organisation's own documents; orders apart from the others.
ORDERS, PAPERS = "orders", frozenset({"regulations", "programmes", "roadmaps"})
INDICATOR = "mentees-10-18"


def monitoring(scene: Scene) -> Compiled:
    """Return the school's own monitoring (S16)."""
    values, origins = population(scene)
    tally = tally_of(scene)
    if tally is None:
        return Compiled(values, origins, counted=False)
    satisfaction = satisfied(scene)
    counts = scene.profile.counts
    known = figures(tally, counts.pupils, counts.staff, satisfaction)
    verdicts = scene.verdicts(known, tally.ageless)
    counted: dict[str, object] = {
        "involved": involved(tally),
        "pairs": tally.pairs,
        "completed": tally.completed,
        "meetings": table(tally.by_meeting, titles=meeting_titles(scene)),
        **{name: table(getattr(tally, name), tally.mentees) for name in GROUPS},
        "by_stage": of_stages(table(tally.by_stage), tally.mentees),
        "consents": Share(count=tally.consented, of=tally.participants, base=bases.PARTICIPANTS),
        "answers": tuple(answers(scene)),
        "satisfaction": satisfaction,
        "results": tuple(one.result for one in verdicts),
    }
    return of_records(scene, values | counted, origins | dict.fromkeys(counted, Origin.COUNTED), verdicts)


def statement(scene: Scene) -> Compiled:
    """Return the school's statement on the indicator (S17)."""
    values, origins = population(scene)
    values |= cited(scene) | programme(scene)
    origins |= dict.fromkeys(values.keys() - origins.keys(), Origin.COUNTED)
    tally = tally_of(scene)
    if tally is None:
        coverage = scene.profile.mentoring.coverage
        if coverage and coverage.as_of == scene.as_of:
            values["involved"], origins["involved"] = stated_coverage(coverage), Origin.REPORTED
        return Compiled(values, origins, counted="involved" in values)
    known = figures(tally, scene.profile.counts.pupils, scene.profile.counts.staff)
    verdicts = tuple(one for one in scene.verdicts(known, tally.ageless) if one.indicator.id == INDICATOR)
    counted: dict[str, object] = {
        "involved": involved(tally),
        "result": verdicts[0].result if verdicts else None,
        "forms": tuple(shares(tally)),
        "full_cycle": tally.completed == tally.pairs if tally.pairs else None,
    }
    return of_records(scene, values | counted, origins | dict.fromkeys(counted, Origin.COUNTED), verdicts)


def entry_exit(scene: Scene) -> Compiled:
    """Return the indicators on entry and exit (S15): a year begins where the one before it ended.

    What was measured is entered by hand and stays; of a new year last year's exit is the entry.
    """
    year = scene.profile.planning.school_year
    filed = [one.report for one in scene.view.filed(scene.profile.id) if one.report.type == "S15"]
    reports = {one.period: one for one in filed if isinstance(one, EntryExit)}
    before = max((period for period in reports if year and period < year), default=None)
    if year is None or year in reports or before is None:
        return Compiled({"school_year": year}, {}, counted=False)
    measured = reports[before].values
    carried = (Measured(indicator=one.indicator, entry=one.exit) for one in measured if one.exit is not None)
    return Compiled({"school_year": year, "values": tuple(carried)}, {"values": Origin.ENTERED})


def of_records(
    scene: Scene, values: dict[str, object], origins: dict[str, Origin], verdicts: tuple[Verdict, ...]
) -> Compiled:
    """Return what was counted, marked where somebody of those counted is made up."""
    made_up = any(one.example for one in scene.profile.mentoring.participants)
    return Compiled(values, origins, verdicts=verdicts, example=made_up)


def population(scene: Scene) -> tuple[dict[str, object], dict[str, Origin]]:
    """Return the school year and how many pupils the profile states."""
    values: dict[str, object] = {"school_year": scene.profile.planning.school_year}
    pupils = scene.profile.counts.pupils
    return values | ({"pupils": pupils} if stated(pupils) else {}), {"pupils": Origin.REPORTED}


def tally_of(scene: Scene) -> Tally | None:
    """Return what is counted of the school's records, None where it has none."""
    return scene.view.tallies([scene.profile.id], scene.as_of).get(scene.profile.id)


def stated_coverage(coverage: Coverage) -> Involved:
    """Return how many take part as the profile states it."""
    return Involved(pupils=coverage.pupils, teachers=coverage.teachers)


def satisfied(scene: Scene) -> Satisfaction:
    """Return the average satisfaction of both sides."""
    found = satisfactions(scene.view, scene.registry, [scene.profile.id], scene.as_of)
    return found.get(scene.profile.id, Satisfaction())


def answers(scene: Scene) -> Iterator[Answer]:
    """Yield the average answer to each question, of mentees and mentors together."""
    totals: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    asked: Counter[tuple[str, str]] = Counter()
    for one in scene.view.answered([scene.profile.id], scene.as_of):
        totals[one.questionnaire, one.question] += one.total
        asked[one.questionnaire, one.question] += one.asked
    for questionnaire in scene.registry.questionnaires:
        for question in questionnaire.questions:
            if number := asked[questionnaire.id, question.id]:
                yield Answer(
                    questionnaire=questionnaire.id,
                    question=question.text,
                    average=average_of(totals[questionnaire.id, question.id], number),
                    best=Decimal(questionnaire.scale.last),
                    asked=number,
                )


def average_of(total: Decimal, number: int) -> Decimal:
    """Return an average with two decimals, rounded half up."""
    return (total / number).quantize(Decimal("0.01"), ROUND_HALF_UP)


def table(
    groups: Mapping[str, Group], total: int | None = None, titles: Mapping[str, str] | None = None
) -> Table:
    """Return the people of each group as a table; of one organisation it does not say in how many."""
    rows = (
        Row(id=name, title=(titles or {}).get(name), people=group.people) for name, group in groups.items()
    )
    return Table(total=total, rows=tuple(rows))


def meeting_titles(scene: Scene) -> dict[str, str]:
    """Return what the kinds of meetings are called, by number."""
    return {str(place): one.title for place, one in enumerate(scene.registry.model.meetings, 1)}


def shares(tally: Tally) -> Iterator[FormShare]:
    """Yield the share of mentees in each form."""
    for name, group in tally.by_form.items():
        yield FormShare(form=name, value=Share(count=group.people, of=tally.mentees, base=bases.MENTEES))


def cited(scene: Scene) -> dict[str, object]:
    """Return the organisation's documents that have number and date, as of the day."""
    dossier = open_dossier(scene.registry, scene.profile, scene.view, scene.today)
    orders, papers = [], []
    for fellow in dossier.fellows.values():
        kind = scene.registry.type(fellow.code)
        if kind is None or not fellow.number or not fellow.date or fellow.date > scene.as_of:
            continue
        if fellow.access != "public" or fellow.necessity != "core":
            continue
        one = Cited(title=fellow.title, kind=fellow.noun, number=fellow.number, date=fellow.date)
        if kind.family == ORDERS:
            orders.append(one)
        elif kind.family in PAPERS:
            papers.append(one)
    return {"orders": tuple(orders), "documents": tuple(papers)}


def programme(scene: Scene) -> dict[str, object]:
    """Return the school's programme as its profile has it."""
    own = scene.profile.mentoring.programme
    head = scene.profile.officer(HEAD, scene.as_of)
    approver = Official(name=head.name, gender=head.gender, post=head.title) if head else None
    kind = scene.registry.type("S06")
    used = UsedProgramme(title=kind.title if kind else None, years=own.years, approved_by=approver)
    return {"programme": used, "programme_goal": own.goal, "tasks": own.tasks} if own.years else {}
