"""Russian words in Latin letters, for names of files on sites (as in passports, ICAO Doc 9303)."""

from __future__ import annotations

import re

SPELT = "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y  e iu ia"
LETTERS = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", SPELT.split(" "), strict=True))
OTHER = re.compile(r"[^a-z0-9]+")


def latin(text: str) -> str:
    """Return the text in small Latin letters and figures, words joined by dashes."""
    spelt = "".join(LETTERS.get(letter, letter) for letter in text.lower())
    return OTHER.sub("-", spelt).strip("-")
