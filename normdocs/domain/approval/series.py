"""Registration numbers read: 162, 162/1, 128-O, 01/288, and the series they belong to.

A number is text. Those that share what stands before and after the figures (01/…, …-O) are one series.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from normdocs.domain.strict import REGISTRATION_NUMBER, Strict, Text
from normdocs.errors import InputError

# Letters, then an index: 01/288 and 01-12/288 are number 288 in file 01 or 01-12 of the nomenclature, for no
# count begins with a zero; 162/1 is the first fellow of number 162.
WRITTEN = re.compile(
    r"(?P<prefix>[^0-9]*(?:0[0-9]*(?:[-.][0-9]+)*/(?=[0-9])|0[0-9]*[-.](?=[0-9]))?)"
    r"(?P<whole>[0-9]+)(?:/(?P<fraction>[0-9]+))?(?P<suffix>.*)",
    re.DOTALL,
)
LONGEST = 100
TYPED = re.compile(r"\s+|\u2116")
# Cyrillic capitals that look like Latin ones, and dashes that look like one another.
LOOKALIKES = str.maketrans(
    "\u0410\u0412\u0421\u0415\u0401\u041d\u041a\u041c\u041e\u0420\u0422\u0425\u0423\u0406\u0405\u0408\u04c0\u2013",
    "ABCEEHKMOPTXYISJI-",
)

NOT_A_NUMBER = "{text} is not a registration number"
PREFIX = re.compile(r"(?=[0-9A-Za-z\u0400-\u04ff])[0-9A-Za-z\u0400-\u04ff/.\-]{0,9}[A-Za-z\u0400-\u04ff/.\-]")
SUFFIX = re.compile(r"[/.\-]?[A-Za-z\u0400-\u04ff][0-9A-Za-z\u0400-\u04ff/.\-]{0,9}")


def check_prefix(text: str) -> str:
    """Refuse what cannot be told from the figures after it."""
    if not PREFIX.fullmatch(text):
        raise PydanticCustomError(
            "number_prefix",
            "{text} cannot begin a registration number: it must end with a letter, a stroke or a dash",
            {"text": text[:40]},
        )
    return text


def check_suffix(text: str) -> str:
    """Refuse what cannot be told from the figures before it: -1 and /1 would be figures too."""
    if not SUFFIX.fullmatch(text):
        raise PydanticCustomError(
            "number_suffix",
            "{text} cannot end a registration number: "
            "it must be letters, with a stroke or a dash before them",
            {"text": text[:40]},
        )
    return text


class Numbering(Strict):
    """What an organisation's own numbers share, before the figures (01/) and after them (-O)."""

    prefix: Annotated[Text, AfterValidator(check_prefix)] | None = None
    suffix: Annotated[Text, AfterValidator(check_suffix)] | None = None


@dataclass(frozen=True)
class Series:
    """What all numbers of a series share: the text before the figures and the text after them."""

    prefix: str = ""
    suffix: str = ""

    def __contains__(self, number: Number) -> bool:
        """Return whether the number belongs to the series, whichever alphabet its letters are of."""
        return (uniqueness_key(number.prefix), uniqueness_key(number.suffix)) == (
            uniqueness_key(self.prefix),
            uniqueness_key(self.suffix),
        )


ANY = Series()


@dataclass(frozen=True)
class Number:
    """A number in its parts: 01/162/1-O is "01/", "162", 1, "-O"."""

    prefix: str
    figures: str
    fraction: int | None
    suffix: str

    @property
    def whole(self) -> int:
        """The number without what stands around it."""
        return int(self.figures)

    @property
    def place(self) -> tuple[int, int]:
        """Where the number stands in its series: 162 before 162/1 before 163."""
        return self.whole, self.fraction or 0

    @property
    def series(self) -> Series:
        """The series it belongs to."""
        return Series(self.prefix, self.suffix)

    def __str__(self) -> str:
        fraction = "" if self.fraction is None else f"/{self.fraction}"
        return f"{self.prefix}{self.figures}{fraction}{self.suffix}"


def series_of(numbering: Numbering) -> Series:
    """Return the series a profile asks for."""
    return Series(numbering.prefix or "", numbering.suffix or "")


def stated_number(text: str) -> str:
    """Return a number as a person typed it, without the number sign and spaces; InputError."""
    number = TYPED.sub("", text)
    if not REGISTRATION_NUMBER.fullmatch(number) or ".." in number:
        raise InputError(NOT_A_NUMBER, text=text[:40])
    return number


def parse(number: str, series: Series = ANY) -> Number:
    """Return a number in its parts, the prefix of `series` kept whole; InputError if there are no figures."""
    text = TYPED.sub("", number[:LONGEST])
    head = len(series.prefix) if _begins(text, series.prefix) else 0
    found = WRITTEN.fullmatch(text[head:])
    if found is None:
        raise InputError(NOT_A_NUMBER, text=number[:40])
    fraction = int(found["fraction"]) if found["fraction"] else None
    return Number(text[:head] + found["prefix"], found["whole"], fraction, found["suffix"])


def _begins(text: str, prefix: str) -> bool:
    """Return whether figures follow the prefix: where it is 12/, 12/288 is number 288 and no fellow of 12."""
    return uniqueness_key(text).startswith(uniqueness_key(prefix)) and text[len(prefix) :][:1].isdigit()


def uniqueness_key(number: str) -> str:
    """Return what numbers a reader takes for one share: lookalike letters, case and dashes are folded."""
    return TYPED.sub("", number).upper().translate(LOOKALIKES)
