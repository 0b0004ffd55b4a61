"""How Russian declines surnames: ordered rules over the ending (Superanskaya; Ageenko; gramota.ru)."""

from __future__ import annotations

import re
from typing import NamedTuple

from normdocs.language.cases import Case, Gender
from normdocs.language.letters import VOWELS, plain, syllables
from normdocs.language.morphology import Reading, readings
from normdocs.language.surname_data import (
    ENGLISH_IN,
    FIRST_PARTS,
    NOUNS_IN_INA,
    NOUNS_IN_OVA,
    STRESSED_A,
    UNSTRESSED_SOFT,
)


class Pattern(NamedTuple):
    """Letters to cut off, the endings of gent datv accs ablt loct, and a doubt."""

    cut: int
    endings: tuple[str, str, str, str, str]
    doubt: str | None = None

    def form(self, word: str, case: Case) -> str:
        """The form of a word in a case."""
        if case == "nomn":
            return word
        stem = word[: len(word) - self.cut] if self.cut else word
        return stem + self.endings[("gent", "datv", "accs", "ablt", "loct").index(case)]


FIXED = Pattern(0, ("", "", "", "", ""))
POSSESSIVE_M = Pattern(0, ("а", "у", "а", "ым", "е"))
POSSESSIVE_F = Pattern(1, ("ой", "ой", "у", "ой", "ой"))
CONSONANT = Pattern(0, ("а", "у", "а", "ом", "е"))
HUSHING = Pattern(0, ("а", "у", "а", "ем", "е"))
SOFT = Pattern(1, ("я", "ю", "я", "ем", "е"))
SOFT_STRESSED = Pattern(1, ("я", "ю", "я", "ём", "е"))
IY = Pattern(1, ("я", "ю", "я", "ем", "и"))
YA = Pattern(1, ("и", "е", "ю", "ей", "е"))
IYA = Pattern(1, ("и", "и", "ю", "ей", "и"))
HUSHES = "жшчщ"


def surname(word: str, gender: Gender, first: bool = False) -> Pattern:
    """The pattern of one part of a surname in lower case; `first` when another part follows a hyphen."""
    if first and (plain(word) in FIRST_PARTS or syllables(word) == 0):
        return FIXED
    if word[-1] in "оеёиуюыэ" or not word[-1].isalpha():
        return FIXED
    if word[-1] in "ая":
        return _ends_in_a(word, gender)
    if gender == "f":
        return FIXED
    return _masculine(word)


def _ends_in_a(word: str, gender: Gender) -> Pattern:
    if gender == "f":
        if re.search(r"[жшчщ]ая$", word):
            return Pattern(2, ("ей", "ей", "ую", "ей", "ей"))
        if word.endswith("ая"):
            return Pattern(2, ("ой", "ой", "ую", "ой", "ой"))
        if word.endswith("яя"):
            return Pattern(2, ("ей", "ей", "юю", "ей", "ей"))
        if re.search(r"([оеё]в|[иы]н|[^аеёиоуыэюяьй]ск|цк)а$", word) and not _is_noun(word):
            return POSSESSIVE_F
    if word in STRESSED_A or re.search(r"[аеёиоуыэю]а$", word):
        return FIXED
    if word.endswith("я"):
        return _ends_in_ya(word)
    return _first_declension(word)


def _is_noun(word: str) -> bool:
    return plain(word) in NOUNS_IN_INA or plain(word) in NOUNS_IN_OVA or syllables(word) < 2


def _ends_in_ya(word: str) -> Pattern:
    if word.endswith("ия"):
        return IYA
    noun = common_noun(word)
    if noun is not None and noun.forms.get("ablt", "").endswith("ёй"):
        return YA._replace(endings=("и", "е", "ю", "ёй", "е"))
    return YA


def _first_declension(word: str) -> Pattern:
    gent = "и" if word[-2] in "гкхжшчщ" else "ы"
    if word[-2] not in "жшчщц":
        return Pattern(1, (gent, "е", "у", "ой", "е"))
    noun = common_noun(word)
    stressed = re.search(r"([нр]ж|дж)а$", word) or (noun and noun.forms.get("ablt", "").endswith("ой"))
    return Pattern(1, (gent, "е", "у", "ой" if stressed else "ей", "е"))


