"""Which versions of documents rest on an act."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, insert, or_, select

from normdocs.adapters.database.act_tables import citations
from normdocs.adapters.database.schema import documents, organisations, versions
from normdocs.adapters.database.versions import ANY, KEY
from normdocs.domain.document import IN_FORCE, DocumentKey, State
from normdocs.services.ports.acts import Citation


def add(connection: Connection, version: int, basis: Iterable[str]) -> None:
    """Keep what the version with this row id rests on."""
    rows = [{"act": act, "version": version} for act in dict.fromkeys(basis)]
    if rows:
        connection.execute(insert(citations), rows)


def citing(connection: Connection, act: str) -> tuple[Citation, ...]:
    """Return the latest versions, and those in force, that rest on the act, by document and number."""
    in_force = versions.c.state.in_([state.value for state in IN_FORCE])
    query = (
        select(*KEY, organisations.c.short_name, versions.c.number, versions.c.state)
        .select_from(citations)
        .join(versions, versions.c.id == citations.c.version)
        .join(documents, ANY)
        .join(organisations, organisations.c.id == documents.c.organisation)
        .where(citations.c.act == act, or_(versions.c.number == documents.c.latest, in_force))
        .order_by(*KEY, versions.c.number)
    )
    return tuple(
        Citation(
            DocumentKey(row.organisation, row.type, row.period), row.short_name, row.number, State(row.state)
        )
        for row in connection.execute(query)
    )


def ever_citing(connection: Connection, act: str) -> tuple[DocumentKey, ...]:
    """Return the documents of which any version rests on the act."""
    query = (
        select(*KEY)
        .distinct()
        .select_from(citations)
        .join(versions, versions.c.id == citations.c.version)
        .join(documents, ANY)
        .where(citations.c.act == act)
        .order_by(*KEY)
    )
    return tuple(DocumentKey(*row) for row in connection.execute(query))
