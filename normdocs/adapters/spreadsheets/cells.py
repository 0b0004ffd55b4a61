"""One cell's value as the text a person sees in it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from typing import Any

from normdocs.adapters.spreadsheets.layout import Entry, plain
from normdocs.domain.validation import quoted
from normdocs.errors import InputError

EXACT = 10**15
MOST_PARTS = 200
LONGEST_WORD = 100
DECIMAL = re.compile(r"[+-]?[0-9]+,[0-9]+")
SEPARATORS = {"lines": r"\n", "list": r"[\n;,]", "ids": r"[\n;,]"}
# Cyrillic letters that look like Latin ones: an id typed without changing the keyboard.
LOOKALIKES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u043a\u043c\u043d\u0442\u0432", "aeopcyxikmhtb"
)
# What a spreadsheet would take for a formula, a call of another program among them.
FORMULA = re.compile(r"[=@]|[+\-].*[|!]", re.DOTALL)


def texts(value: Any, entry: Entry) -> str | list[str] | None:
    """Return what a cell states for `entry`, None when it is empty; InputError when it cannot be told."""
    text = _text(value, entry)
    if not text:
        return None
    if FORMULA.match(text):
        raise InputError("the text begins like a formula; delete its first sign")
    if entry.form in SEPARATORS:
        parts = [part.strip() for part in re.split(SEPARATORS[entry.form], text, maxsplit=MOST_PARTS)]
        if len(parts) > MOST_PARTS:
            raise InputError("the cell lists more than {limit}", limit=MOST_PARTS)
        return [_chosen(part, entry) for part in parts if part] or None
    return _chosen(text, entry)


def shown(value: Any) -> str:
    """Return the beginning of a cell's value as a message may print it, "" for an empty cell."""
    if isinstance(value, float) and value.is_integer() and abs(value) < EXACT:
        return str(int(value))
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return quoted(str(value).strip())


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
    if entry.form in ("id", "ids", "list"):
        raise InputError(
            "the cell holds a number with a fraction; give it the format Text and write it again"
        )
    return repr(value)


def _chosen(text: str, entry: Entry) -> str:
    """Return what the chosen word stands for; the value itself may be written too."""
    if entry.form in ("id", "ids"):
        return _latin(text)
    if entry.form == "number":
        return text.replace(",", ".") if DECIMAL.fullmatch(text) else text
    if not entry.choices:
        return text
    word = plain(text[:LONGEST_WORD])
    for label, value in entry.choices.items():
        if word in (plain(label), plain(value)):
            return value
    expected = ", ".join(entry.choices)
    close = get_close_matches(word, [plain(label) for label in entry.choices], n=1)
    if close:
        known = next(label for label in entry.choices if plain(label) == close[0])
        raise InputError(
            "there is no such word; did you mean {known}? known are: {expected}",
            known=known,
            expected=expected,
        )
    raise InputError("{value} is none of: {expected}", value=quoted(text), expected=expected)


def _latin(text: str) -> str:
    """Return an id in small letters; a look-alike of another alphabet would make it another id."""
    latin = text.casefold().translate(LOOKALIKES)
    if latin != text.casefold() and latin.isascii():
        raise InputError(
            "the id holds Cyrillic letters; write it in Latin ones: {known}", known=quoted(latin)
        )
    return latin
