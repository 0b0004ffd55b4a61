"""The standard roadmap made concrete: months of the school year, people of the organisation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from normdocs.content.contract import Absent, Context, From, Told
from normdocs.content.phrases import capital
from normdocs.content.reports.written_roadmap import Written, written
from normdocs.content.schedule import first_year, months, no_school_year
from normdocs.content.speech import Speech
from normdocs.domain.reports.school import WrittenRoadmap
from normdocs.domain.roadmap import Action, Roadmap
from normdocs.language import dates, declension


@dataclass(frozen=True)
class Made:
    """An action with everything in words, numbered through the whole roadmap.

    In a roadmap somebody wrote the number is that of the stage: its actions are numbered in their own words.
    """

    running: int
    action: Action | Written
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


def period_of(speech: Speech, action: Action | Written, school_year: str | None) -> str | Absent:
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


def written_stages(roadmap: WrittenRoadmap, standard: Roadmap) -> Told:
    """Return the stages as the roadmap words them; a stage without a title has the standard's."""
    titles = {stage.number: stage.title for stage in standard.stages}
    stages = []
    for place, stage in enumerate(roadmap.stages, 1):
        number = stage.number or place
        directions = tuple(
            MadeDirection(part.title, tuple(_as_written(number, roadmap, part.actions)))
            for part in stage.directions
        )
        stages.append(MadeStage(number, stage.title or titles.get(number, ""), directions))
    return Told(stages, "report.stages")


def _as_written(number: int, roadmap: WrittenRoadmap, actions: Sequence[Any]) -> Iterator[Made]:
    for action in actions:
        made = written(action)
        example = roadmap.example or any(one.example for one in action.responsible)
        yield Made(number, made, made.responsible, example)


def made_stages(
    speech: Speech, roadmap: Any, officers: Any, model: Any, report: Any = None
) -> list[MadeStage] | Absent | Told:
    """Return the roadmap's stages with people, those the organisation wrote itself where it filed any.

    Absent when someone who must be named (`personal`) is not.
    """
    if isinstance(report, WrittenRoadmap):
        return written_stages(report, roadmap)
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

    running: Annotated[int, From(".running")] = Field(
        alias="сквозной_номер", title="Номер по всей карте; у карты, написанной школой, – номер этапа"
    )
    text: Annotated[str, From(".action.text")] = Field(alias="текст", title="Что делается")
    period: Annotated[str, From(".action", "organisation.planning.school_year", via=period_of)] = Field(
        alias="срок", title="Срок с годом", examples=["апрель–август 2022 г."]
    )
    responsible: Annotated[str, From(".responsible")] = Field(
        alias="ответственные", title="Фамилии с должностями, или группа («классные руководители»)"
    )
    output: Annotated[str | None, From(".action.output")] = Field(
        alias="вид_документа", title="Вид документа, результат (если назван)"
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

    stages: Annotated[list[StageBlock], From(".", "officers", "model", "report", via=made_stages)] = Field(
        alias="этапы", title="Семь этапов по порядку"
    )
