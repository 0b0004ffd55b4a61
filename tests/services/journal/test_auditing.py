"""Whatever somebody changes by hand in the register or in the archive is found, and named."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from normdocs.adapters.database.connection import parse_address
from normdocs.errors import ArchiveError, NotFoundError
from normdocs.services.journal.findings import AuditFinding
from tests.postgres import Server
from tests.services.approvals import Rooms
from tests.services.schools import SHAKHTY
from tests.services.workshop import Workshop

ENTRIES = 24
# The twelfth entry: the regulations go on as version 2.
ROW = f"WHERE organisation = '{SHAKHTY}' AND number = 12"
TWELFTH = ("No. 12", "S04 2020-2024", "carried")
LAST = f"WHERE organisation = '{SHAKHTY}' AND number = {ENTRIES}"
S04 = f"(SELECT id FROM documents WHERE organisation = '{SHAKHTY}' AND type = 'S04')"
ZERO = "0" * 64


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def walked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A school of which two orders and their annexes are in force; nobody changes it."""
    folder = tmp_path_factory.mktemp("walked")
    url = request.getfixturevalue("postgresql").database() if request.param == "postgresql" else ""
    rooms = Rooms(Workshop(folder, database_url=url))
    rooms.admit()
    rooms.walk()
    rooms.workshop.register.close()
    return rooms.workshop


@pytest.fixture
def rooms(walked: Workshop, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Rooms]:
    """A copy of the school, to be tampered with."""
    shutil.copytree(walked.folder, tmp_path / "copy")
    url = ""
    if walked.database_url:
        server: Server = request.getfixturevalue("postgresql")
        url = server.database(like=walked.database_url)
    copied = Rooms(Workshop(tmp_path / "copy", database_url=url))
    yield copied
    copied.workshop.register.close()


def tamper(rooms: Rooms, *statements: str) -> None:
    """Write into the register past normdocs."""
    workshop = rooms.workshop
    engine = create_engine(parse_address(workshop.database_url or f"sqlite:///{workshop.folder}/register.db"))
    with engine.begin() as connection:
        for statement in statements:
            # A colon in a moment is no parameter.
            connection.execute(text(statement.replace(":", "\\:")))
    engine.dispose()


def said(finding: AuditFinding) -> str:
    return str(ArchiveError(finding.message, **finding.values))


def found(rooms: Rooms) -> list[str]:
    return [said(one) for one in rooms.auditor.verify().findings]


def assert_named(sentences: list[str], *parts: str) -> None:
    assert any(all(part in sentence for part in parts) for sentence in sentences), sentences


def test_a_journal_nobody_touched_is_whole(rooms: Rooms) -> None:
    audit = rooms.auditor.verify(SHAKHTY)
    assert (audit.findings, audit.entries, audit.documents) == ([], ENTRIES, 26)
    assert audit.files == 9


def test_an_organisation_nobody_has_cannot_be_verified(rooms: Rooms) -> None:
    with pytest.raises(NotFoundError):
        rooms.auditor.verify("nobody")


ALTERED = {
    "at": "at = '2026-11-21 09:30:00+00:00'",
    "name": "name = 'Примеров П. П.'",
    "role": "role = 'head'",
    "happening": "happening = 'passed'",
    "type": "type = 'S02'",
    "period": "period = ''",
    "version": "version = 2",
    "comment": "comment = 'дописано'",
    "details": "details = '{}'",
    "previous": f"previous = '{ZERO}'",
    "hash": f"hash = '{ZERO}'",
}


@pytest.mark.parametrize("column", ALTERED)
def test_any_column_of_a_row_changed_by_hand_shows_as_that_row(rooms: Rooms, column: str) -> None:
    tamper(rooms, f"UPDATE journal SET {ALTERED[column]} {ROW}")
    (sentence,) = found(rooms)
    assert "No. 12" in sentence
    assert "not what was written" in sentence


