"""What can be read of records, and what can be done to them."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Connection

from normdocs.adapters.database import forgetting, tally
from normdocs.adapters.database.record_rows import pairs_of, participant, people_of, responses_of, rows_of
from normdocs.adapters.database.record_saving import Saving
from normdocs.adapters.database.record_tables import record_changes
from normdocs.domain.document import DocumentKey
from normdocs.domain.records.roll import Deed, Forgotten, RecordChange, Records, Saved, remaining
from normdocs.domain.records.tally import Tally


class RecordRows:
    """What can be read of records; see ports.RecordView."""

    _connection: Connection

    def records(self, organisation: str) -> Records:
        """Return all records of the organisation, whoever consents; empty where there are none."""
        return read(self._connection, organisation)

    def record_changes(self, organisation: str) -> tuple[RecordChange, ...]:
        """Return who changed which of the organisation's records when, oldest first."""
        return tuple(
            RecordChange(row.kind, row.record, Deed(row.deed), tuple(json.loads(row.fields)), row.by, row.at)
            for row in rows_of(self._connection, record_changes, organisation)
        )

    def tally(self, organisations: Collection[str], as_of: date) -> Tally:
        """Return the counts over these organisations' records as of a day."""
        return tally.total(self._connection, organisations, as_of)

    def tallies(self, organisations: Collection[str], as_of: date) -> dict[str, Tally]:
        """Return the counts of each of these organisations that has records."""
        return tally.each(self._connection, organisations, as_of)


class RecordChanges(RecordRows):
    """What can be done to records; see ports.RecordUnit."""

    def save_records(self, organisation: str, given: Records, by: str, now: datetime) -> Saved:
        """Add the records or change those there are; records that are not named stay."""
        return Saving(self._connection, organisation, by, now).save(given)

    def forget(self, organisation: str, participant: str, by: str, now: datetime) -> Forgotten:
        """Take out what tells who the participant is; what is counted stays under a neutral id."""
        return forgetting.forget(self._connection, organisation, participant, by, now)

    def blank(self, key: DocumentKey, number: int, paths: Collection[str], content: str) -> bool:
        """Take the values at these paths of a version out of the register, and give it another file."""
        return forgetting.blank(self._connection, (key, number), paths, content)


def read(connection: Connection, organisation: str) -> Records:
    """Return all records of the organisation, whoever consents; empty where there are none."""
    rows = people_of(connection, organisation)
    if not rows:
        return Records()
    people = tuple(participant(row) for row in rows if row.forgotten is None)
    known = {person.id for person in people}
    return Records(
        participants=people,
        pairs=tuple(remaining(pairs_of(connection, organisation).values(), known)),
        responses=tuple(one for one in responses_of(connection, organisation) if one.participant in known),
        forgotten=tuple(
            Forgotten(row.id, row.part, row.kind, row.forgotten) for row in rows if row.forgotten
        ),
    )
