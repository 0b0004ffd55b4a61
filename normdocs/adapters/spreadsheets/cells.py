"""One cell's value as the text a person sees in it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from normdocs.adapters.spreadsheets.layout import Entry, plain
from normdocs.errors import InputError

EXACT = 10**15
SEPARATORS = {"lines": r"\n", "list": r"[\n;,]"}


def texts(value: Any, entry: Entry) -> str | list[str] | None:
    """Return what a cell states for `entry`, None when it is empty; InputError when it cannot be told."""
    text = _text(value, entry)
    if not text:
        return None
    if entry.form in SEPARATORS:
        parts = [part.strip() for part in re.split(SEPARATORS[entry.form], text)]
        return [_chosen(part, entry) for part in parts if part] or None
    return _chosen(text, entry)


def _text(value: Any, entry: Entry) -> str:
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return _number(float(value), entry)
    if isinstance(value, (date, datetime)) and entry.form == "date":
        return value.strftime("%Y-%m-%d")
    if isinstance(value, (date, datetime, time, timedelta)):
        raise InputError("the cell holds a date or a time; give it the format Text and write the value again")
    raise InputError("the cell holds something else than a text")


def _number(value: float, entry: Entry) -> str:
    if entry.form == "date":
        raise InputError("the cell holds a number, not a date; write 13.10.2020")
    if not abs(value) < EXACT:
        raise InputError("the number is too long for Excel; give the cell the format Text and write it again")
    if value.is_integer():
        return str(int(value)).zfill(entry.digits or 0)
    return repr(value)


def _chosen(text: str, entry: Entry) -> str:
    """Return what the chosen word stands for; the value itself may be written too."""
    if not entry.choices:
        return text
    for label, value in entry.choices.items():
        if plain(text) in (plain(label), plain(value)):
            return value
    raise InputError("{value} is none of: {expected}", value=text[:60], expected=", ".join(entry.choices))
