"""The journal as lines of JSON, from which anybody can verify it (docs/how-to/journal.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from normdocs.domain.approval.journal import Event, Seal, moment


def lines(events: Iterable[Event], seal: Seal) -> Iterator[str]:
    """Yield one JSON object per event, oldest first, and the seal as the last one."""
    for event in events:
        yield written(exported(event))
    yield written({"seal": {"length": seal.length, "hash": seal.hash}})


def exported(event: Event) -> dict[str, Any]:
    """Return an event with everything its hash is taken over, and the hash."""
    entry = event.entry
    return {
        "number": event.number,
        "at": moment(entry.at),
        "name": entry.actor.name,
        "role": entry.actor.role,
        "happening": entry.happening.value,
        "organisation": entry.key.organisation,
        "type": entry.key.type,
        "period": entry.key.period,
        "version": entry.version,
        "comment": entry.comment,
        "details": dict(entry.details),
        "previous": event.previous,
        "hash": event.hash,
    }


def written(value: dict[str, Any]) -> str:
    """Return one line."""
    return json.dumps(value, ensure_ascii=False)
