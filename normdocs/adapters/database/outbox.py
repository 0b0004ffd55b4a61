"""The outbox: letters written, claimed by whoever sends them, sent or kept with their failure."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, insert, or_, select, update

from normdocs.adapters.database.schema import in_utc, outbox
from normdocs.domain.approval.letter import WEEK, Letter, Posted

BATCH = 20
# Longer than a batch can take, so that a letter is not sent by two; a killed sender's letters wait as long.
CLAIMED_FOR = timedelta(minutes=15)


class OutboxRows:
    """What can be read of the outbox; see ports.OutboxView."""

    _connection: Connection

    def letters(self, organisation: str | None = None) -> tuple[Posted, ...]:
        """Return the letters of an organisation, or of all, in the order they were written."""
        query = select(outbox).order_by(outbox.c.id)
        if organisation is not None:
            query = query.where(outbox.c.organisation == organisation)
        return tuple(_posted(self._connection.execute(query)))


class OutboxChanges(OutboxRows):
    """What changes the outbox; see ports.OutboxUnit."""

    def write_letter(self, letter: Letter, now: datetime) -> bool:
        """Put a letter into the outbox; False, and no trace, when it is there already."""
        same = select(outbox.c.id).where(
            outbox.c.organisation == letter.organisation,
            outbox.c.occasion == letter.occasion,
            outbox.c.recipient == letter.recipient,
        )
        if self._connection.execute(same).first():
            return False
        self._connection.execute(insert(outbox), _row(letter, now))
        return True

    def claim_letters(self, now: datetime, organisation: str | None, after: int) -> tuple[Posted, ...]:
        """Return a batch of the letters that wait; nobody else gets them for a while."""
        free = or_(outbox.c.claimed_at.is_(None), outbox.c.claimed_at < in_utc(now - CLAIMED_FOR))
        fresh = outbox.c.written_at > in_utc(now - WEEK)
        query = select(outbox).where(outbox.c.sent_at.is_(None), outbox.c.id > after, free, fresh)
        if organisation is not None:
            query = query.where(outbox.c.organisation == organisation)
        query = query.order_by(outbox.c.id).limit(BATCH).with_for_update(skip_locked=True)
        found = tuple(_posted(self._connection.execute(query)))
        claimed = outbox.c.id.in_([one.number for one in found])
        self._connection.execute(update(outbox).where(claimed).values(claimed_at=in_utc(now)))
        return found

    def close_letter(self, number: int, *, sent_at: datetime | None, failure: str | None) -> None:
        """Note that a claimed letter was sent, or why not: then it waits again."""
        change = {"sent_at": sent_at and in_utc(sent_at), "failure": failure, "claimed_at": None}
        self._connection.execute(update(outbox).where(outbox.c.id == number).values(**change))


def _row(letter: Letter, now: datetime) -> dict[str, Any]:
    return {
        "organisation": letter.organisation,
        "occasion": letter.occasion,
        "recipient": letter.recipient,
        "subject": letter.subject,
        "body": letter.body,
        "about": json.dumps(letter.about),
        "written_at": in_utc(now),
    }


def _posted(rows: Iterable[Row[Any]]) -> Iterable[Posted]:
    for row in rows:
        about = tuple(json.loads(row.about))
        letter = Letter(row.organisation, row.occasion, row.recipient, row.subject, row.body, about)
        yield Posted(row.id, letter, row.written_at, row.sent_at, row.failure)
