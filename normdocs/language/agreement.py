"""Words that agree with the document they stand on: УТВЕРЖДЁН, УТВЕРЖДЕНА, УТВЕРЖДЕНО, УТВЕРЖДЕНЫ."""

from __future__ import annotations

from functools import lru_cache

from normdocs.errors import LanguageError
from normdocs.language.cases import NounGender, Number
from normdocs.language.letters import guard
from normdocs.language.morphology import short_participle
from normdocs.language.phrases import head_agreement

_ENDINGS: dict[NounGender, str] = {"m": "", "f": "а", "n": "о"}


def participle(lemma: str, gender: NounGender, number: Number = "sing") -> str:
    """A short passive participle: from «утверждён», «утверждённый» or «утвердить»; capitals are kept."""
    short = _short(guard(lemma).lower())
    ending = "ы" if number == "plur" else _ENDINGS[gender]
    form = short[:-2] + "ен" + ending if ending and short.endswith("ён") else short + ending
    if lemma.isupper():
        return form.upper()
    return form[:1].upper() + form[1:] if lemma[:1].isupper() else form


def _short(lemma: str) -> str:
    if lemma.endswith(("нный", "тый")):
        return lemma.removesuffix("ный") if lemma.endswith("нный") else lemma.removesuffix("ый")
    if lemma.endswith(("ть", "ти", "чь")):
        found = short_participle(lemma)
        if found is None:
            raise LanguageError("{lemma} has no passive participle", lemma=lemma)
        return found
    return lemma


def approved_word(gender: NounGender, number: Number = "sing") -> str:
    """УТВЕРЖДЁН by the gender and number of the document kind (ГОСТ Р 7.0.97-2016, 5.16)."""
    return participle("УТВЕРЖДЁН", gender, number)


def agreed_word(gender: NounGender, number: Number = "sing") -> str:
    """СОГЛАСОВАН by the gender and number of the document kind."""
    return participle("СОГЛАСОВАН", gender, number)


def adopted_word(gender: NounGender, number: Number = "sing") -> str:
    """ПРИНЯТ by the gender and number of the document kind."""
    return participle("ПРИНЯТ", gender, number)


@lru_cache(maxsize=1024)
def agreement_with(kind: str) -> tuple[NounGender, Number]:
    """Gender and number of a document kind: «Положение» n sing, «дорожная карта» f sing, «формы» m plur."""
    found = head_agreement(guard(kind))
    if found is None:
        raise LanguageError("{text} has no noun to agree with", text=kind)
    return found
