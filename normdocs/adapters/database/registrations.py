"""Registrations: which number and date each edition of a document has."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.exc import IntegrityError

from normdocs.adapters.database.schema import in_utc, registrations
from normdocs.adapters.database.upsert import upsert
from normdocs.domain.approval.numbering import Registration
from normdocs.domain.approval.series import uniqueness_key
from normdocs.domain.document import DocumentKey
from normdocs.errors import ArchiveError, ConflictError

TAKEN = "number {number} of {year} is taken in {organisation} already; take another one"
UNREADABLE = "a registration of {organisation} in the register cannot be read: {reason}"
IDENTITY = ("organisation", "type", "period", "edition")


def of(connection: Connection, organisation: str) -> tuple[Registration, ...]:
    """Return the organisation's registrations by date, then by when they were recorded."""
    columns = registrations.c
    query = select(registrations).where(columns.organisation == organisation)
    query = query.order_by(columns.date, columns.recorded_at, columns.type)
    try:
        return tuple(_registration(row) for row in connection.execute(query))
    except (ValueError, TypeError) as error:
        raise ArchiveError(UNREADABLE, organisation=organisation, reason=str(error)) from error


def _registration(row: Row[Any]) -> Registration:
    return Registration(
        organisation=row.organisation,
        key=DocumentKey(row.organisation, row.type, row.period),
        edition=row.edition,
        number=row.number,
        date=row.date,
        title=row.title,
        kind=row.kind,
        recorded_at=row.recorded_at,
        by=row.by,
    )


def save(connection: Connection, given: Registration) -> None:
    """Keep the registration of an edition, in place of an earlier one; ConflictError for a number taken."""
    key = given.key
    identity = {
        "organisation": key.organisation,
        "type": key.type,
        "period": key.period,
        "edition": given.edition,
    }
    stated = {
        "number": given.number,
        "number_key": uniqueness_key(given.number) if given.number else None,
        "year": given.date.year,
        "date": given.date,
        "title": given.title,
        "kind": given.kind,
        "by": given.by,
        "recorded_at": in_utc(given.recorded_at),
    }
    try:
        connection.execute(upsert(connection, registrations, {**identity, **stated}, stated, IDENTITY))
    except IntegrityError as error:
        raise ConflictError(
            TAKEN, number=given.number, year=given.date.year, organisation=key.organisation
        ) from error
