"""The form a noun takes after a number."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Literal

from normdocs.language.cases import Case, NounGender
from normdocs.language.groups import Group
from normdocs.language.letters import dress, guard, plain
from normdocs.language.morphology import singular_plural
from normdocs.language.phrases import first_group
from normdocs.language.tokens import Token, tokens
from normdocs.language.words import HYPHEN

Quantity = Literal["one", "few", "many", "part"]
# Plurals only counting knows: пять человек, пяти человекам, пять лет.
_COUNTED: dict[str, dict[Case, str]] = {
    "человек": {"gent": "человек", "datv": "человекам", "ablt": "человеками", "loct": "человеках"},
    "год": {"gent": "лет"},
}


def quantity(n: int | Decimal) -> Quantity:
    """Which form a number asks for: 1, 21 one; 2–4, 22–24 few; the rest many; 88,9 part."""
    if n != int(n):
        return "part"
    tens, ones = abs(int(n)) % 100, abs(int(n)) % 10
    if 11 <= tens <= 14 or ones == 0 or ones > 4:
        return "many"
    return "one" if ones == 1 else "few"


def counted(n: int | Decimal, noun: str, case: Case) -> str:
    """The noun alone, in the form `n` asks for in a case."""
    how = quantity(n)
    small = how == "few" and abs(n) in (2, 3, 4)
    return _phrase(guard(noun), how, case, small)


@lru_cache(maxsize=4096)
def _phrase(noun: str, how: Quantity, case: Case, small: bool) -> str:
    parts = tokens(noun)
    group = first_group(noun)
    if group is None:
        return noun
    forms = [part.text for part in parts]
    for place in group.attributes:
        own = _wanted(how, case, group, small, attribute=True)
        forms[place] = _form(parts[place], own, group, "ADJF")
    if group.head is not None:
        forms[group.head] = _form(
            parts[group.head], _wanted(how, case, group, small, attribute=False), group, "NOUN"
        )
    return "".join(forms)


def _wanted(how: Quantity, case: Case, group: Group, small: bool, *, attribute: bool) -> tuple[Case, bool]:
    """The case and whether the plural, for the noun or its attribute."""
    if how == "part":
        return "gent", attribute and group.head is not None
    living = bool(group.reading and group.reading.animate) or group.head is None
    if how == "one":
        if case == "accs" and group.agreement.gender == "m":
            return ("gent" if living else "nomn"), False
        return case, False
    if case not in ("nomn", "accs") or (case == "accs" and living and small):
        return ("gent" if case == "accs" else case), True
    if how == "many":
        return "gent", True
    return _few(group, attribute)


def _few(group: Group, attribute: bool) -> tuple[Case, bool]:
    """2–4: педагога, молодых специалиста, but образовательные организации, заведующие."""
    if not attribute:
        return "gent", False
    return ("nomn" if group.agreement.gender == "f" else "gent"), True


def _form(part: Token, wanted: tuple[Case, bool], group: Group, pos: str) -> str:
    case, plural = wanted
    gender: NounGender | None = group.agreement.gender
    pieces = HYPHEN.split(part.text)
    places = range(0, len(pieces), 2) if pos == "NOUN" else [len(pieces) - 1]
    for place in places:
        word = pieces[place]
        special = _COUNTED.get(plain(word), {}).get(case) if plural else None
        form = special or singular_plural(word, pos, gender, case, plural)
        pieces[place] = dress(form, word) if form else word
    return "".join(pieces)
