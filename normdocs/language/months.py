"""The months: their forms, and how people shorten them."""

from __future__ import annotations

import re

from normdocs.language.cases import Case

_NAMES = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
]
_STEMS = ["янв", "фев", "мар", "апр", "ма[йяею]", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]
MONTH = "(?:" + "|".join(f"{stem}[а-я]*\\.?" for stem in _STEMS) + ")"
_STEM = [re.compile(stem) for stem in _STEMS]
_SOFT: dict[Case, str] = {"nomn": "ь", "gent": "я", "datv": "ю", "accs": "ь", "ablt": "ём", "loct": "е"}
_HARD: dict[Case, str] = {"nomn": "", "gent": "а", "datv": "у", "accs": "", "ablt": "ом", "loct": "е"}
_UNSTRESSED = ("апрель", "июнь", "июль")


def month_name(month: int, case: Case = "nomn") -> str:
    """The name of a month, 1–12, in a case: 4, loct → «апреле»."""
    name = _NAMES[month - 1]
    if name == "май":
        return "ма" + {**_SOFT, "nomn": "й", "accs": "й", "ablt": "ем"}[case]
    if not name.endswith("ь"):
        return name + _HARD[case]
    ending = "ем" if case == "ablt" and name in _UNSTRESSED else _SOFT[case]
    return name[:-1] + ending


def month_number(word: str) -> int:
    """1–12 for a month in any case or shortening that MONTH matched."""
    low = word.lower()
    return next(number for number, stem in enumerate(_STEM, start=1) if stem.match(low))
