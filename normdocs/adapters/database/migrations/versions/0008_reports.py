"""Reports on file."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "reports",
        sa.Column("organisation", KEY, sa.ForeignKey("organisations.id"), nullable=False),
        sa.Column("type", KEY, nullable=False),
        sa.Column("period", KEY, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("origins", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("organisation", "type", "period", "number", name="reports_pkey"),
    )
    op.create_index("reports_type_period", "reports", ["type", "period"])
