"""The journal: what was done to documents, by whom and when, each entry sealed with the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
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


class Damage(StrEnum):
    """What is wrong at the first place where a journal is not what was sealed.

    `altered`: the row is not what was written, or stands in the place of another; `missing`: rows before it
    are gone; `added`: a row nobody wrote; `cut`: the end is gone; `unsealed`: rows after the sealed end;
    `seal`: as many rows as were sealed, yet another end.
    """

    ALTERED = "altered"
    MISSING = "missing"
    ADDED = "added"
    CUT = "cut"
    UNSEALED = "unsealed"
    SEAL = "seal"


@dataclass(frozen=True)
class Breach:
    """The first broken link: event `number`; `before` is the last that holds, `found` what stands there."""

    number: int
    damage: Damage
    before: Event | None
    found: Event | None


def sealed(entry: Entry, before: Seal) -> Event:
    """Return the entry as the next event."""
    number = before.length + 1
    return Event(entry, number, before.hash, digest(entry, number, before.hash))


def digest(entry: Entry, number: int, previous: str) -> str:
    """Return the SHA-256 (hexadecimal) of an entry in its place; any change of any part changes it."""
    canonical = json.dumps(
        parts(entry, number, previous), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


def parts(entry: Entry, number: int, previous: str) -> list[Any]:
    """Return what the hash is taken over, in this order."""
    key = entry.key
    return [
        previous,
        number,
        moment(entry.at),
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


def moment(at: datetime) -> str:
    """Return a moment as it is hashed: in UTC, with microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def first_broken(events: Iterable[Event], end: Seal) -> int | None:
    """Return the number of the first event that is missing or not what was sealed; None when all hold."""
    found = breach(events, end)
    return found.number if found else None


def breach(events: Iterable[Event], end: Seal | None) -> Breach | None:
    """Return the first broken link of a journal that begins with these events, None when all hold.

    Without `end` they are its beginning only, and no end is expected.
    """
    before, last = None, Seal()
    for event in events:
        if damage := damaged(event, last):
            return Breach(last.length + 1, damage, before, event)
        before, last = event, Seal(event.number, event.hash)
    if end is None or last == end:
        return None
    if end.length == last.length:
        return Breach(max(last.length, 1), Damage.SEAL, before, None)
    cut = end.length > last.length
    place = min(end.length, last.length) + 1
    return Breach(place, Damage.CUT if cut else Damage.UNSEALED, before, None)


def damaged(event: Event, last: Seal) -> Damage | None:
    """Return what is wrong with an event that follows `last`."""
    if event.number > last.length + 1:
        return Damage.MISSING
    if event.number <= last.length:
        return Damage.ADDED
    holds = event.previous == last.hash and event.hash == digest(event.entry, event.number, event.previous)
    return None if holds else Damage.ALTERED