def _masculine(word: str) -> Pattern:
    if re.search(r"ых$|[гкхжшчщнц]их$|ьих$", word) and not re.search(r"(рих|[нй]них)$", word):
        return FIXED
    if word.endswith("й"):
        return _ends_in_short_i(word)
    if word.endswith("ь"):
        return _ends_in_soft(word)
    if re.search(r"[оеё]в$|[иы]н$", word):
        foreign = plain(word) in ENGLISH_IN or (syllables(word) < 2 and word[-1] == "н")
        return CONSONANT if foreign else POSSESSIVE_M
    if word == "лев":
        return Pattern(2, ("ьва", "ьву", "ьва", "ьвом", "ьве"))
    return _ends_in_consonant(word)


def _ends_in_short_i(word: str) -> Pattern:
    if word.endswith("ой") and syllables(word) > 1:
        if _noun_not_adjective(word):
            return SOFT
        soft = word[-3] in "гкхжшчщ"
        return Pattern(2, ("ого", "ому", "ого", "им" if soft else "ым", "ом"))
    if word.endswith("ый"):
        return Pattern(2, ("ого", "ому", "ого", "ым", "ом"))
    if not word.endswith("ий") or syllables(word) < 2:
        noun = common_noun(word)
        if word.endswith("ей") and noun is not None and noun.forms["gent"].endswith("ья"):
            return Pattern(2, ("ья", "ью", "ья", "ьём", "ье"), "fleeting vowel")
        return SOFT
    return _ends_in_iy(word)


def _ends_in_iy(word: str) -> Pattern:
    if _given(word):
        return IY
    if re.search(r"[гкх]ий$", word):
        return Pattern(2, ("ого", "ому", "ого", "им", "ом"))
    if re.search(r"([жшщн]|[аяои]ч)ий$", word) and not _noun_not_adjective(word):
        return Pattern(2, ("его", "ему", "его", "им", "ем"))
    return IY


def _ends_in_soft(word: str) -> Pattern:
    if plain(word) in UNSTRESSED_SOFT:
        return SOFT
    noun = common_noun(word)
    if noun is not None and noun.gender == "m":
        return _from_noun(word, noun)
    return SOFT_STRESSED if word.endswith("арь") else SOFT


def _ends_in_consonant(word: str) -> Pattern:
    noun = common_noun(word)
    if noun is not None and noun.gender == "m" and word[-1] in "жшчщцкл":
        return _from_noun(word, noun)
    if word.endswith("ец"):
        return _ends_in_ets(word)
    if word[-1] in "жшц":
        return HUSHING
    if word[-1] in "чщ":
        stressed = syllables(word) < 2 or re.search(r"[аыюя][чщ]$", word)
        return CONSONANT if stressed else HUSHING
    return CONSONANT


def _ends_in_ets(word: str) -> Pattern:
    before = word[:-2]
    if before[-1:] and before[-1] in VOWELS:
        return Pattern(2, ("йца", "йцу", "йца", "йцем", "йце"))
    if syllables(word) < 2 or not before or (before[-2:-1] not in VOWELS and before[-1] != "л"):
        return CONSONANT
    stem = "ь" if before[-1] == "л" else ""
    instrumental = "ем" if re.search(r"[аяиы]нец$|мец$", word) else "ом"
    return Pattern(2, tuple(stem + "ц" + end for end in ("а", "у", "а", instrumental, "е")))  # type: ignore[arg-type]


def _from_noun(word: str, noun: Reading) -> Pattern:
    """The pattern of a surname that is also a word: stress and fleeting vowels as in the word."""
    gent = noun.forms["gent"]
    fleeting = len(gent) <= len(word) and not plain(gent).startswith(plain(word.rstrip("ь")))
    cases: tuple[Case, ...] = ("gent", "datv", "gent", "ablt", "loct")
    kept = len(word) - 2 if fleeting else len(word.rstrip("ь"))
    endings = tuple(noun.forms[case][kept:] for case in cases)
    return Pattern(len(word) - kept, endings, "fleeting vowel" if fleeting else None)  # type: ignore[arg-type]


def common_noun(word: str) -> Reading | None:
    """The everyday noun a surname coincides with, read from the dictionary."""
    for reading in readings(word):
        if (
            reading.pos == "NOUN"
            and reading.known
            and reading.proper is None
            and reading.number == "sing"
            and not reading.fixed
            and len(reading.forms) > 5
        ):
            return reading
    return None


def _noun_not_adjective(word: str) -> bool:
    found = [reading for reading in readings(word) if reading.known and reading.proper in (None, "Name")]
    return any(one.pos == "NOUN" for one in found) and not any(one.pos == "ADJF" for one in found)


def _given(word: str) -> bool:
    return any(one.known and one.proper == "Name" for one in readings(word))
