"""A chart's value in a context: categories along an axis, series of numbers, a description in words.

The keys of the block are what the renderer looks for: a Word chart of a template whose alternative text
names the block is drawn from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from normdocs.content.contract import Context, From
from normdocs.language.numbers import group

DESCRIPTION, CATEGORIES, SERIES = "описание", "категории", "ряды"
TITLE, VALUES = "название", "значения"
# What stands for a number nobody stated: no bar, no point.
GAP = ""


@dataclass(frozen=True)
class Series:
    """Numbers of one kind, one for each category; None where nobody stated one."""

    title: str
    numbers: tuple[Decimal | int | None, ...]

    @property
    def values(self) -> tuple[str, ...]:
        """The numbers as documents write them."""
        return tuple(GAP if number is None else group(number) for number in self.numbers)


@dataclass(frozen=True)
class Chart:
    """What a chart shows; `unit` is that of all its numbers, `subject` what they are, in the nominative."""

    subject: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]


class SeriesBlock(Context):
    """A row of bars or a line of a chart."""

    title: Annotated[str, From(".title")] = Field(
        alias=TITLE, title="Название ряда, как в условных обозначениях", examples=["Охват, %"]
    )
    values: Annotated[list[str], From(".values")] = Field(
        alias=VALUES, title="Числа по порядку категорий; пусто, где числа нет", examples=["13,2"]
    )


class ChartBlock(Context):
    """What a chart shows; the chart itself is drawn in the template."""

    description: Annotated[str, From(".description")] = Field(
        alias=DESCRIPTION,
        title="Замещающий текст диаграммы: что показано и какие числа",
        examples=["Охват, %: 2020 – 13,2; 2021 – 21,4"],
    )
    unit: Annotated[str, From(".unit")] = Field(
        alias="единица", title="Единица чисел диаграммы", examples=["%"]
    )
    categories: Annotated[list[str], From(".categories")] = Field(
        alias=CATEGORIES, title="Подписи вдоль оси: годы, организации, формы", examples=["2020–2021"]
    )
    series: Annotated[list[SeriesBlock], From(".series")] = Field(alias=SERIES, title="Ряды чисел")
