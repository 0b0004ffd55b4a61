"""A roadmap as somebody wrote it: rows, acts, preparation and indicators in the writer's own words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from normdocs.content.contract import Context, From
from normdocs.content.reports.lists import items
from normdocs.content.reports.references import citation_in, named_act
from normdocs.content.reports.shares import NONE
from normdocs.content.speech import Speech
from normdocs.domain.acts.act import Act, Level
from normdocs.domain.reports.figures import Cited
from normdocs.domain.reports.school import WrittenAction
from normdocs.language import declension

LEVELS = {
    Level.FEDERAL: "Федеральный уровень",
    Level.REGIONAL: "Региональный уровень",
    Level.MUNICIPAL: "Муниципальный уровень",
}
OTHER = "Документы"


@dataclass(frozen=True)
class Written:
    """An action in the writer's words: `occasion` is when, as it stands in the roadmap."""

    text: str
    occasion: str
    responsible: str
    months: None = None
    output: None = None


def written(action: WrittenAction) -> Written:
    """Return the action as it is printed; what the writer left out is a dash."""
    named = [
        f"{declension.surname_initials(one.name)}, {one.post}"
        if one.post
        else declension.surname_initials(one.name)
        for one in action.responsible
    ]
    roles = list(action.roles)
    people = [*roles, *named] if action.roles_first else [*named, *roles]
    return Written(action.text, action.period or NONE, "; ".join(people) or NONE)


@dataclass(frozen=True)
class LevelOfActs:
    """The acts of one level, as the roadmap names them."""

    title: str
    acts: tuple[str, ...]


def by_level(speech: Speech, basis: Iterable[Cited], acts: tuple[Act, ...]) -> list[LevelOfActs]:
    """Return the acts the roadmap rests on by level, in its own order."""
    levels: dict[str, list[str]] = {}
    for one in basis:
        act = named_act(one, acts)
        title = LEVELS.get(act.level, OTHER) if act else OTHER
        levels.setdefault(title, []).append(citation_in("nomn")(speech, one, acts) or NONE)
    return [LevelOfActs(title, tuple(named)) for title, named in levels.items()]


class ActsBlock(Context):
    """Acts of one level."""

    title: Annotated[str, From(".title")] = Field(
        alias="название", title="Уровень", examples=["Региональный уровень"]
    )
    acts: Annotated[list[str], From(".acts")] = Field(
        alias="акты", title="Акты в именительном падеже, с реквизитами и названием"
    )


class WrittenBlock(Context):
    """What a roadmap somebody wrote tells beside its rows."""

    levels: Annotated[list[ActsBlock] | None, From(".basis", "acts", via=by_level)] = Field(
        alias="уровни", title="Акты, которые назвала школа, по уровням (если названы)"
    )
    preparation: Annotated[list[str] | None, From(".preparation", via=items)] = Field(
        alias="подготовка", title="Что сказано рядом с актами, вне строк (если сказано)"
    )
    indicators: Annotated[list[str] | None, From(".indicators", via=items)] = Field(
        alias="показатели", title="Индикаторы словами школы (если названы)"
    )
    entry_year: Annotated[int | None, From(".entry_year")] = Field(
        alias="год_на_входе", title="Год измерения на входе (если указан)", examples=["2022"]
    )
    exit_year: Annotated[int | None, From(".exit_year")] = Field(
        alias="год_на_выходе", title="Год измерения на выходе (если указан)", examples=["2023"]
    )
