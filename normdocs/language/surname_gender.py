"""The gender an unambiguous surname tells."""

from __future__ import annotations

import re

from normdocs.language.cases import Gender
from normdocs.language.letters import DASHES, plain, syllables
from normdocs.language.morphology import readings
from normdocs.language.surname_data import ENGLISH_IN, NOUNS_IN_INA, NOUNS_IN_OVA
from normdocs.language.surnames import common_noun

_FEMALE = re.compile(r"([ое]ва|[иы]на|[сц]кая|[жшчщнхкгтрвлд]ая|яя)$")
_MALE = re.compile(r"([ое]в|[иы]н|[сц]кий|ый|[нгхк]ий|[жшщч]ий)$")


def surname_gender(word: str) -> Gender | None:
    """m for -ов, -ин, -ский …, f for -ова, -ина, -ская …, None where men and women may share the surname."""
    for part in re.split(rf"\s?[{DASHES}]\s?", plain(word)):
        found = _part(part)
        if found:
            return found
    return None


def _part(part: str) -> Gender | None:
    if syllables(part) < 2 or part in ENGLISH_IN or part in NOUNS_IN_INA or part in NOUNS_IN_OVA:
        return None
    if _FEMALE.search(part):
        return "f"
    if _MALE.search(part) and not _given(part):
        return "m"
    return "m" if part.endswith("ой") and common_noun(part) is None and not _given(part) else None


def _given(part: str) -> bool:
    return any(one.known and one.proper == "Name" for one in readings(part))
