"""What findings are worded of: numbers, dates, acts, names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from normdocs.language.counting import counted
from normdocs.language.numbers import group

Values = Mapping[str, Any]
Worded = tuple[str, str]
Titles = Mapping[str, str]
# So many parts of a sum a reader adds up in the head.
MOST_PARTS = 7


def day(value: date | None) -> str:
    """Return a date as tables write it."""
    return value.strftime("%d.%m.%Y") if value else "без даты"


def number(value: int | Decimal) -> str:
    """Return a number with thousands apart and a decimal comma."""
    return group(value)


def added(parts: tuple[int | Decimal, ...]) -> str:
    """Return «32 + 4», of a long list «4 165 + 4 192 + … + 552»."""
    shown = [number(part) for part in parts]
    if len(shown) > MOST_PARTS:
        shown = [*shown[: MOST_PARTS - 1], "…", shown[-1]]
    return " + ".join(shown)


def act(number_: str | None, on: date | None) -> str:
    """Return «№ 162/1 от 13.10.2020»."""
    return f"{f'№ {number_}' if number_ else 'без номера'} {f'от {day(on)}' if on else 'без даты'}"


def in_organisations(count: int) -> str:
    """Return «в 38 организациях»."""
    return f"в {number(count)} {counted(count, 'организация', 'loct')}"


def named(label: str, titles: Titles) -> str:
    """Return how a row is called."""
    return titles.get(label, label).strip("«»")


def quoted(text: str | None) -> str:
    """Return the beginning of a text in quotation marks."""
    plain = " ".join((text or "").split())
    return f"«{plain if len(plain) <= 90 else plain[:89].rstrip() + '…'}»"
