"""Organisations and their profiles, acts, documents and their versions with provenance."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    _organisations()
    _acts()
    _documents()
    _versions()
    _provenance()


def _organisations() -> None:
    op.create_table(
        "organisations",
        sa.Column("id", KEY, nullable=False),
        sa.Column("short_name", sa.Text, nullable=False),
        sa.Column("municipality", sa.Text),
        sa.Column("region", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="organisations_pkey"),
    )
    op.create_index("organisations_region_municipality", "organisations", ["region", "municipality"])
    op.create_table(
        "profiles",
        sa.Column("organisation", KEY, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("organisation", "number", name="profiles_pkey"),
        sa.ForeignKeyConstraint(["organisation"], ["organisations.id"], name="profiles_organisation_fkey"),
    )


def _acts() -> None:
    op.create_table(
        "acts",
        sa.Column("id", KEY, nullable=False),
        sa.Column("level", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("issuer", sa.Text),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("territory", sa.Text),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_to", sa.Date),
        sa.Column("replaced_by", KEY),
        sa.Column("purposes", sa.Text, nullable=False),
        sa.Column("verified", sa.Boolean, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="acts_pkey"),
    )


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("organisation", KEY, nullable=False),
        sa.Column("type", KEY, nullable=False),
        sa.Column("period", KEY, nullable=False),
        sa.Column("latest", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="documents_pkey"),
        sa.ForeignKeyConstraint(["organisation"], ["organisations.id"], name="documents_organisation_fkey"),
        sa.UniqueConstraint("organisation", "type", "period", name="documents_organisation_type_period_key"),
    )


def _versions() -> None:
    op.create_table(
        "versions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("requisite_number", sa.Text),
        sa.Column("requisite_date", sa.Date),
        sa.Column("template", sa.Text, nullable=False),
        sa.Column("template_hash", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("basis", sa.Text, nullable=False),
        sa.Column("example", sa.Boolean, nullable=False),
        sa.Column("doubts", sa.Integer, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="versions_pkey"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="versions_document_fkey"),
        sa.UniqueConstraint("document", "number", name="versions_document_number_key"),
    )


def _provenance() -> None:
    op.create_table(
        "provenance",
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("origin", KEY, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("example", sa.Boolean, nullable=False),
        sa.Column("doubt", sa.Text),
        sa.PrimaryKeyConstraint("version", "position", name="provenance_pkey"),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name="provenance_version_fkey"),
        sqlite_with_rowid=False,
    )
    op.create_index("provenance_origin_version", "provenance", ["origin", "version"])
