"""One word inside a phrase: its likely nominative readings and its forms."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from normdocs.language.cases import Case, NounGender, Number
from normdocs.language.letters import dress, mixed, plain
from normdocs.language.morphology import Reading, guessed, readings, tags
from normdocs.language.phrase_data import FIXED_FIRST

HYPHEN = re.compile(r"([-‐‑])")
ADJECTIVE = re.compile(r"(ый|ий|ой|ая|яя|ое|ее|ые|ие|ья|ье|ьи)(ся)?$")
_LATIN = re.compile(r"[A-Za-z]")


class Agreement(NamedTuple):
    """Gender (None in the plural) and number."""

    gender: NounGender | None
    number: Number


def inflecting(parts: list[str]) -> int:
    """The place of the part that changes: the last, or «Ростовский» of «Ростовский-на-Дону»."""
    return 0 if len(parts) == 5 and parts[2] == "на" else len(parts) - 1


@lru_cache(maxsize=20_000)
def adjective(word: str) -> Reading | None:
    """The reading of a word as a nominative adjective or participle, None when it is none."""
    parts = HYPHEN.split(word)
    own = parts[inflecting(parts)]
    if not ADJECTIVE.search(own.lower()) or (word.isupper() and len(word) < 4):
        return None
    found = [one for one in readings(own) if one.pos in ("ADJF", "PRTF") and len(one.forms) > 4]
    return found[0] if found else None


@lru_cache(maxsize=20_000)
def nouns(word: str) -> tuple[Reading, ...]:
    """The readings of a word as a nominative noun; of a hyphenated one, those of its first declining part."""
    parts = HYPHEN.split(word)
    head = parts[0] if declines(parts, 0, False) else parts[-1]
    if abbreviation(head):
        return ()
    found = noun_readings(head)
    if not found and len(parts) > 1:
        found = guessed(head)
    return tuple(sorted(found, key=lambda one: (not one.known, one.proper is not None)))


def noun_readings(word: str) -> tuple[Reading, ...]:
    """Every nominative reading of one part as a noun that declines; names of people only with a capital."""
    return tuple(
        one for one in readings(word) if one.pos == "NOUN" and len(one.forms) > 4 and _usable(one, word)
    )


def _usable(reading: Reading, word: str) -> bool:
    named = reading.known and reading.proper in ("Surn", "Name", "Patr") and word.islower()
    return reading.proper != "Abbr" and not named


def abbreviation(word: str) -> bool:
    """МБОУ, СОШ, УВР; also Latin letters and letters with digits."""
    letters = [sign for sign in word if sign.isalpha()]
    capitals = sum(sign.isupper() for sign in letters)
    return mixed(word) or bool(_LATIN.search(word)) or (capitals > 1 and capitals * 2 >= len(letters))


def genitive(word: str) -> bool:
    """Whether a word can be a genitive singular or plural."""
    return any(",gent" in tag or " gent" in tag for tag in tags(HYPHEN.split(word)[-1]))


def noun_form(word: str, reading: Reading, case: Case, animate: bool) -> str:
    """A noun in a case, part by part when it is hyphenated."""
    parts = HYPHEN.split(word)
    if len(parts) == 1:
        return dress(_case(reading, case, animate), word)
    for place in range(0, len(parts), 2):
        if not declines(parts, place, animate):
            continue
        found = noun_readings(parts[place]) or guessed(parts[place])
        ranked = sorted(found, key=lambda one: (one.number != reading.number, one.animate != reading.animate))
        if ranked:
            parts[place] = dress(_case(ranked[0], case, animate), parts[place])
        elif adjective(parts[place]) is not None:
            parts[place] = adjective_form(
                parts[place], case, Agreement(reading.gender, reading.number), animate
            )
    return "".join(parts)


def _case(reading: Reading, case: Case, animate: bool) -> str:
    if case == "accs" and (reading.gender == "m" or reading.number == "plur"):
        masculine = reading.normal[-1:] not in "ая" or reading.number == "plur"
        if masculine:
            return reading.forms["gent" if animate else "nomn"]
    return reading.forms.get(case, reading.forms["nomn"])


def declines(parts: list[str], place: int, living: bool) -> bool:
    """Whether a part of a hyphenated noun declines: a noun like the last part, not пресс-, шеф-, IT-.

    `living` tells that the whole names a person: бухгалтер-калькулятор.
    """
    word = parts[place]
    if place == len(parts) - 1 or len(parts) > 3:
        return len(parts) == 1 or place == (0 if parts[2:3] == ["на"] else len(parts) - 1)
    if plain(word) in FIXED_FIRST or abbreviation(word) or len(word) < 3:
        return False
    own = [one for one in noun_readings(word) if not one.fixed]
    if adjective(parts[-1]) is not None:
        return any(one.proper == "Geox" for one in own)
    tail = noun_readings(parts[-1]) or guessed(parts[-1])
    lives = living or any(one.animate for one in tail)
    return bool(tail) and any(one.animate or not lives for one in own if one.known or one.animate == lives)


def adjective_form(word: str, case: Case, agreement: Agreement, animate: bool) -> str:
    """An adjective in a case; only the last part of a hyphenated one changes."""
    parts = HYPHEN.split(word)
    reading = adjective(word)
    if reading is None:
        return word
    own: Case = case
    if case == "accs" and (agreement.number == "plur" or agreement.gender == "m"):
        own = "gent" if animate else "nomn"
    place = inflecting(parts)
    parts[place] = dress(reading.forms.get(own, parts[place]), parts[place])
    return "".join(parts)
