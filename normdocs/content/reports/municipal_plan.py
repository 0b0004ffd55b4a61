"""A municipality's plan for the next school year (M10)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from normdocs.content.contract import Context, From
from normdocs.content.reports.amounts import NOT_COMPARED, per_cent
from normdocs.content.reports.effectiveness_words import titled
from normdocs.content.reports.shares import NOT_SET, or_dash
from normdocs.content.reports.territory import TerritoryContext
from normdocs.content.speech import Speech
from normdocs.domain.indicators.effectiveness import Effectiveness
from normdocs.domain.reports.figures import Result
from normdocs.language.letters import NBSP


def targets(speech: Speech, found: tuple[Result, ...], known: tuple[Effectiveness, ...]) -> list[str]:
    """Return a line for each indicator the year is planned by."""
    return [f"{titled(one.indicator, known)}{NBSP}–{NBSP}{_target(one)}" for one in found]


def _target(one: Result) -> str:
    if one.target is None:
        return NOT_SET
    return per_cent(one.target) + (f" ({NOT_COMPARED})" if one.unverified else "")


class MeasureLine(Context):
    """A measure of the plan."""

    text: Annotated[str, From(".text")] = Field(alias="мероприятие", title="Мероприятие")
    period: Annotated[str, From(".period", via=or_dash, always=True)] = Field(alias="срок", title="Срок")
    responsible: Annotated[str, From(".responsible", via=or_dash, always=True)] = Field(
        alias="ответственный", title="Ответственный"
    )
    result: Annotated[str, From(".result", via=or_dash, always=True)] = Field(
        alias="результат", title="Ожидаемый результат"
    )


class PlanContext(TerritoryContext):
    """The plan for the next school year."""

    measures: Annotated[list[MeasureLine], From("report.measures")] = Field(
        alias="мероприятия", title="Мероприятия"
    )
    targets_text: Annotated[list[str] | None, From("report.targets", "effectiveness", via=targets)] = Field(
        alias="целевые_показатели", title="Целевые показатели (если названы)"
    )
