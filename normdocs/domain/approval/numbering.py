"""Registrations of an organisation's own documents: the next number, and what is unusual about one.

Numbering begins anew each year and goes on in each series by itself; gaps are allowed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Protocol

from normdocs.domain.approval.calendar import Calendar
from normdocs.domain.approval.series import (
    ANY,
    Number,
    Series,
    parse,
    series_of,
    stated_number,
    uniqueness_key,
)
from normdocs.domain.document import DocumentKey

__all__ = [
    "NumberWarning",
    "Numbered",
    "Registration",
    "Series",
    "parse",
    "propose",
    "series_of",
    "stated_number",
    "uniqueness_key",
    "warnings_for",
    "written",
]

EARLIER_THAN_SMALLER = (
    "number {number} is given {day}, yet the smaller number {other} stands in the journal under {other_day}: "
    "the document is back-dated"
)
LATER_THAN_GREATER = (
    "number {number} is given {day}, yet the greater number {other} stands in the journal under {other_day}"
)
IN_THE_FUTURE = "{day} has not come yet: today is {today}"
ON_A_DAY_OFF = "{day} is not a working day"


class Numbered(Protocol):
    """A document with a date, and a number unless it goes without one."""

    @property
    def number(self) -> str | None:
        """The registration number."""

    @property
    def date(self) -> dt.date:
        """The day it was registered."""


@dataclass(frozen=True)
class Registration:
    """A line of an organisation's registration journal.

    `edition` is 1 for the first text of the document; `kind` is its noun; `recorded_at` is aware; `by` is who
    registered it. `number` is None for a document that has a date alone.
    """

    organisation: str
    key: DocumentKey
    edition: int
    number: str | None
    date: dt.date
    title: str
    kind: str
    recorded_at: dt.datetime
    by: str


@dataclass(frozen=True)
class NumberWarning:
    """What is unusual about a number or its date: a message with its values, said as errors are."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)


def propose(taken: Iterable[Numbered], year: int, series: Series, beside: str | None = None) -> str:
    """Return the next number of the year: of the series, or the next fellow of `beside` (162 → 162/1).

    A number already in the journal is never proposed. Raises InputError when `beside` is no number.
    """
    texts = [one.number for one in taken if one.number is not None and one.date.year == year]
    known = set(map(uniqueness_key, texts))
    numbers = [parse(text, series) for text in texts]
    following = _following(numbers, series) if beside is None else _fellows(numbers, parse(beside, series))
    return next(text for text in following if uniqueness_key(text) not in known)


def _following(numbers: list[Number], series: Series) -> Iterator[str]:
    """Yield the numbers after the greatest of the series."""
    greatest = max((number.whole for number in numbers if number in series), default=0)
    for whole in count(greatest + 1):
        yield f"{series.prefix}{whole}{series.suffix}"


def _fellows(numbers: list[Number], head: Number) -> Iterator[str]:
    """Yield the fractions of one number after the greatest there is."""
    beside = [number for number in numbers if number in head.series and number.whole == head.whole]
    greatest = max((number.fraction or 0 for number in beside), default=0)
    for fraction in count(greatest + 1):
        yield str(replace(head, fraction=fraction))


def warnings_for(  # noqa: PLR0913 - what is registered, among what, and when
    number: str | None,
    day: dt.date,
    taken: Iterable[Numbered],
    today: dt.date,
    calendar: Calendar,
    *,
    series: Series = ANY,
) -> list[NumberWarning]:
    """Return what is unusual about registering under this number on that day; a gap is not.

    `taken` may hold the document's own registration: a number is not compared with itself.
    """
    found = list(_out_of_order(number, day, taken, series)) if number else []
    if day > today:
        found.append(NumberWarning(IN_THE_FUTURE, {"day": written(day), "today": written(today)}))
    if not calendar.is_working(day):
        found.append(NumberWarning(ON_A_DAY_OFF, {"day": written(day)}))
    return found


def _out_of_order(
    number: str, day: dt.date, taken: Iterable[Numbered], series: Series
) -> Iterator[NumberWarning]:
    """Compare with the numbers of the same year and series; one example of each kind is enough."""
    own = parse(number, series)
    others = [
        (other.place, one)
        for one in taken
        if one.number is not None and one.date.year == day.year
        if (other := parse(one.number, series)) in own.series
    ]
    smaller = [one for place, one in others if place < own.place and one.date > day]
    greater = [one for place, one in others if place > own.place and one.date < day]
    if smaller:
        yield _against(EARLIER_THAN_SMALLER, number, day, max(smaller, key=lambda one: one.date))
    if greater:
        yield _against(LATER_THAN_GREATER, number, day, min(greater, key=lambda one: one.date))


def _against(message: str, number: str, day: dt.date, other: Numbered) -> NumberWarning:
    values = {"number": number, "day": written(day), "other": other.number, "other_day": written(other.date)}
    return NumberWarning(message, values)


def written(day: dt.date) -> str:
    """Return 13.10.2020."""
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"
