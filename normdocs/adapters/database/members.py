"""The organisations of a territory as summaries need them: no profile is read as a whole."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import JSON, ColumnElement, Connection, Row, and_, cast, func, or_, select, type_coerce

from normdocs.adapters.database.chunks import chunks
from normdocs.adapters.database.schema import documents, organisations, profiles, versions
from normdocs.domain.document import IN_FORCE, Requisites
from normdocs.domain.organisation import Counts, Issued
from normdocs.services.ports.reports import InForce, Member

STATED = ("kind", "counts", "issued", "example")
ISSUED = TypeAdapter(tuple[Issued, ...])


class MemberRows:
    """What can be read of a territory's organisations; see ports.ReportView."""

    _connection: Connection

    def members(self, *, region: str | None = None, municipality: str | None = None) -> tuple[Member, ...]:
        """Return the organisations there with what their latest profiles state, by id."""
        newest = select(profiles.c.organisation, func.max(profiles.c.number).label("number"))
        last = newest.group_by(profiles.c.organisation).subquery()
        same = and_(profiles.c.organisation == last.c.organisation, profiles.c.number == last.c.number)
        stated = as_json(self._connection, profiles.c.body)
        forms = stated[("mentoring", "forms")]
        query = (
            select(organisations, *(stated[name].label(name) for name in STATED), forms.label("forms"))
            .join(profiles, profiles.c.organisation == organisations.c.id)
            .join(last, same)
            .order_by(organisations.c.id)
        )
        if region is not None:
            query = query.where(organisations.c.region == region)
        if municipality is not None:
            query = query.where(organisations.c.municipality == municipality)
        return tuple(map(member, self._connection.execute(query)))

    def in_force(self, types: Collection[str], organisations: Collection[str], day: date) -> list[InForce]:
        """Return what these organisations have in force of these types, signed by a day, by organisation."""
        query = (
            select(*(documents.c[name] for name in ("organisation", "type", "period")), versions)
            .join(versions, versions.c.document == documents.c.id)
            .where(
                documents.c.type.in_(sorted(types)),
                versions.c.state.in_([state.value for state in IN_FORCE]),
                or_(versions.c.requisite_date.is_(None), versions.c.requisite_date <= day),
            )
            .order_by(documents.c.organisation, documents.c.type, documents.c.period)
        )
        found = []
        for names in chunks(organisations):
            for row in self._connection.execute(query.where(documents.c.organisation.in_(names))):
                requisites = Requisites(row.requisite_number, row.requisite_date)
                found.append(InForce(row.organisation, row.type, row.period, requisites))
        return found


def as_json(connection: Connection, column: ColumnElement[str]) -> ColumnElement[Any]:
    """Return a text as the JSON it holds: SQLite reads it as it lies, PostgreSQL wants it cast."""
    return cast(column, JSON) if connection.dialect.name == "postgresql" else type_coerce(column, JSON)


def member(row: Row[Any]) -> Member:
    """Return an organisation from its row."""
    return Member(
        id=row.id,
        name=row.short_name,
        kind=row.kind,
        municipality=row.municipality,
        counts=Counts.model_validate(row.counts or {}),
        issued=ISSUED.validate_python(row.issued or []),
        forms=tuple(one["form"] for one in row.forms or ()),
        example=bool(row.example),
    )
