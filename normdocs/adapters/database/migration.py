"""Making the tables and bringing them up to date."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select, table, text
from sqlalchemy.sql import column

from normdocs.adapters.database.connection import READING, WRITING
from normdocs.errors import NormdocsError

# The newest revision; a test compares it with migrations/versions.
HEAD = "0010"
SCRIPTS = Path(__file__).parent / "migrations"
NEWER = "the register {register} was made by a newer normdocs (its revision is {revision}): update normdocs"
LOCK = 0x6E6F726D646F6373


def bring_up_to_date(engine: Engine, register: str) -> None:
    """Run the migrations that are missing, in one transaction; several processes may do so at once."""
    with engine.connect().execution_options(**READING) as connection:
        if revision(connection) == HEAD:
            return
    with engine.connect().execution_options(**WRITING) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        if revision(connection) != HEAD:
            _upgrade(connection, register)


def revision(connection: Connection) -> str | None:
    """Return the revision the tables are at, None when there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.scalar(select(table("alembic_version", column("version_num")).c.version_num))


def _upgrade(connection: Connection, register: str) -> None:
    # Here, because a register that is up to date, nearly every one, needs no Alembic.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise NormdocsError(NEWER, register=register, revision=revision(connection)) from error
