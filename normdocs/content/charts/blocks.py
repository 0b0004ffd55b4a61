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


# With more categories than this the description names the highest and the lowest.
SPELT_OUT = 8


@dataclass(frozen=True)
class Series:
    """Numbers of one kind, one for each category, None where nobody stated one; an `aim` is to be reached."""

    title: str
    numbers: tuple[Decimal | int | None, ...]
    aim: bool = False

    @property
    def values(self) -> tuple[str, ...]:
        """The numbers as documents write them."""
        return tuple(GAP if number is None else group(number) for number in self.numbers)

    @property
    def level(self) -> bool:
        """Whether it is to be reached by all alike."""
        return self.aim and len({number for number in self.numbers if number is not None}) == 1


@dataclass(frozen=True)
class Chart:
    """What a chart shows; `subject` is what the numbers are, `unit` that of all of them."""

    subject: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]

    @property
    def description(self) -> str:
        """What is shown and which numbers, for those who hear the document."""
        spelt_out = len(self.categories) <= SPELT_OUT
        told = (
            filter(None, map(self._point, range(len(self.categories)))) if spelt_out else [self._extremes()]
        )
        # A target that is the same for all is said once.
        aims = [each.title for each in self.series if each.level]
        return f"{self.subject}, {self.unit}: {'; '.join([*told, *aims])}"

    def _point(self, position: int) -> str:
        category = self.categories[position]
        series = [each for each in self.series if not each.level]
        known = [(each.title, each.values[position]) for each in series if each.values[position]]
        if len(series) == 1:
            return "".join(f"{category} – {value}" for _, value in known)
        told = ", ".join(f"{title.removesuffix(f', {self.unit}').lower()} {value}" for title, value in known)
        return f"{category} – {told}" if known else ""

    def _extremes(self) -> str:
        """Return the highest and the lowest of the numbers that are no target."""
        reached = (zip(each.numbers, self.categories, strict=True) for each in self.series if not each.aim)
        found = [(number, name) for pairs in reached for number, name in pairs if number is not None]
        (high, first), (low, last) = (pick(found, key=lambda one: one[0]) for pick in (max, min))
        return f"наибольшее – {group(high)} ({first}), наименьшее – {group(low)} ({last})"


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
        examples=["Охват наставничеством, %. 2020 – 13,2; 2021 – 21,4"],
    )
    subject: Annotated[str, From(".subject")] = Field(
        alias="тема", title="Что показано, для подписи", examples=["Охват по годам и целевые значения"]
    )
    unit: Annotated[str, From(".unit")] = Field(
        alias="единица", title="Единица чисел диаграммы", examples=["%"]
    )
    categories: Annotated[list[str], From(".categories")] = Field(
        alias=CATEGORIES, title="Подписи вдоль оси: годы, организации, формы", examples=["2020–2021"]
    )
    series: Annotated[list[SeriesBlock], From(".series")] = Field(alias=SERIES, title="Ряды чисел")
