"""What a text may hold, and how a lower-case form takes the letters of its source."""

from __future__ import annotations

import re
import unicodedata

from normdocs.errors import LanguageError

NBSP = "\u00a0"
LONGEST = 2000
VOWELS = "аеёиоуыэюя"
DASHES = "-‐‑–—"
_ALLOWED = " \t\n\r\u00a0\u202f\u2009\u00ad\u200d"
_WORD = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")


def word_set(text: str) -> frozenset[str]:
    """The words of a table written as one text."""
    return frozenset(text.split())


def guard(text: str) -> str:
    """Return `text` when it can be looked at; LanguageError on an empty, too long or unprintable one."""
    if not _WORD.search(text):
        raise LanguageError("there is no word to inflect in {text}", text=repr(text[:80]))
    if len(text) > LONGEST:
        raise LanguageError(
            "a text of {length} characters is too long to inflect (at most {longest})",
            length=len(text),
            longest=LONGEST,
        )
    for sign in text:
        if sign not in _ALLOWED and unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
            raise LanguageError(
                "{text} holds the control character {sign}", text=repr(text[:80]), sign=f"U+{ord(sign):04X}"
            )
    return text


def foreign(text: str) -> bool:
    """Whether `text` has letters or signs no Russian rule covers (other alphabets, emoji)."""
    return any(
        (sign.isalpha() and not _CYRILLIC.match(sign) and not _LATIN.match(sign))
        or (sign not in "№°©®" and unicodedata.category(sign) in ("So", "Sk", "Cn"))
        for sign in text
    )


def latin(text: str) -> bool:
    """Whether `text` has Latin letters."""
    return bool(_LATIN.search(text))


def mixed(word: str) -> bool:
    """Whether one word mixes Latin and Cyrillic letters."""
    return bool(_LATIN.search(word) and _CYRILLIC.search(word))


def plain(word: str) -> str:
    """`word` in lower case with е for ё, for comparing."""
    return word.lower().replace("ё", "е")


def syllables(word: str) -> int:
    """The number of vowels of a word."""
    return sum(sign in VOWELS for sign in word.lower())


def dress(form: str, source: str) -> str:
    """Give a lower-case `form` the capitals of `source`, and its е where the dictionary wrote ё."""
    shared = 0
    while shared < min(len(form), len(source)) and plain(form[shared]) == plain(source[shared]):
        shared += 1
    head = "".join(map(_letter, form[:shared], source[:shared]))
    letters = [sign for sign in source if sign.isalpha()]
    if len(letters) > 1 and all(sign.isupper() for sign in letters):
        return head + form[shared:].upper()
    if not shared and source[:1].isupper():
        return form[:1].upper() + form[1:]
    return head + form[shared:]


def _letter(formed: str, given: str) -> str:
    """The given letter, unless ё really became е (Пётр, Петра)."""
    if formed == "е" and given in "ёЁ":
        return "Е" if given == "Ё" else "е"
    return given
