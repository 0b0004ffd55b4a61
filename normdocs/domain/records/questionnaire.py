"""Questionnaires as data: questions answered on a scale."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from normdocs.domain.strict import Identifier, Strict, Text

Part = Literal["mentee", "mentor"]


class Scale(Strict):
    """Whole marks from the first to the last, both included."""

    first: int
    last: int

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last <= self.first:
            raise PydanticCustomError("scale_order", "the last mark of the scale must be above the first")
        return self

    def holds(self, score: Decimal) -> bool:
        """Return whether a score is one of the marks."""
        return self.first <= score <= self.last and score == score.to_integral_value()


class Question(Strict):
    """A question of a questionnaire; `asked` of mentees or of mentors only, of both when it says nothing."""

    id: Identifier
    text: Text
    asked: Part | None = None


class Questionnaire(Strict):
    """Questions with one scale; `type` is the document type of its blank."""

    id: Identifier
    type: Text
    title: Text
    scale: Scale
    asked: Part | None = None
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _no_id_twice(self) -> Self:
        ids = [question.id for question in self.questions]
        for name in ids:
            if ids.count(name) > 1:
                raise PydanticCustomError("id_twice", "{id} is listed twice", {"id": name})
        return self

    def question(self, written: str) -> Question | None:
        """Return the question of this number (counted from 1), of this id, or of these words."""
        if written.isascii() and written.isdigit():
            number = int(written) if len(written) < 4 else 0
            return self.questions[number - 1] if 1 <= number <= len(self.questions) else None
        return next((one for one in self.questions if written in (one.id, one.text)), None)

    def number(self, question: str) -> int | None:
        """Return the number of the question with this id, counted from 1; None when it is not asked."""
        return next((place for place, one in enumerate(self.questions, 1) if one.id == question), None)

    def asks(self, question: Question, part: Part) -> bool:
        """Return whether the question is for mentees, or for mentors."""
        return part in (question.asked or self.asked or part,)
