"""A person's name cut into surname, given name, patronymic and initials."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from normdocs.language.given_names import is_given, is_surname, particle, patronymic_gender
from normdocs.language.letters import syllables

Role = Literal["surname", "given", "patronymic", "initials", "fixed", "other"]
LETTERS = r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*"
DASH = r"\s?[-‐‑–—]\s?"
_CAPITAL = r"(?<![^\W\d_])[^\W\d_а-яёa-z]"
_INITIAL = rf"{_CAPITAL}[а-яёa-z]?\.(?:-[^\W\d_а-яёa-z]\.?)?|{_CAPITAL}(?![^\W\d_])"
_PIECE = re.compile(
    rf"(?P<initials>{_INITIAL})|(?P<name>{LETTERS}(?:{DASH}{LETTERS})*)|(?P<other>.)", re.DOTALL
)


class Piece(NamedTuple):
    """A stretch of a name and what it is."""

    text: str
    role: Role


@lru_cache(maxsize=20_000)
def pieces(name: str) -> tuple[Piece, ...]:
    """A name cut into surname, given name, patronymic, initials and everything between."""
    found = [(match.group(), match.lastgroup or "other") for match in _PIECE.finditer(name)]
    found = _bare_initials(found)
    names = [text for text, kind in found if kind == "name"]
    roles = iter(_roles(names, any(kind == "initials" for _, kind in found)))
    return tuple(Piece(text, next(roles) if kind == "name" else _plain(kind)) for text, kind in found)


def _plain(kind: str) -> Role:
    return "initials" if kind == "initials" else "other"


def _bare_initials(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """«Бочарова ЕВ»: two capitals beside a word in small letters are initials."""
    names = [text for text, kind in found if kind == "name"]
    bare = [name for name in names if len(name) == 2 and name.isupper()]
    if len(names) != 2 or len(bare) != 1:
        return found
    return [(text, "initials" if text == bare[0] else kind) for text, kind in found]


def _roles(names: list[str], initials: bool) -> list[Role]:
    small = [_small(name, names) for name in names]
    roles = iter(_word_roles([name for name, one in zip(names, small, strict=True) if not one], initials))
    return ["fixed" if one else next(roles) for one in small]


def _small(name: str, names: list[str]) -> bool:
    """де, фон, ибн beside words with capitals."""
    return name.islower() and len(name) < 5 and not particle(name) and not all(map(str.islower, names))


def _word_roles(words: list[str], initials: bool) -> list[Role]:
    if words and particle(words[-1]):
        tail: list[Role] = ["fixed"] * min(2, len(words))
        return _word_roles(words[:-2], initials) + tail
    if initials:
        return ["surname"] * len(words)
    if len(words) == 1:
        return [_single(words[0])]
    if len(words) > 1 and patronymic_gender(words[-1]) and (len(words) > 2 or is_given(words[0])):
        return [*_surnames(len(words) - 2), "given", "patronymic"]
    return _pair(words) if len(words) == 2 else _without_patronymic(words)


def _surnames(number: int) -> list[Role]:
    return ["surname"] * number


def _single(word: str) -> Role:
    if patronymic_gender(word):
        return "patronymic"
    return "given" if is_given(word) else "surname"


def _pair(words: list[str]) -> list[Role]:
    """«Иванов Иван» or «Иван Иванов»."""
    first, second = words
    turned = is_given(first) and (not is_given(second) or (is_surname(second) and not is_surname(first)))
    return ["given", "surname"] if turned else ["surname", "given"]


def _without_patronymic(words: list[str]) -> list[Role]:
    """«Иван Петрович Сидоров», «Нгуен Ван Тханг» (what stands between does not decline)."""
    if len(words) < 3:
        return []
    if patronymic_gender(words[1]) and is_given(words[0]):
        return ["given", "patronymic", *_surnames(len(words) - 2)]
    between: list[Role] = ["fixed" if syllables(word) < 2 else "surname" for word in words[1:-1]]
    if is_given(words[0]) and not is_given(words[-1]):
        return ["given", *between, "surname"]
    return ["surname", *between, "given"]
