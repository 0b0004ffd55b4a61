"""The value of a chart read from a context: plain texts and numbers, checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NoReturn

from normdocs.adapters.docx_renderer.context import values_at
from normdocs.adapters.docx_renderer.tags import Place
from normdocs.content.charts.blocks import CATEGORIES, GAP, SERIES, TITLE, VALUES
from normdocs.errors import RenderError

MISSING = "{template}: {place}: {expression}: no value for {field}"
CHARACTER = "{template}: {place}: {field} holds a character a document cannot hold"
NUMBER = "{template}: {place}: {expression}: {field} is no number: {value}"
SURPLUS = "{template}: {place}: {expression}: {field} has {count} numbers for {known} categories"
AS_IT_IS = "General"
_NUMBER = re.compile(r"-?\d+(?:[.,]\d{1,10})?")
_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPACES = str.maketrans("", "", " \u00a0\u202f")


@dataclass(frozen=True)
class Series:
    """Numbers of one kind, one for each category; None leaves a gap."""

    title: str
    numbers: tuple[Decimal | None, ...]

    @property
    def format(self) -> str:
        """The format of the numbers as workbooks write it; as they are where some have more decimals."""
        stated = [number for number in self.numbers if number is not None]
        decimals = {-int(number.as_tuple().exponent) for number in stated}
        if len(decimals) > 1:
            return AS_IT_IS
        whole = "#,##0" if any(abs(number) >= 1000 for number in stated) else "0"
        places = "0" * max(decimals, default=0)
        return f"{whole}.{places}" if places else whole


@dataclass(frozen=True)
class Shown:
    """What a chart shows."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Value:
    """Where a chart's value stands in the context, and where the chart stands in the template."""

    path: str
    template: str
    place: Place
    expression: str

    @property
    def reads(self) -> tuple[str, ...]:
        """The path of everything that is read of it."""
        series = f"{self.path}.{SERIES}[]"
        return (f"{self.path}.{CATEGORIES}[]", f"{series}.{TITLE}", f"{series}.{VALUES}[]")

    def shown(self, context: Mapping[str, Any]) -> Shown | None:
        """Return what to show, None where there is nothing; RenderError names the field at fault."""
        if not self._one(context, self.path):
            return None
        categories = tuple(self._texts(context, self.reads[0]))
        titles = self._texts(context, self.reads[1])
        series = [
            Series(title, self._numbers(context, f"{self.path}.{SERIES}", position, len(categories)))
            for position, title in enumerate(titles)
        ]
        return Shown(categories, tuple(series)) if categories and series else None

    def _texts(self, context: Mapping[str, Any], path: str) -> Iterator[str]:
        for at, text in self._all(context, path):
            if _INVALID.search(str(text)):
                self._fail(CHARACTER, at)
            yield str(text)

    def _numbers(
        self, context: Mapping[str, Any], path: str, position: int, known: int
    ) -> tuple[Decimal | None, ...]:
        """Return a series' numbers, gaps at its end where it is shorter than the categories."""
        item = self._one(context, path)[position]
        at = f"{path}[{position + 1}].{VALUES}"
        given = item.get(VALUES)
        if not isinstance(given, (list, tuple)):
            self._fail(MISSING, at)
        if len(given) > known:
            self._fail(SURPLUS, at, count=len(given), known=known)
        numbers = [self._number(value, f"{at}[{number}]") for number, value in enumerate(given, 1)]
        return (*numbers, *[None] * (known - len(numbers)))

    def _number(self, value: Any, at: str) -> Decimal | None:
        if value is None or value == GAP:
            return None
        text = str(value).translate(_SPACES).replace("\u2212", "-")
        if isinstance(value, bool) or not _NUMBER.fullmatch(text):
            self._fail(NUMBER, at, value=value)
        return Decimal(text.replace(",", "."))

    def _one(self, context: Mapping[str, Any], path: str) -> Any:
        return next(value for _, value in self._all(context, path, empty=True))

    def _all(
        self, context: Mapping[str, Any], path: str, *, empty: bool = False
    ) -> Iterator[tuple[str, Any]]:
        for at, value, present in values_at(context, path):
            if not present or (value is None and not empty):
                self._fail(MISSING, at)
            yield at, value

    def _fail(self, message: str, field: str, **values: Any) -> NoReturn:
        raise RenderError(
            message,
            template=self.template,
            place=self.place,
            expression=self.expression,
            field=field,
            **values,
        )
