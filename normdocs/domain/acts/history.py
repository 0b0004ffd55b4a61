"""The history of acts: who recorded what of an act, each entry sealed with the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from normdocs.domain.acts.act import Act
from normdocs.domain.acts.legislation import stated
from normdocs.domain.approval.journal import BEGINNING


class Recorded(StrEnum):
    """What was recorded of an act.

    One that succeeds another inherited its purposes; one turned on the day it began or was over.
    """

    IMPORTED = "imported"
    ADDED = "added"
    AMENDED = "amended"
    REPLACED = "replaced"
    SUCCEEDED = "succeeded"
    REPEALED = "repealed"
    TURNED = "turned"


@dataclass(frozen=True)
class ActEntry:
    """How an act was and how it is since; `name` is who recorded it.

    `other` is the second act concerned, `source` the file the act was read in.
    """

    happening: Recorded
    before: Act | None
    after: Act
    name: str
    at: datetime
    other: str | None = None
    source: str = ""

    @property
    def act(self) -> str:
        """The act's id."""
        return self.after.id

    @property
    def changes(self) -> dict[str, tuple[Any, Any]]:
        """Return the fields that differ: name → (before, after), None where nothing was stated."""
        old, new = stated(self.before) if self.before else {}, stated(self.after)
        return {
            field: (old.get(field), new.get(field))
            for field in dict.fromkeys([*new, *old])
            if old.get(field) != new.get(field)
        }


@dataclass(frozen=True)
class ActEvent:
    """An entry in its place, sealed together with the one before it."""

    entry: ActEntry
    number: int
    previous: str
    hash: str


def sealed(entry: ActEntry, number: int, previous: str) -> ActEvent:
    """Return the entry as the `number`-th, after the one whose hash is `previous`."""
    return ActEvent(entry, number, previous, digest(entry, number, previous))


def digest(entry: ActEntry, number: int, previous: str) -> str:
    """Return the SHA-256 of everything an entry states, and of its place."""
    said = [
        number,
        entry.happening.value,
        stated(entry.before) if entry.before else None,
        stated(entry.after),
        entry.name,
        entry.at.astimezone(UTC).isoformat(),
        entry.other,
        entry.source,
        previous,
    ]
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def first_altered(events: Iterable[ActEvent]) -> int | None:
    """Return the number of the first event that is not what was sealed, or stands in for one that is gone.

    `events` are all there are, oldest first. Rows cut off at the end do not show.
    """
    previous = BEGINNING
    for number, event in enumerate(events, 1):
        if (event.number, event.previous) != (number, previous):
            return number
        if event.hash != digest(event.entry, number, previous):
            return number
        previous = event.hash
    return None
