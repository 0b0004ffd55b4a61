"""Connections to the two databases, set up so that they behave alike."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from normdocs.errors import InputError

WAIT_SECONDS = 30
PAUSE_SECONDS = 0.02
ADDRESS = "the address of the register is neither sqlite:///path nor postgresql://user@host/name"
FOLDER = "the folder of the register {folder} cannot be made: {reason}"
POSTGRESQL = frozenset({"postgresql", "postgres", "postgresql+psycopg"})

WRITING: dict[str, Any] = {"writes": True}
READING: dict[str, Any] = {"writes": False}
SNAPSHOT: dict[str, Any] = {**READING, "isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


def parse_address(address: str) -> URL:
    """Return the URL of a database file or of a PostgreSQL database; InputError for anything else."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        # Not quoted: what cannot be read may hold a password.
        raise InputError(ADDRESS) from error
    if url.drivername in POSTGRESQL:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername != "sqlite" or url.database in (None, "", ":memory:"):
        raise InputError(ADDRESS)
    return url


def make_engine(url: URL) -> Engine:
    """Return an engine; nothing is opened yet."""
    if url.drivername != "sqlite":
        return create_engine(url, connect_args={"connect_timeout": WAIT_SECONDS})
    engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def reading(engine: Engine) -> dict[str, Any]:
    """Return the options of a transaction that sees one moment and changes nothing."""
    return READING if engine.dialect.name == "sqlite" else SNAPSHOT


def make_folder(url: URL) -> None:
    """Make the folder a database file lies in, but not the folders above it."""
    if url.drivername != "sqlite" or url.database is None:
        return
    folder = Path(url.database).parent
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise InputError(FOLDER, folder=folder, reason=error.strerror or str(error)) from error


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # Python's own transaction handling would begin late and never IMMEDIATE.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    # What is taken out of the register is not left in the free pages of its file.
    connection.execute("PRAGMA secure_delete = ON")
    _read_beside_writers(connection, until=time.monotonic() + WAIT_SECONDS)


def _read_beside_writers(connection: sqlite3.Connection, until: float) -> None:
    # SQLite's own waiting does not cover this step: two that make one register at once would meet here.
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(PAUSE_SECONDS)


def _begin_sqlite(connection: Connection) -> None:
    # Begun as a reader, a writer that meets another one fails at once instead of waiting.
    writes = connection.get_execution_options().get("writes", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
