"""A person's name: the gender it tells, its cases."""

from __future__ import annotations

import re
from functools import lru_cache

from normdocs.errors import UnknownGenderError
from normdocs.language.cases import GENDERS, Case, Gender, Inflected
from normdocs.language.given_data import FIXED_FIRST_GIVEN, FIXING_LAST_GIVEN
from normdocs.language.given_names import (
    given,
    given_genders,
    is_given,
    particle,
    patronymic,
    patronymic_gender,
)
from normdocs.language.letters import dress, foreign, guard, latin
from normdocs.language.morphology import tags
from normdocs.language.name_parts import DASH, LETTERS, Piece, Role, pieces
from normdocs.language.second_opinion import disagreement
from normdocs.language.surname_gender import surname_gender
from normdocs.language.surnames import FIXED, Pattern, surname

_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
_PART = re.compile(rf"({DASH})")


@lru_cache(maxsize=20_000)
def gender_of(name: str) -> Gender | None:
    """The gender the patronymic, the given name or an unambiguous surname tells; None when nothing does."""
    found = pieces(name)
    for word in re.findall(LETTERS, name):
        if particle(word):
            return particle(word)
    if sum(piece.role in ("surname", "given", "patronymic") for piece in found) == 1 and _may_be_surname(
        name
    ):
        return None
    for piece in found:
        if piece.role == "patronymic" and patronymic_gender(piece.text):
            return patronymic_gender(piece.text)
    for piece in found:
        if piece.role == "given" and len(given_genders(piece.text)) == 1:
            return next(iter(given_genders(piece.text)))
    told = {surname_gender(piece.text) for piece in found if piece.role == "surname"} - {None}
    return told.pop() if len(told) == 1 else None


def _may_be_surname(word: str) -> bool:
    """A lone «Ким» or «Рабинович» may be a woman's surname as well as a man's name."""
    return patronymic_gender(word) == "m" or (
        is_given(word) and any("Surn" in tag for tag in tags(word.strip()))
    )


@lru_cache(maxsize=20_000)
def decline(name: str, case: Case, gender: Gender | None) -> Inflected:
    """A person's name in a case.

    Raises UnknownGenderError when the form depends on a gender that neither the caller nor the name tells.
    """
    guard(name)
    if case == "nomn":
        return Inflected(name, None)
    told = gender_of(name)
    if gender or told:
        form, doubt = _declined(name, case, gender or told or "m")
        contradicts = gender and told and gender != told
        return Inflected(form, "the gender disagrees with the name" if contradicts else doubt)
    forms = {one: _declined(name, case, one) for one in GENDERS}
    if forms["m"][0] != forms["f"][0]:
        raise UnknownGenderError(
            "the gender of {name} is unknown: fill the field gender in the profile", name=name, field="gender"
        )
    return forms["m"]


def _declined(name: str, case: Case, gender: Gender) -> Inflected:
    forms: list[str] = []
    doubts: list[str | None] = []
    for piece in pieces(name):
        form, doubt = _part(piece, case, gender)
        forms.append(form)
        doubts.append(doubt)
    if foreign(name):
        doubts.append("letters that are not Russian")
    return Inflected("".join(forms), next((doubt for doubt in doubts if doubt), None))


def _part(piece: Piece, case: Case, gender: Gender) -> Inflected:
    if piece.role in ("initials", "fixed", "other"):
        return Inflected(piece.text, None)
    if latin(piece.text) or foreign(piece.text):
        return Inflected(piece.text, "letters that are not Russian")
    parts = _PART.split(piece.text)
    words = range(0, len(parts), 2)
    found = {
        i: _pattern(parts[i], piece.role, gender, parts[-1] if i < len(parts) - 1 else "") for i in words
    }
    forms = [
        dress(found[i].form(part.lower(), case), part) if i in found else part for i, part in enumerate(parts)
    ]
    form = "".join(forms)
    doubt = next((one.doubt for one in found.values() if one.doubt), None)
    return Inflected(form, doubt or disagreement(piece.text, piece.role, case, gender, form))


def _pattern(word: str, role: Role, gender: Gender, last: str) -> Pattern:
    """The pattern of one part of a name; `last` is the last part of a double one when this is not it."""
    low = word.lower()
    if low[-1] not in _RUSSIAN or len(low) < 2:
        return FIXED
    if role == "patronymic" and not (gender == "f" and low.endswith("ич")):
        return patronymic(low)
    if role == "given" and last and (low in FIXED_FIRST_GIVEN or last.lower() in FIXING_LAST_GIVEN):
        return FIXED
    if role == "given" and not (given_genders(word) and gender not in given_genders(word)):
        return given(low, gender)
    return surname(low, gender, bool(last))
