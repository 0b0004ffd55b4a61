"""One word inside a phrase: its likely nominative readings and its forms."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from normdocs.language.cases import Case, NounGender, Number
from normdocs.language.letters import dress, mixed, plain
from normdocs.language.morphology import Reading, readings, tags
from normdocs.language.phrase_data import FIXED_FIRST

HYPHEN = re.compile(r"([-‐‑])")
ADJECTIVE = re.compile(r"(ый|ий|ой|ая|яя|ое|ее|ые|ие)(ся)?$")
_LATIN = re.compile(r"[A-Za-z]")


class Agreement(NamedTuple):
    """Gender (None in the plural) and number."""

    gender: NounGender | None
    number: Number


@lru_cache(maxsize=20_000)
def adjective(word: str) -> Reading | None:
    """The reading of a word as a nominative adjective or participle, None when it is none."""
    last = HYPHEN.split(word)[-1]
    if not ADJECTIVE.search(last.lower()) or (word.isupper() and len(word) < 4):
        return None
    found = [one for one in readings(last) if one.pos in ("ADJF", "PRTF") and len(one.forms) > 4]
    return found[0] if found else None


@lru_cache(maxsize=20_000)
def nouns(word: str) -> tuple[Reading, ...]:
    """The readings of a word as a nominative noun; of a hyphenated one, those of its declined head."""
    if abbreviation(word):
        return ()
    parts = HYPHEN.split(word)
    head = parts[0] if _declines(parts, 0) else parts[-1]
    found = [
        one for one in readings(head) if one.pos == "NOUN" and len(one.forms) > 4 and one.proper != "Abbr"
    ]
    return tuple(sorted(found, key=lambda one: (not one.known, one.proper in ("Name", "Surn", "Patr"))))


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
    last = len(parts) - 1
    for place in range(0, len(parts), 2):
        if place < last and not _declines(parts, place):
            continue
        found = [one for one in readings(parts[place]) if one.pos == "NOUN" and one.number == reading.number]
        own = next((one for one in found if one.animate == reading.animate), found[0] if found else None)
        if own is not None:
            parts[place] = dress(_case(own, case, animate), parts[place])
    return "".join(parts)


def _case(reading: Reading, case: Case, animate: bool) -> str:
    if case == "accs" and (reading.gender == "m" or reading.number == "plur"):
        masculine = reading.normal[-1:] not in "ая" or reading.number == "plur"
        if masculine:
            return reading.forms["gent" if animate else "nomn"]
    return reading.forms.get(case, reading.forms["nomn"])


def _declines(parts: list[str], place: int) -> bool:
    """Whether a part before a hyphen declines: a noun of its own, not пресс-, шеф-, IT-."""
    word = parts[place]
    if place == len(parts) - 1:
        return True
    if plain(word) in FIXED_FIRST or abbreviation(word) or len(word) < 3:
        return False
    own = [one for one in readings(word) if one.pos == "NOUN" and one.known and not one.fixed]
    tail = [one for one in readings(parts[-1]) if one.pos == "NOUN"]
    if not own or not tail:
        return False
    return not (own[0].animate and not any(one.animate for one in tail))


def adjective_form(word: str, case: Case, agreement: Agreement, animate: bool) -> str:
    """An adjective in a case; only the last part of a hyphenated one changes."""
    parts = HYPHEN.split(word)
    reading = adjective(word)
    if reading is None:
        return word
    own: Case = case
    if case == "accs" and (agreement.number == "plur" or agreement.gender == "m"):
        own = "gent" if animate else "nomn"
    parts[-1] = dress(reading.forms.get(own, parts[-1]), parts[-1])
    return "".join(parts)
