"""Open moves: whose turn it is, over all documents."""

from __future__ import annotations

from sqlalchemy import Connection, select

from normdocs.adapters.database.schema import documents, moves
from normdocs.domain.approval import Party
from normdocs.domain.document import DocumentKey
from normdocs.domain.inbox import Move, OpenMove
from normdocs.domain.route import Deed

OPENED = (moves.c.since, documents.c.organisation, documents.c.type, moves.c.name)


def find(connection: Connection, role: str | None, organisation: str | None) -> tuple[Move, ...]:
    """Return the open moves, the oldest first, of a role or an organisation if one is named."""
    query = select(documents.c.organisation, documents.c.type, documents.c.period, moves)
    query = query.join(documents, documents.c.id == moves.c.document).order_by(*OPENED)
    if role is not None:
        query = query.where(moves.c.role == role)
    if organisation is not None:
        query = query.where(documents.c.organisation == organisation)
    return tuple(
        Move(
            DocumentKey(row.organisation, row.type, row.period),
            row.version,
            OpenMove(Deed(row.action), Party(row.role, row.name or None), row.since, row.term),
        )
        for row in connection.execute(query)
    )
