"""Records of mentoring in the register: who takes part, what was counted of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Protocol

from normdocs.domain.tally import Tally


class RecordView(Protocol):
    """What can be read of records without reading each."""

    def tally(self, organisations: Collection[str], as_of: date) -> Tally:
        """Return the counts over these organisations' records as of a day, counted by the register."""

    def tallies(self, organisations: Collection[str], as_of: date) -> dict[str, Tally]:
        """Return the counts of each of these organisations that has records."""
