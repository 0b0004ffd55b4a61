"""Titles and organisations: the head noun and what agrees with it decline, the rest stays."""

from __future__ import annotations

import re
from functools import lru_cache

from normdocs.errors import UnknownGenderError
from normdocs.language import people
from normdocs.language.cases import Case, Inflected, NounGender, Number
from normdocs.language.groups import Group, fixed_head, groups
from normdocs.language.letters import dress, foreign, guard
from normdocs.language.surnames import CONSONANT
from normdocs.language.tokens import Token, tokens
from normdocs.language.words import abbreviation, adjective_form, noun_form

# A town whose second part is an adjective: Каменск-Шахтинский.
_TOWN = re.compile(r"([А-ЯЁ][а-яё]+(?:ск|вл))-[А-ЯЁ][а-яё]+(?:ий|ый)")
_ENTREPRENEUR = re.compile(
    r"(\s*(?:ИП|индивидуальный предприниматель)\s+)([А-ЯЁ].*)", re.DOTALL | re.IGNORECASE
)


@lru_cache(maxsize=20_000)
def decline(text: str, case: Case, animate: bool) -> Inflected:
    """A title (`animate`) or an organisation's name in a case."""
    guard(text)
    if case == "nomn":
        return Inflected(text, None)
    entrepreneur = _ENTREPRENEUR.fullmatch(text)
    if entrepreneur and not animate:
        return _entrepreneur(entrepreneur[1], entrepreneur[2], case)
    parts = tokens(text)
    found = groups(text, animate)
    forms = [part.text for part in parts]
    for group in found:
        _apply(group, parts, forms, case, animate)
    return Inflected("".join(forms), _doubt(text, parts, found))


def _entrepreneur(words: str, name: str, case: Case) -> Inflected:
    """«индивидуальный предприниматель Иванов И. И.»: a title and a person."""
    own = words if words.strip().upper() == "ИП" else decline(words, case, True).form
    try:
        person = people.decline(name, case, None)
    except UnknownGenderError:
        return Inflected(own + name, "the gender of the entrepreneur is unknown")
    return Inflected(own + person.form, person.doubt)


def _apply(group: Group, parts: tuple[Token, ...], forms: list[str], case: Case, animate: bool) -> None:
    for place in group.attributes:
        form = adjective_form(parts[place].read, case, group.agreement, animate)
        forms[place] = dress(form, parts[place].text)
        town = _TOWN.fullmatch(parts[place].text) if group.head is None else None
        if town:
            forms[place] = (
                CONSONANT.form(town[1], "nomn" if case == "accs" else case) + forms[place][town.end(1) :]
            )
    if group.head is not None and group.reading is not None:
        form = noun_form(parts[group.head].read, group.reading, case, animate)
        forms[group.head] = dress(form, parts[group.head].text)


def _doubt(text: str, parts: tuple[Token, ...], found: tuple[Group, ...]) -> str | None:
    """Why somebody should look at a form; None when the words are known and read in one way."""
    if foreign(text):
        return "letters that are not Russian"
    if not found:
        begins = next((part for part in parts if part.kind in ("word", "short")), None)
        fixed = (
            begins is None or fixed_head(begins) or abbreviation(begins.read) or begins.text.startswith("Мин")
        )
        return None if fixed else "no nominative to inflect"
    if any(group.reading is not None and not group.reading.known for group in found):
        return "word unknown to the dictionary"
    before = parts[: min((*found[0].attributes, found[0].end))]
    if any(part.kind == "word" and abbreviation(part.read) for part in before):
        return "words after an abbreviation"
    return None


def first_group(text: str) -> Group | None:
    """The leading nominative group of a phrase."""
    return next(iter(groups(text, False)), None)


def head_agreement(text: str) -> tuple[NounGender, Number] | None:
    """Gender and number of a phrase's head; in the plural the gender decides nothing."""
    group = first_group(text)
    if group is None:
        return None
    return group.agreement.gender or "m", group.agreement.number
