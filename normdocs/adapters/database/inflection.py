"""Confirmed forms of words as rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import Connection, func, select, update

from normdocs.adapters.database.schema import documents, inflection, provenance, versions
from normdocs.adapters.database.upsert import upsert
from normdocs.adapters.database.versions import LATEST, of
from normdocs.domain.document import DocumentKey
from normdocs.domain.inflection import DoubtedForm, Settled, joined

UNIQUE = ("kind", "nominative", "case")


def read(connection: Connection) -> Settled:
    """Return every confirmed form."""
    rows = connection.execute(select(inflection))
    return joined(*({(row.kind, row.nominative): {row.case: row.form}} for row in rows))


def save(connection: Connection, forms: Iterable[DoubtedForm], now: datetime) -> None:
    """Add or replace forms."""
    for form in forms:
        change = {"form": form.form, "settled_at": now}
        row = {"kind": form.kind, "nominative": form.nominative, "case": form.case, **change}
        connection.execute(upsert(connection, inflection, row, change, UNIQUE))


def clear_doubts(connection: Connection, key: DocumentKey, paths: Collection[str]) -> None:
    """Take the marks of doubt off these values of the latest version, and count those left."""
    latest = select(versions.c.id).join(documents, LATEST).where(of(key)).scalar_subquery()
    connection.execute(
        update(provenance)
        .where(provenance.c.version == latest, provenance.c.path.in_(list(paths)))
        .values(doubt=None)
    )
    left = (
        select(func.count())
        .select_from(provenance)
        .where(provenance.c.version == latest, provenance.c.doubt.is_not(None))
        .scalar_subquery()
    )
    connection.execute(update(versions).where(versions.c.id == latest).values(doubts=left))
