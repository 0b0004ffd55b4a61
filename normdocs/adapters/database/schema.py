"""The tables as they are now, and those of *_tables; migrations/versions says how they came to be so."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

# Names are compared byte by byte: the same order, and prefixes found by an index, in both databases.
Key = Text().with_variant(Text(collation="C"), "postgresql")


def in_utc(moment: datetime) -> datetime:
    """Return the moment in UTC; ValueError for one without a zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")
    return moment.astimezone(UTC)


class Moment(TypeDecorator[datetime]):
    """An aware moment; SQLite, which knows no zones, keeps it in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Store in UTC."""
        return value and in_utc(value)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Return in UTC whatever zone the server speaks in."""
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "fk": "%(table_name)s_%(column_0_name)s_fkey",
        "pk": "%(table_name)s_pkey",
    }
)

organisations = Table(
    "organisations",
    metadata,
    Column("id", Key, primary_key=True),
    Column("short_name", Text, nullable=False),
    Column("municipality", Text),
    Column("region", Text, nullable=False),
    Index(None, "region", "municipality"),
    Index(None, "municipality"),
)

profiles = Table(
    "profiles",
    metadata,
    Column("organisation", Key, ForeignKey("organisations.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("body", Text, nullable=False),
    PrimaryKeyConstraint("organisation", "number"),
)

documents = Table(
    "documents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("organisation", Key, ForeignKey("organisations.id"), nullable=False),
    Column("type", Key, nullable=False),
    Column("period", Key, nullable=False),
    Column("latest", Integer, nullable=False),
    Column("revision", Integer, nullable=False, server_default="0"),
    Column("standing", Text),
    UniqueConstraint("organisation", "type", "period"),
)

versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", Integer, ForeignKey("documents.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("requisite_number", Text),
    Column("requisite_date", Date),
    Column("template", Text, nullable=False),
    Column("template_hash", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("example", Boolean, nullable=False),
    Column("doubts", Integer, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("edition", Integer, nullable=False, server_default="1"),
    Column("replaces", Integer),
    Column("form", Text, nullable=False, server_default="generated"),
    Column("cause", Key),
    UniqueConstraint("document", "number"),
    Index(None, "template"),
)

inflection = Table(
    "inflection",
    metadata,
    Column("kind", Key, nullable=False),
    Column("nominative", Key, nullable=False),
    Column("case", Key, nullable=False),
    Column("form", Text, nullable=False),
    Column("settled_at", Moment, nullable=False),
    PrimaryKeyConstraint("kind", "nominative", "case"),
)

provenance = Table(
    "provenance",
    metadata,
    Column("version", Integer, ForeignKey("versions.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("path", Text, nullable=False),
    Column("origin", Key, nullable=False),
    Column("value", Text, nullable=False),
    Column("example", Boolean, nullable=False),
    Column("doubt", Text),
    PrimaryKeyConstraint("version", "position"),
    Index(None, "origin", "version"),
    sqlite_with_rowid=False,
)

# The truth about approvals; a document's standing, its versions' states and the moves follow from it.
journal = Table(
    "journal",
    metadata,
    Column("organisation", Key, ForeignKey("organisations.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("happening", Text, nullable=False),
    Column("type", Key, nullable=False),
    Column("period", Key, nullable=False),
    Column("version", Integer, nullable=False),
    Column("comment", Text, nullable=False),
    Column("details", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    PrimaryKeyConstraint("organisation", "number"),
    Index(None, "organisation", "type", "period", "number"),
)

# The end of each organisation's journal: cutting it short shows.
seals = Table(
    "seals",
    metadata,
    Column("organisation", Key, ForeignKey("organisations.id"), primary_key=True),
    Column("length", Integer, nullable=False),
    Column("hash", Text, nullable=False),
)

moves = Table(
    "moves",
    metadata,
    Column("document", Integer, ForeignKey("documents.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("action", Key, nullable=False),
    Column("role", Key, nullable=False),
    Column("name", Key, nullable=False),
    Column("since", Moment, nullable=False),
    Column("term", Integer, nullable=False),
    PrimaryKeyConstraint("document", "version", "action", "role", "name"),
    Index(None, "role"),
)

registrations = Table(
    "registrations",
    metadata,
    Column("organisation", Key, ForeignKey("organisations.id"), nullable=False),
    Column("type", Key, nullable=False),
    Column("period", Key, nullable=False),
    Column("edition", Integer, nullable=False),
    Column("number", Text),
    Column("number_key", Key),
    Column("year", Integer, nullable=False),
    Column("date", Date, nullable=False),
    Column("title", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    PrimaryKeyConstraint("organisation", "type", "period", "edition"),
    UniqueConstraint("organisation", "year", "number_key"),
)

# Letters to be sent; `about` says of what, so that nobody is reminded of one thing twice within a week.
outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("organisation", Key, ForeignKey("organisations.id"), nullable=False),
    Column("occasion", Key, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Column("failure", Text),
    Column("about", Text, nullable=False, server_default="[]"),
    Column("claimed_at", Moment),
    UniqueConstraint("organisation", "occasion", "recipient"),
)
