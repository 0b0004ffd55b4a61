"""Which versions of documents rest on an act."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, exists, insert, or_, select

from normdocs.adapters.database.act_tables import citations
from normdocs.adapters.database.schema import documents, organisations, versions
from normdocs.adapters.database.versions import ANY, KEY
from normdocs.domain.document import IN_FORCE, DocumentKey, State
from normdocs.services.ports.acts import Citation

HOLDING = or_(
    versions.c.number == documents.c.latest,
    versions.c.state.in_([state.value for state in IN_FORCE]),
)


def add(connection: Connection, version: int, basis: Iterable[str]) -> None:
    """Keep what the version with this row id rests on."""
    rows = [{"act": act, "version": version} for act in dict.fromkeys(basis)]
    if rows:
        connection.execute(insert(citations), rows)


def citing(connection: Connection, act: str) -> tuple[Citation, ...]:
    """Return the latest versions, and those in force, that rest on the act, by document and number."""
    query = (
        select(*KEY, organisations.c.short_name, versions.c.number, versions.c.state)
        .select_from(citations)
        .join(versions, versions.c.id == citations.c.version)
        .join(documents, ANY)
        .join(organisations, organisations.c.id == documents.c.organisation)
        .where(citations.c.act == act, HOLDING)
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


def documents_citing(connection: Connection, act: str, organisation: str | None) -> tuple[DocumentKey, ...]:
    """Return the documents, of one organisation or of all, whose latest version or the one in force does."""
    query = select(*KEY).distinct().select_from(documents).join(versions, ANY).order_by(*KEY)
    if organisation is None:
        query = query.join(citations, citations.c.version == versions.c.id).where(citations.c.act == act)
    else:
        # Asked so, SQLite begins with the organisation's versions, not with all that cite the act.
        cites = exists().where(citations.c.act == act, citations.c.version == versions.c.id)
        query = query.where(documents.c.organisation == organisation, cites)
    return tuple(DocumentKey(*row) for row in connection.execute(query.where(HOLDING)))
