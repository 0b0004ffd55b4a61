"""The lines of printed pages put together into the paragraphs they were printed from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from normdocs.domain.change.alignment import anchors, gaps
from normdocs.domain.change.comparison import printed

# What text_of adds to a Word file's text: the frame of a header, a field, the bars of a table row.
_FRAME = re.compile(r"---(?: \w+)?")
_FIELD = re.compile(r"\[[A-Z]+(?: [^\]]*)?\]")
# The numbers Word counts itself: "2.1. " before a clause, the number of the page alone on its line.
_COUNTED = re.compile(r"(?:\d+\.)+\s+(?=\S)|\d+\)\s+(?=\S)")
# A line that ends inside "2021\u20132022" or "162/1".
_BROKEN = re.compile(r"(?<=\w[-\u2013\u2011/])\s*\n(?=\w)")
# A stretch with more pairs of words than these is another text: it is not put together word by word.
_MOST_PAIRS = 4_000_000
_PAGE = re.compile(r"\s*\d{1,4}\s*")


def as_printed(paragraphs: Sequence[str]) -> list[str]:
    """Return a Word file's paragraphs without what paper does not show; a table row is one paragraph."""
    kept, framed = [], False
    for text in paragraphs:
        if _FRAME.fullmatch(text):
            framed = text != "---"
        elif not framed:
            kept.append(uncounted(" ".join(_FIELD.sub(" ", cells(text)).split())))
    return [text for text in kept if text]


def headings(paragraphs: Sequence[str]) -> list[str]:
    """Return the first row of each table: Word prints it again at the top of every page."""
    rows = [text.startswith("| ") and text.endswith(" |") for text in paragraphs]
    return [cells(text) for n, text in enumerate(paragraphs) if rows[n] and not (n and rows[n - 1])]


def cells(text: str) -> str:
    """Return a table row without its bars."""
    if text.startswith("| ") and text.endswith(" |"):
        return text.replace(" | ", " ").replace(" / ", " ").strip("| ")
    return text


def reflowed(
    pages: Sequence[Sequence[str]], paragraphs: Sequence[str], repeated: Sequence[str] = ()
) -> list[str]:
    """Return the pages' lines as paragraphs, cut where those of `paragraphs` end.

    Words the paragraphs do not have stay with the words before them; `repeated` are the headings of tables.
    """
    words = [*words_of(pages, [text.split() for text in repeated])]
    known = [(word, place) for place, text in enumerate(paragraphs) for word in text.split()]
    homes = dict(homes_of([printed(word) for word in words], known))
    flowed: list[list[str]] = [[] for _ in range(len(paragraphs) + 1)]
    home = 0
    for place, word in enumerate(words):
        home = homes.get(place, home)
        flowed[home].append(word)
    return [" ".join(one) for one in flowed if one]


def words_of(pages: Sequence[Sequence[str]], repeated: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the words without the numbers of pages and clauses, and without headings printed again."""
    seen: set[int] = set()
    for page in pages:
        words = _BROKEN.sub("", "\n".join(lines(page))).split()
        for number, heading in enumerate(repeated):
            if number in seen and words[: len(heading)] == [*heading]:
                words = words[len(heading) :]
        text = f" {' '.join(words)} "
        seen |= {number for number, heading in enumerate(repeated) if f" {' '.join(heading)} " in text}
        yield from words


def lines(page: Sequence[str]) -> Iterator[str]:
    """Yield a page's lines without its number and those of clauses."""
    for number, line in enumerate(page):
        if 0 < number < len(page) - 1 or not _PAGE.fullmatch(line):
            yield uncounted(line)


def uncounted(text: str) -> str:
    """Return the text without the number of its clause."""
    found = _COUNTED.match(text)
    return text[found.end() :] if found else text


def homes_of(words: Sequence[str], known: Sequence[tuple[str, int]]) -> Iterator[tuple[int, int]]:
    """Yield (place of a word, the paragraph it belongs to) for the words both sides have."""
    olds = [printed(word) for word, _ in known]
    kept = anchors(olds, words)
    for i, after_i, j, after_j in [*gaps(olds, words, kept)]:
        if (after_i - i) * (after_j - j) > _MOST_PAIRS:
            continue
        matcher = SequenceMatcher(None, olds[i:after_i], words[j:after_j], autojunk=False)
        for block in matcher.get_matching_blocks():
            kept += [(i + block.a + n, j + block.b + n) for n in range(block.size)]
    yield from ((j, known[i][1]) for i, j in sorted(kept))
