"""What single files cannot show: names in the registry that lead nowhere, or are there twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from normdocs.domain.acts.legislation import act_flaws
from normdocs.domain.approval.calendar import Calendar, Transfer, is_weekend
from normdocs.domain.approval.route import APPROVING, Route
from normdocs.domain.catalogue import DocumentType
from normdocs.domain.indicators.effectiveness import Effectiveness, meet
from normdocs.domain.loaded import Path
from normdocs.domain.registry import Registry
from normdocs.domain.reports.words import sections, unsaid
from normdocs.domain.validation import nearest
from normdocs.errors import InputError


@dataclass(frozen=True)
class Flaw:
    """Something wrong at `path` of one entry: `part` is acts, types, routes, …, `key` its name there."""

    part: str
    key: str
    path: Path
    reason: InputError


def flaws(registry: Registry) -> Iterator[Flaw]:
    """Yield everything that does not fit together."""
    for flaw in act_flaws(registry.acts):
        yield Flaw("acts", flaw.act, flaw.path, flaw.reason)
    for kind in registry.types:
        yield from _type(kind, registry)
    yield from _circles(registry)
    roles = {role.id for role in registry.model.roles}
    yield from _roadmap(registry, roles)
    for name, route in registry.routes.items():
        yield from _route(name, route, roles)
    yield from _twice("indicators", "indicators", [indicator.id for indicator in registry.indicators])
    yield from _effectiveness(registry)
    yield from _report_fields(registry)
    yield from _questionnaires(registry)
    yield from _calendar(registry.calendar)


def _unknown(part: str, key: str, path: Path, names: Iterable[str], known: Iterable[str]) -> Iterator[Flaw]:
    choices = sorted(known)
    for number, name in enumerate(names):
        if name not in choices:
            yield Flaw(part, key, (*path, number), nearest(name, choices))


def _twice(part: str, key: str, names: list[str]) -> Iterator[Flaw]:
    for number, name in enumerate(names):
        if name in names[:number]:
            yield Flaw(part, key, (number,), InputError("{id} is listed twice", id=name))


def _questionnaires(registry: Registry) -> Iterator[Flaw]:
    part, codes = "questionnaires", {kind.code for kind in registry.types}
    yield from _twice(part, part, [one.id for one in registry.questionnaires])
    for number, one in enumerate(registry.questionnaires):
        if one.type not in codes:
            yield Flaw(part, part, (number, "type"), nearest(one.type, sorted(codes)))


def _type(kind: DocumentType, registry: Registry) -> Iterator[Flaw]:
    codes = {known.code for known in registry.types}
    ids = {act.id for act in registry.acts}
    yield from _unknown("types", kind.code, ("basis",), kind.basis, registry.bases)
    yield from _unknown("types", kind.code, ("after",), kind.after, codes)
    for number, demand in enumerate(kind.demands):
        if demand.norm not in ids:
            path = ("demands", number, "norm")
            yield Flaw("types", kind.code, path, nearest(demand.norm, sorted(ids)))
    if kind.annex_of and kind.annex_of not in codes:
        yield Flaw("types", kind.code, ("annex_of",), nearest(kind.annex_of, sorted(codes)))
    if bool(kind.annex_of) != bool(kind.annex_number):
        yield Flaw("types", kind.code, ("annex_of",), InputError("annex_of and annex_number go together"))
    if kind.route not in registry.routes:
        yield Flaw("types", kind.code, ("route",), nearest(kind.route, sorted(registry.routes)))
    yield from _templates(kind)
    yield from _annexes(kind, registry)


def _templates(kind: DocumentType) -> Iterator[Flaw]:
    for template in kind.templates:
        path = PurePosixPath(template)
        if path.is_absolute() or ".." in path.parts or "\\" in template or path.suffix != ".docx":
            reason = InputError("{path} is not the path of a .docx below templates", path=template)
            yield Flaw("types", kind.code, ("template" if kind.template else "layouts",), reason)


def _annexes(kind: DocumentType, registry: Registry) -> Iterator[Flaw]:
    """Two annexes of one order cannot have one number."""
    for other in registry.types:
        same = kind.annex_of and (kind.annex_of, kind.annex_number) == (other.annex_of, other.annex_number)
        if same and other.code < kind.code:
            reason = InputError(
                "{other} is annex {number} already", other=other.code, number=kind.annex_number
            )
            yield Flaw("types", kind.code, ("annex_number",), reason)


def _route(name: str, route: Route, roles: set[str]) -> Iterator[Flaw]:
    for number, step in enumerate(route.steps):
        path: Path = ("steps", number, "who")
        for role in step.who:
            if role not in roles:
                yield Flaw("routes", name, path, nearest(role, sorted(roles)))
        if not (step.who or step.persons):
            yield Flaw("routes", name, path, InputError("the step names nobody: give who or persons"))
    if not any(step.action in APPROVING for step in route.steps):
        reason = InputError("no step approves the document: give review, agree, adopt or sign")
        yield Flaw("routes", name, ("steps",), reason)


def _circles(registry: Registry) -> Iterator[Flaw]:
    """A document cannot wait for itself, directly or through others."""
    waits = {kind.code: kind.predecessors for kind in registry.types}
    for code, before in waits.items():
        reached: set[str] = set()
        front = set(before)
        while front - reached:
            reached |= front
            front = {name for one in front for name in waits.get(one, ())}
        if code in reached:
            yield Flaw("types", code, ("after",), InputError("the document waits for itself"))


def _roadmap(registry: Registry, roles: set[str]) -> Iterator[Flaw]:
    for place, stage in enumerate(registry.roadmap.stages):
        if stage.number != place + 1:
            reason = InputError(
                "stage {number} stands in place {place}", number=stage.number, place=place + 1
            )
            yield Flaw("roadmap", "roadmap", ("stages", place, "number"), reason)
        for part, direction in enumerate(stage.directions):
            for row, action in enumerate(direction.actions):
                path: Path = ("stages", place, "directions", part, "actions", row)
                yield from _unknown("roadmap", "roadmap", (*path, "responsible"), action.responsible, roles)
                months = action.months
                if months and (months.last < months.first or 0 in (months.first, months.last)):
                    reason = InputError("months run from the first to the last and never are 0")
                    yield Flaw("roadmap", "roadmap", (*path, "months"), reason)


def _effectiveness(registry: Registry) -> Iterator[Flaw]:
    """On one day an indicator has one definition, and its targets are set by acts there are."""
    acts = {act.id for act in registry.acts}
    for place, one in enumerate(registry.effectiveness):
        if any(meet(one, other) for other in registry.effectiveness[:place]):
            reason = InputError("{id} is defined twice on one day", id=one.id)
            yield Flaw("effectiveness", "effectiveness", (place, "valid_from"), reason)
        yield from _asked(registry, one, place)
        for number, target in enumerate(one.targets):
            if target.act and target.act not in acts:
                path: Path = (place, "targets", number, "act")
                yield Flaw("effectiveness", "effectiveness", path, nearest(target.act, sorted(acts)))


def _asked(registry: Registry, one: Effectiveness, place: int) -> Iterator[Flaw]:
    """What an indicator asks stands in a questionnaire."""
    if one.asked is None:
        return
    found = registry.questionnaire(one.asked.questionnaire)
    known = sorted(question.id for question in found.questions) if found else []
    if found is None:
        names = sorted(questionnaire.id for questionnaire in registry.questionnaires)
        reason = nearest(one.asked.questionnaire, names)
        yield Flaw("effectiveness", "effectiveness", (place, "asked", "questionnaire"), reason)
    elif one.asked.question not in known:
        reason = nearest(one.asked.question, known)
        yield Flaw("effectiveness", "effectiveness", (place, "asked", "question"), reason)


def _report_fields(registry: Registry) -> Iterator[Flaw]:
    """Every field of every report means something, and nothing else does."""
    known = sections()
    for section, names in registry.report_fields.items():
        if section not in known:
            yield Flaw("report_fields", "report_fields", (section,), nearest(section, sorted(known)))
            continue
        for name in sorted(names.keys() - known[section]):
            reason = nearest(name, sorted(known[section]))
            yield Flaw("report_fields", "report_fields", (section, name), reason)
    for section, name in unsaid(registry.report_fields):
        reason = InputError("nothing says what the field {field} means", field=name)
        yield Flaw("report_fields", "report_fields", (section,), reason)


def _calendar(calendar: Calendar) -> Iterator[Flaw]:
    years = [decree.year for decree in calendar.decrees]
    for place, decree in enumerate(calendar.decrees):
        if decree.year in years[:place]:
            reason = InputError("{id} is listed twice", id=decree.year)
            yield Flaw("calendar", "calendar", ("decrees", place, "year"), reason)
        for row, transfer in enumerate(decree.transfers):
            for side, reason in _transfer(transfer, decree.year, calendar):
                path: Path = ("decrees", place, "transfers", row, side)
                yield Flaw("calendar", "calendar", path, reason)


def _transfer(transfer: Transfer, year: int, calendar: Calendar) -> Iterator[tuple[str, InputError]]:
    """A transfer takes a day off from a weekend and gives it to a day that would be worked."""
    for side, day in (("from", transfer.off), ("to", transfer.to)):
        if day.year != year:
            yield side, InputError("the day is not of the year {year}", year=year)
    if not is_weekend(transfer.off):
        yield "from", InputError("only a Saturday or a Sunday can be moved")
    if is_weekend(transfer.to) or calendar.is_holiday(transfer.to):
        yield "to", InputError("the day is a day off already")
