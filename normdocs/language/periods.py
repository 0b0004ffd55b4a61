"""Periods as people write them in plans, read to dates and written back in one way."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from normdocs.errors import LanguageError
from normdocs.language.dates import date_range, long_g, month_range, month_year, school_year, year, years
from normdocs.language.letters import LONGEST, NBSP
from normdocs.language.months import MONTH, month_name, month_number

PeriodKind = Literal[
    "day", "days", "month", "months", "school_year", "year", "years", "until", "condition", "other"
]
_ROMAN = ("I", "II", "III", "IV")
_DAY = r"(\d{1,2})"
_YEAR = r"(\d{4})\s*(?:гг?\.?|год[а-я]*)?"
_TO = r"\s*(?:[-‐‑–—]|\bпо\b|\bдо\b)\s*"
_UNTIL = r"(?:до|по|не позднее|не позже|к|срок до)\s+"
_CONDITIONS = re.compile(
    r"при необходимости|по необходимости|по мере|по графику|по плану|по запрос|по факту|по отдельному"
    r"|по согласованию|постоянно|системат|регулярно|периодически|в течение|на протяжении|весь период"
    r"|ежегодно|ежемесячно|еженедельно|ежеквартально|ежедневно|один раз|\d+ раза?\b|раз в|своевременно"
    r"|незамедлительно"
)


@dataclass(frozen=True)
class Period:
    """When something is due: dates where they are known, a kind, and the period written in the one way.

    `kind` «months» or «day» with no dates is a period whose year nobody stated.
    """

    kind: PeriodKind
    start: date | None
    end: date | None
    text: str

    def __str__(self) -> str:
        return self.text

    @property
    def without_year(self) -> bool:
        """Whether the period names months or days and no year."""
        return (
            self.start is None
            and self.end is None
            and self.kind in ("day", "days", "month", "months", "until")
        )


def last_day(of_year: int, month: int) -> date:
    """The last day of a month."""
    return date(of_year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def read_period(text: str, default_year: int | None = None) -> Period:
    """The period a text tells; `default_year` completes one without a year.

    What no rule reads comes back as kind «other» with its text tidied. LanguageError on an empty text, a year
    outside 1900–2999 or a day the month does not have.
    """
    tidy = re.sub(r"\s+", " ", text).strip(" ,;")
    if not tidy or len(tidy) > LONGEST:
        raise LanguageError("{text} is not a period", text=repr(text[:80]))
    low = re.sub(r"^(?:в|во|на|за)\s+(?=\d{4}|" + MONTH + r")", "", tidy.lower().replace("ё", "е"))
    low = re.sub(r"^в течение\s+(?=\d{4}|" + MONTH + ")", "", low)
    for pattern, reader in _READERS:
        match = pattern.fullmatch(low)
        if match:
            try:
                return reader(list(match.groups()), default_year)
            except ValueError:
                raise LanguageError("{text} names a day that does not exist", text=tidy) from None
    known = _CONDITIONS.search(low)
    if not known:
        return Period("other", None, None, tidy)
    return Period("condition", None, None, tidy if tidy[:2].isupper() else tidy[:1].lower() + tidy[1:])


Groups = list[str | None]


def _number(part: str | None, default: int | None = None) -> int | None:
    return int(part) if part else default


def _numeric(parts: Groups, _default: int | None) -> Period:
    day = _date(parts[0:3])
    return Period("day", day, day, long_g(day))


def _date(parts: Groups) -> date:
    day, month, of_year = (int(part or 0) for part in parts)
    return date(of_year + 2000 if of_year < 100 else of_year, month, day)


def _numeric_range(parts: Groups, _default: int | None) -> Period:
    return _days(_date(parts[0:3]), _date(parts[3:6]))


def _days(start: date, end: date) -> Period:
    if end < start:
        raise LanguageError("the period ends on {end} before it starts on {start}", start=start, end=end)
    return Period("day" if start == end else "days", start, end, date_range(start, end))


def _numeric_until(parts: Groups, _default: int | None) -> Period:
    return _until(_date(parts[0:3]))


def _until(day: date) -> Period:
    return Period("until", None, day, f"до{NBSP}{long_g(day)}")


def _worded_until(parts: Groups, default: int | None) -> Period:
    of_year = _number(parts[2], default)
    month = month_number(parts[1] or "")
    if of_year is None:
        return Period("until", None, None, f"до{NBSP}{int(parts[0] or 0)}{NBSP}{month_name(month, 'gent')}")
    return _until(date(of_year, month, int(parts[0] or 0)))


def _worded_day(parts: Groups, default: int | None) -> Period:
    of_year = _number(parts[2], default)
    number, month = int(parts[0] or 0), month_number(parts[1] or "")
    if of_year is None:
        return Period("day", None, None, f"{number}{NBSP}{month_name(month, 'gent')}")
    day = date(of_year, month, number)
    return Period("day", day, day, long_g(day))


def _days_of_month(parts: Groups, default: int | None) -> Period:
    first, last, month = int(parts[0] or 0), int(parts[1] or 0), month_number(parts[2] or "")
    of_year = _number(parts[3], default)
    if of_year is None:
        return Period("days", None, None, f"{first}–{last}{NBSP}{month_name(month, 'gent')}")
    return _days(date(of_year, month, first), date(of_year, month, last))


def _worded_range(parts: Groups, default: int | None) -> Period:
    first, last = month_number(parts[1] or ""), month_number(parts[4] or "")
    opening, closing = _span(first, last, _number(parts[2]), _number(parts[5]), default)
    days = int(parts[0] or 0), int(parts[3] or 0)
    if opening is None or closing is None:
        names = [
            f"{day}{NBSP}{month_name(month, 'gent')}" for day, month in zip(days, (first, last), strict=True)
        ]
        return Period("days", None, None, f"{NBSP}– ".join(names))
    return _days(date(opening, first, days[0]), date(closing, last, days[1]))


def _span(
    first: int, last: int, opening: int | None, closing: int | None, default: int | None
) -> tuple[int | None, int | None]:
    """The years of both ends when one or none is written; a range that wraps ends a year later."""
    wraps = 1 if last < first else 0
    if closing is None:
        start = opening if opening is not None else default
        return (None, None) if start is None else (start, start + wraps)
    return (opening if opening is not None else closing - wraps), closing


def _months(parts: Groups, default: int | None) -> Period:
    first, last = month_number(parts[0] or ""), month_number(parts[2] or "")
    opening, closing = _span(first, last, _number(parts[1]), _number(parts[3]), default)
    if opening is None or closing is None:
        return Period("months", None, None, f"{month_name(first)}{NBSP}– {month_name(last)}")
    start, end = date(opening, first, 1), last_day(closing, last)
    if end < start:
        raise LanguageError("the period ends on {end} before it starts on {start}", start=start, end=end)
    return Period("months", start, end, month_range((opening, first), (closing, last)))


def _month(parts: Groups, default: int | None) -> Period:
    month, of_year = month_number(parts[0] or ""), _number(parts[1], default)
    if of_year is None:
        return Period("month", None, None, month_name(month))
    return Period("month", date(of_year, month, 1), last_day(of_year, month), month_year(of_year, month))


def _part_of_year(parts: Groups, default: int | None) -> Period:
    """«I полугодие 2022 г.», «2 квартал»: halves and quarters of a calendar year."""
    written = parts[0] or ""
    number = int(written) if written.isdigit() else [roman.lower() for roman in _ROMAN].index(written) + 1
    length = 6 if (parts[1] or "").startswith("полугод") else 3
    if not 1 <= number <= 12 // length:
        raise ValueError
    of_year = _number(parts[2], default)
    name = f"{_ROMAN[number - 1]}{NBSP}{'полугодие' if length == 6 else 'квартал'}"
    if of_year is None:
        return Period("months", None, None, name)
    first = (number - 1) * length + 1
    end = last_day(of_year, first + length - 1)
    return Period("months", date(of_year, first, 1), end, f"{name} {of_year}{NBSP}г.")


def _school_year(parts: Groups, _default: int | None) -> Period:
    start = int(parts[0] or 0)
    end = int(parts[1] or 0)
    if end % 100 != (start + 1) % 100:
        raise LanguageError(
            "a school year lasts from one year to the next, not {start}–{end}", start=start, end=end
        )
    return Period("school_year", date(start, 9, 1), date(start + 1, 8, 31), school_year(start))


def _years(parts: Groups, _default: int | None) -> Period:
    start, end = int(parts[0] or 0), int(parts[1] or 0)
    if end < start:
        raise LanguageError("the period ends on {end} before it starts on {start}", start=start, end=end)
    return Period("years", date(start, 1, 1), date(end, 12, 31), years(start, end))


def _year(parts: Groups, _default: int | None) -> Period:
    number = int(parts[0] or 0)
    return Period("year", date(number, 1, 1), date(number, 12, 31), year(number))


Reader = Callable[[Groups, int | None], Period]
_NUMERIC = r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})\s*(?:г\.?|года)?"
_ORDINAL = r"([1-4]|i{1,3}|iv)\s*[-‐]?\s*(?:е|ый|ой|ое|ий)?"
_MONTH_YEAR = rf"({MONTH})\s*,?\s*(?:{_YEAR})?"
_DAY_MONTH = rf"[«\"]?{_DAY}[»\"]?\s*({MONTH})\s*(?:{_YEAR})?"
_READERS: list[tuple[re.Pattern[str], Reader]] = [
    (re.compile(pattern), reader)
    for pattern, reader in (
        (_NUMERIC, _numeric),
        (rf"(?:с\s+)?{_NUMERIC}{_TO}{_NUMERIC}", _numeric_range),
        (_UNTIL + _NUMERIC, _numeric_until),
        (_UNTIL + _DAY_MONTH, _worded_until),
        (_DAY_MONTH, _worded_day),
        (rf"(?:с\s+)?{_DAY}{_TO}{_DAY}\s*({MONTH})\s*(?:{_YEAR})?", _days_of_month),
        (rf"(?:с\s+)?{_DAY_MONTH}{_TO}{_DAY_MONTH}", _worded_range),
        (rf"(?:с\s+)?{_MONTH_YEAR}{_TO}{_MONTH_YEAR}", _months),
        (
            rf"([1-4]|i{{1,3}}|iv)\s*[-‐]?\s*(?:е|ый|ой|ое|ий)?\s*(полугодие|квартал)\s*(?:{_YEAR})?",
            _part_of_year,
        ),
        (_MONTH_YEAR, _month),
        (r"(\d{4})\s*[-‐‑–—/]\s*(\d{4}|\d{2})\s*(?:уч\.?|учебн[а-я]*)\s*(?:гг?\.?|год[а-я]*)?", _school_year),
        (r"(\d{4})\s*[-‐‑–—/]\s*(\d{4})\s*(?:гг?\.?|год[а-я]*)?", _years),
        (_YEAR, _year),
    )
]
