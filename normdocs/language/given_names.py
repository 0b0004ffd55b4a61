"""Given names and patronymics: how they decline, and whose they are."""

from __future__ import annotations

import re
from functools import lru_cache

from normdocs.language.cases import Gender
from normdocs.language.given_data import (
    FEMALE,
    FEMALE_SOFT,
    INDECLINABLE,
    MALE,
    PARTICLES,
    SHORT_PATRONYMICS,
    STRESSED_IYA,
)
from normdocs.language.letters import plain, syllables
from normdocs.language.morphology import readings, tags
from normdocs.language.surnames import CONSONANT, FIXED, HUSHING, IY, IYA, SOFT, YA, Pattern

_TURKIC_SOFT = re.compile(r"(гул|гузел|гуль|айсыл|асел)ь?$")
_SPECIAL = {
    "лев": Pattern(2, ("ьва", "ьву", "ьва", "ьвом", "ьве")),
    "пётр": Pattern(3, ("етра", "етру", "етра", "етром", "етре")),
    "петр": CONSONANT,
    "павел": Pattern(2, ("ла", "лу", "ла", "лом", "ле")),
    "илья": YA._replace(endings=("и", "е", "ю", "ёй", "е")),
}
_PATRONYMIC_M = re.compile(r"(ович|евич|ёвич|[а-яё]{2}ьич)$")
_PATRONYMIC_F = re.compile(r"(овна|евна|ёвна|[а-яё]инична|[а-яё]ична)$")


def given(word: str, gender: Gender) -> Pattern:
    """The pattern of a given name in lower case."""
    if word in _SPECIAL and gender == "m":
        return _SPECIAL[word]
    if word[-1] in "оеёиоуыэю" or word in INDECLINABLE or re.search(r"[уиеоэ]а$", word):
        return FIXED
    if word.endswith("ия"):
        stressed = gender == "f" and word in STRESSED_IYA
        return Pattern(1, ("и", "е", "ю", "ёй", "е"), "stress unknown") if stressed else IYA
    if word.endswith("я"):
        return YA
    if word.endswith("а"):
        return _in_a(word)
    return _masculine(word) if gender == "m" else _feminine(word)


def _in_a(word: str) -> Pattern:
    gent = "и" if word[-2:-1] in tuple("гкхжшчщ") else "ы"
    soft = word[-2:-1] in tuple("жшчщц") and not word.endswith("джа")
    return Pattern(1, (gent, "е", "у", "ей" if soft else "ой", "е"))


def _masculine(word: str) -> Pattern:
    if word.endswith("ий") and syllables(word) > 1:
        return IY
    if word[-1] in "йь":
        return SOFT
    return HUSHING if word[-1] in "жшчщц" else CONSONANT


def _feminine(word: str) -> Pattern:
    soft = Pattern(1, ("и", "и", "ь", "ью", "и"))
    if word in FEMALE_SOFT:
        return soft
    if _TURKIC_SOFT.search(word):
        return soft._replace(doubt="either declined or not")
    return FIXED


def patronymic(word: str) -> Pattern:
    """The pattern of a patronymic in lower case; it tells its own gender."""
    if word.endswith("на"):
        return Pattern(1, ("ы", "е", "у", "ой", "е"))
    if not word.endswith("ич"):
        return FIXED
    return HUSHING if word.endswith(("вич", "тич")) else CONSONANT


def particle(word: str) -> Gender | None:
    """The gender оглы, кызы … tell, None for another word."""
    return PARTICLES.get(word.lower())


def patronymic_gender(word: str) -> Gender | None:
    """The gender a patronymic tells, None when the word has not its form."""
    low = word.lower()
    tail = re.split(r"[ -]", low)[-1]
    if tail in PARTICLES:
        return particle(tail)
    if low in SHORT_PATRONYMICS or _PATRONYMIC_M.search(low):
        return "m"
    return "f" if _PATRONYMIC_F.search(low) else None


@lru_cache(maxsize=4096)
def given_genders(word: str) -> frozenset[Gender]:
    """The genders of the people who bear a given name; empty when it is none the dictionary knows."""
    low = word.lower()
    if low in MALE or low in FEMALE:
        own: Gender = "m" if low in MALE else "f"
        return frozenset({own})
    if low.endswith("заде"):
        return frozenset()
    if re.search(r"[-‐‑–—]", low):
        return given_genders(re.split(r"\s*[-‐‑–—]\s*", low)[0])
    found: set[Gender] = set()
    for reading in readings(low):
        if reading.known and reading.proper == "Name" and reading.number == "sing":
            found |= _genders_of(reading.gender)
    return frozenset(found)


def _genders_of(gender: str | None) -> set[Gender]:
    if gender == "m":
        return {"m"}
    return {"f"} if gender == "f" else {"m", "f"}


def is_given(word: str) -> bool:
    """Whether the dictionary knows a given name."""
    return bool(given_genders(word))


def is_surname(word: str) -> bool:
    """Whether the dictionary knows a surname, or it ends as surnames do."""
    low = plain(word)
    ends = re.search(r"(ов|ев|ин|ын|ова|ева|ина|ына|ский|цкий|ская|цкая|енко|чук|швили|дзе|ян|ых|их)$", low)
    return bool(ends) or any("Surn" in tag for tag in tags(word.lower()))
