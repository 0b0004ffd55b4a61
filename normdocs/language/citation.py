"""How a text names an act or a local document: «приказа … от 08.06.2020 № 446 „О …“»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from normdocs.language.agreement import participle
from normdocs.language.cases import Case, Inflected, NounGender, Number
from normdocs.language.dates import long_g, numeric
from normdocs.language.declension import NOTHING, Lexicon, inflect
from normdocs.language.letters import NBSP

CitationStyle = Literal["numeric", "long"]
BLANK_DATE = "_" * 12
BLANK_NUMBER = "_" * 6
_PAIRS = {"«": "»", "„": "“", "“": "”", '"': '"'}


@dataclass(frozen=True)
class CitedAct:
    """What a citation needs of an act: its kind and issuer in the nominative, its requisites, its title."""

    kind: str
    issuer: str | None = None
    date: date | None = None
    number: str | None = None
    title: str | None = None


def cite(
    act: CitedAct,
    case: Case = "gent",
    *,
    title: bool = True,
    style: CitationStyle = "numeric",
    lexicon: Lexicon = NOTHING,
) -> str:
    """An act in a case: «приказа министерства … от 08.06.2020 № 446 „О внедрении …“».

    A missing date or number prints a line to fill in.
    """
    return cited(act, case, title=title, style=style, lexicon=lexicon).form


def cited(
    act: CitedAct,
    case: Case = "gent",
    *,
    title: bool = True,
    style: CitationStyle = "numeric",
    lexicon: Lexicon = NOTHING,
) -> Inflected:
    """The same as `cite`, with the reason to doubt it."""
    kind = inflect("organisation", _kind(act.kind), case, lexicon=lexicon)
    words = [kind.form]
    doubt = kind.doubt
    if act.issuer:
        issuer = inflect("organisation", act.issuer, "gent", lexicon=lexicon)
        words.append(issuer.form)
        doubt = doubt or issuer.doubt
    words.append(requisites(act.date, act.number, style=style))
    if title and act.title:
        words.append(quote(act.title))
    return Inflected(" ".join(words), doubt)


def approved_by(  # noqa: PLR0913 the agreement comes from the document, the rest from the act
    act: CitedAct,
    gender: NounGender,
    number: Number = "sing",
    *,
    lemma: str = "утверждён",
    style: CitationStyle = "numeric",
    lexicon: Lexicon = NOTHING,
) -> str:
    """«утверждена приказом МБОУ … от 13.10.2020 № 162/1», agreeing with the approved document."""
    word = participle(lemma, gender, number)
    return f"{word} {cite(act, 'ablt', title=False, style=style, lexicon=lexicon)}"


def requisites(day: date | None, number: str | None, *, style: CitationStyle = "numeric") -> str:
    """«от 08.06.2020 № 446»; a missing part is a line to fill in."""
    when = BLANK_DATE if day is None else numeric(day) if style == "numeric" else long_g(day)
    bare = re.sub(r"^(?:№|N)\s*", "", (number or "").strip())
    return f"от {when} №{NBSP}{bare or BLANK_NUMBER}"


def quote(title: str) -> str:
    """A title in «…», its own quotation marks turned into „…“."""
    text = title.strip()
    if _wrapped(text):
        text = text[1:-1].strip()
    return f"«{_inner(text)}»"


def _wrapped(text: str) -> bool:
    """Whether one pair of quotation marks holds the whole title."""
    close = _PAIRS.get(text[:1])
    if close is None or len(text) < 2 or text[-1] not in (close, "“" if text[0] == "„" else close):
        return False
    depth = 0
    for place, sign in enumerate(text):
        if sign == text[0] and (sign != close or place == 0):
            depth += 1
        elif sign == close:
            depth -= 1
            if depth == 0:
                return place == len(text) - 1
    return False


def _inner(text: str) -> str:
    """Every pair of quotation marks as „…“, opening and closing told by their place."""
    signs: list[str] = []
    for place, sign in enumerate(text):
        if sign not in '«»„“”"':
            signs.append(sign)
            continue
        before = text[place - 1] if place else " "
        opens = sign in "«„" or (sign in '"“' and (before.isspace() or before in "(«„"))
        signs.append("„" if opens else "“")
    return "".join(signs)


def _kind(kind: str) -> str:
    """Laws are written with a capital: «Федеральный закон»."""
    return kind[:1].upper() + kind[1:] if kind.lower().startswith("федеральн") else kind
