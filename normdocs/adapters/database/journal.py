"""The journal: entries appended and sealed, and what follows from them kept beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, Row, Select, Text, cast, delete, insert, select, type_coerce, update

from normdocs.adapters.database.schema import documents, in_utc, journal, moves, organisations, seals
from normdocs.adapters.database.schema import versions as version_rows
from normdocs.adapters.database.upsert import upsert
from normdocs.adapters.database.versions import of
from normdocs.domain.approval.course import Course, Standing, after
from normdocs.domain.approval.inbox import open_moves
from normdocs.domain.approval.journal import Actor, Entry, Event, Happening, Seal, sealed
from normdocs.domain.document import DocumentKey
from normdocs.errors import ArchiveError, NotFoundError

STANDING = TypeAdapter(Standing)
UNKNOWN = "{organisation} has no document {type} in the register"
UNREADABLE = "entry No. {number} of the journal of {organisation} cannot be read: {field} is {value}"
BROKEN = (
    "what the register keeps of the approval of {type} {period} cannot be read: "
    "normdocs journal rebuild {organisation}"
)
LONGEST_QUOTE = 60


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
    before = _standing(document.standing, entry.key)
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
    return _standing(connection.scalar(select(documents.c.standing).where(of(key))), key)


def standings(connection: Connection, organisation: str) -> dict[DocumentKey, Standing]:
    """Return the standing of each document of the organisation something happened to."""
    query = select(documents).where(documents.c.organisation == organisation)
    found = {}
    for row in connection.execute(query.where(documents.c.standing.is_not(None))):
        key = DocumentKey(row.organisation, row.type, row.period)
        found[key] = _standing(row.standing, key)
    return found


def restore(connection: Connection, key: DocumentKey, made: Standing) -> None:
    """Write a document's standing, its versions' states and its moves anew."""
    document = connection.scalar(select(documents.c.id).where(of(key)))
    if document is None:
        raise NotFoundError(UNKNOWN, organisation=key.organisation, type=key.type)
    body = STANDING.dump_json(made).decode() if made.revision else None
    kept = {"standing": body, "revision": made.revision}
    connection.execute(update(documents).where(documents.c.id == document).values(**kept))
    connection.execute(delete(moves).where(moves.c.document == document))
    numbers = connection.scalars(select(version_rows.c.number).where(version_rows.c.document == document))
    for number in numbers.all():
        _follow(connection, document, number, made.course(number))


def events(
    connection: Connection, organisation: str, key: DocumentKey | None, since: int
) -> tuple[Event, ...]:
    """Return the organisation's events after the `since`-th, oldest first, or those of one document."""
    query = _rows(connection, organisation).where(journal.c.number > since)
    if key is not None:
        query = query.where(journal.c.type == key.type, journal.c.period == key.period)
    return tuple(_event(row) for row in connection.execute(query))


def trail(connection: Connection, organisation: str) -> Iterator[Event]:
    """Yield the events one by one, so that those before an unreadable row are seen."""
    for row in connection.execute(_rows(connection, organisation)):
        yield _event(row)


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


def _standing(stored: str | None, key: DocumentKey) -> Standing:
    try:
        return STANDING.validate_json(stored) if stored else Standing()
    except ValidationError as error:
        raise ArchiveError(BROKEN, organisation=key.organisation, type=key.type, period=key.period) from error


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


def _rows(connection: Connection, organisation: str) -> Select[Any]:
    """The moment is read as a text: a hand can write there what is no moment."""
    columns = [column for column in journal.c if column is not journal.c.at]
    as_text = type_coerce if connection.dialect.name == "sqlite" else cast
    query = select(*columns, as_text(journal.c.at, Text).label("at"))
    return query.where(journal.c.organisation == organisation).order_by(journal.c.number)


def _event(row: Row[Any]) -> Event:
    """Return a row as an event; ArchiveError naming the row and what in it nobody could have written."""
    entry = Entry(
        key=DocumentKey(row.organisation, _text(row, "type"), _text(row, "period")),
        version=_whole(row, "version"),
        happening=_happening(row),
        actor=Actor(_text(row, "role"), _text(row, "name")),
        at=_moment(row),
        comment=_text(row, "comment"),
        details=_details(row),
    )
    return Event(entry, _whole(row, "number"), _text(row, "previous"), _text(row, "hash"))


def _text(row: Row[Any], field: str) -> str:
    value = getattr(row, field)
    if not isinstance(value, str):
        raise _unreadable(row, field)
    return value


def _whole(row: Row[Any], field: str) -> int:
    value = getattr(row, field)
    if not isinstance(value, int):
        raise _unreadable(row, field)
    return value


def _happening(row: Row[Any]) -> Happening:
    try:
        return Happening(row.happening)
    except ValueError as error:
        raise _unreadable(row, "happening") from error


def _moment(row: Row[Any]) -> datetime:
    try:
        at = datetime.fromisoformat(row.at)
        return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (TypeError, ValueError, OverflowError) as error:
        raise _unreadable(row, "at") from error


def _details(row: Row[Any]) -> dict[str, Any]:
    try:
        details = json.loads(_text(row, "details"))
    except (ValueError, RecursionError) as error:
        raise _unreadable(row, "details") from error
    if not isinstance(details, dict):
        raise _unreadable(row, "details")
    return details


def _unreadable(row: Row[Any], field: str) -> ArchiveError:
    value = str(getattr(row, field))[:LONGEST_QUOTE]
    return ArchiveError(
        UNREADABLE, organisation=row.organisation, number=row.number, field=field, value=repr(value)
    )
