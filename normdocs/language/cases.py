"""The words of declension: cases, genders, kinds of text, the answer."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Case: TypeAlias = Literal["nomn", "gent", "datv", "accs", "ablt", "loct"]
Gender: TypeAlias = Literal["m", "f"]
NounGender: TypeAlias = Literal["m", "f", "n"]
Number: TypeAlias = Literal["sing", "plur"]
Kind: TypeAlias = Literal["person", "title", "organisation", "place"]

CASES: tuple[Case, ...] = ("nomn", "gent", "datv", "accs", "ablt", "loct")
GENDERS: tuple[Gender, ...] = ("m", "f")
KINDS: tuple[Kind, ...] = ("person", "title", "organisation", "place")


class Inflected(NamedTuple):
    """A form and why somebody should confirm it (None: the module is sure)."""

    form: str
    doubt: str | None
