"""What municipalities report and plan: M06, M07, M10."""

from __future__ import annotations

from typing import Literal

from normdocs.domain.organisation import Pupils
from normdocs.domain.reports.figures import (
    Cited,
    Extent,
    Official,
    Organisations,
    Result,
    Satisfaction,
    Scope,
    Share,
    Table,
)
from normdocs.domain.reports.report import Report, SchoolYear
from normdocs.domain.strict import Day, Identifier, Strict, Text, Whole


class Guidance(Strict):
    """Methodical recommendations: whose, sent out when, explained at which seminars."""

    by: Text
    period: Text | None = None
    seminars: tuple[Day, ...] = ()


class Roadmaps(Strict):
    """How many roadmaps were made and agreed, and by whom.

    `makers` are the organisations that made them and `coordinates` what the agreeing official coordinates, in
    words, nominative.
    """

    makers: Text | None = None
    made: Organisations = Organisations()
    agreed_by: Official | None = None
    coordinates: Text | None = None


class Programmes(Strict):
    """In how many organisations there are programmes, and how many programmes by kind of organisation."""

    organisations: Whole | None = None
    number: Organisations = Organisations()


class Coverage(Strict):
    """Who takes part, persons: pupils as mentees and as mentors, teachers; the share among pupils."""

    total: Whole | None = None
    mentees: Whole | None = None
    mentors: Whole | None = None
    teachers: Whole | None = None
    share: Share = Share()


class SchoolFigures(Strict):
    """A school's line in a municipality's figures; `id` where the register has the school."""

    id: Identifier | None = None
    name: Text
    mentees: Whole | None = None
    mentors: Whole | None = None
    pupils: Whole | None = None
    share: Share = Share()


class MunicipalStatement(Report):
    """M07, the half-yearly statement of a municipality (structure of the Salsk statement of 01.06.2021).

    `territory` is the municipality in the nominative; `uncovered` organisations are where nobody takes part.
    """

    type: Literal["M07"] = "M07"
    territory: Text
    monitored: Text | None = None
    monitored_by: Text | None = None
    acts: tuple[Cited, ...] = ()
    guidance: Guidance | None = None
    events: Scope = Scope()
    personal_records: Extent | None = None
    narrative: tuple[Text, ...] = ()
    organisations: Organisations = Organisations()
    roadmaps: Roadmaps = Roadmaps()
    programmes: Programmes = Programmes()
    coverage: Coverage = Coverage()
    pupils: Pupils = Pupils()
    support: tuple[Text, ...] = ()
    self_monitored: Extent | None = None
    uncovered: Whole | None = None
    deadlines: tuple[Text, ...] = ()
    half_years: tuple[Text, ...] = ()
    results: tuple[Result, ...] = ()
    satisfaction: Satisfaction = Satisfaction()
    schools: tuple[SchoolFigures, ...] = ()
    shortcomings: tuple[Text, ...] = ()
    recommendations_for: SchoolYear | None = None
    recommendations: tuple[Text, ...] = ()


class AgreedRoadmap(Strict):
    """A line of the register of agreed roadmaps."""

    name: Text
    id: Identifier | None = None
    order: Cited = Cited()
    agreed: Day | None = None
    agreed_by: Official | None = None
    period: Text | None = None


class RoadmapRegister(Report):
    """M06, the register of agreed school roadmaps."""

    type: Literal["M06"] = "M06"
    territory: Text
    rows: tuple[AgreedRoadmap, ...] = ()


class Planned(Strict):
    """A planned measure."""

    text: Text
    period: Text | None = None
    responsible: Text | None = None
    result: Text | None = None


class Plan(Report):
    """M10, the plan for the next school year."""

    type: Literal["M10"] = "M10"
    territory: Text
    school_year: SchoolYear
    measures: tuple[Planned, ...] = ()
    targets: tuple[Result, ...] = ()


class Territory(Strict):
    """A municipality's line in the region's figures."""

    id: Identifier | None = None
    name: Text
    organisations: Whole | None = None
    coverage: Coverage = Coverage()
    pupils: Pupils = Pupils()


class RegionalStatement(Report):
    """R06, the region's statement: its municipalities side by side."""

    type: Literal["R06"] = "R06"
    territory: Text
    acts: tuple[Cited, ...] = ()
    municipalities: tuple[Territory, ...] = ()
    organisations: Organisations = Organisations()
    coverage: Coverage = Coverage()
    pupils: Pupils = Pupils()
    by_form: Table = Table()
    results: tuple[Result, ...] = ()
    satisfaction: Satisfaction = Satisfaction()
    shortcomings: tuple[Text, ...] = ()
    recommendations: tuple[Text, ...] = ()
