"""The register: transactions on one database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection

from normdocs.adapters.database.connection import WRITING, make_engine, make_folder, parse_address, reading
from normdocs.adapters.database.failures import explained
from normdocs.adapters.database.migration import bring_up_to_date
from normdocs.adapters.database.units import SqlUnit, SqlView


class SqlRegister:
    """The register in one database; safe to use from several threads and processes."""

    def __init__(self, address: str) -> None:
        self._url = parse_address(address)
        self._name = self._url.render_as_string(hide_password=True)
        self._engine = make_engine(self._url)
        self._up_to_date = False

    @contextmanager
    def view(self) -> Iterator[SqlView]:
        """Open the register for reading, as it is at this moment."""
        with self._transaction(reading(self._engine)) as connection:
            yield SqlView(connection)

    @contextmanager
    def unit(self) -> Iterator[SqlUnit]:
        """Open a unit of work: committed on a clean exit, undone otherwise."""
        with self._transaction(WRITING) as connection:
            yield SqlUnit(connection)

    def close(self) -> None:
        """Let go of the connections; the next use opens new ones."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self, options: dict[str, Any]) -> Iterator[Connection]:
        with explained(self._name):
            self._prepare()
            with self._engine.connect().execution_options(**options) as connection, connection.begin():
                yield connection

    def _prepare(self) -> None:
        if not self._up_to_date:
            make_folder(self._url)
            bring_up_to_date(self._engine, self._name)
            self._up_to_date = True
