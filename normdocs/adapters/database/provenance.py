"""Where each value a version prints comes from."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, and_, insert, or_, select

from normdocs.adapters.database.schema import documents, provenance, versions
from normdocs.adapters.database.versions import ANY, KEY, LATEST, of
from normdocs.domain.document import DocumentKey, Provenance


def add(connection: Connection, version: int, printed: Iterable[Provenance]) -> None:
    """Keep the provenance of the version with this row id."""
    rows = [
        {
            "version": version,
            "position": position,
            "path": value.path,
            "origin": value.origin,
            "value": value.value,
            "example": value.example,
            "doubt": value.doubt,
        }
        for position, value in enumerate(printed)
    ]
    if rows:
        connection.execute(insert(provenance), rows)


def read(connection: Connection, key: DocumentKey, number: int) -> tuple[Provenance, ...]:
    """Return the provenance of a version, in the order it was given."""
    row = provenance.c
    query = (
        select(row.path, row.origin, row.value, row.example, row.doubt)
        .join(versions, versions.c.id == row.version)
        .join(documents, ANY)
        .where(of(key), versions.c.number == number)
        .order_by(row.position)
    )
    return tuple(Provenance(*found) for found in connection.execute(query))


def documents_using(connection: Connection, origin: str) -> tuple[DocumentKey, ...]:
    """Return the documents whose latest version prints what stands at `origin` or inside it."""
    query = (
        select(*KEY)
        .join(versions, LATEST)
        .join(provenance, provenance.c.version == versions.c.id)
        .where(_at_or_inside(origin))
        .distinct()
        .order_by(*KEY)
    )
    return tuple(DocumentKey(*found) for found in connection.execute(query))


def _at_or_inside(origin: str) -> ColumnElement[bool]:
    """Ranges, not LIKE: an index finds them, and an underscore means itself."""
    at = provenance.c.origin
    inside = [and_(at >= origin + sign, at < origin + chr(ord(sign) + 1)) for sign in ".["]
    return or_(at == origin, *inside)
