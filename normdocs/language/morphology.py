"""The dictionary: one pymorphy3 analyser per process, made at the first question."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from normdocs.language.cases import CASES, Case, NounGender, Number

_GENDERS: dict[str, NounGender] = {"masc": "m", "femn": "f", "neut": "n"}
_PROPER = ("Surn", "Name", "Patr", "Geox", "Orgn", "Trad", "Abbr", "Init")


class Reading(NamedTuple):
    """One way to read a word as a nominative: part of speech, gender, number, animacy, every form."""

    pos: str
    gender: NounGender | None
    number: Number
    animate: bool | None
    proper: str | None
    fixed: bool
    known: bool
    forms: dict[Case, str]
    normal: str


@lru_cache(maxsize=1)
def _analyser() -> Any:
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 the dictionary is read at the first question only

    return MorphAnalyzer(lang="ru")


@lru_cache(maxsize=20_000)
def readings(word: str) -> tuple[Reading, ...]:
    """The nominative readings of a word, the likeliest first."""
    found = [_reading(parse) for parse in _analyser().parse(word.lower()) if "nomn" in parse.tag]
    return tuple(reading for reading in found if reading is not None)


@lru_cache(maxsize=20_000)
def tags(word: str) -> tuple[str, ...]:
    """Every reading of a word as its OpenCorpora tag."""
    return tuple(str(parse.tag) for parse in _analyser().parse(word.lower()))


def known(word: str) -> bool:
    """Whether the dictionary holds the word itself."""
    return bool(_analyser().word_is_known(word.lower()))


def _reading(parse: Any) -> Reading | None:
    tag = parse.tag
    if tag.POS not in ("NOUN", "ADJF", "PRTF") or tag.number is None:
        return None
    proper = next((name for name in _PROPER if name in tag), None)
    return Reading(
        pos=str(tag.POS),
        gender=_GENDERS.get(str(tag.gender)),
        number="plur" if tag.number == "plur" else "sing",
        animate={"anim": True, "inan": False}.get(str(tag.animacy)),
        proper=proper,
        fixed="Fixd" in tag,
        known=bool(parse.is_known),
        forms=_forms(parse),
        normal=str(parse.normal_form),
    )


def _forms(parse: Any) -> dict[Case, str]:
    """Every case of a parse in its own number and gender."""
    forms: dict[Case, str] = {"nomn": parse.word}
    for case in CASES[1:]:
        other = parse.inflect({case})
        if other is not None:
            forms[case] = other.word
    return forms


@lru_cache(maxsize=4096)
def guessed(word: str) -> tuple[Reading, ...]:
    """A masculine reading for a word in a consonant that the dictionary has only as a form of another."""
    low = word.lower()
    if low[-1:] not in tuple("бвгдзклмнпрстфх") or len(low) < 3 or readings(low):
        return ()
    endings: dict[Case, str] = {"nomn": "", "gent": "а", "datv": "у", "accs": "а", "ablt": "ом", "loct": "е"}
    forms: dict[Case, str] = {case: low + ending for case, ending in endings.items()}
    return (Reading("NOUN", "m", "sing", True, None, False, False, forms, low),)


@lru_cache(maxsize=20_000)
def singular_plural(word: str, pos: str, gender: NounGender | None, case: Case, plural: bool) -> str | None:
    """A form in another number; `pos` NOUN or ADJF (participles with it)."""
    for parse in _analyser().parse(word.lower()):
        own = "NOUN" if parse.tag.POS == "NOUN" else "ADJF" if parse.tag.POS in ("ADJF", "PRTF") else ""
        if own != pos or "nomn" not in parse.tag or gender != _GENDERS.get(str(parse.tag.gender), gender):
            continue
        form = parse.inflect({case, "plur" if plural else "sing"})
        if form is not None:
            return str(form.word)
    return None


def short_participle(verb: str) -> str | None:
    """The short passive past participle of a verb, masculine: «утвердить» → «утверждён»."""
    for parse in _analyser().parse(verb.lower()):
        if parse.tag.POS == "INFN":
            form = parse.inflect({"PRTS", "masc", "past", "pssv"})
            if form is not None:
                return str(form.word)
    return None
