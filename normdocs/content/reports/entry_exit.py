"""The table of indicators on entry and on exit, with the values on file or with room for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from normdocs.content.blocks import SetContext
from normdocs.content.contract import Context, From, Told
from normdocs.content.schedule import first_year, last_year
from normdocs.content.speech import Speech
from normdocs.domain.indicators.indicator import Indicator
from normdocs.domain.reports.school import EntryExit
from normdocs.language import numbers


@dataclass(frozen=True)
class Row:
    """An indicator with its values; None where nobody measured it yet."""

    title: str
    unit: str
    measured: str
    entry: Told | None
    exit: Told | None


def rows(speech: Speech, indicators: Iterable[Indicator], filed: EntryExit | None) -> Told:
    """Return the indicators in the registry's order with the values on file."""
    places = {one.indicator: place for place, one in enumerate(filed.values)} if filed else {}

    def value(name: str, end: str) -> Told | None:
        if filed is None or name not in places:
            return None
        stated: Decimal | None = getattr(filed.values[places[name]], end)
        origin = f"report.values[{places[name]}].{end}"
        return None if stated is None else Told(numbers.group(stated), origin, filed.example)

    # Only the values are the report's, and made up if it is.
    return Told(
        [
            Row(one.title, one.unit, one.measured, value(one.id, "entry"), value(one.id, "exit"))
            for one in indicators
        ],
        "indicators",
    )


def as_filed(speech: Speech, value: Told) -> Told:
    """Return the value with the place it was filed at."""
    return value


class IndicatorBlock(Context):
    """A row of the entry/exit table."""

    title: Annotated[str, From(".title")] = Field(alias="название", title="Показатель")
    unit: Annotated[str, From(".unit")] = Field(alias="единица", title="Единица измерения")
    measured: Annotated[str, From(".measured")] = Field(alias="как_измеряется", title="Как измеряется")
    entry: Annotated[str | None, From(".entry", via=as_filed)] = Field(
        alias="на_входе", title="Значение на входе (если измерено)", examples=["62,5"]
    )
    exit: Annotated[str | None, From(".exit", via=as_filed)] = Field(
        alias="на_выходе", title="Значение на выходе (если измерено)", examples=["71"]
    )


class IndicatorContext(SetContext):
    """The table of indicators on entry and on exit."""

    indicators: Annotated[list[IndicatorBlock], From("indicators", "report", via=rows)] = Field(
        alias="показатели", title="Показатели на входе и на выходе"
    )
    entry_year: Annotated[int, From("organisation.planning.school_year", via=first_year)] = Field(
        alias="год_на_входе", title="Год измерения на входе", examples=["2022"]
    )
    exit_year: Annotated[int, From("organisation.planning.school_year", via=last_year)] = Field(
        alias="год_на_выходе", title="Год измерения на выходе", examples=["2023"]
    )
