"""What amends and repeals acts, their history, the definitions they were imported from; who cites them."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
TEXTS = ("id", "level", "kind", "issuer", "number", "title", "territory", "replaced_by", "source")
STATED = (*TEXTS, "verified")
DAYS = ("date", "valid_from", "valid_to")
BATCH = 1_000


def upgrade() -> None:
    """Add the columns, make the tables, and fill them from what there is."""
    op.add_column("acts", sa.Column("amends", sa.Text, nullable=False, server_default="[]"))
    op.add_column("acts", sa.Column("repealed_by", KEY))
    op.add_column("acts", sa.Column("imported", sa.Text))
    _history()
    _citations()
    connection = op.get_bind()
    _remember_imports(connection)
    _fill_citations(connection)


def _history() -> None:
    op.create_table(
        "act_history",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("act", KEY, nullable=False),
        sa.Column("other", KEY),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("happening", sa.Text, nullable=False),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("previous", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="act_history_pkey"),
    )
    op.create_index("act_history_act", "act_history", ["act"])
    op.create_index("act_history_other", "act_history", ["other"])


def _citations() -> None:
    op.create_table(
        "citations",
        sa.Column("act", KEY, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("act", "version", name="citations_pkey"),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name="citations_version_fkey"),
        sqlite_with_rowid=False,
    )


def _remember_imports(connection: sa.Connection) -> None:
    """Until now every act of the register was the registry's own, as it was imported last."""
    days = [sa.column(name, sa.Date) for name in DAYS]
    texts = [sa.column(name, sa.Text) for name in (*TEXTS, "purposes", "imported")]
    acts = sa.table("acts", *days, *texts, sa.column("verified", sa.Boolean))
    for row in connection.execute(sa.select(acts)).mappings().all():
        stated: dict[str, Any] = {name: row[name] for name in STATED if row[name] is not None}
        stated |= {name: row[name].isoformat() for name in DAYS if row[name] is not None}
        if purposes := json.loads(row["purposes"]):
            stated["purposes"] = purposes
        canonical = json.dumps(stated, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        known = hashlib.sha256(canonical.encode()).hexdigest()
        connection.execute(sa.update(acts).where(acts.c.id == row["id"]).values(imported=known))


def _fill_citations(connection: sa.Connection) -> None:
    versions = sa.table("versions", sa.column("id"), sa.column("basis"))
    citations = sa.table("citations", sa.column("act"), sa.column("version"))
    last = 0
    while rows := connection.execute(
        sa.select(versions).where(versions.c.id > last).order_by(versions.c.id).limit(BATCH)
    ).all():
        last = rows[-1].id
        cited = [{"act": act, "version": row.id} for row in rows for act in dict.fromkeys(_acts(row.basis))]
        if cited:
            connection.execute(sa.insert(citations), cited)


def _acts(basis: str) -> list[str]:
    """Return the acts of a version; none where somebody wrote into the row what normdocs never would."""
    try:
        named = json.loads(basis)
    except ValueError:
        return []
    return [one for one in named if isinstance(one, str)] if isinstance(named, list) else []
