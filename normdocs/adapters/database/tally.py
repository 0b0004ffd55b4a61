"""Counting records where they lie: no row of a person leaves the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Select,
    and_,
    case,
    cast,
    func,
    or_,
    select,
)

from normdocs.adapters.database.chunks import chunks
from normdocs.adapters.database.record_tables import meetings, members, pairs, participants
from normdocs.domain.records.tally import Group, Tally, together

PUPIL = participants.c.kind == "pupil"
MENTEE = and_(PUPIL, participants.c.part == "mentee")
MENTOR = and_(PUPIL, participants.c.part == "mentor")
OF_PAIR = and_(members.c.organisation == pairs.c.organisation, members.c.pair == pairs.c.number)
HELD = and_(meetings.c.organisation == pairs.c.organisation, meetings.c.pair == pairs.c.number)
WHO = and_(participants.c.organisation == members.c.organisation, participants.c.id == members.c.participant)

Grouping = Callable[[FromClause], list[ColumnElement[Any]]]


def total(connection: Connection, organisations: Collection[str], as_of: date) -> Tally:
    """Return the counts over all these organisations as of a day."""
    return together(
        Tally(**counts)
        for names in chunks(organisations)
        for counts in counted(connection, names, as_of, lambda _: []).values()
    )


def each(connection: Connection, organisations: Collection[str], as_of: date) -> dict[str, Tally]:
    """Return the counts of each of these organisations that has records."""
    found: dict[str, Tally] = {}
    for names in chunks(organisations):
        counts = counted(connection, names, as_of, lambda table: [table.c.organisation])
        found.update({key[0]: Tally(**one) for key, one in counts.items() if one.get("organisations")})
    return dict(sorted(found.items()))


def counted(
    connection: Connection, names: list[str], as_of: date, by: Grouping
) -> dict[tuple[Any, ...], dict[str, Any]]:
    """Return the fields of a tally for each group of organisations, known by the values it is grouped by."""
    fields: dict[tuple[Any, ...], dict[str, Any]] = defaultdict(dict)
    for query in (people(names, as_of, by), held(names, as_of, by)):
        for row in connection.execute(query).mappings():
            key = tuple(value for name, value in row.items() if name == "organisation")
            fields[key] |= {name: value for name, value in row.items() if name != "organisation"}
    for field, query in groups(names, as_of, by):
        for key, found in grouped(connection, query).items():
            fields[key][field] = found
    return fields


def grouped(connection: Connection, query: Select[Any]) -> Mapping[tuple[Any, ...], dict[str, Group]]:
    """Return the groups a query counts, for each group of organisations."""
    found: dict[tuple[Any, ...], dict[str, Group]] = defaultdict(dict)
    for *key, name, schools, persons in connection.execute(query):
        found[tuple(key)][str(name)] = Group(schools, persons)
    return found


def people(names: list[str], as_of: date, by: Grouping) -> Select[Any]:
    """Return the query that counts people."""
    row, key = participants.c, by(participants)
    counts = {
        "pupils": PUPIL,
        "mentees": MENTEE,
        "mentors": MENTOR,
        "teachers": row.kind == "teacher",
        "young_specialists": row.kind == "young-specialist",
        "mentees_10_18": and_(MENTEE, aged(10, 18, as_of)),
        "mentors_15_18": and_(MENTOR, aged(15, 18, as_of)),
        "ageless": and_(PUPIL, row.born.is_(None)),
        "consented": consenting(as_of),
    }
    schools = func.count(row.organisation.distinct()).label("organisations")
    summed = [number_of(test).label(name) for name, test in counts.items()]
    query = select(*key, schools, func.count().label("participants"), *summed)
    return query.where(row.organisation.in_(names)).group_by(*key)


def held(names: list[str], as_of: date, by: Grouping) -> Select[Any]:
    """Return the query that counts pairs and groups, and how many of them carried their programme out."""
    key, completed = by(pairs), number_of(pairs.c.completed <= as_of).label("completed")
    query = select(*key, func.count().label("pairs"), completed)
    return query.where(pairs.c.organisation.in_(names), begun(as_of)).group_by(*key)


def groups(names: list[str], as_of: date, by: Grouping) -> Iterator[tuple[str, Select[Any]]]:
    """Yield the queries that count mentees by what they share, with the fields the counts belong to."""
    mentees = and_(MENTEE, participants.c.organisation.in_(names))
    for name in ("stage", "category"):
        shared = participants.c[name]
        yield f"by_{name}", shares(shared, participants, and_(mentees, shared.is_not(None)), by)
    taught = and_(mentees, members.c.position > 0, begun(as_of))
    joined = pairs.join(members, OF_PAIR).join(participants, WHO)
    for name in ("form", "model"):
        yield f"by_{name}", shares(pairs.c[name], joined, taught, by)
    met = and_(taught, meetings.c.date <= as_of)
    yield "by_meeting", shares(meetings.c.kind, joined.join(meetings, HELD), met, by)


def shares(
    shared: ColumnElement[Any], source: FromClause, test: ColumnElement[bool], by: Grouping
) -> Select[Any]:
    """Return the query that counts the organisations and the people of each group, everybody once.

    Organisation by organisation first: what has to be told apart stays small.
    """
    row = participants.c
    people = func.count(row.id.distinct()).label("people")
    counted = select(row.organisation, shared.label("shared"), people).select_from(source).where(test)
    each = counted.group_by(row.organisation, shared).subquery()
    key = [*by(each), each.c.shared]
    return select(*key, func.count(), cast(func.sum(each.c.people), Integer)).group_by(*key)


def aged(youngest: int, oldest: int, as_of: date) -> ColumnElement[bool]:
    """Return the test of an age in full years on a day, both ends included."""
    return and_(
        participants.c.born <= years_before(as_of, youngest),
        participants.c.born > years_before(as_of, oldest + 1),
    )


def years_before(day: date, years: int) -> date:
    """Return the last date of birth that makes so many full years on the day."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        # 29 February in a year that has none: nobody was born on it.
        return day.replace(year=day.year - years, day=28)


def begun(as_of: date) -> ColumnElement[bool]:
    """Return the test whether a pair had begun by a day; one that states no day had."""
    return or_(pairs.c.since.is_(None), pairs.c.since <= as_of)


def consenting(as_of: date) -> ColumnElement[bool]:
    """Return the test whether somebody consented on a day; see domain.records.consent_on."""
    row = participants.c
    return and_(
        row.consent <= as_of,
        or_(row.consent_withdrawn.is_(None), row.consent_withdrawn > as_of),
        row.consent_scope.contains('"processing"'),
    )


def number_of(test: ColumnElement[bool]) -> ColumnElement[int]:
    """Return the number of rows a test holds for."""
    return func.count(case((test, 1)))
