"""Working days by the registry's own calendar, and what a calendar may not say."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from normdocs.adapters.yaml_files import read_yaml
from normdocs.domain.approval.calendar import Calendar, Holiday
from normdocs.domain.validation import validated
from normdocs.errors import RegistryError

FILE = Path(__file__).parents[2] / "registry" / "calendar.yaml"
CALENDAR = validated(Calendar, read_yaml(FILE, RegistryError), RegistryError)
DAYS = st.dates(date(2019, 1, 1), date(2030, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("year", "count"),
    [(2020, 248), (2021, 247), (2022, 247), (2023, 247), (2024, 248), (2025, 247), (2026, 247), (2027, 247)],
)
def test_a_year_has_as_many_working_days_as_its_production_calendar(year: int, count: int) -> None:
    days = (date(year, 1, 1) + timedelta(number) for number in range(366))
    assert sum(CALENDAR.is_working(one) for one in days if one.year == year) == count


@pytest.mark.parametrize(
    "off",
    [
        "2026-11-22",  # a Sunday
        "2026-11-04",  # a holiday
        "2020-02-24",  # carried from Sunday 23 February
        "2022-05-02",  # carried from Sunday 1 May, the Government having moved others to 3 May
        "2025-05-08",  # moved from Sunday 23 February
        "2023-11-06",  # carried from Saturday 4 November
        "2026-01-09",
        "2026-12-31",
        "2027-05-10",
    ],
)
def test_these_days_are_off(off: str) -> None:
    assert not CALENDAR.is_working(day(off))


@pytest.mark.parametrize(
    "worked", ["2026-11-23", "2024-04-27", "2025-11-01", "2027-02-20", "2025-02-24", "2025-03-10"]
)
def test_these_days_are_worked(worked: str) -> None:
    assert CALENDAR.is_working(day(worked))


def test_a_year_without_a_decree_has_weekends_and_holidays_alone() -> None:
    assert CALENDAR.decree(2029) is None
    assert not CALENDAR.is_working(date(2029, 1, 8))
    assert CALENDAR.is_working(date(2029, 1, 9))
    assert not CALENDAR.is_working(date(2029, 11, 5)), "carried from Sunday 4 November by law"


@pytest.mark.parametrize(
    ("begins", "count", "ends"),
    [
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-22", 1, "2026-11-23"),
        ("2026-11-20", 0, "2026-11-20"),
        ("2026-12-30", 1, "2027-01-11"),
        ("2024-04-26", 2, "2024-05-02"),
        ("2026-11-23", -1, "2026-11-20"),
        ("9999-12-30", 5, "9999-12-31"),
        ("0001-01-02", -5, "0001-01-01"),
    ],
)
def test_a_term_counts_working_days_from_the_next_day(begins: str, count: int, ends: str) -> None:
    assert CALENDAR.add_working_days(day(begins), count) == day(ends)


@given(DAYS, st.integers(1, 30))
def test_a_term_ends_on_a_working_day_and_holds_as_many_as_it_says(begins: date, count: int) -> None:
    ends = CALENDAR.add_working_days(begins, count)
    between = [begins + timedelta(number) for number in range(1, (ends - begins).days + 1)]
    assert CALENDAR.is_working(ends)
    assert sum(map(CALENDAR.is_working, between)) == count


@given(DAYS, st.integers(0, 20), st.integers(0, 20))
def test_two_terms_one_after_the_other_are_their_sum(begins: date, first: int, second: int) -> None:
    at_once = CALENDAR.add_working_days(begins, first + second)
    assert CALENDAR.add_working_days(CALENDAR.add_working_days(begins, first), second) == at_once


def test_every_decree_is_older_than_its_year() -> None:
    assert all(decree.date.year < decree.year for decree in CALENDAR.decrees)


@pytest.mark.parametrize(
    ("holiday", "reason"),
    [
        ({"month": 2, "day": 30}, "the month has no such day"),
        ({"month": 4, "day": 30, "until": 31}, "the month has no such day"),
        ({"month": 1, "day": 8, "until": 1}, "the last day is before the first"),
    ],
)
def test_a_holiday_on_no_day_is_refused(holiday: dict[str, int], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        Holiday.model_validate({"title": "Праздник", **holiday})


def test_a_holiday_of_leap_years_is_none_in_others() -> None:
    leap = Calendar(holidays=(Holiday(title="Праздник", month=2, day=29),))
    assert not leap.is_working(date(2024, 2, 29))
    assert leap.is_working(date(2026, 3, 2))
