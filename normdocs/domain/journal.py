"""The journal: what was done to documents, by whom and when, each entry sealed with the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from normdocs.domain.document import DocumentKey

BEGINNING = "0" * 64


class Happening(StrEnum):
    """What an entry records. The first eight move a version from state to state."""

    SUBMITTED = "submitted"
    PASSED = "passed"
    APPROVED = "approved"
    RETURNED = "returned"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    REPEALED = "repealed"
    EXPIRED = "expired"
    CARRIED = "carried"
    REGISTERED = "registered"
    ACQUAINTED = "acquainted"
    UPLOADED = "uploaded"
    ATTACHED = "attached"


@dataclass(frozen=True)
class Actor:
    """Who acts, and in which role of the registry."""

    role: str
    name: str


@dataclass(frozen=True)
class Entry:
    """Something done to one version of a document; `details` are plain JSON values."""

    key: DocumentKey
    version: int
    happening: Happening
    actor: Actor
    at: datetime
    comment: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Event:
    """An entry in its place: the `number`-th of its organisation, sealed together with the one before."""

    entry: Entry
    number: int
    previous: str
    hash: str


@dataclass(frozen=True)
class Seal:
    """How long an organisation's journal is and the hash it ends in."""

    length: int = 0
    hash: str = BEGINNING


def sealed(entry: Entry, before: Seal) -> Event:
    """Return the entry as the next event."""
    number = before.length + 1
    return Event(entry, number, before.hash, digest(entry, number, before.hash))


def digest(entry: Entry, number: int, previous: str) -> str:
    """Return the SHA-256 (hexadecimal) of an entry in its place; any change of any part changes it."""
    key = entry.key
    parts = [
        previous,
        number,
        entry.at.isoformat(timespec="microseconds"),
        entry.actor.name,
        entry.actor.role,
        entry.happening.value,
        key.organisation,
        key.type,
        key.period,
        entry.version,
        entry.comment,
        dict(entry.details),
    ]
    canonical = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def first_broken(events: Iterable[Event], end: Seal) -> int | None:
    """Return the number of the first event that is missing or not what was sealed; None when all hold."""
    last = Seal()
    for event in events:
        place = last.length + 1
        if event.number != place or event.previous != last.hash:
            return place
        if event.hash != digest(event.entry, event.number, event.previous):
            return place
        last = Seal(event.number, event.hash)
    return None if last == end else last.length + 1
