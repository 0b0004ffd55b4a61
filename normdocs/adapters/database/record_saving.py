"""Saving records: what is new is added, what is stated again is changed, nothing is doubled."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from normdocs.adapters.database.compact import compact
from normdocs.adapters.database.record_rows import (
    meeting_rows,
    member_rows,
    pair_row,
    pairs_of,
    participant,
    participant_row,
    people_of,
    response_row,
    responses_of,
)
from normdocs.adapters.database.record_tables import (
    meetings,
    members,
    pairs,
    participants,
    record_changes,
    responses,
)
from normdocs.adapters.database.schema import in_utc, organisations
from normdocs.domain.records.mentoring import Pair, Participant, Response
from normdocs.domain.records.roll import Counted, Deed, Records, Saved, held_again, same_pair, stated_again
from normdocs.errors import InputError, NotFoundError

UNKNOWN = "there is no organisation {organisation} in the register"
NO_PARTICIPANT = "the records of {organisation} name {id}, who is not a participant"

Record = Participant | Pair | Response


class Saving:
    """One saving of an organisation's records by somebody at a moment."""

    def __init__(self, connection: Connection, organisation: str, by: str, now: datetime) -> None:
        self._connection = connection
        self._organisation = organisation
        self._mark = {"by": by, "at": in_utc(now)}
        self._log: list[dict[str, Any]] = []
        hold(connection, organisation)
        rows = people_of(connection, organisation)
        self._people = {row.id: participant(row) for row in rows if row.forgotten is None}
        self._forgotten = {row.was: row.id for row in rows if row.forgotten is not None}
        self._last = max((row.number for row in rows), default=0)

    def save(self, given: Records) -> Saved:
        """Save the records; see ports.RecordUnit."""
        skipped = tuple(one.id for one in given.participants if self._now(one.id) != one.id)
        saved = Saved(
            self._save_people([one for one in given.participants if one.id not in skipped]),
            self._save_pairs([self._renamed(pair) for pair in given.pairs]),
            self._save_responses(given.responses),
            skipped,
        )
        log(self._connection, self._organisation, self._log)
        return saved

    def _save_people(self, people: Sequence[Participant]) -> Counted:
        new, done = [], Counter[str]()
        for given in {one.id: one for one in people}.values():
            before = self._people.get(given.id)
            person = given if before is None else stated_again(before, given)
            self._people[given.id] = person
            row = {**participant_row(person), **self._mark}
            if before is None:
                self._last += 1
                new.append({"organisation": self._organisation, "number": self._last, **row})
            elif before != person:
                self._change(participants, {"id": person.id}, row)
            done[self._noted("participant", person.id, before, person)] += 1
        self._insert(participants, new)
        return Counted(**done)

    def _save_pairs(self, given: Sequence[Pair]) -> Counted:
        stored = pairs_of(self._connection, self._organisation) if given else {}
        numbers, known, done = list(stored), list(stored.values()), Counter[str]()
        new: list[tuple[int, Pair]] = []
        for one in given:
            self._check((one.mentor, *one.mentees))
            place = same_pair(one, known, given)
            before = None if place is None else known[place]
            pair = one if before is None else self._with_forgotten(before, held_again(before, one))
            if place is None:
                numbers.append(max(numbers, default=0) + 1)
                known.append(pair)
                new.append((numbers[-1], pair))
            elif before != pair:
                known[place] = pair
                self._replace(numbers[place], pair)
            done[self._noted("pair", str(numbers[-1 if place is None else place]), before, pair)] += 1
        self._add_pairs(new)
        return Counted(**done)

    def _save_responses(self, given: Sequence[Response]) -> Counted:
        stored = responses_of(self._connection, self._organisation) if given else ()
        known, new, done = {answered(one): one for one in stored}, [], Counter[str]()
        for one in given:
            answer = one.model_copy(update={"participant": self._now(one.participant)})
            self._check((answer.participant,))
            key, before = answered(answer), known.get(answered(answer))
            known[key] = answer
            row = {**response_row(answer), **self._mark}
            if before is None:
                new.append({"organisation": self._organisation, "number": len(known), **row})
            elif before != answer:
                self._change(responses, {name: row[name] for name in ANSWERED}, row)
            done[self._noted("response", answer.participant, before, answer)] += 1
        self._insert(responses, new)
        return Counted(**done)

    def _check(self, people: Iterable[str]) -> None:
        for name in people:
            if name not in self._people and name not in self._forgotten.values():
                raise InputError(NO_PARTICIPANT, organisation=self._organisation, id=name)

    def _now(self, name: str) -> str:
        """Return the id a participant has now: another one only if they were forgotten."""
        return self._forgotten.get(digest(self._organisation, name), name) if self._forgotten else name

    def _renamed(self, pair: Pair) -> Pair:
        mentees = tuple(map(self._now, pair.mentees))
        return pair.model_copy(update={"mentor": self._now(pair.mentor), "mentees": mentees})

    def _with_forgotten(self, before: Pair, pair: Pair) -> Pair:
        """Return the pair with the mentees it had who were forgotten since: they are counted still."""
        gone = set(self._forgotten.values()).difference(pair.mentees)
        lost = tuple(name for name in before.mentees if name in gone)
        return pair.model_copy(update={"mentees": (*pair.mentees, *lost)}) if lost else pair

    def _noted(self, kind: str, record: str, before: Record | None, after: Record) -> str:
        """Return what happened to the record, and remember it for the log."""
        if before == after:
            return "same"
        fields = [name for name in type(after).model_fields if before and differs(before, after, name)]
        deed = Deed.CHANGED if before else Deed.ADDED
        row = {"kind": kind, "record": record, "deed": deed.value, "fields": compact(fields), **self._mark}
        self._log.append(row)
        return "changed" if before else "new"

    def _change(self, table: Table, key: dict[str, Any], row: dict[str, Any]) -> None:
        found = {"organisation": self._organisation, **key}.items()
        self._connection.execute(
            update(table).where(*(table.c[name] == value for name, value in found)).values(row)
        )

    def _replace(self, number: int, pair: Pair) -> None:
        self._change(pairs, {"number": number}, {**pair_row(pair), **self._mark})
        for table in (members, meetings):
            mine = (table.c.organisation == self._organisation, table.c.pair == number)
            self._connection.execute(delete(table).where(*mine))
        self._add_parts([(number, pair)])

    def _add_pairs(self, new: Sequence[tuple[int, Pair]]) -> None:
        common = {"organisation": self._organisation, **self._mark}
        self._insert(pairs, [{**common, "number": number, **pair_row(pair)} for number, pair in new])
        self._add_parts(new)

    def _add_parts(self, held: Sequence[tuple[int, Pair]]) -> None:
        for table, rows in ((members, member_rows), (meetings, meeting_rows)):
            self._insert(
                table,
                [
                    {"organisation": self._organisation, "pair": number, **row}
                    for number, pair in held
                    for row in rows(pair)
                ],
            )

    def _insert(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert(table), list(rows))


