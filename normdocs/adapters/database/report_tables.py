"""The table of reports on file."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text

from normdocs.adapters.database.schema import Key, Moment, metadata

# Appended to: the highest number of a report is what is on file now.
reports = Table(
    "reports",
    metadata,
    Column("organisation", Key, ForeignKey("organisations.id"), nullable=False),
    Column("type", Key, nullable=False),
    Column("period", Key, nullable=False),
    Column("number", Integer, nullable=False),
    Column("origin", Text, nullable=False),
    Column("origins", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("body", Text, nullable=False),
    PrimaryKeyConstraint("organisation", "type", "period", "number"),
    Index(None, "type", "period"),
)
