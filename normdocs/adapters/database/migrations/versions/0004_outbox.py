"""What each letter reminds of, and who is sending it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns; letters written before remind of nothing known."""
    op.add_column("outbox", sa.Column("about", sa.Text, nullable=False, server_default="[]"))
    op.add_column("outbox", sa.Column("claimed_at", sa.DateTime(timezone=True)))
