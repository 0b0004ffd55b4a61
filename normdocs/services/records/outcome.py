"""What bringing a file in changes: for every table what is new, changed, the same, and not in the file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from normdocs.domain.records.mentoring import Response
from normdocs.domain.records.roll import Records
from normdocs.services.records.typed import MEETINGS, PAIRS, PARTICIPANTS, RESPONSES, Stated


@dataclass(frozen=True)
class Change:
    """A record the file states otherwise than it was known; `fields` are those that differ."""

    record: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Compared:
    """One table: the records by their names; `same` is how many the file repeats."""

    new: tuple[str, ...]
    changed: tuple[Change, ...]
    same: int
    absent: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """All tables of the file by name; `skipped` are the ids of people who were forgotten at their wish.

    `withdrawn` are the people whose consent the file says is withdrawn, and nobody knew; by id, with the day.
    """

    tables: Mapping[str, Compared]
    skipped: tuple[str, ...]
    withdrawn: Mapping[str, date]

    @property
    def anything(self) -> bool:
        """Whether any record is new or changed."""
        return any(one.new or one.changed for one in self.tables.values())


def outcome(stated: Stated, before: Records, after: Records, skipped: tuple[str, ...]) -> Outcome:
    """Return what differs between the records before and after, table by table of the file."""
    # The register keeps pairs in the order they came: a pair that was given an id has kept its place.
    ids = [pair.id or f"{pair.mentor} + {', '.join(pair.mentees)}" for pair in after.pairs]
    known, now = keyed(before, ids), keyed(after, ids)
    listed: dict[str, list[Any]] = {
        PARTICIPANTS: [row.record.id for row in stated.participants],
        PAIRS: [row.record.id for row in stated.pairs],
        MEETINGS: [(row.record.pair, row.record.kind, row.record.date) for row in stated.meetings],
        RESPONSES: [answered(row.record) for row in stated.responses],
    }
    tables = {
        table: compared(known[table], now[table], listed[table])
        for table in listed
        if table in stated.tables.columns
    }
    people = {one.id: one.consent_withdrawn for one in before.participants}
    withdrawn = {
        one.id: one.consent_withdrawn
        for one in after.participants
        if one.consent_withdrawn and one.id in people and people[one.id] != one.consent_withdrawn
    }
    return Outcome(tables, skipped, withdrawn)


def keyed(records: Records, ids: Sequence[str]) -> dict[str, dict[Any, Any]]:
    """Return the records of every table by what tells them apart; `ids` are those of the pairs, in order."""
    pairs = dict(zip(ids, records.pairs, strict=False))
    return {
        PARTICIPANTS: {one.id: one for one in records.participants},
        PAIRS: pairs,
        MEETINGS: {
            (name, held.kind, held.date): held for name, pair in pairs.items() for held in pair.meetings
        },
        RESPONSES: {answered(one): one for one in records.responses},
    }


def answered(answer: Response) -> tuple[Any, ...]:
    """Return what tells an answer from others."""
    return (answer.participant, answer.questionnaire, answer.question, answer.date)


def compared(before: Mapping[Any, Any], after: Mapping[Any, Any], listed: Collection[Any]) -> Compared:
    """Return how the records listed in a file, by their keys, stood before and stand after."""
    changed = {key: differing(before[key], after.get(key)) for key in listed if key in before}
    mentioned = set(listed)
    return Compared(
        new=tuple(named(key) for key in listed if key not in before and key in after),
        changed=tuple(Change(named(key), fields) for key, fields in changed.items() if fields),
        same=sum(not fields for fields in changed.values()),
        absent=tuple(named(key) for key in before if key not in mentioned),
    )


def named(key: Any) -> str:
    """Return what tells a record from others as a person reads it: p1; g1, 1, 13.10.2022."""
    parts = key if isinstance(key, tuple) else (key,)
    return ", ".join(f"{part:%d.%m.%Y}" if isinstance(part, date) else str(part) for part in parts)


def differing(before: Any, after: Any) -> tuple[str, ...]:
    """Return the fields in which two records differ; meetings are a table of their own."""
    names = type(before).model_fields if after is not None else ()
    return tuple(n for n in names if n != "meetings" and getattr(before, n) != getattr(after, n))
