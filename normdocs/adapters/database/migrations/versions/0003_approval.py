"""Approval: the journal and what follows from it, registrations, letters to be sent."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add the columns and make the tables."""
    op.add_column("documents", sa.Column("revision", sa.Integer, nullable=False, server_default="0"))
    op.add_column("documents", sa.Column("standing", sa.Text))
    op.add_column("versions", sa.Column("edition", sa.Integer, nullable=False, server_default="1"))
    op.add_column("versions", sa.Column("replaces", sa.Integer))
    op.add_column("versions", sa.Column("form", sa.Text, nullable=False, server_default="generated"))
    _journal()
    _moves()
    _registrations()
    _outbox()


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("organisation", KEY, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("happening", sa.Text, nullable=False),
        sa.Column("type", KEY, nullable=False),
        sa.Column("period", KEY, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("details", sa.Text, nullable=False),
        sa.Column("previous", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("organisation", "number", name="journal_pkey"),
        sa.ForeignKeyConstraint(["organisation"], ["organisations.id"], name="journal_organisation_fkey"),
    )
    columns = ["organisation", "type", "period", "number"]
    op.create_index("journal_organisation_type_period_number", "journal", columns)
    op.create_table(
        "seals",
        sa.Column("organisation", KEY, nullable=False),
        sa.Column("length", sa.Integer, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("organisation", name="seals_pkey"),
        sa.ForeignKeyConstraint(["organisation"], ["organisations.id"], name="seals_organisation_fkey"),
    )


def _moves() -> None:
    op.create_table(
        "moves",
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("action", KEY, nullable=False),
        sa.Column("role", KEY, nullable=False),
        sa.Column("name", KEY, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("term", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("document", "version", "action", "role", "name", name="moves_pkey"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="moves_document_fkey"),
    )
    op.create_index("moves_role", "moves", ["role"])


def _registrations() -> None:
    op.create_table(
        "registrations",
        sa.Column("organisation", KEY, nullable=False),
        sa.Column("type", KEY, nullable=False),
        sa.Column("period", KEY, nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("number", sa.Text),
        sa.Column("number_key", KEY),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("organisation", "type", "period", "edition", name="registrations_pkey"),
        sa.UniqueConstraint(
            "organisation", "year", "number_key", name="registrations_organisation_year_number_key_key"
        ),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisations.id"], name="registrations_organisation_fkey"
        ),
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("organisation", KEY, nullable=False),
        sa.Column("occasion", KEY, nullable=False),
        sa.Column("recipient", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.Column("sent_at", MOMENT),
        sa.Column("failure", sa.Text),
        sa.PrimaryKeyConstraint("id", name="outbox_pkey"),
        sa.UniqueConstraint(
            "organisation", "occasion", "recipient", name="outbox_organisation_occasion_recipient_key"
        ),
        sa.ForeignKeyConstraint(["organisation"], ["organisations.id"], name="outbox_organisation_fkey"),
    )
