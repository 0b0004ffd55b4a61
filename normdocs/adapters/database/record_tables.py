"""The tables of records: who takes part in mentoring, with whom, and what came of it."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from normdocs.adapters.database.schema import Key, Moment, metadata

# What is counted stands in columns, the rest in `body`. `number` is the order records came in. Of somebody
# forgotten there is no body; `was` is a digest of the former id, by which a list that still has it is known.
participants = Table(
    "participants",
    metadata,
    Column("organisation", Key, ForeignKey("organisations.id"), nullable=False),
    Column("id", Key, nullable=False),
    Column("number", Integer, nullable=False),
    Column("part", Key, nullable=False),
    Column("kind", Key, nullable=False),
    Column("stage", Key),
    Column("category", Key),
    Column("born", Date),
    Column("consent", Date),
    Column("consent_scope", Text, nullable=False),
    Column("consent_withdrawn", Date),
    Column("body", Text, nullable=False),
    Column("forgotten", Date),
    Column("was", Text),
    Column("by", Text, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("organisation", "id"),
)

pairs = Table(
    "pairs",
    metadata,
    Column("organisation", Key, ForeignKey("organisations.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("id", Key),
    Column("form", Key, nullable=False),
    Column("model", Key, nullable=False),
    Column("since", Date),
    Column("completed", Date),
    Column("body", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("organisation", "number"),
    UniqueConstraint("organisation", "id"),
)

# `position` is 0 for the mentor, from 1 for the mentees in their order.
members = Table(
    "pair_members",
    metadata,
    Column("organisation", Key, nullable=False),
    Column("pair", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("participant", Key, nullable=False),
    PrimaryKeyConstraint("organisation", "pair", "position"),
    ForeignKeyConstraint(["organisation", "pair"], ["pairs.organisation", "pairs.number"]),
    ForeignKeyConstraint(
        ["organisation", "participant"],
        ["participants.organisation", "participants.id"],
        name="pair_members_participant_fkey",
    ),
    Index(None, "organisation", "participant"),
)

meetings = Table(
    "meetings",
    metadata,
    Column("organisation", Key, nullable=False),
    Column("pair", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", Integer, nullable=False),
    Column("date", Date, nullable=False),
    PrimaryKeyConstraint("organisation", "pair", "position"),
    ForeignKeyConstraint(["organisation", "pair"], ["pairs.organisation", "pairs.number"]),
)

# `score` is a text: a decimal, as it was stated, in both databases.
responses = Table(
    "responses",
    metadata,
    Column("organisation", Key, nullable=False),
    Column("participant", Key, nullable=False),
    Column("questionnaire", Key, nullable=False),
    Column("question", Key, nullable=False),
    Column("date", Date, nullable=False),
    Column("number", Integer, nullable=False),
    Column("score", Text, nullable=False),
    Column("example", Boolean, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("organisation", "participant", "questionnaire", "question", "date"),
    ForeignKeyConstraint(["organisation", "participant"], ["participants.organisation", "participants.id"]),
)

# Who changed which record when; names of fields, no values: there is nothing in it to forget but an id.
record_changes = Table(
    "record_changes",
    metadata,
    Column("organisation", Key, ForeignKey("organisations.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", Key, nullable=False),
    Column("record", Key, nullable=False),
    Column("deed", Key, nullable=False),
    Column("fields", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("organisation", "number"),
)
