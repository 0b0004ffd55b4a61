"""Acts as rows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from normdocs.adapters.database.schema import acts
from normdocs.adapters.database.upsert import upsert
from normdocs.domain.act import Act


def read(connection: Connection) -> tuple[Act, ...]:
    """Return every act, by id."""
    rows = connection.execute(select(acts).order_by(acts.c.id)).mappings()
    return tuple(Act(**{**row, "purposes": tuple(json.loads(row["purposes"]))}) for row in rows)


def save(connection: Connection, given: Iterable[Act]) -> int:
    """Add or replace acts; return how many differed from what was there."""
    known = {act.id: act for act in read(connection)}
    changed = [act for act in given if known.get(act.id) != act]
    for act in changed:
        row = _row(act)
        connection.execute(upsert(connection, acts, row, row))
    return len(changed)


def _row(act: Act) -> dict[str, Any]:
    return {**act.model_dump(), "level": act.level.value, "purposes": json.dumps(act.purposes)}
