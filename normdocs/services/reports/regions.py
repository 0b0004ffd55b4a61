"""What a region reports, summed up over its municipalities: R06."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from normdocs.domain.acts.act import Level
from normdocs.domain.indicators.effectiveness import Figure
from normdocs.domain.indicators.verdict import Figures
from normdocs.domain.indicators.verdict import figures as verdict_figures
from normdocs.domain.organisation import Counts, Pupils, Staff
from normdocs.domain.records.tally import Group, joined
from normdocs.domain.reports.figures import Cited, Organisations, Satisfaction, Table
from normdocs.domain.reports.filing import Filed, Origin
from normdocs.domain.reports.municipal import Coverage, MunicipalStatement, Territory
from normdocs.domain.reports.summary import SummaryMap
from normdocs.services.ports.reports import Member
from normdocs.services.reports.municipalities import table
from normdocs.services.reports.parts import AUTHORITY, HALF_YEAR, Gathering, gathered, groups_of, of_results
from normdocs.services.reports.scene import Compiled, Lacking, Scene
from normdocs.services.reports.sums import by_kind, mean, summed, total

COVERED = ("total", "mentees", "mentors", "teachers")


@dataclass(frozen=True)
class Town:
    """What a municipality adds to the sums of its region."""

    territory: Territory
    origin: Origin
    figures: Figures
    organisations: Organisations
    satisfaction: Satisfaction
    by_form: Mapping[str, Group] = field(default_factory=dict)
    ageless: int = 0
    lacking: tuple[Lacking, ...] = ()
    silent: tuple[str, ...] = ()


def regional_statement(scene: Scene) -> Compiled:
    """Return the region's statement: its municipalities' own, else sums over their schools."""
    members = scene.view.members(region=scene.profile.region)
    everyone = gathered(scene.view, scene.registry, members, scene.as_of)
    authorities = {one.municipality: one for one in members if one.kind == AUTHORITY}
    places = sorted({one.municipality or "" for one in everyone.members} | {*filter(None, authorities)})
    since, ids = scene.as_of - HALF_YEAR, [one.id for one in authorities.values()]
    statements = scene.view.filed_within("M07", since, scene.as_of, ids)
    maps = scene.view.filed_within("M08", since, scene.as_of, ids)
    towns, silent = [], []
    for place in places:
        own = authorities.get(place)
        part = everyone.of(place or None)
        if own and own.id in statements:
            towns.append(reported(scene, own, statements[own.id], maps.get(own.id)))
        elif part.parts:
            towns.append(counted(scene, place, own, part))
        else:
            silent.append(place or (own.name if own else ""))
    return compiled(scene, towns, [*silent, *(name for one in towns for name in one.silent)])


def counted(scene: Scene, place: str, own: Member | None, gathering: Gathering) -> Town:
    """Return the sums over a municipality's schools."""
    sums = summed(gathering, scene.indicators, own.counts if own else Counts())
    parts = gathering.parts.values()
    organisations = Organisations.model_validate(by_kind(one.member for one in parts if one.takes_part))
    return Town(
        territory=Territory(
            id=own.id if own else None,
            name=place or next(iter(gathering.members)).name,
            organisations=organisations.number,
            coverage=sums.coverage,
            pupils=sums.pupils,
        ),
        origin=sums.origin,
        figures=sums.figures,
        organisations=organisations,
        satisfaction=sums.satisfaction,
        by_form=groups_of(parts, "by_form"),
        ageless=sums.ageless,
        lacking=sums.lacking,
        silent=tuple(one.name for one in gathering.silent),
    )


def reported(scene: Scene, own: Member, statement: Filed, summary: Filed | None) -> Town:
    """Return what a municipality itself reported."""
    report = statement.report
    if not isinstance(report, MunicipalStatement):
        raise TypeError(report)
    by_form = summary.report.by_form if summary and isinstance(summary.report, SummaryMap) else Table()
    return Town(
        territory=Territory(
            id=own.id,
            name=report.territory,
            organisations=report.organisations.number,
            coverage=report.coverage,
            pupils=report.pupils,
        ),
        origin=Origin.REPORTED,
        figures=of_results(report.results, scene.indicators),
        organisations=report.organisations,
        satisfaction=report.satisfaction,
        by_form={one.id: Group(one.organisations or 0, one.people or 0) for one in by_form.rows},
        silent=report.not_reported,
    )


def compiled(scene: Scene, towns: list[Town], silent: list[str]) -> Compiled:
    """Return the region's values."""
    figures, lacking = added(scene, towns)
    lacking += [one for town in towns for one in town.lacking]
    verdicts = scene.verdicts(figures, sum(one.ageless for one in towns))
    origin = Origin.REPORTED if any(one.origin is Origin.REPORTED for one in towns) else Origin.COUNTED
    territories = [one.territory for one in towns]
    summed_up: dict[str, object] = {
        "municipalities": tuple(territories),
        "organisations": organisations(one.organisations for one in towns),
        "coverage": Coverage.model_validate(added_up(COVERED, [one.coverage for one in territories])),
        "pupils": Pupils.model_validate(added_up(Pupils.model_fields, [one.pupils for one in territories])),
        "by_form": table(joined(one.by_form for one in towns)),
        "satisfaction": mean(one.satisfaction for one in towns),
        "results": tuple(one.result for one in verdicts),
    }
    region = scene.profile.region
    acts = (one for one in scene.view.acts() if one.level is Level.REGIONAL and one.territory == region)
    own: dict[str, object] = {
        "territory": region,
        "acts": tuple(Cited(act=one.id) for one in acts if one.in_force(scene.as_of)),
        "not_reported": tuple(silent),
    }
    values = own | (summed_up if towns else {})
    origins = {**dict.fromkeys(own, Origin.COUNTED), **dict.fromkeys(summed_up, origin)}
    return Compiled(values, origins, tuple(dict.fromkeys(lacking)), verdicts, counted=bool(towns))


def added(scene: Scene, towns: list[Town]) -> tuple[Figures, list[Lacking]]:
    """Return the sums of the figures, and which municipality keeps one from being told."""
    figures: dict[Figure, int | Decimal] = {}
    lacking: list[Lacking] = []
    for indicator in scene.indicators:
        for name in indicator.figures if indicator.denominator else ():
            values = {one.territory.name: one.figures.get(name) for one in towns}
            numbers = [None if number is None else int(number) for number in values.values()]
            if (found := total(numbers)) is not None:
                figures[name] = found
            lacking += [Lacking(who, indicator.lacking[name]) for who, own in values.items() if own is None]
    satisfaction = mean(one.satisfaction for one in towns)
    figures |= verdict_figures(None, Pupils(), Staff(), satisfaction)
    return figures, lacking


def added_up(names: Iterable[str], values: Sequence[Coverage | Pupils]) -> dict[str, int | None]:
    """Return the sum of each field, None where somebody's is missing."""
    return {name: total(getattr(one, name) for one in values) for name in names}


def organisations(each: Iterable[Organisations]) -> Organisations:
    """Return the sums by kind: a kind a municipality does not name it has none of."""
    found = list(each)
    kinds = sorted({kind for one in found for kind in one.parts})
    sums = {kind: sum(one.parts.get(kind, 0) for one in found) for kind in kinds}
    in_all = total(one.number for one in found)
    return Organisations.model_validate(sums | ({"total": in_all} if in_all is not None else {}))
