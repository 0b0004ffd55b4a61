"""What tests of every part may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.postgres import Server, running_server

if TYPE_CHECKING:
    from normdocs.adapters.database.register import SqlRegister


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A PostgreSQL server; one per worker, started by the first test that needs it."""
    with running_server() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database; the test runs on both kinds."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/register.db"
    return str(request.getfixturevalue("postgresql").database())


@pytest.fixture
def register(database_url: str) -> Iterator[SqlRegister]:
    """An empty register; the test runs on both kinds of database."""
    from normdocs.adapters.database import open_register

    opened = open_register(database_url)
    yield opened
    opened.close()
