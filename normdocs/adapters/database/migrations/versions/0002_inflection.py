"""Forms of words people confirmed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "inflection",
        sa.Column("kind", KEY, nullable=False),
        sa.Column("nominative", KEY, nullable=False),
        sa.Column("case", KEY, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("kind", "nominative", "case", name="inflection_pkey"),
    )
