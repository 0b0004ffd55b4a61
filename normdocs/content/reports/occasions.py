"""When something was, as running text says it: «в сентябре – октябре 2020 года»."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from normdocs.content.reports.amounts import listed
from normdocs.errors import LanguageError
from normdocs.language import dates
from normdocs.language.declension import organisation
from normdocs.language.letters import NBSP
from normdocs.language.months import month_name
from normdocs.language.periods import Period, read_period
from normdocs.language.phrases import head_agreement

# What begins with a preposition is said already.
_SAID = re.compile(r"(?:в|во|с|со|до|к|по|на|за|от|при)\s", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"\bг\.$")
_HALF = re.compile(r"(IV|I{1,3})(\s+)(полугоди|квартал)[а-яё]*", re.IGNORECASE)
_SEASONS = {"зима": "зимой", "весна": "весной", "лето": "летом", "осень": "осенью"}


def when(text: str) -> str:
    """Return a period as an adverbial: «май 2021 года» → «в мае 2021 года»; else as it was written."""
    if _SAID.match(text):
        return text
    season, _, rest = text.partition(" ")
    if season.lower() in _SEASONS:
        return f"{_SEASONS[season.lower()]} {rest}".strip()
    if half := _HALF.match(text):
        noun = "полугодии" if half[3].lower() == "полугоди" else "квартале"
        return f"в {half[1]}{NBSP}{noun}{text[half.end() :]}"
    period = _read(text)
    said = _adverbial(period) if period else None
    return said or _located(text)


def _located(text: str) -> str:
    """What no rule reads: «первое полугодие 2021 года» → «в первом полугодии 2021 года»."""
    return f"в {organisation(text, 'loct')}" if head_agreement(text) else text


def since(text: str) -> str:
    """Return from when on: «февраль 2020 года» → «с февраля 2020 года»."""
    if _SAID.match(text):
        return text
    period = _read(text)
    if not period or not period.start:
        return f"с {organisation(text, 'gent')}" if head_agreement(text) else text
    start = period.start
    if period.kind == "month":
        return f"с {month_name(start.month, 'gent')} {start.year}{NBSP}года"
    if period.kind == "year":
        return f"с {dates.year(start.year, 'gent')}"
    if period.kind == "school_year":
        return f"с {dates.school_year(start.year, 'gent')}"
    return f"с {dates.long_goda(start)}"


def together(texts: Iterable[str]) -> str:
    """Return several periods as one adverbial: «в декабре 2020 года и мае 2021 года»."""
    said = [when(text) for text in texts]
    prefix = "в "
    if all(text.startswith(prefix) for text in said):
        return prefix + listed(text.removeprefix(prefix) for text in said)
    return listed(said)


def days(found: Iterable[date]) -> str:
    """Return «05.11.2020 и 11.12.2020»."""
    return listed(dates.numeric(day) for day in found)


def _read(text: str) -> Period | None:
    try:
        return read_period(text)
    except LanguageError:
        return None


def _adverbial(period: Period) -> str | None:
    start, end = period.start, period.end
    if start is None or end is None:
        return None
    if period.kind in {"month", "months"}:
        return _months(start, end)
    if period.kind == "school_year":
        return f"в {dates.school_year(start.year, 'loct')}"
    if period.kind in {"year", "years"}:
        one = period.kind == "year"
        years = dates.year(start.year, "loct") if one else dates.years(start.year, end.year, "loct")
        return f"в {years}"
    if period.kind in {"day", "days"}:
        return dates.long_goda(start) if start == end else _full(dates.date_range(start, end, words=True))
    return None


def _months(start: date, end: date) -> str:
    last = f"{month_name(end.month, 'loct')} {end.year}{NBSP}года"
    if (start.year, start.month) == (end.year, end.month):
        return f"в {last}"
    if start.year == end.year and end.month - start.month == 1:
        return f"в {month_name(start.month, 'loct')}–{last}"
    words = dates.month_range((start.year, start.month), (end.year, end.month), words=True)
    return _full(words)


def _full(text: str) -> str:
    return _SHORT_YEAR.sub("года", text)
