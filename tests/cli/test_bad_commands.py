"""A command that cannot be carried out says why and changes nothing (issue 2, item 12)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.refusal import Unchanged, assert_refused
from tests.workspace import SHAKHTY, Desk, profile_of, workspace_copy

COMMANDS: dict[str, tuple[list[str], int, tuple[str, ...]]] = {
    "a command there is not": (["frobnicate"], 2, ()),
    "a command there is not in a group": (["documents", "frobnicate"], 2, ()),
    "an option there is not": (["readiness", "--frobnicate"], 2, ("--frobnicate",)),
    "an option without its value": (["readiness", "--region"], 2, ("--region",)),
    "onboarding nobody": (["onboard"], 2, ()),
    "generating for nobody": (["generate"], 2, ()),
    "asking why of nothing": (["documents", "why", SHAKHTY], 2, ()),
    "an argument too many": (["acts", "show", "273-fz", "152-fz"], 2, ()),
    "an organisation nobody knows": (["generate", "nowhere", "--direct"], 3, ("nowhere",)),
    "an organisation that climbs folders": (["generate", "../../x", "--direct"], 3, ("../../x",)),
    "an organisation of no name": (["generate", "", "--direct"], 3, ()),
    "a type nobody knows": (["generate", SHAKHTY, "S99", "--direct"], 3, ("S99", "S01")),
    "a type that climbs folders": (["generate", SHAKHTY, "../../x", "--direct"], 3, ("../../x",)),
    "a type in Cyrillic letters": (["generate", SHAKHTY, "С01", "--direct"], 3, ("С01",)),
    "one type of two unknown": (["generate", SHAKHTY, "S01", "S99", "--direct"], 3, ("S99",)),
    "readiness of an unknown organisation": (["readiness", "nowhere"], 3, ("nowhere",)),
    "documents of an unknown organisation": (["documents", "list", "nowhere"], 3, ("nowhere",)),
    "the text of an unknown type": (["documents", "text", SHAKHTY, "S99"], 3, ("S99",)),
    "why an unknown type": (["documents", "why", SHAKHTY, "S99"], 3, ("S99",)),
    "opening an unknown type": (["documents", "open", SHAKHTY, "S99"], 3, ("S99",)),
    "fields of an unknown type": (["fields", "S99"], 3, ("S99",)),
    "an act nobody knows": (["acts", "show", "no-such-act"], 3, ("no-such-act",)),
    "declining nothing": (["decline"], 2, ()),
    "a kind there is not": (["decline", "Иванов Иван", "--kind", "animal"], 2, ("animal", "person")),
    "a case there is not": (["decline", "Иванов Иван", "--case", "vocative"], 2, ("vocative", "gent")),
    "a gender there is not": (["decline", "Иванов И. И.", "--gender", "x"], 2, ("x",)),
    "a table that is missing": (["decline", "--batch", "/nowhere/table.tsv"], 2, ("table.tsv",)),
    "a template that is missing": (["templates", "text", "/nowhere/a.docx"], 2, ("a.docx",)),
    "styling a missing template": (["templates", "style", "/nowhere/a.docx"], 2, ("a.docx",)),
    "a template that is a folder": (["templates", "text", "/"], 2, ()),
    "a workbook in a folder there is not": (
        ["readiness", "--xlsx", "/nowhere/a.xlsx"],
        2,
        ("/nowhere/a.xlsx",),
    ),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_refused(schools: Desk, name: str) -> None:
    unchanged, (arguments, code, named) = Unchanged(schools), COMMANDS[name]
    answer = schools.run(*arguments)
    assert answer.code == code, answer.said
    assert_refused(answer, *named)
    unchanged.holds()


@pytest.mark.parametrize("content", ["", "a\tb\n1\t2\n", "kind\tnominative\nperson\tИванов\n"])
def test_a_table_without_its_columns_is_refused(schools: Desk, tmp_path: Path, content: str) -> None:
    table = tmp_path / "table.tsv"
    table.write_text(content, encoding="utf-8")
    answer = schools.run("decline", "--batch", table)
    assert answer.code == 2
    assert_refused(answer, "table.tsv", "nominative")


def file_below(folder: Path) -> str:
    (folder / "file").write_text("")
    return str(folder / "file" / "below")


VARIABLES: dict[str, tuple[str, Callable[[Path], str], tuple[str, ...]]] = {
    "no office program": ("NORMDOCS_CONVERTERS", lambda folder: "0", ("NORMDOCS_CONVERTERS", "0")),
    "nine office programs": ("NORMDOCS_CONVERTERS", lambda folder: "9", ("NORMDOCS_CONVERTERS", "9")),
    "many office programs": ("NORMDOCS_CONVERTERS", lambda folder: "many", ("NORMDOCS_CONVERTERS", "many")),
    "an unknown compression": ("NORMDOCS_DEFLATE", lambda folder: "lzma", ("NORMDOCS_DEFLATE", "lzma")),
    "a workspace that is missing": (
        "NORMDOCS_WORKSPACE",
        lambda folder: str(folder / "nowhere"),
        ("NORMDOCS_WORKSPACE", "nowhere"),
    ),
    "a workspace without templates": ("NORMDOCS_WORKSPACE", str, ("NORMDOCS_WORKSPACE",)),
    "a database of another kind": ("NORMDOCS_DATABASE_URL", lambda folder: "mysql://a@b/c", ()),
    "a database in memory": ("NORMDOCS_DATABASE_URL", lambda folder: "sqlite:///:memory:", ()),
    "an address that is none": ("NORMDOCS_DATABASE_URL", lambda folder: "the usual place", ()),
    "a server that is not there": (
        "NORMDOCS_DATABASE_URL",
        lambda folder: f"postgresql://nobody:secret@/x?host={folder}",
        (),
    ),
    "trusted certificates that are not there": (
        "NORMDOCS_TRUSTED_CERTIFICATES",
        lambda folder: str(folder / "nowhere"),
        ("NORMDOCS_TRUSTED_CERTIFICATES", "nowhere"),
    ),
    "outputs below a file": ("NORMDOCS_OUTPUTS", file_below, ("file",)),
}


@pytest.mark.parametrize("name", VARIABLES)
def test_a_setting_is_refused(schools: Desk, tmp_path: Path, name: str) -> None:
    unchanged, (variable, value, named) = Unchanged(schools), VARIABLES[name]
    own = Desk(schools.outputs, {variable: value(tmp_path)})
    answer = own.run("generate", SHAKHTY, "--direct")
    assert_refused(answer, *named)
    assert "secret" not in answer.said
    unchanged.holds()


def test_onboarding_into_a_place_that_cannot_be_written_names_it(tmp_path: Path) -> None:
    own = Desk(tmp_path / "outputs", {"NORMDOCS_OUTPUTS": file_below(tmp_path)})
    assert_refused(own.run("onboard", *profile_of(SHAKHTY), "--direct"), "file")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_register_that_is_no_database_is_refused_and_left(schools: Desk, tmp_path: Path) -> None:
    (tmp_path / "register.db").write_bytes(b"my own notes, not a database" * 100)
    own = Desk(schools.outputs, {"NORMDOCS_DATABASE_URL": f"sqlite:///{tmp_path}/register.db"})
    assert_refused(own.run("readiness"), "register.db")
    assert (tmp_path / "register.db").read_bytes() == b"my own notes, not a database" * 100


def test_init_refuses_a_folder_that_is_not_empty_and_adds_nothing(schools: Desk, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    answer = schools.run("init", tmp_path)
    assert answer.code == 2
    assert_refused(answer, str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_init_refuses_a_place_where_no_folder_can_be(schools: Desk, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("mine")
    assert_refused(schools.run("init", tmp_path / place), "file")
    assert (tmp_path / "file").read_text() == "mine"


def test_init_makes_a_workspace_whose_registry_and_templates_are_sound(schools: Desk, tmp_path: Path) -> None:
    assert schools.run("init", tmp_path / "new").code == 0
    own = Desk(tmp_path / "outputs", {"NORMDOCS_WORKSPACE": str(tmp_path / "new")})
    assert own.run("check", "registry").code == 0
    answer = own.run("check", "templates")
    assert answer.code == 0, answer.said


REGISTRY: dict[str, tuple[str, Callable[[str], str], tuple[str, ...]]] = {
    "an unknown field": (
        "acts/federal.yaml",
        lambda text: text.replace("    kind:", "    kynd:", 1),
        ("kynd",),
    ),
    "an act without a date": (
        "acts/federal.yaml",
        lambda text: text.replace("    date: 25.12.2019\n", "", 1),
        ("date",),
    ),
    "a date that does not exist": (
        "acts/federal.yaml",
        lambda text: text.replace("25.12.2019", "25.13.2019", 1),
        ("25.13.2019",),
    ),
    "a type twice": (
        "document_types/S02.yaml",
        lambda text: text.replace("code: S02", "code: S01"),
        ("S01",),
    ),
    "a template there is not": (
        "document_types/S05.yaml",
        lambda text: text.replace("orders/curator.docx", "orders/nowhere.docx"),
        ("orders/nowhere.docx",),
    ),
    "broken YAML": ("routes.yaml", lambda text: text + "\n  - [", ()),
    "nothing at all": ("indicators.yaml", lambda text: "", ()),
}


@pytest.mark.parametrize("name", REGISTRY)
def test_a_registry_is_refused_with(schools: Desk, tmp_path: Path, name: str) -> None:
    unchanged, (file, change, named) = Unchanged(schools), REGISTRY[name]
    workspace = workspace_copy(tmp_path / "workspace")
    path = workspace / "registry" / file
    before = path.read_text(encoding="utf-8")
    path.write_text(change(before), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != before
    own = Desk(schools.outputs, {"NORMDOCS_WORKSPACE": str(workspace)})
    assert_refused(own.run("generate", SHAKHTY, "--direct"), *(named or [path.name]))
    unchanged.holds()


def test_a_registry_without_a_file_is_refused_by_its_name(schools: Desk, tmp_path: Path) -> None:
    workspace = workspace_copy(tmp_path / "workspace")
    (workspace / "registry" / "roadmap.yaml").unlink()
    own = Desk(schools.outputs, {"NORMDOCS_WORKSPACE": str(workspace)})
    assert_refused(own.run("check", "registry"), "roadmap.yaml")


def test_a_missing_piece_of_the_archive_is_named_and_not_replaced_by_nothing(
    schools: Desk, tmp_path: Path
) -> None:
    desk = schools.copy(tmp_path / "outputs")
    content = desk.run("documents", "list", SHAKHTY, "--json").json[0]["content"]
    (piece,) = desk.outputs.rglob(content)
    piece.unlink()
    answer = desk.run("documents", "text", SHAKHTY, "S01")
    assert answer.code == 5
    assert_refused(answer, content)


def test_an_altered_piece_of_the_archive_is_named(schools: Desk, tmp_path: Path) -> None:
    desk = schools.copy(tmp_path / "outputs")
    content = desk.run("documents", "list", SHAKHTY, "--json").json[0]["content"]
    (piece,) = desk.outputs.rglob(content)
    piece.chmod(0o644)
    piece.write_bytes(b"forged")
    answer = desk.run("documents", "text", SHAKHTY, "S01")
    assert answer.code == 5
    assert_refused(answer, content)
