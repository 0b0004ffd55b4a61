"""Open moves: whose turn it is, over all documents."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select

from normdocs.adapters.database.schema import documents, moves
from normdocs.domain.approval.course import Party
from normdocs.domain.approval.inbox import Move, OpenMove
from normdocs.domain.approval.route import Deed
from normdocs.domain.document import DocumentKey
from normdocs.errors import ArchiveError

UNREADABLE = "the open moves in the register cannot be read: {reason}; normdocs journal rebuild"

OPENED = (moves.c.since, documents.c.organisation, documents.c.type, moves.c.name)


def find(connection: Connection, role: str | None, organisation: str | None) -> tuple[Move, ...]:
    """Return the open moves, the oldest first, of a role or an organisation if one is named."""
    query = select(documents.c.organisation, documents.c.type, documents.c.period, moves)
    query = query.join(documents, documents.c.id == moves.c.document).order_by(*OPENED)
    if role is not None:
        query = query.where(moves.c.role == role)
    if organisation is not None:
        query = query.where(documents.c.organisation == organisation)
    try:
        return tuple(_move(row) for row in connection.execute(query))
    except (ValueError, TypeError) as error:
        raise ArchiveError(UNREADABLE, reason=str(error)) from error


def _move(row: Row[Any]) -> Move:
    key = DocumentKey(row.organisation, row.type, row.period)
    party = Party(row.role, row.name or None)
    return Move(key, row.version, OpenMove(Deed(row.action), party, row.since, row.term))
