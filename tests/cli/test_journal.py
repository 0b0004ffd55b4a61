"""The journal on the command line: shown, verified, exported, rebuilt, on both databases."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import create_engine, text

from normdocs.adapters.database.connection import parse_address
from normdocs.bootstrap import Application
from normdocs.services.approval.registering import Wish
from tests.cli.refusal import assert_refused
from tests.services.approvals import COUNCIL, CURATOR, DAY, GOVERNORS, HEAD, PROTOCOL
from tests.services.schools import SHAKHTY, altered, completed, real
from tests.workspace import Desk

ENTRIES = 11


@pytest.fixture(params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    """A school whose first order is signed, and its annex approved with it."""
    variables = {}
    if request.param == "postgresql":
        variables["NORMDOCS_DATABASE_URL"] = request.getfixturevalue("postgresql").database()
    desk = Desk(tmp_path / "outputs", variables)
    app = Application(desk.settings)
    app.registrar.admit(altered(real(completed(SHAKHTY)), issued=[]))
    app.generator.generate(SHAKHTY, ["S01", "S04"])
    for code in ("S01", "S04"):
        app.approver.submit(SHAKHTY, code)
        app.approver.approve(SHAKHTY, code, CURATOR)
    app.clerk.register(SHAKHTY, "S01", Wish(DAY, "162"))
    app.approver.approve(SHAKHTY, "S04", COUNCIL, PROTOCOL)
    app.approver.approve(SHAKHTY, "S04", GOVERNORS)
    app.approver.approve(SHAKHTY, "S01", HEAD)
    app.close()
    return desk


def tamper(desk: Desk, statement: str) -> None:
    engine = create_engine(parse_address(desk.settings.database_url))
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def digest(line: dict[str, Any]) -> str:
    """The hash of an exported entry, computed as docs/how-to/journal.md says."""
    names = "previous number at name role happening organisation type period version comment details"
    parts = [line[name] for name in names.split()]
    canonical = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def test_the_journal_says_who_did_what_in_which_role_and_under_which_number(desk: Desk) -> None:
    answer = desk.run("journal", "show", SHAKHTY)
    assert answer.code == 0, answer.said
    for part in ("S01", "S04", "162", "13.10.2020", "директор", "Двалидзе"):
        assert part in answer.out, part


def test_the_journal_of_one_type_holds_nothing_of_others(desk: Desk) -> None:
    answer = desk.run("journal", "show", SHAKHTY, "S04", "--json")
    assert {one["type"] for one in answer.json} == {"S04"}
    assert [one["happening"] for one in answer.json][-1] == "approved"


def test_a_whole_journal_is_said_to_be_whole_with_its_counts(desk: Desk) -> None:
    answer = desk.run("journal", "verify")
    assert answer.code == 0, answer.said
    assert str(ENTRIES) in answer.out
    assert desk.run("journal", "verify", SHAKHTY, "--json").json["findings"] == []


def test_a_row_changed_by_hand_ends_the_check_with_one_and_the_number_of_the_row(desk: Desk) -> None:
    tamper(desk, "UPDATE journal SET name = 'Примеров П. П.' WHERE number = 3")
    answer = desk.run("journal", "verify")
    assert answer.code == 1
    assert_refused(answer, SHAKHTY, " 3 ", "S04")
    assert len(answer.out.splitlines()) == 1


def test_a_byte_changed_in_the_archive_ends_the_check_with_one_and_the_files_name(desk: Desk) -> None:
    content = desk.run("documents", "list", SHAKHTY, "--json").json[0]["content"]
    (path,) = desk.outputs.rglob(content)
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    answer = desk.run("journal", "verify", SHAKHTY)
    assert answer.code == 1
    assert_refused(answer, "S01", content)


def test_the_exported_journal_is_verified_by_whoever_reads_it(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "journal.jsonl"
    answer = desk.run("journal", "export", SHAKHTY, file)
    assert answer.code == 0, answer.said
    *events, end = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    last = "0" * 64
    for number, event in enumerate(events, 1):
        assert (event["number"], event["previous"], event["hash"]) == (number, last, digest(event))
        last = event["hash"]
    assert end == {"seal": {"length": len(events), "hash": last}}


def test_the_workbook_of_the_journal_has_every_entry_and_its_hash(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "journal.xlsx"
    assert desk.run("journal", "export", SHAKHTY, file).code == 0
    head, *rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    assert len(rows) == ENTRIES
    shown = desk.run("journal", "show", SHAKHTY, "--json").json
    assert [row[-1] for row in rows] == [one["hash"] for one in shown]
    assert len(head) == 10


@pytest.mark.parametrize("name", ["journal.pdf", "journal", "no-such-folder/journal.jsonl"])
def test_a_file_that_cannot_be_written_is_refused_and_leaves_nothing(
    desk: Desk, tmp_path: Path, name: str
) -> None:
    before = sorted(tmp_path.rglob("*.*"))
    assert_refused(desk.run("journal", "export", SHAKHTY, tmp_path / name), Path(name).name)
    assert [path for path in sorted(tmp_path.rglob("*.*")) if "register" not in path.name] == [
        path for path in before if "register" not in path.name
    ]


def test_a_state_changed_by_hand_is_mended_by_rebuilding(desk: Desk) -> None:
    tamper(desk, "UPDATE versions SET state = 'published' WHERE state = 'approved'")
    assert desk.run("journal", "verify").code == 1
    answer = desk.run("journal", "rebuild", SHAKHTY)
    assert answer.code == 0, answer.said
    assert "S01" in answer.out
    assert desk.run("journal", "verify").code == 0


def test_nothing_is_rebuilt_from_a_damaged_journal(desk: Desk) -> None:
    tamper(desk, "DELETE FROM journal WHERE number = 2")
    assert_refused(desk.run("journal", "rebuild", SHAKHTY), SHAKHTY, "2")


@pytest.mark.parametrize("command", ["show", "verify", "rebuild"])
def test_an_organisation_nobody_has_is_refused(desk: Desk, command: str) -> None:
    answer = desk.run("journal", command, "nobody")
    assert answer.code == 3
    assert_refused(answer, "nobody")


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_the_registration_journal_of_a_year_is_written(desk: Desk, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"registered.{suffix}"
    answer = desk.run("journal", "registration", SHAKHTY, file, "--year", "2020")
    assert answer.code == 0, answer.said
    assert file.stat().st_size > 1000
