"""The table of published templates."""

from __future__ import annotations

from sqlalchemy import Column, Integer, PrimaryKeyConstraint, Table, Text

from normdocs.adapters.database.schema import Key, Moment, metadata

# Appended to, never changed.
template_versions = Table(
    "template_versions",
    metadata,
    Column("template", Key, nullable=False),
    Column("number", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("note", Text, nullable=False),
    PrimaryKeyConstraint("template", "number"),
)
