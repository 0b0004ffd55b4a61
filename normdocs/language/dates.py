"""Dates, ranges of dates and school years as documents write them.

Every writer takes `nbsp`: no-break spaces between a day and its month and between a year and its «г.».
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from normdocs.errors import LanguageError
from normdocs.language.cases import Case
from normdocs.language.letters import NBSP
from normdocs.language.months import month_name

Style = Literal["long_g", "long_goda", "quoted", "numeric"]
_YEAR: dict[Case, str] = {
    "nomn": "год",
    "gent": "года",
    "datv": "году",
    "accs": "год",
    "ablt": "годом",
    "loct": "году",
}
_YEARS: dict[Case, str] = {
    "nomn": "годы",
    "gent": "годов",
    "datv": "годам",
    "accs": "годы",
    "ablt": "годами",
    "loct": "годах",
}
_SCHOOL: dict[Case, str] = {
    "nomn": "учебный",
    "gent": "учебного",
    "datv": "учебному",
    "accs": "учебный",
    "ablt": "учебным",
    "loct": "учебном",
}
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def spaced(text: str, nbsp: bool) -> str:
    """`text` with its no-break spaces kept, or made ordinary."""
    return text if nbsp else text.replace(NBSP, " ")


def write_date(day: date, style: Style = "long_g", *, nbsp: bool = True) -> str:
    """A date: «13 октября 2020 г.», «13 октября 2020 года», ««13» октября 2020 г.» or «13.10.2020»."""
    if style == "numeric":
        return day.strftime("%d.%m.%Y") if day.year > 999 else f"{day.day:02d}.{day.month:02d}.{day.year:04d}"
    number = f"«{day.day:02d}»" if style == "quoted" else str(day.day)
    year = "года" if style == "long_goda" else "г."
    return spaced(f"{number}{NBSP}{month_name(day.month, 'gent')} {day.year}{NBSP}{year}", nbsp)


def long_g(day: date, *, nbsp: bool = True) -> str:
    """«13 октября 2020 г.»."""
    return write_date(day, "long_g", nbsp=nbsp)


def long_goda(day: date, *, nbsp: bool = True) -> str:
    """«13 октября 2020 года»."""
    return write_date(day, "long_goda", nbsp=nbsp)


def quoted(day: date, *, nbsp: bool = True) -> str:
    """««13» октября 2020 г.», the day in two figures."""
    return write_date(day, "quoted", nbsp=nbsp)


def numeric(day: date) -> str:
    """«13.10.2020»."""
    return write_date(day, "numeric")


def from_iso(text: str) -> date:
    """The date of «2020-10-13»; LanguageError when it is none."""
    match = _ISO.fullmatch(text.strip())
    if match:
        try:
            return date(*map(int, match.groups()))
        except ValueError:
            pass
    raise LanguageError("{text} is not a date like 2020-10-13", text=text)


def month_year(year: int, month: int, case: Case = "nomn", *, nbsp: bool = True) -> str:
    """«октябрь 2020 г.», «в октябре 2020 г.»."""
    return spaced(f"{month_name(month, case)} {year}{NBSP}г.", nbsp)


def date_range(start: date, end: date, *, words: bool = False, nbsp: bool = True) -> str:
    """«22–24 марта 2021 г.», with `words` «с 22 по 24 марта 2021 г.»; what both ends share is said once."""
    if start == end:
        return long_g(start, nbsp=nbsp)
    close = f"{end.day}{NBSP}{month_name(end.month, 'gent')} {end.year}{NBSP}г."
    opening = str(start.day)
    if (start.year, start.month) != (end.year, end.month):
        opening += NBSP + month_name(start.month, "gent")
    if start.year != end.year:
        opening += f" {start.year}{NBSP}г."
    if words:
        return spaced(f"с{NBSP}{opening} по{NBSP}{close}", nbsp)
    dash = "–" if opening.isdigit() else f"{NBSP}– "
    return spaced(opening + dash + close, nbsp)


def month_range(
    start: tuple[int, int], end: tuple[int, int], *, words: bool = False, nbsp: bool = True
) -> str:
    """«апрель – август 2022 г.», with `words` «с апреля по август 2022 г.»; ends are (year, month)."""
    if start == end:
        return month_year(*start, nbsp=nbsp)
    close = f"{month_name(end[1], 'accs')} {end[0]}{NBSP}г."
    opening = month_name(start[1], "gent" if words else "nomn")
    if start[0] != end[0]:
        opening += f" {start[0]}{NBSP}г."
    return spaced(f"с{NBSP}{opening} по{NBSP}{close}" if words else f"{opening}{NBSP}– {close}", nbsp)


def school_year(start: int, case: Case = "nomn", *, separator: str = "–", nbsp: bool = True) -> str:
    """«2022–2023 учебный год», «2022–2023 учебного года»."""
    return spaced(f"{start}{separator}{start + 1}{NBSP}{_SCHOOL[case]} {_YEAR[case]}", nbsp)


def school_year_of(day: date) -> int:
    """The year in which the school year of a day began (on 1 September)."""
    return day.year if day.month >= 9 else day.year - 1


def year(number: int, case: Case = "nomn", *, nbsp: bool = True) -> str:
    """«2024 год», «в 2024 году»."""
    return spaced(f"{number}{NBSP}{_YEAR[case]}", nbsp)


def years(start: int, end: int, case: Case = "nomn", *, nbsp: bool = True) -> str:
    """«2020–2024 годы», «в 2020–2024 годах»."""
    return spaced(f"{start}–{end}{NBSP}{_YEARS[case]}", nbsp)