UNREADABLE = {
    "happening": "happening = 'выдумано'",
    "details, no JSON": "details = '{\"to\"'",
    "details, a list": "details = '[1]'",
    "hash": "hash = ''",
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_a_row_that_cannot_even_be_read_is_named(rooms: Rooms, what: str) -> None:
    tamper(rooms, f"UPDATE journal SET {UNREADABLE[what]} {ROW}")
    (sentence,) = found(rooms)
    assert "No. 12" in sentence


@pytest.mark.parametrize("value", ["'вчера'", "'2026-13-45 99:00:00'", "x'00ff'", "7"])
def test_a_moment_or_a_name_that_is_none_is_named_in_sqlite(rooms: Rooms, value: str) -> None:
    if rooms.workshop.database_url:
        pytest.skip("PostgreSQL takes nothing but moments there")
    path = rooms.workshop.folder / "register.db"
    for column in ("at", "name"):
        with sqlite3.connect(path) as connection:
            connection.execute(f"UPDATE journal SET {column} = {value} {ROW}")
        connection.close()
    (sentence,) = found(rooms)
    assert "No. 12" in sentence


def test_an_infinite_moment_is_named_in_postgresql(rooms: Rooms) -> None:
    if not rooms.workshop.database_url:
        pytest.skip("SQLite knows no such moment")
    tamper(rooms, f"UPDATE journal SET at = 'infinity' {ROW}")
    (sentence,) = found(rooms)
    assert "No. 12" in sentence


def test_of_a_changed_row_and_an_unreadable_one_behind_it_the_first_is_named(rooms: Rooms) -> None:
    later = ROW.replace("12", "20")
    tamper(
        rooms,
        f"UPDATE journal SET comment = '!' {ROW}",
        f"UPDATE journal SET details = '!' {later}",
    )
    (sentence,) = found(rooms)
    assert_named([sentence], *TWELFTH)


def test_a_row_under_another_number_is_missing_from_its_place(rooms: Rooms) -> None:
    tamper(rooms, f"UPDATE journal SET number = 120 {ROW}")
    (sentence,) = found(rooms)
    assert_named([sentence], "No. 12 of the journal is missing", "No. 13", "follows No. 11")


def test_a_row_given_to_another_organisation_is_missing_here_and_too_many_there(rooms: Rooms) -> None:
    tamper(
        rooms,
        "INSERT INTO organisations (id, short_name, region) VALUES ('other', 'Другая', 'Край')",
        f"UPDATE journal SET organisation = 'other' {ROW}",
    )
    findings = {one.organisation: said(one) for one in rooms.auditor.verify().findings}
    assert set(findings) == {SHAKHTY, "other"}
    assert "No. 12 of the journal is missing" in findings[SHAKHTY]
    assert "No. 1 of the journal is missing" in findings["other"]


def test_a_row_deleted_in_the_middle_is_missing(rooms: Rooms) -> None:
    tamper(rooms, f"DELETE FROM journal {ROW}")
    (sentence,) = found(rooms)
    assert_named([sentence], "No. 12 of the journal is missing", "S02", "registered", "follows No. 11")


def test_the_last_row_deleted_is_a_journal_cut_off(rooms: Rooms) -> None:
    tamper(rooms, f"DELETE FROM journal {LAST}")
    (sentence,) = found(rooms)
    assert_named([sentence], "cut off", "No. 24 to No. 24", "S02", "published")


def test_every_row_deleted_is_a_journal_that_is_gone(rooms: Rooms) -> None:
    tamper(rooms, "DELETE FROM journal")
    assert_named(found(rooms), "all 24 entries")


def test_two_rows_that_changed_places_show_as_the_first_of_them(rooms: Rooms) -> None:
    swap = ((12, 1000), (13, 12), (1000, 13))
    tamper(rooms, *(f"UPDATE journal SET number = {new} WHERE number = {old}" for old, new in swap))
    (sentence,) = found(rooms)
    assert_named([sentence], "No. 12", "not what was written", "S02", "registered")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("length = 20", "No. 21"),
        ("length = 30", "No. 25"),
        (f"hash = '{ZERO}'", "No. 24"),
    ],
)
def test_a_changed_seal_shows(rooms: Rooms, change: str, named: str) -> None:
    tamper(rooms, f"UPDATE seals SET {change}")
    (sentence,) = found(rooms)
    assert_named([sentence], "seal", named)


def test_a_deleted_seal_shows(rooms: Rooms) -> None:
    tamper(rooms, "DELETE FROM seals")
    assert_named(found(rooms), "seal", "No. 1")


def test_a_row_added_by_hand_is_not_sealed(rooms: Rooms) -> None:
    columns = "organisation, at, name, role, happening, type, period, version, comment, details"
    tamper(
        rooms,
        f"INSERT INTO journal ({columns}, number, previous, hash) "
        f"SELECT {columns}, 25, hash, '{ZERO}' FROM journal {LAST}",
    )
    (sentence,) = found(rooms)
    assert "No. 25" in sentence


def approved_file(rooms: Rooms) -> Path:
    workshop = rooms.workshop
    return workshop.archive.path(workshop.version(SHAKHTY, "S04").content)


def test_one_byte_of_an_archived_file_changed_names_the_document_and_the_file(rooms: Rooms) -> None:
    path = approved_file(rooms)
    blob = bytearray(path.read_bytes())
    blob[100] ^= 1
    path.chmod(0o644)
    path.write_bytes(blob)
    (sentence,) = found(rooms)
    assert_named([sentence], "S04 2020-2024, version 2", path.name, "not what was stored")


def test_a_file_deleted_from_the_archive_names_the_document_and_the_file(rooms: Rooms) -> None:
    path = approved_file(rooms)
    path.unlink()
    (sentence,) = found(rooms)
    assert_named([sentence], "S04 2020-2024, version 2", path.name, "missing")


def test_the_file_of_a_draft_is_not_asked_for(rooms: Rooms) -> None:
    workshop = rooms.workshop
    workshop.archive.path(workshop.version(SHAKHTY, "S12.1").content).unlink()
    assert found(rooms) == []


