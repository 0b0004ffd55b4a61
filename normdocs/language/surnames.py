"""How Russian declines surnames: ordered rules over the ending (Superanskaya; Ageenko; gramota.ru)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from normdocs.language.cases import Case, Gender
from normdocs.language.letters import VOWELS, plain, syllables
from normdocs.language.morphology import Reading, readings
from normdocs.language.surname_data import (
    ENGLISH_IN,
    FIRM_ETS,
    FIRST_PARTS,
    GEORGIAN_AYA,
    NOUNS_IN_INA,
    NOUNS_IN_OVA,
    STRESSED_A,
    UNSTRESSED_SOFT,
)

Endings: TypeAlias = tuple[str, str, str, str, str]


class Pattern(NamedTuple):
    """Letters to cut off, the endings of gent datv accs ablt loct, and a doubt."""

    cut: int
    endings: Endings
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
    if gender == "f" and word not in GEORGIAN_AYA and (own := _feminine(word)) is not None:
        return own
    if word in STRESSED_A or re.search(r"[аеёиоуыэю]а$", word):
        return FIXED
    return _ends_in_ya(word) if word.endswith("я") else _first_declension(word)


def _feminine(word: str) -> Pattern | None:
    """-ая, -яя, -ова, -ина, -ская; None when the surname is a noun."""
    if word.endswith("яя"):
        return Pattern(2, ("ей", "ей", "юю", "ей", "ей"))
    if word.endswith("ая"):
        end = "ей" if word[-3:-2] in tuple("жшчщ") else "ой"
        return Pattern(2, (end, end, "ую", end, end))
    if re.search(r"([оеё]в|[иы]н|[^аеёиоуыэюяьй]ск|цк)а$", word) and not _is_noun(word):
        return POSSESSIVE_F
    return None


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
    genitives = [one.forms["gent"] for one in readings(word) if one.known and _adjectival(one)]
    if genitives and all(gent.endswith("ьего") for gent in genitives) and not word.endswith("ничий"):
        return Pattern(2, ("ьего", "ьему", "ьего", "ьим", "ьем"))
    if re.search(r"[гкх]ий$", word):
        return Pattern(2, ("ого", "ому", "ого", "им", "ом"))
    if genitives or (re.search(r"([жшщн]|[аяои]ч)ий$", word) and not _noun_not_adjective(word)):
        return Pattern(2, ("его", "ему", "его", "им", "ем"))
    return IY


def _adjectival(reading: Reading) -> bool:
    return (
        reading.proper is None and reading.number == "sing" and reading.forms.get("gent", "").endswith("го")
    )


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
        return (
            CONSONANT
            if re.search(r"[аыюя]ч$|^[^аеёиоуыэюя]+[уаыеоию]щ$|^[^аеёиоуыэюя]+уч$", word)
            else HUSHING
        )
    if re.search(r"[её]нок$|чонок$", word):
        return Pattern(2, ("ка", "ку", "ка", "ком", "ке"), "fleeting vowel")
    return CONSONANT


def _ends_in_ets(word: str) -> Pattern:
    before = word[:-2]
    if before[-1:] and before[-1] in VOWELS:
        return Pattern(2, ("йца", "йцу", "йца", "йцем", "йце"))
    if syllables(word) < 2 or plain(word) in FIRM_ETS or (before[-2:-1] not in VOWELS and before[-1] != "л"):
        return CONSONANT
    stem = "ь" if before[-1] == "л" else ""
    instrumental = "ем" if re.search(r"[аяиы]нец$|мец$", word) else "ом"
    return Pattern(2, _five(stem + "ц" + end for end in ("а", "у", "а", instrumental, "е")))


def _from_noun(word: str, noun: Reading) -> Pattern:
    """The pattern of a surname that is also a word: stress and fleeting vowels as in the word."""
    gent = noun.forms["gent"]
    kept = 0
    while kept < min(len(word), len(gent)) and plain(word[kept]) == plain(gent[kept]):
        kept += 1
    forms = [noun.forms[case] for case in ("gent", "datv", "gent", "ablt", "loct")]
    fleeting = kept < len(word.rstrip("ь"))
    return Pattern(
        len(word) - kept, _five(form[kept:] for form in forms), "fleeting vowel" if fleeting else None
    )


def _five(endings: Iterable[str]) -> Endings:
    gent, datv, accs, ablt, loct = endings
    return gent, datv, accs, ablt, loct


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
    return bool(found) and not any(one.forms.get("gent", "").endswith("го") for one in found)


def _given(word: str) -> bool:
    return any(one.known and one.proper == "Name" for one in readings(word))
