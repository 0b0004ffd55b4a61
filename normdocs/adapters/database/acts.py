"""Acts as rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select, text, update

from normdocs.adapters.database.act_tables import acts
from normdocs.adapters.database.upsert import upsert
from normdocs.domain.act import Act

LISTS = ("purposes", "amends")
LOCK = 0x6E646F6361637473


def read(connection: Connection) -> tuple[Act, ...]:
    """Return every act, by id."""
    columns = [column for column in acts.c if column is not acts.c.imported]
    rows = connection.execute(select(*columns).order_by(acts.c.id)).mappings()
    return tuple(Act(**{**row, **{name: tuple(json.loads(row[name])) for name in LISTS}}) for row in rows)


def save(connection: Connection, given: Iterable[Act]) -> int:
    """Add or replace acts; return how many differed from what was there."""
    known = {act.id: act for act in read(connection)}
    changed = [act for act in given if known.get(act.id) != act]
    for act in changed:
        row = _row(act)
        connection.execute(upsert(connection, acts, row, row))
    return len(changed)


def hold(connection: Connection) -> None:
    """Make others who would change acts wait until the transaction ends."""
    # SQLite has one writer at a time anyway.
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})


def imported(connection: Connection) -> dict[str, str]:
    """Return the hash of the definition each act was imported from, of those that were."""
    query = select(acts.c.id, acts.c.imported).where(acts.c.imported.is_not(None))
    return {row.id: row.imported for row in connection.execute(query)}


def note_imported(connection: Connection, definitions: Mapping[str, str]) -> None:
    """Keep the hash of the definition these acts were imported from."""
    for name, known in definitions.items():
        connection.execute(update(acts).where(acts.c.id == name).values(imported=known))


def _row(act: Act) -> dict[str, Any]:
    lists = {name: json.dumps(getattr(act, name)) for name in LISTS}
    return {**act.model_dump(), "level": act.level.value, **lists}
