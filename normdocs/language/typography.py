"""Spaces a line must not break at, as office practice and GOST R 7.0.97-2016 want them."""

from __future__ import annotations

import re

from normdocs.language.letters import NBSP

_NUMBER_SIGN = re.compile(r"№ (?=[\w-])")
_SETTLEMENT = re.compile(r"\b(г|с|п|х|ст|д|пос|им|ул) ?\. (?=[А-ЯЁ])")
_INITIALS = re.compile(r"\b([А-ЯЁ]\.) ?(?=[А-ЯЁ][.а-яё])")
_PERCENT = re.compile(r"(?<=\d) (?=%)")


def typeset(text: str) -> str:
    """Return `text` with no-break spaces after №, after «г.» before a name, beside initials, before %."""
    text = _NUMBER_SIGN.sub(f"№{NBSP}", text)
    text = _PERCENT.sub(NBSP, text)
    text = _SETTLEMENT.sub(rf"\1.{NBSP}", text)
    return _INITIALS.sub(rf"\1{NBSP}", text)
