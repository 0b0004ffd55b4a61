"""Versions of documents: rows and back."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, select

from normdocs.adapters.database.schema import documents, versions
from normdocs.domain.document import DocumentKey, Form, Requisites, State, Version
from normdocs.errors import ArchiveError

UNREADABLE = "a version of {type} of {organisation} in the register cannot be read: {reason}"
KEY = (documents.c.organisation, documents.c.type, documents.c.period)
ANY = versions.c.document == documents.c.id
LATEST = and_(ANY, versions.c.number == documents.c.latest)


def latest_of(connection: Connection, organisation: str) -> tuple[Version, ...]:
    """Return the latest version of each document of the organisation, by type and period."""
    query = _versions(LATEST).where(documents.c.organisation == organisation).order_by(*KEY)
    return _read(connection, query, organisation)


def read(connection: Connection, key: DocumentKey, number: int | None = None) -> Version | None:
    """Return one version of the document, the latest when no number is given."""
    wanted = LATEST if number is None else and_(ANY, versions.c.number == number)
    found = _read(connection, _versions(wanted).where(of(key)), key.organisation, key.type)
    return found[0] if found else None


def history(connection: Connection, key: DocumentKey) -> tuple[Version, ...]:
    """Return all versions of the document, oldest first."""
    query = _versions(ANY).where(of(key)).order_by(versions.c.number)
    return _read(connection, query, key.organisation, key.type)


def amendments(connection: Connection, organisation: str) -> tuple[Version, ...]:
    """Return the last version of each amended text, by type and change."""
    query = _versions(ANY).where(documents.c.organisation == organisation, versions.c.cause.is_not(None))
    found = _read(connection, query.order_by(*KEY, versions.c.number), organisation)
    return tuple({(version.key, version.cause): version for version in found}.values())


def of(key: DocumentKey) -> ColumnElement[bool]:
    """Return the condition that finds a document."""
    organisation, code, period = KEY
    return and_(organisation == key.organisation, code == key.type, period == key.period)


def to_row(version: Version) -> dict[str, Any]:
    """Return the columns of a version, all but its document's."""
    return {
        "number": version.number,
        "state": version.state.value,
        "requisite_number": version.requisites.number,
        "requisite_date": version.requisites.date,
        "template": version.template,
        "template_hash": version.template_hash,
        "fingerprint": version.fingerprint,
        "content": version.content,
        "basis": json.dumps(version.basis),
        "example": version.example,
        "doubts": version.doubts,
        "made_at": version.made_at,
        "edition": version.edition,
        "replaces": version.replaces,
        "form": version.form.value,
        "cause": version.cause,
    }


def _versions(which: ColumnElement[bool]) -> Select[Any]:
    return select(*KEY, *versions.c).join(versions, which)


def _read(
    connection: Connection, query: Select[Any], organisation: str, code: str = ""
) -> tuple[Version, ...]:
    """Return the versions; ArchiveError when somebody wrote into a row what normdocs never would."""
    try:
        return tuple(_version(row) for row in connection.execute(query))
    except (ValueError, TypeError) as error:
        raise ArchiveError(
            UNREADABLE, organisation=organisation, type=code or "–", reason=str(error)
        ) from error


def _version(row: Row[Any]) -> Version:
    return Version(
        key=DocumentKey(row.organisation, row.type, row.period),
        number=row.number,
        state=State(row.state),
        requisites=Requisites(row.requisite_number, row.requisite_date),
        template=row.template,
        template_hash=row.template_hash,
        fingerprint=row.fingerprint,
        content=row.content,
        basis=tuple(json.loads(row.basis)),
        example=row.example,
        doubts=row.doubts,
        made_at=row.made_at,
        edition=row.edition,
        replaces=row.replaces,
        form=Form(row.form),
        cause=row.cause,
    )
