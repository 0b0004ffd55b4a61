"""The nominative groups of a phrase: which of its words decline.

A phrase is read left to right. Attributes in the nominative wait for a noun they agree with; it is the head.
After it the tail begins (genitives, prepositions, numbers, quotations). A further group counts when nothing
in it could be a genitive and it follows the head, a comma, a dash or «и», or names an institution.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from normdocs.language.letters import plain
from normdocs.language.morphology import Reading, known, tags
from normdocs.language.phrase_data import (
    ADVERBS,
    CONJUNCTIONS,
    FIXED_ATTRIBUTES,
    FIXED_HEADS,
    INSTITUTIONS,
    LEGAL_FORMS,
    MODIFIED_PLACES,
    PLACE_KINDS,
    PREPOSITIONS,
)
from normdocs.language.tokens import Token, tokens
from normdocs.language.words import Agreement, abbreviation, adjective, genitive, nouns

DASHES = ("–", "—", "-")


class Group(NamedTuple):
    """Places of the attributes and of the head (None: «заведующий»), how they agree, where the group ends."""

    attributes: tuple[int, ...]
    head: int | None
    reading: Reading | None
    agreement: Agreement
    end: int


class Tail(NamedTuple):
    """The last group, what opens the next one ("" nothing does), whether a preposition governs the words."""

    last: Group
    opening: str
    governed: bool


@lru_cache(maxsize=8192)
def groups(text: str, animate: bool) -> tuple[Group, ...]:
    """Every declining group of a phrase, the main one first; empty when it has no nominative."""
    parts = tokens(text)
    opening = next((part for part in parts if part.kind != "space"), None)
    if opening is not None and (opening.text in LEGAL_FORMS or _contraction(opening)):
        return ()
    first = _group(parts, 0, animate, None)
    if first is None or ministry(parts, first):
        return ()
    return (first, *_more(parts, first, animate))


def ministry(parts: tuple[Token, ...], group: Group) -> bool:
    """«Минпросвещения»: a contraction that keeps its genitive."""
    word = parts[group.end - 1].text
    return word.startswith("Мин") and group.head is not None and not group.attributes and genitive(word)


def _contraction(part: Token) -> bool:
    """«замдиректора», «завотделом»: the second half already stands in its case."""
    wanted = {"зам": "gent", "зав": "ablt"}.get(part.low[:3])
    half = part.low[3:]
    if wanted is None or len(half) < 4 or known(part.low) or not known(half):
        return False
    return any(f",{wanted}" in tag for tag in tags(half))


def _group(parts: tuple[Token, ...], start: int, animate: bool, number: str | None) -> Group | None:
    """The nominative group that begins at `start`, None when something else does."""
    attributes: list[int] = []
    place = start
    while place < len(parts):
        part = parts[place]
        if part.kind in ("space", "sign") or _passes(part, bool(attributes)):
            if part.kind == "sign" and part.text not in "(),-":
                break
            place += 1
        elif part.kind != "word" or fixed_head(part):
            break
        elif (found := _head(part, parts, attributes, animate, number)) is not None:
            return Group(tuple(attributes), place, found, Agreement(found.gender, found.number), place + 1)
        elif adjective(part.read) is not None and _agrees(parts, attributes, part):
            attributes.append(place)
            place += 1
        elif attributes and (skipped := _named_after(parts, place)) > place:
            place = skipped
        else:
            break
    if not attributes:
        return None
    return Group(tuple(attributes), None, None, agreement_of(parts[attributes[-1]]), attributes[-1] + 1)


def _passes(part: Token, begun: bool) -> bool:
    """Words a group may hold without declining them: гл., временно, и, МБОУ."""
    if part.kind == "short":
        return not begun and part.low.rstrip(".") in FIXED_ATTRIBUTES
    if part.kind != "word":
        return False
    if begun:
        return part.low in CONJUNCTIONS or adverb(part.read)
    return adverb(part.read) or (abbreviation(part.read) and not nouns(part.read))


def _named_after(parts: tuple[Token, ...], place: int) -> int:
    """The place after «Матвея Платова» or «имени …» inside a group; 0 when no nominative follows."""
    here = place
    while here < len(parts) and here < place + 12:
        part = parts[here]
        if part.kind == "word" and part.text[0].islower() and part.low != "имени":
            return here if adjective(part.read) or nouns(part.read) else 0
        if part.kind not in ("word", "space", "short"):
            return 0
        if part.kind == "word" and part.low != "имени" and not genitive(part.text):
            return 0
        here += 1
    return 0


def fixed_head(part: Token) -> bool:
    """Whether a shortened head stands here: зам., и.о., врио."""
    return part.low.replace(" ", "").rstrip(".") in FIXED_HEADS


@lru_cache(maxsize=4096)
def adverb(word: str) -> bool:
    """временно, материально: an adverb that no noun coincides with."""
    if plain(word) in ADVERBS or plain(word) in PREPOSITIONS:
        return plain(word) in ADVERBS
    return word[-1:] == "о" and any("ADVB" in tag for tag in tags(word)) and not nouns(word)


def _head(
    part: Token, parts: tuple[Token, ...], attributes: list[int], animate: bool, number: str | None
) -> Reading | None:
    found = nouns(part.read)
    if attributes:
        wanted = agreement_of(parts[attributes[-1]])
        found = tuple(one for one in found if _fits(one, wanted))
    elif adjective(part.read) is not None:
        return None
    if number is not None:
        found = tuple(one for one in found if one.number == number)
    elif len(found) > 1 and found[0].number == "plur" and found[0].known:
        found = tuple(one for one in found if one.number == "sing" and one.known) or found
    living = [one for one in found if one.animate == animate]
    return next(iter(living or found), None)


def _fits(reading: Reading, wanted: Agreement) -> bool:
    if reading.number != wanted.number:
        return False
    return wanted.number == "plur" or reading.gender in (wanted.gender, None)


def agreement_of(part: Token) -> Agreement:
    """Gender and number of a nominative adjective."""
    reading = adjective(part.read)
    if reading is None:
        return Agreement(None, "sing")
    return Agreement(reading.gender if reading.number == "sing" else None, reading.number)


def _agrees(parts: tuple[Token, ...], attributes: list[int], part: Token) -> bool:
    return not attributes or agreement_of(parts[attributes[-1]]) == agreement_of(part)


def _more(parts: tuple[Token, ...], first: Group, animate: bool) -> list[Group]:
    """The appositions and coordinated groups after the first one."""
    found: list[Group] = []
    last, place, opening = first, first.end, "head"
    governed = False
    while place < len(parts):
        part = parts[place]
        if part.kind == "word" and part.low not in CONJUNCTIONS:
            group = _further(parts, place, Tail(last, opening, governed), first, animate)
            if group is not None:
                found.append(group)
                last, place, opening, governed = group, group.end, "head", False
                continue
            opening = ""
            governed = governed or part.low in PREPOSITIONS
        elif part.kind == "sign" and part.text in (*DASHES, ",", "("):
            opening = "(" if part.text == "(" and opening == "head" else part.text
        elif part.low == "и":
            opening = "и"
        elif part.kind != "space":
            opening = ""
        place += 1
    return found


def _further(parts: tuple[Token, ...], start: int, tail: Tail, first: Group, animate: bool) -> Group | None:
    """A group that declines together with the first one, None when the tail goes on."""
    last, opening, governed = tail
    part = parts[start]
    if part.low in PREPOSITIONS or (abbreviation(part.read) and not nouns(part.read)):
        return None
    number = None if _place(parts, last) else first.agreement.number
    group = _group(parts, start, animate, number)
    if group is None or any(genitive(parts[place].read) for place in _places(group)):
        return None
    institution = group.head is not None and parts[group.head].low.split("-")[0] in INSTITUTIONS
    if not opening and (animate or governed or not institution):
        return None
    if opening in ("и", ",", "(") and governed and not animate:
        return None
    if animate and group.reading is not None and group.reading.known and not group.reading.animate:
        return None
    return group if opening not in ("head", "(") or _apposition(parts, last, group) else None


def _apposition(parts: tuple[Token, ...], last: Group, group: Group) -> bool:
    """Whether a group after a head declines with it: детский сад does, «город Шахты» after округ does not."""
    if _place(parts, group):
        return False
    if not _place(parts, last) or last.head is None:
        return True
    kind = parts[last.head].low
    adjectival = group.head is None and group.agreement.gender == last.agreement.gender
    own = group.agreement == last.agreement or (kind == "город" and group.agreement.number == "sing")
    return (adjectival and kind in PLACE_KINDS) or (own and kind in MODIFIED_PLACES)


def _place(parts: tuple[Token, ...], group: Group) -> bool:
    return group.head is not None and parts[group.head].low in PLACE_KINDS


def _places(group: Group) -> tuple[int, ...]:
    return (*group.attributes, group.head) if group.head is not None else group.attributes
