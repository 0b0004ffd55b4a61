"""Acts as rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, or_, select, text, update

from normdocs.adapters.database.act_tables import acts
from normdocs.adapters.database.upsert import upsert
from normdocs.domain.acts.act import Act, Level

LISTS = ("purposes", "amends")
LOCK = 0x6E646F6361637473
COLUMNS = [column for column in acts.c if column is not acts.c.imported]
# As many rows are kept read as a large country's acts are; an act that changed is another row.
KEPT = 4096


def read(connection: Connection) -> tuple[Act, ...]:
    """Return every act, by id."""
    return tuple(_act(tuple(row)) for row in connection.execute(select(*COLUMNS).order_by(acts.c.id)))


def read_at(connection: Connection, municipality: str | None) -> tuple[Act, ...]:
    """Return every act but those of other municipalities, by id."""
    own = or_(acts.c.level != Level.MUNICIPAL.value, acts.c.territory == municipality)
    query = select(*COLUMNS).where(own).order_by(acts.c.id)
    return tuple(_act(tuple(row)) for row in connection.execute(query))


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


@lru_cache(maxsize=KEPT)
def _act(row: tuple[Any, ...]) -> Act:
    """Every dossier reads the acts; a row says the same each time."""
    stored = dict(zip((column.name for column in COLUMNS), row, strict=True))
    return Act(**{**stored, **{name: tuple(json.loads(stored[name])) for name in LISTS}})


def _row(act: Act) -> dict[str, Any]:
    lists = {name: json.dumps(getattr(act, name)) for name in LISTS}
    return {**act.model_dump(), "level": act.level.value, **lists}
