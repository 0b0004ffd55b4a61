"""The standard roadmap made concrete: months of the school year, people of the organisation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from normdocs.content.contract import Absent, Context, From
from normdocs.content.phrases import capital
from normdocs.content.schedule import first_year, months, no_school_year
from normdocs.content.speech import Speech
from normdocs.domain.roadmap import Action
from normdocs.language import dates, declension


@dataclass(frozen=True)
class Made:
    """An action with everything in words, numbered through the whole roadmap."""

    running: int
    action: Action
    responsible: str
    example: bool


@dataclass(frozen=True)
class MadeDirection:
    """A direction with its actions."""

    title: str
    actions: tuple[Made, ...]


@dataclass(frozen=True)
class MadeStage:
    """A stage with its directions."""

    number: int
    title: str
    directions: tuple[MadeDirection, ...]


def period_of(speech: Speech, action: Action, school_year: str | None) -> str | Absent:
    """Return when the action is done; always with its year, unless it waits for an occasion."""
    if action.occasion:
        return action.occasion
    if school_year is None:
        return no_school_year()
    start_year = first_year(speech, school_year)
    if action.months is None:
        return dates.school_year(start_year, nbsp=False)
    return months(action.months.first, action.months.last, start_year)


def responsible_of(action: Action, officers: Any, titles: Mapping[str, str]) -> tuple[str, bool]:
    """Return the names with posts of those responsible, and whether any is made up."""
    said: dict[str, None] = {}
    example = False
    for name in action.responsible:
        officer = officers.get(name)
        if officer is None:
            said[titles[name]] = None
        else:
            said[f"{declension.surname_initials(officer.name)}, {officer.title}"] = None
            example = example or officer.example
    return "; ".join(said), example


def made_stages(speech: Speech, roadmap: Any, officers: Any, model: Any) -> list[MadeStage] | Absent:
    """Return the roadmap's stages with people; Absent when someone who must be named (`personal`) is not."""
    for role in model.roles:
        if role.personal and role.id not in officers:
            return Absent(f"officers.{role.id}", capital(speech, role.title))
    titles = {role.id: role.title for role in model.roles}
    running = iter(range(1, 1_000))

    def made(actions: tuple[Action, ...]) -> Iterator[Made]:
        for action in actions:
            who, example = responsible_of(action, officers, titles)
            yield Made(next(running), action, who, example)

    return [
        MadeStage(
            stage.number,
            stage.title,
            tuple(MadeDirection(part.title, tuple(made(part.actions))) for part in stage.directions),
        )
        for stage in roadmap.stages
    ]


class ActionBlock(Context):
    """One action of the roadmap."""

    running: Annotated[int, From(".running")] = Field(alias="сквозной_номер", title="Номер по всей карте")
    text: Annotated[str, From(".action.text")] = Field(alias="текст", title="Что делается")
    period: Annotated[str, From(".action", "organisation.planning.school_year", via=period_of)] = Field(
        alias="срок", title="Срок с годом", examples=["апрель–август 2022 г."]
    )
    responsible: Annotated[str, From(".responsible")] = Field(
        alias="ответственные", title="Фамилии с должностями, или группа («классные руководители»)"
    )
    output: Annotated[str, From(".action.output")] = Field(
        alias="вид_документа", title="Вид документа, результат"
    )


class DirectionBlock(Context):
    """A direction of a stage."""

    title: Annotated[str, From(".title")] = Field(alias="название", title="Название направления")
    actions: Annotated[list[ActionBlock], From(".actions")] = Field(alias="действия", title="Действия")


class StageBlock(Context):
    """A stage of the roadmap."""

    number: Annotated[int, From(".number")] = Field(alias="номер", title="Номер этапа")
    title: Annotated[str, From(".title")] = Field(alias="название", title="Название этапа")
    directions: Annotated[list[DirectionBlock], From(".directions")] = Field(
        alias="направления", title="Направления этапа"
    )


class RoadmapBlock(Context):
    """The whole roadmap."""

    stages: Annotated[list[StageBlock], From(".", "officers", "model", via=made_stages)] = Field(
        alias="этапы", title="Семь этапов по порядку"
    )
