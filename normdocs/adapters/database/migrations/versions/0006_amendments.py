"""Amended texts: the change a version is due to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the column."""
    op.add_column(
        "versions", sa.Column("cause", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"))
    )
