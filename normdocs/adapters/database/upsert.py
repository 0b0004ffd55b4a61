"""INSERT … ON CONFLICT DO UPDATE, which both databases have and SQLAlchemy spells twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def upsert(
    connection: Connection,
    target: Table,
    row: Mapping[str, Any],
    change: Mapping[str, Any],
    unique: tuple[str, ...] = ("id",),
) -> sqlite.Insert | postgresql.Insert:
    """Return the statement that inserts `row`, or makes `change` to the row equal in `unique`.

    Either way the row stays locked for others until the transaction ends.
    """
    if connection.dialect.name == "sqlite":
        new = sqlite.insert(target).values(**row)
        return new.on_conflict_do_update(index_elements=unique, set_=dict(change))
    inserted = postgresql.insert(target).values(**row)
    return inserted.on_conflict_do_update(index_elements=unique, set_=dict(change))
