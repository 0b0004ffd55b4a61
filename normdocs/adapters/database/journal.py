"""The journal: entries appended and sealed, and what follows from them kept beside it."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, delete, insert, select, update

from normdocs.adapters.database.schema import documents, in_utc, journal, moves, organisations, seals
from normdocs.adapters.database.schema import versions as version_rows
from normdocs.adapters.database.upsert import upsert
from normdocs.adapters.database.versions import of
from normdocs.domain.approval import Course, Standing, after
from normdocs.domain.document import DocumentKey
from normdocs.domain.inbox import open_moves
from normdocs.domain.journal import Actor, Entry, Event, Happening, Seal, sealed
from normdocs.errors import NotFoundError

STANDING = TypeAdapter(Standing)
UNKNOWN = "{organisation} has no document {type} in the register"


def hold(connection: Connection, organisation: str) -> None:
    """Make others who would change this organisation wait until the transaction ends."""
    query = select(organisations.c.id).where(organisations.c.id == organisation)
    connection.execute(query.with_for_update())


def record(connection: Connection, entry: Entry) -> Event:
    """Append the entry and bring the document's standing, its versions' states and the moves after it."""
    query = select(documents.c.id, documents.c.standing).where(of(entry.key))
    document = connection.execute(query).one_or_none()
    if document is None:
        raise NotFoundError(UNKNOWN, organisation=entry.key.organisation, type=entry.key.type)
    before = _standing(document.standing)
    standing = after(before, entry)
    event = _append(connection, entry)
    kept = {"standing": STANDING.dump_json(standing).decode(), "revision": standing.revision}
    connection.execute(update(documents).where(documents.c.id == document.id).values(**kept))
    for version, course in standing.courses.items():
        if course != before.courses.get(version):
            _follow(connection, document.id, version, course)
    return event


def standing(connection: Connection, key: DocumentKey) -> Standing:
    """Return the standing of a document; the empty one where nothing happened yet."""
    return _standing(connection.scalar(select(documents.c.standing).where(of(key))))


def standings(connection: Connection, organisation: str) -> dict[DocumentKey, Standing]:
    """Return the standing of each document of the organisation something happened to."""
    query = select(documents).where(documents.c.organisation == organisation)
    return {
        DocumentKey(row.organisation, row.type, row.period): _standing(row.standing)
        for row in connection.execute(query.where(documents.c.standing.is_not(None)))
    }


def events(
    connection: Connection, organisation: str, key: DocumentKey | None, since: int
) -> tuple[Event, ...]:
    """Return the organisation's events after the `since`-th, oldest first, or those of one document."""
    query = select(journal).where(journal.c.organisation == organisation, journal.c.number > since)
    if key is not None:
        query = query.where(journal.c.type == key.type, journal.c.period == key.period)
    return tuple(_event(row) for row in connection.execute(query.order_by(journal.c.number)))


def seal(connection: Connection, organisation: str) -> Seal:
    """Return how long the organisation's journal is and what it ends in."""
    row = connection.execute(select(seals).where(seals.c.organisation == organisation)).one_or_none()
    return Seal(row.length, row.hash) if row else Seal()


def _append(connection: Connection, entry: Entry) -> Event:
    organisation = entry.key.organisation
    hold(connection, organisation)
    event = sealed(entry, seal(connection, organisation))
    connection.execute(insert(journal).values(**_row(event)))
    end = {"length": event.number, "hash": event.hash}
    connection.execute(
        upsert(connection, seals, {"organisation": organisation, **end}, end, ("organisation",))
    )
    return event


def _follow(connection: Connection, document: int, version: int, course: Course) -> None:
    ours = (version_rows.c.document == document, version_rows.c.number == version)
    connection.execute(update(version_rows).where(*ours).values(state=course.state.value))
    connection.execute(delete(moves).where(moves.c.document == document, moves.c.version == version))
    rows = [
        {
            "document": document,
            "version": version,
            "action": move.action.value,
            "role": move.party.role,
            "name": move.party.name or "",
            "since": in_utc(move.since),
            "term": move.term,
        }
        for move in open_moves(course)
    ]
    if rows:
        connection.execute(insert(moves), rows)


def _standing(stored: str | None) -> Standing:
    return STANDING.validate_json(stored) if stored else Standing()


def _row(event: Event) -> dict[str, Any]:
    entry = event.entry
    return {
        "organisation": entry.key.organisation,
        "number": event.number,
        "at": in_utc(entry.at),
        "name": entry.actor.name,
        "role": entry.actor.role,
        "happening": entry.happening.value,
        "type": entry.key.type,
        "period": entry.key.period,
        "version": entry.version,
        "comment": entry.comment,
        "details": json.dumps(dict(entry.details), ensure_ascii=False, sort_keys=True),
        "previous": event.previous,
        "hash": event.hash,
    }


def _event(row: Row[Any]) -> Event:
    entry = Entry(
        key=DocumentKey(row.organisation, row.type, row.period),
        version=row.version,
        happening=Happening(row.happening),
        actor=Actor(row.role, row.name),
        at=row.at,
        comment=row.comment,
        details=json.loads(row.details),
    )
    return Event(entry, row.number, row.previous, row.hash)