ANSWERED = ("participant", "questionnaire", "question", "date")


def answered(response: Response) -> tuple[object, ...]:
    """Return what tells an answer from others."""
    return tuple(getattr(response, name) for name in ANSWERED)


def differs(before: Record, after: Record, name: str) -> bool:
    """Return whether a field is stated otherwise."""
    return bool(getattr(before, name) != getattr(after, name))


def digest(organisation: str, name: str) -> str:
    """Return by what the former id of somebody forgotten is known."""
    return hashlib.sha256(f"{organisation}/{name}".encode()).hexdigest()


def hold(connection: Connection, organisation: str) -> None:
    """Make others who would change this organisation's records wait; NotFoundError when nobody has it."""
    query = select(organisations.c.id).where(organisations.c.id == organisation).with_for_update()
    if connection.execute(query).one_or_none() is None:
        raise NotFoundError(UNKNOWN, organisation=organisation)


def log(connection: Connection, organisation: str, changes: Sequence[dict[str, Any]]) -> None:
    """Note who changed which records when."""
    if not changes:
        return
    mine = record_changes.c.organisation == organisation
    last = connection.scalar(select(func.max(record_changes.c.number)).where(mine)) or 0
    rows = [{"organisation": organisation, "number": last + n, **row} for n, row in enumerate(changes, 1)]
    connection.execute(insert(record_changes), rows)
