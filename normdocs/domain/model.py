"""The mentoring model as data: goal, tasks, forms, meetings (R-145 and the registry's own additions)."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from normdocs.domain.strict import Identifier, Strict, Text


class Form(Strict):
    """Who mentors whom; `federal` is false for a form the federal model does not name."""

    id: Identifier
    title: Text
    description: Text
    mentor: Text
    mentee: Text
    federal: bool
    source: Text

    @property
    def of_pupils(self) -> bool:
        """Whether its mentees are pupils: the id tells who mentors whom."""
        return self.id.endswith("-pupil")


class Choice(Strict):
    """A word of a fixed list: a model of mentoring, a category of mentees."""

    id: Identifier
    title: Text
    description: Text | None = None


class Meeting(Strict):
    """One of the five kinds of meetings, in order."""

    title: Text
    purpose: Text


class Session(Strict):
    """A session of the school for mentors."""

    topic: Text
    format: Text
    hours: Annotated[int, Field(ge=1)]
    month: Annotated[int, Field(ge=-12, le=24)]


class Role(Strict):
    """A part in the paperwork: how it is called when no person is named, or when it is a group.

    `in_authority` is what it is called in a body of power, where that differs.
    """

    id: Identifier
    title: Text
    personal: bool
    in_authority: Text | None = None


class MentoringModel(Strict):
    """What every school's programme has in common unless its profile says otherwise."""

    goal: Text
    tasks: tuple[Text, ...]
    results: tuple[Text, ...]
    forms: tuple[Form, ...]
    models: tuple[Choice, ...]
    categories: tuple[Choice, ...]
    meetings: Annotated[tuple[Meeting, ...], Field(min_length=5, max_length=5)]
    sessions: tuple[Session, ...]
    roles: tuple[Role, ...]
    source: Text

    @model_validator(mode="after")
    def _no_id_twice(self) -> Self:
        for choices in (self.forms, self.models, self.categories, self.roles):
            ids = [choice.id for choice in choices]
            for name in ids:
                if ids.count(name) > 1:
                    raise PydanticCustomError("id_twice", "{id} is listed twice", {"id": name})
        return self

    @property
    def titles(self) -> dict[str, str]:
        """What forms, models and categories are called, by id."""
        return {one.id: one.title for part in (self.forms, self.models, self.categories) for one in part}

    def form(self, name: str) -> Form | None:
        """Return the form with this id."""
        return next((form for form in self.forms if form.id == name), None)

    def role_titles(self, *, authority: bool) -> dict[str, str]:
        """Return what each role is called, in a school or in a body of power."""
        return {one.id: (one.in_authority if authority else None) or one.title for one in self.roles}
