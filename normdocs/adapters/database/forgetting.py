"""Forgetting somebody: what tells who they are goes, what is counted stays under a neutral id."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Connection, Row, and_, delete, func, insert, select, update

from normdocs.adapters.database.compact import compact
from normdocs.adapters.database.record_rows import pairs_of, people_of
from normdocs.adapters.database.record_saving import digest, hold, log
from normdocs.adapters.database.record_tables import members, pairs, participants, record_changes, responses
from normdocs.adapters.database.schema import documents, in_utc, inflection, provenance, versions
from normdocs.adapters.database.versions import ANY, of
from normdocs.domain.document import DocumentKey
from normdocs.domain.records.roll import Deed, Forgotten
from normdocs.errors import NotFoundError
from normdocs.language.initials import surname_initials

NOBODY = "{organisation} has no participant {id}"
# What people write about a pair in their own words; it may tell who somebody is.
WORDS = ("goal", "outcome", "payment")


def forget(connection: Connection, organisation: str, name: str, by: str, now: datetime) -> Forgotten:
    """Take out what tells who the participant is; see ports.RecordUnit."""
    hold(connection, organisation)
    rows = people_of(connection, organisation)
    row = next((one for one in rows if one.id == name and one.forgotten is None), None)
    if row is None:
        raise NotFoundError(NOBODY, organisation=organisation, id=name)
    moment = in_utc(now)
    number = sum(one.forgotten is not None for one in rows) + 1
    gone = Forgotten(f"forgotten-{number}", row.part, row.kind, moment.date())
    connection.execute(insert(participants), neutral_row(row, gone, by, moment))
    for column in (members.c.participant, responses.c.participant, record_changes.c.record):
        rename(connection, column, organisation, name, gone.id)
    forget_words(connection, organisation, {one.id for one in rows if one.forgotten} | {gone.id}, gone.id)
    mine = and_(participants.c.organisation == organisation, participants.c.id == name)
    connection.execute(delete(participants).where(mine))
    forget_forms(connection, json.loads(row.body)["name"])
    deed = {"kind": "participant", "record": gone.id, "deed": Deed.FORGOTTEN.value, "fields": "[]"}
    log(connection, organisation, [{**deed, "by": by, "at": moment}])
    return gone


def neutral_row(row: Row[Any], gone: Forgotten, by: str, moment: datetime) -> dict[str, Any]:
    """Return what stays of a participant's row."""
    return {
        **row._asdict(),
        "id": gone.id,
        "born": coarse(row.born, gone.on),
        "body": "{}",
        "forgotten": gone.on,
        "was": digest(row.organisation, row.id),
        "by": by,
        "at": moment,
    }


def coarse(born: date | None, day: date) -> date | None:
    """Return an end of the year of birth: the one with which the age in full years on the day is the same."""
    if born is None:
        return None
    yet_to_come = (born.month, born.day) > (day.month, day.day)
    return born.replace(month=12, day=31) if yet_to_come else born.replace(month=1, day=1)


def rename(connection: Connection, column: Column[str], organisation: str, old: str, new: str) -> None:
    """Put the neutral id in the place of the former one."""
    table = column.table
    mine = and_(table.c.organisation == organisation, column == old)
    if table is record_changes:
        # A pair is noted by its number, which may look like somebody's id.
        mine = and_(mine, table.c.kind != "pair")
    connection.execute(update(table).where(mine).values({column.name: new}))


def forget_words(connection: Connection, organisation: str, gone: set[str], name: str) -> None:
    """Take out what was written of the pairs in which nobody but the person is left on one of the sides."""
    for number, pair in pairs_of(connection, organisation).items():
        if name in (pair.mentor, *pair.mentees) and (pair.mentor in gone or gone.issuperset(pair.mentees)):
            found = and_(pairs.c.organisation == organisation, pairs.c.number == number)
            body = json.loads(connection.execute(select(pairs.c.body).where(found)).scalar_one())
            kept = compact({key: value for key, value in body.items() if key not in WORDS})
            connection.execute(update(pairs).where(found).values(body=kept))


def forget_forms(connection: Connection, name: str) -> None:
    """Take out the forms of a name that people confirmed, in full and with initials."""
    said = (name, surname_initials(name))
    connection.execute(delete(inflection).where(inflection.c.nominative.in_(said)))


def blank(
    connection: Connection, subject: tuple[DocumentKey, int], paths: Collection[str], content: str
) -> bool:
    """Empty these values of a version and give it another file; return whether its file is nobody's now."""
    key, number = subject
    query = select(versions.c.id, versions.c.content).join(documents, ANY)
    version = connection.execute(query.where(of(key), versions.c.number == number)).one()
    told = and_(provenance.c.version == version.id, provenance.c.path.in_(list(paths)))
    connection.execute(update(provenance).where(told).values(value="", doubt=None))
    change = update(versions).where(versions.c.id == version.id)
    left = select(func.count()).where(provenance.c.version == version.id, provenance.c.doubt.is_not(None))
    connection.execute(change.values(content=content, doubts=left.scalar_subquery()))
    same = select(func.count()).select_from(versions).where(versions.c.content == version.content)
    return connection.scalar(same) == 0
