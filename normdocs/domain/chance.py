"""Chance that repeats itself: the same seed and the same question give the same answer on any machine."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Chance:
    """Answers questions about one thing, by a seed and the thing's name."""

    seed: int
    thing: str

    def number(self, first: int, last: int, question: str) -> int:
        """Return a whole number from `first` to `last`, both included."""
        return first + self._drawn(question) % (last - first + 1)

    def of(self, choices: Sequence[T], question: str) -> T:
        """Return one of the choices."""
        return choices[self._drawn(question) % len(choices)]

    def falls(self, share: float, question: str) -> bool:
        """Return true in that share of all cases, 0 to 1."""
        return self._drawn(question) % 10_000 < round(share * 10_000)

    def _drawn(self, question: str) -> int:
        said = f"{self.seed}/{self.thing}/{question}"
        return int.from_bytes(hashlib.sha256(said.encode()).digest()[:8])
