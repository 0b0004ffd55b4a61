"""Working days of the five-day week: article 112 of the Labour Code and the Government's transfers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from normdocs.domain.strict import Day, RegistrationNumber, Strict, Text

ONE_DAY = dt.timedelta(days=1)
SATURDAY = 5
LEAP_YEAR = 2000


class Holiday(Strict):
    """Non-working days of every year, from `day` to `until` of one month.

    `carried` says that a day off falling on it passes to the next working day (article 112, part two); those
    of January go where the Government moves them.
    """

    title: Text
    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]
    until: Annotated[int, Field(ge=1, le=31)] | None = None
    carried: bool = True

    @model_validator(mode="after")
    def _days_of_a_month(self) -> Self:
        last = self.until or self.day
        try:
            dt.date(LEAP_YEAR, self.month, last)
        except ValueError:
            raise PydanticCustomError("holiday_day", "the month has no such day") from None
        if last < self.day:
            raise PydanticCustomError("holiday_order", "the last day is before the first")
        return self

    def holds(self, day: dt.date) -> bool:
        """Return whether `day` is one of them."""
        return day.month == self.month and self.day <= day.day <= (self.until or self.day)


class Transfer(Strict):
    """A day off moved by the Government: an ordinary one becomes a working day."""

    off: Day = Field(alias="from")
    to: Day


class Decree(Strict):
    """The Government's transfers of one year; `verified` when somebody compared requisites and days."""

    year: Annotated[int, Field(ge=1990, le=2100)]
    number: RegistrationNumber
    date: Day
    transfers: tuple[Transfer, ...] = ()
    verified: bool = True


class Calendar(Strict):
    """Which days are worked; a year without a decree has its weekends and holidays alone."""

    holidays: tuple[Holiday, ...]
    decrees: tuple[Decree, ...] = ()

    def is_working(self, day: dt.date) -> bool:
        """Return whether an organisation with a five-day week works on `day`."""
        transfers = self._transfers(day.year)
        if any(transfer.to == day for transfer in transfers) or self.is_holiday(day):
            return False
        if is_weekend(day):
            return any(transfer.off == day for transfer in transfers)
        return day not in self._carried(day.year)

    def is_holiday(self, day: dt.date) -> bool:
        """Return whether `day` is a non-working holiday by law."""
        return any(holiday.holds(day) for holiday in self.holidays)

    def add_working_days(self, day: dt.date, count: int) -> dt.date:
        """Return the last day of a term of `count` working days that begins the day after `day`.

        With 0 the day itself, working or not; a negative count goes back.
        """
        step = ONE_DAY if count > 0 else -ONE_DAY
        left = abs(count)
        while left and dt.date.min < day < dt.date.max:
            day += step
            left -= self.is_working(day)
        return day

    def decree(self, year: int) -> Decree | None:
        """Return the decree of the year, None when the registry does not know one."""
        return next((decree for decree in self.decrees if decree.year == year), None)

    def _transfers(self, year: int) -> tuple[Transfer, ...]:
        decree = self.decree(year)
        return decree.transfers if decree else ()

    def _carried(self, year: int) -> set[dt.date]:
        """Return the days off that holidays on a weekend pass on; none for those the Government moved."""
        transfers = self._transfers(year)
        moved = {transfer.off for transfer in transfers}
        taken = {transfer.to for transfer in transfers}
        for day in sorted(set(self._on_weekends(year)) - moved):
            while is_weekend(day) or self.is_holiday(day) or day in taken:
                day += ONE_DAY  # noqa: PLW2901
            taken.add(day)
        return taken

    def _on_weekends(self, year: int) -> Iterator[dt.date]:
        for holiday in self.holidays:
            for number in range(holiday.day, (holiday.until or holiday.day) + 1):
                day = day_of(year, holiday.month, number)
                if holiday.carried and day and is_weekend(day):
                    yield day


def is_weekend(day: dt.date) -> bool:
    """Return whether `day` is a Saturday or a Sunday."""
    return day.weekday() >= SATURDAY


def day_of(year: int, month: int, number: int) -> dt.date | None:
    """Return the day, None on 29 February of a common year."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None
