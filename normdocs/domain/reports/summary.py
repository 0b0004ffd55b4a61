"""M08, the summary map of a municipality (structure of the Megion map for 2020-2021)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from normdocs.domain.organisation import Pupils
from normdocs.domain.reports.figures import Cited, Organisations, Share, Table
from normdocs.domain.reports.report import Report, SchoolYear
from normdocs.domain.strict import Day, Identifier, Strict, Text, Whole


class Mapped(Strict):
    """An organisation of the matrix with the forms it runs."""

    name: Text
    id: Identifier | None = None
    forms: tuple[Identifier, ...] = ()


class ActRow(Strict):
    """A kind of municipal act; `act` is None where there is none yet."""

    kind: Text
    act: Cited | None = None


class Adopted(Strict):
    """A kind of local act and how many organisations adopted it; `core` acts every organisation must have."""

    kind: Text
    organisations: Whole | None = None
    core: bool = True
    until: Annotated[int, Field(ge=1990, le=2100)] | None = None


class Event(Strict):
    """An event that took place, and what came of it."""

    text: Text
    date: Day | None = None
    period: Text | None = None
    results: tuple[Text, ...] = ()
    url: Text | None = None


class Training(Strict):
    """A course planned for a school year."""

    title: Text
    school_year: SchoolYear
    people: Whole | None = None


class SummaryMap(Report):
    """Forms by organisation, coverage by stage, form, category and model, acts, events, expected results.

    `forms` are the matrix's rows, those in use when it names none; `titles` name what the registry does not
    know. `everywhere` are the forms of which the report says that all organisations run them. `by_stage` is
    of distinct people; in the other tables one may stand in several rows.
    """

    type: Literal["M08"] = "M08"
    territory: Text
    organisations: Organisations = Organisations()
    since: Text | None = None
    forms: tuple[Identifier, ...] = ()
    titles: dict[Identifier, Text] = Field(default_factory=dict)
    intro: tuple[Text, ...] = ()
    goal: Text | None = None
    tasks: tuple[Text, ...] = ()
    matrix: tuple[Mapped, ...] = ()
    everywhere: tuple[Identifier, ...] = ()
    less_used: tuple[Identifier, ...] = ()
    narrative: tuple[Text, ...] = ()
    mentees: tuple[Text, ...] = ()
    mentors: tuple[Text, ...] = ()
    meetings: tuple[Text, ...] = ()
    remarks: tuple[Text, ...] = ()
    pupils: Pupils = Pupils()
    by_stage: Table = Table()
    share: Share = Share()
    by_form: Table = Table()
    by_category: Table = Table()
    by_model: Table = Table()
    activities: tuple[Text, ...] = ()
    municipal_acts: tuple[ActRow, ...] = ()
    local_acts: tuple[Adopted, ...] = ()
    programmes_in: tuple[Text, ...] = ()
    events: tuple[Event, ...] = ()
    training: tuple[Training, ...] = ()
    expected: tuple[Text, ...] = ()