def test_another_file_under_an_approved_version_names_the_version_and_the_entry(rooms: Rooms) -> None:
    other = rooms.workshop.version(SHAKHTY, "S01").content
    tamper(rooms, f"UPDATE versions SET content = '{other}' WHERE number = 2 AND document = {S04}")
    assert_named(found(rooms), "S04 2020-2024, version 2", other[:12], "No. 12")


def test_a_version_deleted_by_hand_is_named(rooms: Rooms) -> None:
    doomed = f"(SELECT id FROM versions WHERE number = 1 AND document = {S04})"
    tamper(
        rooms,
        f"DELETE FROM provenance WHERE version = {doomed}",
        f"DELETE FROM citations WHERE version = {doomed}",
        f"DELETE FROM versions WHERE number = 1 AND document = {S04}",
    )
    assert_named(found(rooms), "S04 2020-2024", "version 1", "not in the register")


def test_the_number_of_an_approved_version_changed_by_hand_is_named(rooms: Rooms) -> None:
    document = S04.replace("S04", "S02")
    tamper(rooms, f"UPDATE versions SET requisite_number = '999' WHERE number = 3 AND document = {document}")
    assert_named(found(rooms), "S02 2021-2022, version 3", "No. 999", "No. 162/1")


def test_a_state_changed_by_hand_is_named_and_rebuilt(rooms: Rooms) -> None:
    tamper(rooms, f"UPDATE versions SET state = 'published' WHERE number = 2 AND document = {S04}")
    (sentence,) = found(rooms)
    assert_named([sentence], "S04 2020-2024, version 2", "published", "approved")
    assert [said(one) for one in rooms.auditor.rebuild(SHAKHTY).findings] == [sentence]
    assert found(rooms) == []


BESIDE = {
    "a state that is none": "UPDATE versions SET state = 'готово' WHERE number = 2",
    "a state of a draft": "UPDATE versions SET state = 'approved' WHERE state = 'draft'",
    "a standing": "UPDATE documents SET standing = NULL, revision = 0 WHERE type = 'S04'",
    "a standing that is none": "UPDATE documents SET standing = '{' WHERE type = 'S04'",
    "another's standing": (
        "UPDATE documents SET standing = (SELECT standing FROM documents WHERE type = 'S01')"
        " WHERE type = 'S04'"
    ),
    "a move less": "DELETE FROM moves",
    "a move of another": "UPDATE moves SET role = 'head'",
    "a move that is none": "UPDATE moves SET action = 'танец'",
}


@pytest.mark.parametrize("what", BESIDE)
def test_what_follows_from_the_journal_is_found_wrong_and_rebuilt(rooms: Rooms, what: str) -> None:
    tamper(rooms, BESIDE[what])
    assert found(rooms)
    assert rooms.auditor.rebuild(SHAKHTY).findings
    assert found(rooms) == []
    assert rooms.auditor.rebuild(SHAKHTY).findings == []


def test_nothing_is_rebuilt_from_a_damaged_journal(rooms: Rooms) -> None:
    tamper(rooms, f"UPDATE journal SET comment = '!' {ROW}", "DELETE FROM moves")
    with pytest.raises(ArchiveError, match=r"No\. 12"):
        rooms.auditor.rebuild(SHAKHTY)
    with rooms.workshop.register.view() as view:
        assert view.moves() == ()


REGISTRATIONS = {
    "number = '999'": ("S01", "999", "162", "No. 9"),
    "date = '2020-10-14'": ("S01", "2020-10-14", "2020-10-13", "No. 9"),
    "title = 'О другом'": ("S01", "О другом", "No. 9"),
    "by = 'Примеров П. П.'": ("S01", "Примеров П. П.", "No. 9"),
    "edition = 2": ("S01, edition 2", "no entry"),
}


@pytest.mark.parametrize("change", REGISTRATIONS)
def test_a_registration_changed_by_hand_is_named_with_the_entry_it_contradicts(
    rooms: Rooms, change: str
) -> None:
    column, _, value = change.partition(" = ")
    tamper(rooms, f"UPDATE registrations SET \"{column}\" = {value} WHERE type = 'S01'")
    assert_named(found(rooms), *REGISTRATIONS[change])


def test_a_registration_deleted_by_hand_is_named(rooms: Rooms) -> None:
    tamper(rooms, "DELETE FROM registrations WHERE type = 'S02'")
    (sentence,) = found(rooms)
    assert_named([sentence], "S02 2021-2022, edition 1", "No. 13", "162/1")


def test_a_file_nobody_may_read_is_named(rooms: Rooms) -> None:
    path = approved_file(rooms)
    path.unlink()
    os.mkdir(path)  # noqa: PTH102 - a folder in the place of a file
    (sentence,) = found(rooms)
    assert_named([sentence], "S04 2020-2024, version 2", path.name)
