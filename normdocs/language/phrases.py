"""Titles and organisations: the head noun and what agrees with it decline, the rest stays.

A phrase is read left to right. Attributes in the nominative wait for a noun they agree with; it is the head.
After the head further nominatives agreeing with nothing else are appositions (детский сад, классный
руководитель) and decline too; the first genitive, preposition, number or quotation begins the tail.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from normdocs.language.cases import Case, Inflected, NounGender, Number
from normdocs.language.letters import foreign, guard, plain
from normdocs.language.morphology import Reading
from normdocs.language.phrase_data import (
    ADVERBS,
    CONJUNCTIONS,
    FIXED_ATTRIBUTES,
    FIXED_HEADS,
    PLACE_KINDS,
    PREPOSITIONS,
)
from normdocs.language.words import (
    Agreement,
    abbreviation,
    adjective,
    adjective_form,
    genitive,
    noun_form,
    nouns,
)

_TOKEN = re.compile(
    r"(?P<quote>«[^»]*»?|\"[^\"]*\"?|„[^“”\"]*[“”\"]?|“[^”]*”?)"
    r"|(?P<short>[Ии]\.\s?[Оо]\.|[Вв]р\.\s?и\.\s?о\.|[^\W\d_]{1,5}\.)"
    r"|(?P<word>[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*)"
    r"|(?P<space>\s+)|(?P<sign>.)",
    re.DOTALL,
)


class Token(NamedTuple):
    """A stretch of a phrase: quote, short, word, space or sign."""

    kind: str
    text: str


class Group(NamedTuple):
    """A nominative group: places of its attributes, of its head, and how the head reads."""

    attributes: tuple[int, ...]
    head: int | None
    reading: Reading | None
    agreement: Agreement
    end: int


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """A phrase cut into words and what stands between them."""
    return tuple(Token(match.lastgroup or "sign", match.group()) for match in _TOKEN.finditer(text))


@lru_cache(maxsize=20_000)
def decline(text: str, case: Case, animate: bool) -> Inflected:
    """A title (`animate`) or an organisation's name in a case."""
    guard(text)
    if case == "nomn":
        return Inflected(text, None)
    parts = tokens(text)
    groups, doubt = _groups(parts, animate)
    forms = [part.text for part in parts]
    for group in groups:
        _apply(group, parts, forms, case, animate)
    if foreign(text):
        doubt = "letters that are not Russian"
    return Inflected("".join(forms), doubt)


def _apply(group: Group, parts: tuple[Token, ...], forms: list[str], case: Case, animate: bool) -> None:
    living = animate
    for place in group.attributes:
        forms[place] = adjective_form(parts[place].text, case, group.agreement, living)
    if group.head is not None and group.reading is not None:
        forms[group.head] = noun_form(parts[group.head].text, group.reading, case, living)


def _groups(parts: tuple[Token, ...], animate: bool) -> tuple[list[Group], str | None]:
    first = _group(parts, 0, animate, None)
    if first is None:
        short = _skip(parts, 0)
        fixed = short < len(parts) and _fixed_head(parts[short])
        whole = any(part.kind == "word" and abbreviation(part.text) for part in parts[: short + 1])
        return [], None if fixed or whole else "no nominative to inflect"
    groups = [first]
    groups += _more(parts, first, animate)
    return groups, _doubt(groups)


def _doubt(groups: list[Group]) -> str | None:
    for group in groups:
        if group.reading is not None and not group.reading.known:
            return "word unknown to the dictionary"
    return None


def _skip(parts: tuple[Token, ...], place: int) -> int:
    while place < len(parts) and (
        parts[place].kind in ("space", "sign")
        or (parts[place].kind == "word" and plain(parts[place].text) in ADVERBS)
    ):
        place += 1
    return place


def _fixed_head(part: Token) -> bool:
    return re.sub(r"[\s.]+$|\s", "", part.text.lower()) in FIXED_HEADS


def _group(parts: tuple[Token, ...], start: int, animate: bool, number: str | None) -> Group | None:
    """The nominative group that begins at `start`, None when something else does."""
    attributes: list[int] = []
    place = start
    while place < len(parts):
        part = parts[place]
        if (
            part.kind == "space"
            or (part.kind == "sign" and part.text in "(),")
            or _passes(part, bool(attributes))
        ):
            place += 1
            continue
        if part.kind != "word" or _fixed_head(part):
            break
        found = _head(part.text, parts, attributes, animate, number)
        if found is not None:
            return Group(tuple(attributes), place, found, Agreement(found.gender, found.number), place + 1)
        if adjective(part.text) is None or not _agrees(parts, attributes, part.text):
            break
        attributes.append(place)
        place += 1
    return _headless(parts, attributes, place)


