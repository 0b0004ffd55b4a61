"""Organisations found by their municipality alone: whom a municipal act binds."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the index."""
    op.create_index("organisations_municipality", "organisations", ["municipality"])
