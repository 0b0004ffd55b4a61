from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from normdocs.adapters.database import open_register
from normdocs.errors import InputError, NormdocsError
from tests.postgres import Server

NEITHER = "the address of the register is neither sqlite:///path nor postgresql://user@host/name"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "register.db",
        "sqlite://",
        "sqlite:///:memory:",
        "mysql://root@localhost/normdocs",
        "sqlite+nosuch:///register.db",
        "postgresql+asyncpg://user@host/name",
        "postgresql://user:secret@host:port/name",
        "../../x",
    ],
)
def test_other_addresses_are_refused_without_being_quoted(address: str) -> None:
    with pytest.raises(InputError) as caught:
        open_register(address)
    assert str(caught.value) == NEITHER


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_postgresql_goes_by_its_usual_names(postgresql: Server, scheme: str) -> None:
    register = open_register(postgresql.database().replace("postgresql", scheme, 1))
    with register.view() as view:
        assert view.organisations() == ()
    register.close()


def test_opening_touches_nothing_before_the_first_use(tmp_path: Path) -> None:
    open_register(f"sqlite:///{tmp_path}/new/register.db")
    assert list(tmp_path.iterdir()) == []


def test_the_folder_of_the_register_is_made_but_not_those_above(tmp_path: Path) -> None:
    register = open_register(f"sqlite:///{tmp_path}/new/register.db")
    with register.view() as view:
        assert view.acts() == ()
    register.close()
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["register.db"]
    with pytest.raises(InputError) as caught, open_register(f"sqlite:///{tmp_path}/a/b/register.db").view():
        pass
    assert str(caught.value) == (
        f"the folder of the register {tmp_path}/a/b cannot be made: No such file or directory"
    )


def test_a_file_that_is_no_database_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    path.write_bytes(b"not a database, " * 100)
    with pytest.raises(NormdocsError) as caught, open_register(f"sqlite:///{path}").unit():
        pass
    assert str(caught.value) == f"the register sqlite:///{path} cannot be used: file is not a database"
    assert path.read_bytes() == b"not a database, " * 100


def test_a_folder_in_its_place_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(NormdocsError) as caught, open_register(f"sqlite:///{tmp_path}").view():
        pass
    assert str(caught.value) == (
        f"the register sqlite:///{tmp_path} cannot be used: unable to open database file"
    )


def test_a_database_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    theirs = sqlite3.connect(path)
    theirs.execute("CREATE TABLE acts (theirs TEXT)")
    theirs.commit()
    with pytest.raises(NormdocsError, match="table acts already exists"):
        open_register(f"sqlite:///{path}").view().__enter__()
    assert theirs.execute("SELECT name FROM sqlite_master").fetchall() == [("acts",)]
    theirs.close()


def test_a_server_that_does_not_answer_is_named_without_the_password(tmp_path: Path) -> None:
    url = f"postgresql://clerk:secret@/normdocs?host={tmp_path}"
    with pytest.raises(NormdocsError) as caught, open_register(url).view():
        pass
    assert str(caught.value).startswith("the register postgresql+psycopg://clerk:***@/normdocs")
    assert "No such file or directory" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_database_that_does_not_exist_is_named(postgresql: Server) -> None:
    with pytest.raises(NormdocsError, match='database "nowhere" does not exist'):
        open_register(postgresql.url("nowhere")).view().__enter__()
