"""The tables of acts: as they are, who recorded what of them, which versions rest on them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text

from normdocs.adapters.database.schema import Key, Moment, metadata

# `imported` is the hash of the definition a file of acts gave last; none where no file did.
acts = Table(
    "acts",
    metadata,
    Column("id", Key, primary_key=True),
    Column("level", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("issuer", Text),
    Column("date", Date, nullable=False),
    Column("number", Text, nullable=False),
    Column("title", Text),
    Column("territory", Text),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Column("replaced_by", Key),
    Column("purposes", Text, nullable=False),
    Column("verified", Boolean, nullable=False),
    Column("source", Text, nullable=False),
    Column("amends", Text, nullable=False, server_default="[]"),
    Column("repealed_by", Key),
    Column("imported", Text),
)

# Appended to, never changed: each row is sealed with the one before it.
act_history = Table(
    "act_history",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("act", Key, nullable=False),
    Column("other", Key),
    Column("at", Moment, nullable=False),
    Column("name", Text, nullable=False),
    Column("happening", Text, nullable=False),
    Column("before", Text),
    Column("after", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index(None, "act"),
    Index(None, "other"),
)

# Which versions rest on an act: versions.basis, found by the act.
citations = Table(
    "citations",
    metadata,
    Column("act", Key, nullable=False),
    Column("version", Integer, ForeignKey("versions.id"), nullable=False),
    PrimaryKeyConstraint("act", "version"),
    sqlite_with_rowid=False,
)
