"""The register in SQLite or PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from normdocs.adapters.database.register import SqlRegister

__all__ = ["open_register"]


def open_register(url: str) -> SqlRegister:
    """Return the register at `sqlite:///path` or `postgresql://user@host/name`; InputError for anything else.

    Nothing is touched before the first use, which makes the tables or brings them up to date.
    """
    # Here, because SQLAlchemy takes longer to import than most commands run.
    from normdocs.adapters.database.register import SqlRegister  # noqa: PLC0415

    return SqlRegister(url)
