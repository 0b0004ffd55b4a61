"""What changed inside one paragraph, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from normdocs.domain.change.alignment import Pair, anchors, gaps

# A word with the spaces before it ("162/1" and "13.10.2020" are one), or a sign: "№", ",".
_WORDS = re.compile(r"\s*\w+(?:[./-]\w+)*|\s*[^\w\s]|\s+")
_WORD = re.compile(r"[\w№§]")
Run = tuple[str, str, str]


class Turn(StrEnum):
    """What became of a part of a changed paragraph."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Part:
    """Some words of a changed paragraph, with the spaces around them."""

    turn: Turn
    text: str


def reworded(old: str, new: str) -> tuple[Part, ...]:
    """Compare two paragraphs word by word."""
    olds, news = _WORDS.findall(old), _WORDS.findall(new)
    return tuple(_smooth(_runs(olds, news)))


def _runs(olds: Sequence[str], news: Sequence[str]) -> Iterator[Run]:
    """Yield what was removed and added before each stretch of kept words, and that stretch."""
    removed = added = kept = ""
    for i, after_i, j, after_j in _stretches(olds, news):
        if after_i > i or after_j > j:
            gone, come = "".join(olds[i:after_i]), "".join(news[j:after_j])
            shared = _margin(gone, come)
            yield removed, added, kept + shared
            removed, added, kept = gone[len(shared) :], come[len(shared) :], ""
        kept += "".join(olds[after_i : after_i + 1])
    yield removed, added, kept


def _margin(gone: str, come: str) -> str:
    """Return the spaces both begin with: they were there before and are there now."""
    spaces = gone[: len(gone) - len(gone.lstrip())]
    return spaces if come.startswith(spaces) else ""


def _stretches(olds: Sequence[str], news: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield what lies before each kept word, and after the last: old from, old to, new from, new to."""
    kept: list[Pair] = anchors(olds, news)
    for i, after_i, j, after_j in [*gaps(olds, news, kept)]:
        # autojunk would drop the words that a long paragraph repeats.
        matcher = SequenceMatcher(None, olds[i:after_i], news[j:after_j], autojunk=False)
        for block in matcher.get_matching_blocks():
            kept += [(i + block.a + n, j + block.b + n) for n in range(block.size)]
    old_from = new_from = 0
    for i, j in [*sorted(kept), (len(olds), len(news))]:
        yield old_from, i, new_from, j
        old_from, new_from = i + 1, j + 1


def _smooth(runs: Iterator[Run]) -> Iterator[Part]:
    """Yield the parts; what is kept between two changes and holds no word belongs to both of them."""
    removed = added = before = ""
    for gone, come, kept in runs:
        if before and (_WORD.search(before) or not (removed or added)):
            yield from _parts(removed, added, before)
            removed, added = gone, come
        else:
            removed, added = removed + before + gone, added + before + come
        before = kept
    yield from _parts(removed, added, before)


def _parts(removed: str, added: str, kept: str) -> Iterator[Part]:
    for turn, text in ((Turn.REMOVED, removed), (Turn.ADDED, added), (Turn.KEPT, kept)):
        if text:
            yield Part(turn, text)
