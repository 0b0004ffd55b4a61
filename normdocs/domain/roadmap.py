"""The standard roadmap: stages, directions, actions with periods relative to the school year."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from normdocs.domain.strict import Identifier, Strict, Text


class MonthSpan(Strict):
    """Months counted from the September of a school year: 1 is September, -4 May before, 5 January after.

    There is no month 0: -1 is August before.
    """

    first: Annotated[int, Field(ge=-12, le=24)]
    last: Annotated[int, Field(ge=-12, le=24)]


class Action(Strict):
    """One action: in its `months`, or when the `occasion` arises, else through the whole school year."""

    text: Text
    months: MonthSpan | None = None
    occasion: Text | None = None
    responsible: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    output: Text


class Direction(Strict):
    """Actions of one purpose."""

    title: Text
    actions: Annotated[tuple[Action, ...], Field(min_length=1)]


class Stage(Strict):
    """One of the model's seven stages."""

    number: int
    title: Text
    directions: Annotated[tuple[Direction, ...], Field(min_length=1)]


class Roadmap(Strict):
    """The seven stages in order (R-145; the roadmap of a real school for 2022-2023)."""

    stages: Annotated[tuple[Stage, ...], Field(min_length=7, max_length=7)]
    source: Text
