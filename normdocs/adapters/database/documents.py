"""Registering versions: each document counts its own, whoever adds them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from normdocs.adapters.database import citations, provenance, versions
from normdocs.adapters.database.schema import documents, in_utc
from normdocs.adapters.database.schema import versions as version_rows
from normdocs.adapters.database.upsert import upsert
from normdocs.domain.document import DocumentKey, Form, Rendition, State, Version
from normdocs.errors import NotFoundError

UNKNOWN = "there is no organisation {organisation} in the register"


def add(connection: Connection, rendition: Rendition, now: datetime) -> Version:
    """Register a draft under the document's next number, or return the latest when it is the same."""
    if same := _same(connection, rendition):
        return same
    document, latest = _hold(connection, rendition.key)
    # Whoever else adds to this document waits from here on; they may have come just before.
    if same := _same(connection, rendition):
        return same
    version = _drafted(rendition, latest + 1, now)
    connection.execute(update(documents).where(documents.c.id == document).values(latest=version.number))
    added = insert(version_rows).values(document=document, **versions.to_row(version))
    identity = connection.execute(added.returning(version_rows.c.id)).scalar_one()
    provenance.add(connection, identity, rendition.provenance)
    citations.add(connection, identity, rendition.basis)
    return version


def of(connection: Connection, organisation: str) -> tuple[DocumentKey, ...]:
    """Return the organisation's documents, by type and period."""
    query = select(*versions.KEY).where(documents.c.organisation == organisation).order_by(*versions.KEY)
    return tuple(DocumentKey(row.organisation, row.type, row.period) for row in connection.execute(query))


def _same(connection: Connection, rendition: Rendition) -> Version | None:
    latest = versions.read(connection, rendition.key)
    return latest if latest and identity(latest) == identity(rendition) else None


def identity(one: Version | Rendition) -> tuple[object, ...]:
    """Return what makes two versions one; of a file somebody brought, its bytes and requisites as well."""
    own = () if one.form is Form.GENERATED else (one.content, one.requisites)
    return (one.edition, one.form, one.fingerprint, *own)


def _hold(connection: Connection, key: DocumentKey) -> tuple[int, int]:
    """Return the document's id and its latest number, 0 when new; others wait for it until the end."""
    row = {"organisation": key.organisation, "type": key.type, "period": key.period, "latest": 0}
    unchanged = {"latest": documents.c.latest}
    statement = upsert(connection, documents, row, unchanged, ("organisation", "type", "period"))
    try:
        held = connection.execute(statement.returning(documents.c.id, documents.c.latest)).one()
    except IntegrityError as error:
        raise NotFoundError(UNKNOWN, organisation=key.organisation) from error
    return held.id, held.latest


def _drafted(rendition: Rendition, number: int, now: datetime) -> Version:
    return Version(
        key=rendition.key,
        number=number,
        state=State.DRAFT,
        requisites=rendition.requisites,
        template=rendition.template,
        template_hash=rendition.template_hash,
        fingerprint=rendition.fingerprint,
        content=rendition.content,
        basis=rendition.basis,
        example=any(printed.example for printed in rendition.provenance),
        doubts=sum(printed.doubt is not None for printed in rendition.provenance),
        made_at=in_utc(now),
        edition=rendition.edition,
        replaces=rendition.replaces,
        form=rendition.form,
        cause=rendition.cause,
    )
