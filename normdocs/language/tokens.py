"""A phrase cut into words, quotations, shortenings and signs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from normdocs.language.letters import plain
from normdocs.language.morphology import readings
from normdocs.language.words import adjective

_TOKEN = re.compile(
    r"(?P<quote>«[^»]*»*|\"[^\"]*\"?|„[^“”\"]*[“”\"]?|“[^”]*”?)"
    r"|(?P<short>[Ии]\.\s?[Оо]\.|[Вв]р\.\s?и\.\s?о\.|[^\W\d_]{1,5}\.)"
    r"|(?P<word>[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*)"
    r"|(?P<space>\s+)|(?P<sign>.)",
    re.DOTALL,
)
_LOUD = re.compile(r"[А-ЯЁ]{6,}")


class Token(NamedTuple):
    """A stretch of a phrase; `kind`: quote, short, word, space, sign; `read`: how its word is looked up."""

    kind: str
    text: str
    read: str

    @property
    def low(self) -> str:
        """The word in small letters with е for ё."""
        return plain(self.text)


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a phrase, in order and without loss."""
    loud = not any(sign.islower() for sign in text) and _LOUD.search(text) is not None
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind, piece = match.lastgroup or "sign", match.group()
        for part in _split(piece) if kind == "word" else [piece]:
            own = "sign" if part in "-‐‑" else kind
            found.append(Token(own, part, _quiet(part) if loud and own == "word" else part))
    return tuple(found)


def _quiet(word: str) -> str:
    """A word of a text all in capitals: in small letters when the dictionary has it, else an abbreviation."""
    known = any(one.known and one.proper != "Abbr" for part in word.split("-") for one in readings(part))
    return word.lower() if len(word) > 2 and (known or len(word) > 6) else word


def _split(word: str) -> list[str]:
    """«школа-детский» (сад) is a noun and an adjective; «общественно-государственная» is one word."""
    first, hyphen, rest = word.partition("-")
    if not hyphen or first[-1] in "ое" or not rest[0].islower() or adjective(rest) is None:
        return [word]
    noun = any(one.pos == "NOUN" and one.known and one.proper is None for one in readings(first))
    return [first, hyphen, rest] if noun else [word]
