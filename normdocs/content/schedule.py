"""Months of the school year, and what is planned in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from normdocs.content.contract import Absent, Context, From
from normdocs.content.speech import Speech
from normdocs.language import dates

SEPTEMBER = 9


def month_of(offset: int, start_year: int) -> tuple[int, int]:
    """Return (year, month) of a school year's month; offset 1 is its September, -1 the August before."""
    months = start_year * 12 + SEPTEMBER - 1 + (offset - 1 if offset > 0 else offset)
    return months // 12, months % 12 + 1


def months(first: int, last: int, start_year: int) -> str:
    """Return the span in words: «апрель–август 2022 г.»."""
    return dates.month_range(month_of(first, start_year), month_of(last, start_year))


def first_year(speech: Speech, school_year: str) -> int:
    """Return the calendar year in which a school year, 2022-2023, starts."""
    return int(school_year[:4])


def last_year(speech: Speech, school_year: str) -> int:
    """Return the calendar year in which a school year ends."""
    return int(school_year[5:])


def no_school_year() -> Absent:
    """Return what stands where a month has no year."""
    return Absent("organisation.planning.school_year", "Учебный год")


def month_in_words(speech: Speech, offset: int, school_year: str | None) -> str | Absent:
    """Return the month with its year; Absent without a school year."""
    return months(offset, offset, first_year(speech, school_year)) if school_year else no_school_year()


@dataclass(frozen=True)
class Planned:
    """A numbered session."""

    number: int
    session: Any


def planned_sessions(speech: Speech, planned: Any) -> list[Planned]:
    """Return the sessions of the school for mentors, numbered from 1."""
    return [Planned(n, session) for n, session in enumerate(planned, 1)]


def total_hours(speech: Speech, planned: Any) -> int:
    """Return the hours of all sessions together."""
    return sum(session.hours for session in planned)


class SessionBlock(Context):
    """A session of the school for mentors."""

    number: Annotated[int, From(".number")] = Field(alias="номер", title="Номер по порядку")
    topic: Annotated[str, From(".session.topic")] = Field(alias="тема", title="Тема")
    format: Annotated[str, From(".session.format")] = Field(alias="форма", title="Форма занятия")
    hours: Annotated[int, From(".session.hours")] = Field(alias="часы", title="Часов")
    month: Annotated[str, From(".session.month", "organisation.planning.school_year", via=month_in_words)] = (
        Field(alias="срок", title="Месяц", examples=["сентябрь 2022 г."])
    )
