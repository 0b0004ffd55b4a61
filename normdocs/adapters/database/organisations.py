"""Organisations and the versions of their profiles."""

from __future__ import annotations

from datetime import UTC, date, datetime

from pydantic import ValidationError
from sqlalchemy import Connection, Row, insert, select

from normdocs.adapters.database import records
from normdocs.adapters.database.compact import compact
from normdocs.adapters.database.record_saving import Saving
from normdocs.adapters.database.schema import in_utc, organisations, profiles
from normdocs.adapters.database.upsert import upsert
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.domain.records.roll import Records
from normdocs.errors import ProfileError
from normdocs.services.ports import Organisation

BROKEN = "the profile of {organisation} in the register does not hold ({place}: {reason}); import it again"
# What the profile's file states and tables of their own keep.
RECORDS = ("participants", "pairs", "responses")


def find(
    connection: Connection, region: str | None, municipality: str | None, only: str | None
) -> tuple[Organisation, ...]:
    """Return the organisations there, by id."""
    query = select(organisations).order_by(organisations.c.id)
    if only is not None:
        query = query.where(organisations.c.id == only)
    if region is not None:
        query = query.where(organisations.c.region == region)
    if municipality is not None:
        query = query.where(organisations.c.municipality == municipality)
    rows = connection.execute(query)
    return tuple(Organisation(row.id, row.short_name, row.municipality, row.region) for row in rows)


def read(connection: Connection, organisation: str) -> SchoolProfile | None:
    """Return the latest profile with the records, None when nobody has the organisation."""
    stored = _latest(connection, organisation)
    if stored is None:
        return None
    try:
        profile = SchoolProfile.model_validate_json(stored.body)
        return _joined(profile, records.read(connection, organisation))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(name) for name in first["loc"])
        raise ProfileError(BROKEN, organisation=organisation, place=place, reason=first["msg"]) from error


def recorded_on(connection: Connection, organisation: str) -> date | None:
    """Return the day the latest profile was recorded, None when nobody has the organisation."""
    query = select(profiles.c.recorded_at).where(profiles.c.organisation == organisation)
    moment = connection.execute(query.order_by(profiles.c.number.desc()).limit(1)).scalar_one_or_none()
    return moment.astimezone(UTC).date() if moment else None


def save(connection: Connection, profile: SchoolProfile, now: datetime, by: str) -> bool:
    """Keep the profile and the records it names; return whether anything changed."""
    kept = _keep(connection, profile, now)
    part = profile.mentoring
    if not part.participants:
        return kept
    given = Records(part.participants, part.pairs, part.responses)
    return Saving(connection, profile.id, by, now).save(given).anything or kept


def _joined(profile: SchoolProfile, kept: Records) -> SchoolProfile:
    if not kept.participants:
        return profile
    part = {name: getattr(kept, name) for name in RECORDS}
    return profile.model_copy(update={"mentoring": profile.mentoring.model_copy(update=part)})


def _keep(connection: Connection, profile: SchoolProfile, now: datetime) -> bool:
    """Keep the profile under its next number unless it equals the latest; return whether it was kept."""
    body = _written(profile)
    if _is_latest(connection, profile.id, body):
        return False
    shown = {
        "short_name": profile.names.short,
        "municipality": profile.municipality,
        "region": profile.region,
    }
    connection.execute(upsert(connection, organisations, {"id": profile.id, **shown}, shown))
    # Whoever else saves this profile waits from here on; they may have come just before.
    if _is_latest(connection, profile.id, body):
        return False
    latest = _latest(connection, profile.id)
    number = latest.number + 1 if latest else 1
    row = {"organisation": profile.id, "number": number, "recorded_at": in_utc(now), "body": body}
    connection.execute(insert(profiles), row)
    return True


def _written(profile: SchoolProfile) -> str:
    """Return the profile as text, equal for equal profiles; without records and what is not stated."""
    stated = profile.model_dump(mode="json", exclude_defaults=True, exclude={"mentoring": set(RECORDS)})
    # A programme of which only records were stated is none the profile knows of.
    stated = {name: value for name, value in stated.items() if (name, value) != ("mentoring", {})}
    return compact(stated)


def _latest(connection: Connection, organisation: str) -> Row[int, str] | None:
    query = select(profiles.c.number, profiles.c.body).where(profiles.c.organisation == organisation)
    return connection.execute(query.order_by(profiles.c.number.desc()).limit(1)).one_or_none()


def _is_latest(connection: Connection, organisation: str, body: str) -> bool:
    latest = _latest(connection, organisation)
    return latest is not None and latest.body == body
