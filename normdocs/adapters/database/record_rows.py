"""Records of mentoring: rows and back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from normdocs.adapters.database.compact import compact
from normdocs.adapters.database.record_tables import meetings, members, pairs, participants, responses
from normdocs.domain.records.mentoring import HeldMeeting, Pair, Participant, Response

COUNTED = ("part", "kind", "stage", "category", "born", "consent", "consent_withdrawn")
HELD = ("form", "model", "since", "completed")


def people_of(connection: Connection, organisation: str) -> list[Row[Any]]:
    """Return the rows of everybody on record, the forgotten as well, in the order they came."""
    return rows_of(connection, participants, organisation)


def pairs_of(connection: Connection, organisation: str) -> dict[int, Pair]:
    """Return the pairs by number; forgotten members are in them under their neutral ids."""
    found = rows_of(connection, pairs, organisation)
    if not found:
        return {}
    people, held = defaultdict(list), defaultdict(list)
    for row in rows_of(connection, members, organisation, members.c.pair, members.c.position):
        people[row.pair].append(row.participant)
    for row in rows_of(connection, meetings, organisation, meetings.c.pair, meetings.c.position):
        held[row.pair].append(HeldMeeting(kind=row.kind, date=row.date))
    return {row.number: _pair(row, people[row.number], held[row.number]) for row in found}


def responses_of(connection: Connection, organisation: str) -> tuple[Response, ...]:
    """Return all answers, those of the forgotten as well, in the order they came."""
    return tuple(
        Response(
            participant=row.participant,
            questionnaire=row.questionnaire,
            question=row.question,
            score=Decimal(row.score),
            date=row.date,
            example=row.example,
        )
        for row in rows_of(connection, responses, organisation)
    )


def rows_of(connection: Connection, table: Table, organisation: str, *order: Any) -> list[Row[Any]]:
    """Return an organisation's rows of a table, by number where no other order is named."""
    query = select(table).where(table.c.organisation == organisation)
    return list(connection.execute(query.order_by(*(order or (table.c.number,)))))


def participant(row: Row[Any]) -> Participant:
    """Return a participant from a row that was not forgotten."""
    counted = {name: getattr(row, name) for name in COUNTED}
    scope = tuple(json.loads(row.consent_scope))
    return Participant.model_validate(
        {"id": row.id, **counted, "consent_scope": scope, **json.loads(row.body)}
    )


def participant_row(person: Participant) -> dict[str, Any]:
    """Return a participant's own columns."""
    return {
        "id": person.id,
        **{name: getattr(person, name) for name in COUNTED},
        "consent_scope": compact(person.consent_scope),
        "body": stated(person, {"id", "consent_scope", *COUNTED}),
    }


def _pair(row: Row[Any], people: list[str], held: Iterable[HeldMeeting]) -> Pair:
    columns = {name: getattr(row, name) for name in HELD}
    return Pair.model_validate(
        {
            "id": row.id,
            "mentor": people[0],
            "mentees": tuple(people[1:]),
            **columns,
            "meetings": tuple(held),
            **json.loads(row.body),
        }
    )


def pair_row(pair: Pair) -> dict[str, Any]:
    """Return a pair's own columns."""
    return {
        "id": pair.id,
        **{name: getattr(pair, name) for name in HELD},
        "body": stated(pair, {"id", "mentor", "mentees", "meetings", *HELD}),
    }


def member_rows(pair: Pair) -> list[dict[str, Any]]:
    """Return the rows of a pair's people."""
    people = (pair.mentor, *pair.mentees)
    return [{"position": place, "participant": name} for place, name in enumerate(people)]


def meeting_rows(pair: Pair) -> list[dict[str, Any]]:
    """Return the rows of a pair's meetings."""
    return [{"position": n, "kind": one.kind, "date": one.date} for n, one in enumerate(pair.meetings)]


def response_row(response: Response) -> dict[str, Any]:
    """Return the columns of an answer."""
    return {**response.model_dump(), "score": str(response.score)}


def stated(record: Participant | Pair, without: set[str]) -> str:
    """Return the fields somebody stated, without those that have columns."""
    return compact(record.model_dump(mode="json", exclude_defaults=True, exclude=without))
