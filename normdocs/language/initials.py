"""A name shortened to its surname and initials."""

from __future__ import annotations

import re

from normdocs.language.letters import NBSP, guard
from normdocs.language.name_parts import Piece, pieces


def surname_initials(name: str) -> str:
    """«Двалидзе Эмма Ивановна» → «Двалидзе Э. И.» with no-break spaces."""
    surname, initials = _parts(name)
    return NBSP.join([*surname, *initials])


def initials_surname(name: str) -> str:
    """«Двалидзе Эмма Ивановна» → «Э. И. Двалидзе» with no-break spaces."""
    surname, initials = _parts(name)
    return NBSP.join([*initials, *surname])


def _parts(name: str) -> tuple[list[str], list[str]]:
    """The surname and the initials of a name in any order, full or already shortened."""
    found = pieces(guard(name).strip())
    surname = [re.sub(r"\s?[-‐‑–—]\s?", "-", piece.text) for piece in found if piece.role == "surname"]
    initials: list[str] = []
    for place, piece in enumerate(found):
        if piece.role == "initials":
            initials += _shortened(piece)
        elif piece.role in ("given", "patronymic"):
            initials.append(_initial(piece.text))
        elif piece.role == "fixed":
            _fixed(piece, place, found, surname, initials)
    return (surname or [name.strip()]), initials if surname else []


def _fixed(
    piece: Piece, place: int, found: tuple[Piece, ...], surname: list[str], initials: list[str]
) -> None:
    """A small particle stays with the surname it precedes; «Ван» between names is an initial."""
    if piece.text.islower():
        if any(other.role == "surname" for other in found[place:]):
            surname.append(piece.text)
        return
    initials.append(_initial(piece.text))


def _shortened(piece: Piece) -> list[str]:
    letters = re.findall(r"[^\W\d_]+", piece.text)
    if len(letters) == 1 and len(letters[0]) == 2 and letters[0].isupper():
        letters = list(letters[0])
    return (
        ["-".join(letter + "." for letter in letters)]
        if "-" in piece.text
        else [one + "." for one in letters]
    )


def _initial(word: str) -> str:
    return "-".join(part[0].upper() + "." for part in re.split(r"\s?[-‐‑–—]\s?", word) if part)
