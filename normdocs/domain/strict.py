"""The base of every value a person writes: nothing unknown is accepted, nothing changes afterwards."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

LONGEST_TEXT = 4_000
DIRECTION_MARKS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")
RUSSIAN_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
RUSSIAN_NUMBER = re.compile(r"(\d{1,3}(\s\d{3})+|\d+)([.,]\d+)?")
IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9.-]{0,63}")
REGISTRATION_NUMBER = re.compile(r"(?=.*\d)[0-9A-Za-z\u0400-\u04ff][0-9A-Za-z\u0400-\u04ff/.\-\u2013]{0,31}")


class Strict(BaseModel):
    """A frozen value; an unknown field is an error.

    Files are read as texts and lists (no float, no YAML date reaches a model), so that a number keeps its
    zeros; the only conversion is that of a text into the field's own type.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


def clean(text: str) -> str:
    """Return `text` trimmed, or refuse what no document can hold (control characters, direction marks)."""
    text = unicodedata.normalize("NFC", text).strip(" \t\r\n\u00a0")
    if not text:
        raise PydanticCustomError("text_empty", "the text is empty")
    if len(text) > LONGEST_TEXT:
        raise PydanticCustomError(
            "text_too_long", "the text is longer than {limit} characters", {"limit": LONGEST_TEXT}
        )
    # Python calls nothing printable that is refused below: most texts are spared the look at each character.
    if text.isprintable():
        return text
    for place, character in enumerate(text, 1):
        if character in DIRECTION_MARKS or (unicodedata.category(character) in {"Cc", "Cs", "Cn", "Co"}):
            if character == "\n":
                continue
            raise PydanticCustomError(
                "text_character",
                "character {place} ({code}) cannot be printed",
                {"place": place, "code": f"U+{ord(character):04X}"},
            )
    return text


def parse_date(value: object) -> object:
    """Read 13.10.2020 as well as 2020-10-13; refuse days that do not exist."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    russian = RUSSIAN_DATE.fullmatch(text)
    try:
        if russian:
            day, month, year = map(int, russian.groups())
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError(
            "date_wrong", "there is no such date: {text}", {"text": text[:40]}
        ) from None


def parse_number(value: object) -> object:
    """Read a number as Russian texts write it: 7 280 as well as 7280, 88,9 as well as 88.9."""
    if not isinstance(value, str) or not RUSSIAN_NUMBER.fullmatch(value.strip()):
        return value
    return "".join(value.split()).replace(",", ".")


def _matching(pattern: re.Pattern[str], error: str, message: str) -> AfterValidator:
    def check(text: str) -> str:
        if not pattern.fullmatch(text) or ".." in text:
            raise PydanticCustomError(error, message, {"text": text[:40]})
        return text

    return AfterValidator(check)


Text = Annotated[str, AfterValidator(clean)]
Number = Annotated[Decimal, BeforeValidator(parse_number)]
Whole = Annotated[int, BeforeValidator(parse_number), Field(ge=0)]
Day = Annotated[date, BeforeValidator(parse_date)]
Identifier = Annotated[
    str,
    _matching(
        IDENTIFIER, "identifier_wrong", "{text} is not a name of latin letters, digits, dots and dashes"
    ),
]
RegistrationNumber = Annotated[
    str, _matching(REGISTRATION_NUMBER, "number_wrong", "{text} is not a registration number")
]
