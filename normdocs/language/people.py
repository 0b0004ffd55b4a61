"""A person's name: its parts, their roles, the gender they tell, its cases."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from normdocs.errors import UnknownGenderError
from normdocs.language.cases import GENDERS, Case, Gender, Inflected
from normdocs.language.given_names import (
    FRENCH_FIRST,
    given,
    given_genders,
    is_given,
    is_surname,
    particle,
    patronymic,
    patronymic_gender,
)
from normdocs.language.letters import dress, foreign, guard, mixed
from normdocs.language.morphology import tags
from normdocs.language.surname_gender import surname_gender
from normdocs.language.surnames import FIXED, Pattern, surname

Role = Literal["surname", "given", "patronymic", "initials", "fixed", "other"]
_LETTERS = r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*"
_DASH = r"\s?[-‐‑–—]\s?"
_INITIAL = r"(?<![^\W\d_])[^\W\d_а-яёa-z][а-яёa-z]?\.(?:-[^\W\d_а-яёa-z]\.?)?|(?<![^\W\d_])[^\W\d_а-яёa-z](?![^\W\d_])"
_PIECE = re.compile(
    rf"(?P<initials>{_INITIAL})|(?P<name>{_LETTERS}(?:{_DASH}{_LETTERS})*)|(?P<other>.)", re.DOTALL
)
_PART = re.compile(rf"({_DASH})")


class Piece(NamedTuple):
    """A stretch of a name and what it is."""

    text: str
    role: Role


@lru_cache(maxsize=20_000)
def pieces(name: str) -> tuple[Piece, ...]:
    """A name cut into surname, given name, patronymic, initials and everything between."""
    found = [(match.group(), match.lastgroup) for match in _PIECE.finditer(name)]
    names = [text for text, kind in found if kind == "name"]
    initials = any(kind == "initials" for _, kind in found)
    if len(names) == 2 and not initials:
        names, found = _bare_initials(names, found)
        initials = any(kind == "initials" for _, kind in found)
    roles = iter(_roles(names, initials))
    return tuple(
        Piece(text, next(roles) if kind == "name" else "initials" if kind == "initials" else "other")
        for text, kind in found
    )


def _bare_initials(
    names: list[str], found: list[tuple[str, str | None]]
) -> tuple[list[str], list[tuple[str, str | None]]]:
    """«Бочарова ЕВ»: two capitals beside a word in small letters are initials."""
    bare = [name for name in names if len(name) == 2 and name.isupper()]
    if len(bare) != 1 or all(name.isupper() for name in names):
        return names, found
    kept = [name for name in names if name != bare[0]]
    return kept, [(text, "initials" if text == bare[0] else kind) for text, kind in found]


def _roles(names: list[str], initials: bool) -> list[Role]:
    fixed = [name.islower() for name in names]
    words = [name for name, small in zip(names, fixed, strict=True) if not small or particle(name)]
    roles = iter(_word_roles(words, initials))
    return [
        "fixed" if small and not particle(name) else next(roles)
        for name, small in zip(names, fixed, strict=True)
    ]


def _word_roles(words: list[str], initials: bool) -> list[Role]:
    if words and particle(words[-1]):
        return [*_word_roles(words[:-2], initials), *(["fixed", "fixed"] if len(words) > 1 else ["fixed"])]  # type: ignore[list-item]
    if initials:
        return ["surname"] * len(words)
    told = [patronymic_gender(word) for word in words]
    if len(words) >= 2 and told[-1] and (len(words) > 2 or is_given(words[0])):
        return [*(["surname"] * (len(words) - 2)), "given", "patronymic"]  # type: ignore[list-item]
    if len(words) >= 3 and told[1] and is_given(words[0]):
        return ["given", "patronymic", *(["surname"] * (len(words) - 2))]  # type: ignore[list-item]
    if len(words) == 1:
        return [_single(words[0])]
    if len(words) == 2:
        turned = is_given(words[0]) and (
            not is_given(words[1]) or (is_surname(words[1]) and not is_surname(words[0]))
        )
        return ["given", "surname"] if turned else ["surname", "given"]
    return [*_foreign_roles(words)]


def _single(word: str) -> Role:
    if patronymic_gender(word):
        return "patronymic"
    return "given" if is_given(word) else "surname"


def _foreign_roles(words: list[str]) -> list[Role]:
    """«Нгуен Ван Тханг»: the first and the last decline, what stands between does not."""
    return ["surname", *(["fixed"] * (len(words) - 2)), "given"] if words else []  # type: ignore[list-item]


@lru_cache(maxsize=20_000)
def gender_of(name: str) -> Gender | None:
    """The gender the patronymic, the given name or an unambiguous surname tells; None when nothing does."""
    found = pieces(name)
    for word in re.findall(_LETTERS, name):
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
    found = tags(word.strip())
    lone = is_given(word) or patronymic_gender(word) == "m"
    return lone and (
        any("Surn" in tag for tag in found) or not any("Patr" in tag or "Name" in tag for tag in found)
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
    return Inflected("".join(forms), next((doubt for doubt in doubts if doubt), None))


def _part(piece: Piece, case: Case, gender: Gender) -> Inflected:
    if piece.role in ("initials", "fixed", "other"):
        return Inflected(piece.text, None)
    if mixed(piece.text) or foreign(piece.text):
        return Inflected(piece.text, "letters that are not Russian")
    parts = _PART.split(piece.text)
    words = range(0, len(parts), 2)
    found = {i: _pattern(parts[i], piece.role, gender, i < len(parts) - 1) for i in words}
    forms = [
        dress(found[i].form(part.lower(), case), part) if i in found else part for i, part in enumerate(parts)
    ]
    return Inflected("".join(forms), next((one.doubt for one in found.values() if one.doubt), None))


def _pattern(word: str, role: Role, gender: Gender, first: bool) -> Pattern:
    low = word.lower()
    if low[-1] not in "абвгдеёжзийклмнопрстуфхцчшщъыьэюя" or len(low) < 2:
        return FIXED
    if role == "patronymic":
        return patronymic(low, gender)
    if role == "given" and first and low in FRENCH_FIRST:
        return FIXED
    if role == "given" and not (given_genders(word) and gender not in given_genders(word)):
        return given(low, gender)
    return surname(low, gender, first)
