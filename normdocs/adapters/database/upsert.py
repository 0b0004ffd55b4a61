"""INSERT … ON CONFLICT DO UPDATE, which both databases have and SQLAlchemy spells twice."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.sqlite import Insert


def upsert(
    connection: Connection,
    target: Table,
    row: Mapping[str, Any],
    change: Mapping[str, Any],
    unique: tuple[str, ...] = ("id",),
) -> Insert:
    """Return the statement that inserts `row`, or makes `change` to the row equal in `unique`.

    Either way the row stays locked for others until the transaction ends.
    """
    # By name: the other database's dialect takes longer to import than all else here. Both have this Insert.
    dialect = import_module(f"sqlalchemy.dialects.{connection.dialect.name}")
    new: Insert = dialect.insert(target).values(**row)
    return new.on_conflict_do_update(index_elements=unique, set_=dict(change))