def _passes(part: Token, begun: bool) -> bool:
    """Words a group may hold without declining them."""
    if part.kind == "short":
        return not begun and part.text.rstrip(".").lower() in FIXED_ATTRIBUTES
    if part.kind != "word":
        return False
    low = plain(part.text)
    return low in ADVERBS or (begun and low in CONJUNCTIONS) or (not begun and abbreviation(part.text))


def _head(
    word: str, parts: tuple[Token, ...], attributes: list[int], animate: bool, number: str | None
) -> Reading | None:
    found = nouns(word)
    if attributes:
        wanted = agreement_of(parts[attributes[-1]].text)
        found = tuple(one for one in found if _fits(one, wanted))
    elif adjective(word) is not None and not any(
        one.normal == plain(word) and one.animate is False for one in found
    ):
        return None
    if number is not None:
        found = tuple(one for one in found if one.number == number)
    living = [one for one in found if one.animate == animate]
    return next(iter(living or found), None)


def _fits(reading: Reading, wanted: Agreement) -> bool:
    if reading.number != wanted.number:
        return False
    return wanted.number == "plur" or reading.gender in (wanted.gender, None)


def agreement_of(word: str) -> Agreement:
    """Gender and number of a nominative adjective."""
    reading = adjective(word)
    if reading is None:
        return Agreement(None, "sing")
    return Agreement(reading.gender if reading.number == "sing" else None, reading.number)


def _agrees(parts: tuple[Token, ...], attributes: list[int], word: str) -> bool:
    return not attributes or agreement_of(parts[attributes[-1]].text) == agreement_of(word)


def _headless(parts: tuple[Token, ...], attributes: list[int], place: int) -> Group | None:
    """«заведующий», «Федосеевская СОШ»: adjectives without a noun."""
    if not attributes:
        return None
    return Group(tuple(attributes), None, None, agreement_of(parts[attributes[-1]].text), attributes[-1] + 1)


def _more(parts: tuple[Token, ...], first: Group, animate: bool) -> list[Group]:
    """The appositions and coordinated groups after the first one."""
    found: list[Group] = []
    number = first.agreement.number
    place = first.end
    direct = True
    while place < len(parts):
        part = parts[place]
        opens = direct or part.text in (",", "–", "—", "-") or plain(part.text) == "и"
        after = place + 1 if part.kind != "word" or plain(part.text) == "и" else place
        if part.kind == "space":
            place += 1
            continue
        group = (
            _apposition(parts, after, animate, number)
            if opens and not (direct and part.text in ",")
            else None
        )
        if part.text in (",", "–", "—") and group is None:
            group = _apposition(parts, after, animate, number)
        if group is not None:
            found.append(group)
            place = group.end
            direct = True
            continue
        if part.kind in ("word", "short", "quote") or part.text == "№" or part.text.isdigit():
            direct = False
        place += 1
    return found


def _apposition(parts: tuple[Token, ...], start: int, animate: bool, number: str) -> Group | None:
    start = _skip_space(parts, start)
    if start >= len(parts) or parts[start].kind not in ("word",):
        return None
    low = plain(parts[start].text)
    if low in PREPOSITIONS or low in CONJUNCTIONS or low in PLACE_KINDS or abbreviation(parts[start].text):
        return None
    group = _group(parts, start, animate, number)
    if group is None or group.end <= start:
        return None
    words = [
        parts[place].text for place in (*group.attributes, *([group.head] if group.head is not None else []))
    ]
    if any(genitive(word) for word in words):
        return None
    if animate and group.reading is not None and not group.reading.animate and group.reading.known:
        return None
    return group


def _skip_space(parts: tuple[Token, ...], place: int) -> int:
    while place < len(parts) and (parts[place].kind == "space" or parts[place].text == "("):
        place += 1
    return place


@lru_cache(maxsize=4096)
def first_group(text: str) -> Group | None:
    """The leading nominative group of a phrase."""
    return _group(tokens(text), 0, False, None)


def head_agreement(text: str) -> tuple[NounGender, Number] | None:
    """Gender and number of a phrase's head; the gender of a plural is that of nothing, given as m."""
    group = first_group(text)
    if group is None:
        return None
    return group.agreement.gender or "m", group.agreement.number
