"""The gold set of dates, every row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from gold import Row, rows

from normdocs.language import dates


def month(text: str) -> tuple[int, int]:
    year, number = text.split("-")
    return int(year), int(number)


def ends(text: str) -> tuple[str, str]:
    first, last = text.split("/")
    return first, last


def days(text: str) -> tuple[date, date]:
    first, last = ends(text)
    return date.fromisoformat(first), date.fromisoformat(last)


def start(text: str) -> int:
    return int(ends(text)[0])


WRITERS: dict[str, Callable[[str, str], str]] = {
    "long": lambda text, way: dates.write_date(date.fromisoformat(text), f"long_{way}", nbsp=False),  # type: ignore[arg-type]
    "quoted": lambda text, way: dates.quoted(date.fromisoformat(text), nbsp=False),
    "numeric": lambda text, way: dates.numeric(date.fromisoformat(text)),
    "month_range": lambda text, way: dates.month_range(
        month(ends(text)[0]), month(ends(text)[1]), words=way == "s_po", nbsp=False
    ),
    "month": lambda text, way: dates.month_year(*month(text), way, nbsp=False),  # type: ignore[arg-type]
    "range": lambda text, way: dates.date_range(*days(text), words=way == "s_po", nbsp=False),
    "acad_of": lambda text, way: "{}/{}".format(*school_years(date.fromisoformat(text))),
    "acad": lambda text, way: dates.school_year(start(text), way, separator="/", nbsp=False),  # type: ignore[arg-type]
    "years": lambda text, way: dates.years(*map(int, ends(text)), way, nbsp=False),  # type: ignore[arg-type]
    "year": lambda text, way: dates.year(int(text), way, nbsp=False),  # type: ignore[arg-type]
}


def school_years(day: date) -> tuple[int, int]:
    return dates.school_year_of(day), dates.school_year_of(day) + 1


@pytest.mark.parametrize("row", rows("dates"), ids=lambda row: f"{row.nominative} {row.case}")
def test_every_gold_date_is_written_as_expected(row: Row) -> None:
    key = next(key for key in WRITERS if row.case == key or row.case.startswith(key + "_"))
    way = row.case.removeprefix(key).removeprefix("_")
    assert WRITERS[key](row.nominative, way) in row.expected
