"""What schools report: S15, S16, S17, and the roadmap as somebody wrote it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from normdocs.domain.organisation import Pupils
from normdocs.domain.reports.figures import Cited, Official, Result, Satisfaction, Share, Table, UsedProgramme
from normdocs.domain.reports.report import Report, SchoolYear
from normdocs.domain.strict import Identifier, Number, Strict, Text, Whole


class Involved(Strict):
    """How many take part, persons; mentees and mentors are pupils."""

    pupils: Whole | None = None
    teachers: Whole | None = None
    mentees: Whole | None = None
    mentors: Whole | None = None
    young_specialists: Whole | None = None


class FormShare(Strict):
    """A form of mentoring and the share of the base that takes part in it."""

    form: Identifier
    value: Share = Share()


class SchoolStatement(Report):
    """S17, on an indicator; `base_annex` is the order the base of participants is annexed to.

    `meetings` are those of each pair in the report's own words, the model's when it names none.
    """

    type: Literal["S17"] = "S17"
    aim: Text | None = None
    project_year: Annotated[int, Field(ge=2019, le=2100)] | None = None
    documents: tuple[Cited, ...] = ()
    orders: tuple[Cited, ...] = ()
    base_annex: Cited | None = None
    personal_records: bool | None = None
    involved: Involved = Involved()
    pupils: Pupils = Pupils()
    result: Result | None = None
    programme: UsedProgramme | None = None
    goal: Text | None = None
    programme_goal: Text | None = None
    tasks: tuple[Text, ...] = ()
    forms: tuple[FormShare, ...] = ()
    full_cycle: bool | None = None
    meetings: tuple[Text, ...] = ()
    monitored: bool | None = None
    conclusions: tuple[Text, ...] = ()
    shortcomings: tuple[Text, ...] = ()
    recommendations: tuple[Text, ...] = ()


class Answer(Strict):
    """An item of a questionnaire: the average of `asked` answers on a scale that ends with `best`."""

    questionnaire: Identifier
    question: Text
    average: Annotated[Number, Field(ge=0)]
    best: Annotated[Number, Field(gt=0)]
    asked: Whole


class Monitoring(Report):
    """S16, the school's own monitoring: quality of the process, then influence on those who take part."""

    type: Literal["S16"] = "S16"
    involved: Involved = Involved()
    pupils: Pupils = Pupils()
    pairs: Whole | None = None
    completed: Whole | None = None
    meetings: Table = Table()
    by_form: Table = Table()
    by_stage: Table = Table()
    by_category: Table = Table()
    by_model: Table = Table()
    consents: Share = Share()
    answers: tuple[Answer, ...] = ()
    satisfaction: Satisfaction = Satisfaction()
    results: tuple[Result, ...] = ()
    conclusions: tuple[Text, ...] = ()
    recommendations: tuple[Text, ...] = ()


class Measured(Strict):
    """One of the 28 indicators on entry and on exit; None where nobody measured it yet."""

    indicator: Identifier
    entry: Annotated[Number, Field(ge=0)] | None = None
    exit: Annotated[Number, Field(ge=0)] | None = None


class EntryExit(Report):
    """S15 filled in; it is the school year's, not a day's."""

    type: Literal["S15"] = "S15"
    school_year: SchoolYear
    values: tuple[Measured, ...] = ()

    @property
    def period(self) -> str:
        """The school year."""
        return self.school_year


class WrittenAction(Strict):
    """An action as the roadmap words it: the period in the writer's own words, each line a paragraph.

    `roles_first`: the roadmap names those without a name before those with one.
    """

    text: Text
    period: Text | None = None
    responsible: tuple[Official, ...] = ()
    roles: tuple[Text, ...] = ()
    roles_first: bool = False


class WrittenDirection(Strict):
    """Actions of one purpose; `note` where the title names the organisation in its own way."""

    title: Text
    actions: tuple[WrittenAction, ...] = ()


class WrittenStage(Strict):
    """A stage as the roadmap numbers and names it."""

    number: Whole | None = None
    title: Text | None = None
    directions: tuple[WrittenDirection, ...] = ()


class WrittenRoadmap(Report):
    """S03 as somebody wrote it; `names` are the ways in which it calls its organisation.

    `preparation` is what it tells beside its acts, outside of its rows; `indicators` are measured in
    `entry_year` and `exit_year`.
    """

    type: Literal["S03"] = "S03"
    school_year: SchoolYear
    names: tuple[Text, ...] = ()
    basis: tuple[Cited, ...] = ()
    preparation: tuple[Text, ...] = ()
    stages: tuple[WrittenStage, ...] = ()
    indicators: tuple[Text, ...] = ()
    entry_year: Annotated[int, Field(ge=2019, le=2100)] | None = None
    exit_year: Annotated[int, Field(ge=2019, le=2100)] | None = None

    @property
    def period(self) -> str:
        """The school year."""
        return self.school_year
