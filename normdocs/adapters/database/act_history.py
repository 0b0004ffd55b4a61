"""The history of acts as rows, each sealed with the one before it."""

from __future__ import annotations

import json

from sqlalchemy import Connection, Row, insert, or_, select

from normdocs.adapters.database.act_tables import act_history
from normdocs.adapters.database.acts import hold
from normdocs.adapters.database.schema import in_utc
from normdocs.domain.acts.act import Act
from normdocs.domain.acts.history import ActEntry, ActEvent, Recorded, sealed
from normdocs.domain.acts.legislation import stated
from normdocs.domain.approval.journal import BEGINNING
from normdocs.errors import ArchiveError

UNREADABLE = "entry No. {number} of the history of acts in the register cannot be read: {reason}"


def append(connection: Connection, entry: ActEntry) -> ActEvent:
    """Seal the entry with the last one and keep it."""
    hold(connection)
    newest = select(act_history.c.number, act_history.c.hash).order_by(act_history.c.number.desc()).limit(1)
    last = connection.execute(newest).one_or_none()
    event = sealed(entry, last.number + 1 if last else 1, last.hash if last else BEGINNING)
    row = {
        "number": event.number,
        "act": entry.act,
        "other": entry.other,
        "at": in_utc(entry.at),
        "name": entry.name,
        "happening": entry.happening.value,
        "before": _written(entry.before) if entry.before else None,
        "after": _written(entry.after),
        "source": entry.source,
        "previous": event.previous,
        "hash": event.hash,
    }
    connection.execute(insert(act_history), row)
    return event


def read(connection: Connection, act: str | None) -> tuple[ActEvent, ...]:
    """Return what was recorded of an act, or of all, the oldest first."""
    query = select(act_history).order_by(act_history.c.number)
    if act is not None:
        query = query.where(or_(act_history.c.act == act, act_history.c.other == act))
    return tuple(_event(row) for row in connection.execute(query))


def _written(act: Act) -> str:
    return json.dumps(stated(act), ensure_ascii=False, sort_keys=True)


def _event(row: Row[tuple[object, ...]]) -> ActEvent:
    try:
        entry = ActEntry(
            happening=Recorded(row.happening),
            before=Act.model_validate_json(row.before) if row.before else None,
            after=Act.model_validate_json(row.after),
            name=row.name,
            at=row.at,
            other=row.other,
            source=row.source,
        )
    except ValueError as error:
        reason = str(error).partition("\n")[0]
        raise ArchiveError(UNREADABLE, number=row.number, reason=reason) from error
    return ActEvent(entry, row.number, row.previous, row.hash)
