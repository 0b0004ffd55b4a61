"""The mentoring programme of a school: what it runs and who takes part."""

from __future__ import annotations

from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from normdocs.domain.organisation import Forms, Gender, Profile
from normdocs.domain.strict import Day, Identifier, Number, Strict, Text, Whole

Kind = Literal["pupil", "teacher", "young-specialist", "student", "employer"]
Stage = Literal["primary", "basic", "secondary"]
STAGES: tuple[Stage, ...] = get_args(Stage)
# The row of those of whom nobody states the stage: without it the rows would not make up the total.
UNSTATED = "unstated"
# What a consent covers (152-FZ art. 9, 10.1): handling the data at all, and publishing them, each on its own.
Scope = Literal["processing", "publication"]


class UsedForm(Strict):
    """A form of mentoring the school runs; `share` is per cent as the school published it."""

    form: Identifier
    share: Annotated[Number, Field(ge=0, le=100)] | None = None


class Years(Strict):
    """Calendar years, both included."""

    first: Annotated[int, Field(ge=1990, le=2100)]
    last: Annotated[int, Field(ge=1990, le=2100)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise PydanticCustomError("years_order", "the last year is before the first")
        return self


class Programme(Strict):
    """What the school's own programme states, where it differs from the model."""

    years: Years | None = None
    goal: Text | None = None
    tasks: tuple[Text, ...] = ()


class Coverage(Strict):
    """How many take part, persons, as of a day."""

    as_of: Day
    pupils: Whole | None = None
    teachers: Whole | None = None


class Participant(Strict):
    """A mentee or a mentor. Personal data: appears only in documents of that access class.

    `born` counts for the age ranges of indicators, `stage` for those of schooling. Without a consent, or with
    one that was withdrawn, nothing of the participant is printed.
    """

    id: Identifier
    name: Text
    gender: Gender | None = None
    forms: Forms = Field(default_factory=dict)
    kind: Kind
    part: Literal["mentee", "mentor"]
    group: Text | None = None
    post: Text | None = None
    category: Identifier | None = None
    request: Text | None = None
    competence: Text | None = None
    born: Day | None = None
    stage: Stage | None = None
    consent: Day | None = None
    consent_scope: tuple[Scope, ...] = ("processing",)
    consent_withdrawn: Day | None = None
    example: bool = False

    @property
    def employed(self) -> bool:
        """Whether the school is the participant's employer."""
        return self.kind in {"teacher", "young-specialist"}


class HeldMeeting(Strict):
    """A meeting of a pair that took place; `kind` is its place among the model's five kinds."""

    kind: Annotated[int, Field(ge=1, le=5)]
    date: Day


class Pair(Strict):
    """A mentor with one mentee, or with a group; `payment` is what an employee gets for it, in words.

    `id` tells pairs of the same people apart; `completed` is the day their programme was carried out,
    `outcome` what came of it.
    """

    id: Identifier | None = None
    mentor: Identifier
    mentees: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    form: Identifier
    model: Identifier = "individual"
    goal: Text | None = None
    since: Day | None = None
    until: Day | None = None
    payment: Text | None = None
    programme: Text | None = None
    meetings: tuple[HeldMeeting, ...] = ()
    completed: Day | None = None
    outcome: Text | None = None
    example: bool = False


class Response(Strict):
    """What one participant answered to a question of a questionnaire, on that question's scale."""

    participant: Identifier
    questionnaire: Identifier
    question: Identifier
    score: Annotated[Number, Field(ge=0)]
    date: Day
    example: bool = False


class Mentoring(Strict):
    """The mentoring part of a school's profile."""

    programme: Programme = Programme()
    forms: tuple[UsedForm, ...] = ()
    coverage: Coverage | None = None
    participants: tuple[Participant, ...] = ()
    pairs: tuple[Pair, ...] = ()
    responses: tuple[Response, ...] = ()

    @model_validator(mode="after")
    def _pairs_are_made_of_participants(self) -> Self:
        known = [participant.id for participant in self.participants]
        if len(known) != len(set(known)):
            twice = next(name for name in known if known.count(name) > 1)
            raise PydanticCustomError("participant_twice", "participant {id} is listed twice", {"id": twice})
        for pair in self.pairs:
            for member in (pair.mentor, *pair.mentees):
                if member not in known:
                    raise PydanticCustomError(
                        "participant_unknown", "the pair names {id}, who is not a participant", {"id": member}
                    )
        return self


class SchoolProfile(Profile):
    """A profile of an organisation with a mentoring programme.

    `trial`: the organisation is made up as a whole (`example`), and its documents go along their routes all
    the same, bearing the mark of made-up values to the end. For trials only.
    """

    mentoring: Mentoring = Mentoring()
    trial: bool = False

    @model_validator(mode="after")
    def _a_trial_is_made_up(self) -> Self:
        if self.trial and not self.example:
            raise PydanticCustomError(
                "trial_real", "only an organisation that is made up as a whole (example) is for trials"
            )
        return self
