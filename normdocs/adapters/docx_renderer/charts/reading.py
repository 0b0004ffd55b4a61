"""A chart as text: its description, then its numbers as a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from normdocs.adapters.docx_renderer.charts.namespaces import c, series_of

_FORMAT = re.compile(r"(#,##)?0\.?(0*)")


def lines_of(root: Any) -> Iterator[str]:
    """Yield the rows of a chart's table: titles of the series, then each category with its numbers."""
    series = series_of(root)
    categories = [_points(each, "cat") for each in series[:1]]
    columns = [_points(each, "val") for each in series]
    formats = ["".join(node.text or "" for node in each.iter(c("formatCode"))) for each in series]
    comma = any(node.get("val", "").startswith("ru") for node in root.iter(c("lang")))
    if series:
        yield _row(["", *("".join(_points(each, "tx").values()) for each in series)])
    # The points there are, not as many as the part says there are: it may have come from anybody.
    for index in sorted({*(index for points in (*categories, *columns) for index in points)}):
        numbers = [
            _number(column.get(index, ""), code, comma=comma)
            for column, code in zip(columns, formats, strict=True)
        ]
        yield _row([*(points.get(index, "") for points in categories), *numbers])


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()) for cell in cells) + " |"


def _points(series: Any, name: str) -> dict[int, str]:
    points = (point for data in series.iterchildren(c(name)) for point in data.iter(c("pt")))
    return {
        int(index): "".join(text for value in point.iter(c("v")) for text in value.itertext())
        for point in points
        if (index := point.get("idx", "")).isdecimal()
    }


def _number(text: str, code: str, *, comma: bool) -> str:
    """Return a number as Word shows it: with the places of its format, with a comma in Russian."""
    known = _FORMAT.fullmatch(code)
    try:
        shown = f"{Decimal(text):{',' if known and known[1] else ''}.{len(known[2])}f}" if known else text
    except InvalidOperation:
        return text
    return shown.replace(",", "\u00a0").replace(".", ",") if comma else shown
