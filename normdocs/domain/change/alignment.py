"""Which paragraph of an old text became which of the new one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

Pair = tuple[int, int]

# From this likeness on (Dice over groups of three letters) two paragraphs are one that was edited: unrelated
# sentences of one order reach 0.41. Where a single one took the place of a single one, less is enough.
ALIKE, ALIKE_ALONE = 0.45, 0.35
# More pairs than these are not compared one by one: the stretch is halved first.
MOST_PAIRS = 300_000


class Likeness:
    """How alike texts are: Dice over their groups of three letters, 0 to 1; remembers the texts it met."""

    def __init__(self) -> None:
        self._bits: dict[str, int] = {}
        self._groups: dict[str, int] = {}

    def __call__(self, one: str, other: str) -> float:
        """Return how alike two texts are."""
        first, second = self._grouped(one), self._grouped(other)
        both = first.bit_count() + second.bit_count()
        return 2 * (first & second).bit_count() / both if both else 0.0

    def _grouped(self, text: str) -> int:
        """Return the text's groups of letters, each group one bit."""
        if text not in self._groups:
            padded, groups = f" {text.lower()} ", bytearray()
            for start in range(len(padded) - 2):
                bit = self._bits.setdefault(padded[start : start + 3], len(self._bits))
                if bit // 8 >= len(groups):
                    groups.extend(bytes(bit // 8 + 1 - len(groups)))
                groups[bit // 8] |= 1 << bit % 8
            self._groups[text] = int.from_bytes(groups, "little")
        return self._groups[text]


def aligned(old: Sequence[str], new: Sequence[str], likeness: Likeness) -> list[Pair]:
    """Return (place in old, place in new) of the paragraphs that belong together, both rising."""
    pairs = anchors(old, new)
    for i, after_i, j, after_j in [*gaps(old, new, pairs)]:
        found = _paired(old[i:after_i], new[j:after_j], likeness)
        pairs += [(i + a, j + b) for a, b in found]
    pairs.sort()
    for i, after_i, j, after_j in [*gaps(old, new, pairs)]:
        alone = after_i - i == after_j - j == 1
        if alone and likeness(old[i], new[j]) >= ALIKE_ALONE:
            pairs.append((i, j))
    return sorted(pairs)


def anchors(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Return the longest rising row of pairs of equal texts that either side has only once."""
    once = {text for text, times in Counter(old).items() if times == 1}
    places = {text: place for place, text in enumerate(old) if text in once}
    counts = Counter(new)
    pairs = [(places[text], j) for j, text in enumerate(new) if text in places and counts[text] == 1]
    return _rising(pairs)


def gaps(
    old: Sequence[str], new: Sequence[str], pairs: Sequence[Pair]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield what lies between the pairs: old from, old to, new from, new to; at least one side not empty."""
    old_from = new_from = 0
    for i, j in [*pairs, (len(old), len(new))]:
        if i > old_from or j > new_from:
            yield old_from, i, new_from, j
        old_from, new_from = i + 1, j + 1


def _rising(pairs: Sequence[Pair]) -> list[Pair]:
    """Return a longest subsequence, of pairs that rise on the right, that rises on the left as well."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, (i, _) in enumerate(pairs):
        at = bisect_left(tails, i)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [i]
        ends[at : at + 1] = [place]
    row, place = [], ends[-1] if ends else -1
    while place >= 0:
        row.append(pairs[place])
        place = before[place]
    return row[::-1]


def _paired(old: Sequence[str], new: Sequence[str], likeness: Likeness) -> list[Pair]:
    if not old or not new:
        return []
    if len(old) * len(new) > MOST_PAIRS:
        i, j = (len(old) + 1) // 2, len(new) // 2
        rest = _paired(old[i:], new[j:], likeness)
        return _paired(old[:i], new[:j], likeness) + [(i + a, j + b) for a, b in rest]
    likes = {}
    for i, was in enumerate(old):
        for j, now in enumerate(new):
            like = 1.0 if was == now else likeness(was, now)
            if like >= ALIKE:
                likes[i, j] = like
    return _best(likes, len(old), len(new))


def _best(likes: dict[Pair, float], olds: int, news: int) -> list[Pair]:
    """Return the rising row of pairs that are most alike taken together."""
    best = [[0.0] * (news + 1) for _ in range(olds + 1)]
    for i in range(olds - 1, -1, -1):
        below, row = best[i + 1], best[i]
        for j in range(news - 1, -1, -1):
            like = likes.get((i, j))
            without = below[j] if below[j] >= row[j + 1] else row[j + 1]
            row[j] = without if like is None else max(without, like + below[j + 1])
    pairs, i, j = [], 0, 0
    while i < olds and j < news:
        like = likes.get((i, j))
        if like is not None and best[i][j] == like + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
