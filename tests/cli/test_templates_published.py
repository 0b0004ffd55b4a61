"""Templates as their editor publishes them: refused with a sentence, kept by version, followed."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from python_calamine import CalamineWorkbook

from tests.cli.refusal import Unchanged, assert_refused
from tests.docx import template
from tests.workspace import FEDOSEEVSKAYA, REPOSITORY, SHAKHTY, Desk, workspace_copy

CURATOR, PAIRS = "orders/curator.docx", "orders/pairs.docx"
SOUND = (REPOSITORY / "templates" / CURATOR).read_bytes()
ADDED = "Настоящий приказ составлен по новому образцу."
BY = ("--by", "Примеров П. П.")
# Lists inside each other: 30 to the power of 6 lines.
ENDLESS = "".join(f"{{% for {name} in основания %}}" for name in "абвгде") + "x" + "{% endfor %}" * 6


@pytest.fixture
def desk(schools: Desk, tmp_path: Path) -> Desk:
    """Both schools stand complete over templates that may be edited."""
    workspace = workspace_copy(tmp_path / "workspace")
    return schools.copy(tmp_path / "outputs", NORMDOCS_WORKSPACE=str(workspace))


def folder(desk: Desk) -> Path:
    return Path(desk.variables["NORMDOCS_WORKSPACE"]) / "templates"


def put(desk: Desk, blob: bytes, name: str = CURATOR) -> None:
    (folder(desk) / name).write_bytes(blob)


def edit(desk: Desk, *names: str) -> None:
    for name in names:
        document = docx.Document(str(folder(desk) / name))
        document.add_paragraph(ADDED)
        document.save(str(folder(desk) / name))


def listed(desk: Desk) -> dict[str, Any]:
    answer = desk.run("templates", "list", "--json")
    assert answer.code == 0, answer.said
    return {one["template"]: one for one in answer.json}


def with_macros() -> bytes:
    out = io.BytesIO(SOUND)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macro")
    return out.getvalue()


HOSTILE: dict[str, tuple[bytes, str]] = {
    "has macros": (with_macros(), "макрос"),
    "is cut off": (SOUND[: len(SOUND) // 2], "повреждён"),
    "reaches for the class of a text": (template("{{ ''.__class__ }}"), "__class__"),
    "reads a file": (template("{% include '/etc/passwd' %}"), "include"),
    "prints a field there is not": (template("ПРИКАЗ", [["{{ документ.вит }}"]]), "документ.вид"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_template_is_published_that(desk: Desk, name: str) -> None:
    blob, named = HOSTILE[name]
    put(desk, blob)
    unchanged = Unchanged(desk)
    for command in ("publish", "impact"):
        answer = desk.run("templates", command, PAIRS, CURATOR)
        assert answer.code == 4
        assert_refused(answer, "Ничего не опубликовано", CURATOR, named)
        assert PAIRS not in answer.said
        unchanged.holds()


def test_no_template_is_published_that_eats_time_or_memory(desk: Desk) -> None:
    put(desk, template(ENDLESS))
    unchanged = Unchanged(desk)
    answer = desk.run("templates", "publish", CURATOR)
    assert answer.code == 4
    assert_refused(answer, "Ничего не опубликовано", CURATOR, "исчерпало")
    unchanged.holds()


def test_what_is_no_template_of_the_folder_is_refused(desk: Desk, tmp_path: Path) -> None:
    elsewhere = tmp_path / "curator.docx"
    elsewhere.write_bytes(SOUND)
    put(desk, SOUND, "orders/spare.docx")
    unchanged = Unchanged(desk)
    for file, named in {elsewhere: "не в папке", "orders/nobody.docx": "Нет шаблона"}.items():
        assert_refused(desk.run("templates", "publish", file), str(file), named)
    assert_refused(desk.run("templates", "publish", "orders/spare.docx"), "registry/document_types")
    assert_refused(desk.run("templates", "publish"), "--all")
    assert_refused(desk.run("templates", "publish", CURATOR, "--all"), "--all")
    assert_refused(desk.run("templates", "export", CURATOR), CURATOR, "не публиковался")
    unchanged.holds()


def test_an_edited_template_is_published_and_documents_follow(desk: Desk, tmp_path: Path) -> None:
    first = desk.run("templates", "publish", folder(desk) / CURATOR, PAIRS, *BY)
    assert first.code == 0, first.said
    assert first.out.count("версия 1") == 2
    edit(desk, CURATOR, PAIRS)
    unchanged = Unchanged(desk)
    assert listed(desk)[CURATOR]["state"] == "edited since"
    assert desk.run("generate", SHAKHTY, "--direct").code == 0
    told = desk.run("templates", "impact", CURATOR, "--json", "--xlsx", tmp_path / "impact.xlsx")
    assert told.code == 0, told.said
    touched = {
        (one["key"]["organisation"], one["key"]["type"]): one["action"] for one in told.json["effects"]
    }
    assert touched == {(SHAKHTY, "S05"): "render-draft", (FEDOSEEVSKAYA, "S05"): "render-draft"}
    assert {one["reason"] for one in told.json["effects"]} == {"its template changed"}
    assert len(CalamineWorkbook.from_path(tmp_path / "impact.xlsx").get_sheet_by_index(0).to_python()) == 3
    unchanged.holds()
    second = desk.run("templates", "publish", CURATOR, "--note", "новый образец", *BY)
    assert "версия 2" in second.out
    assert "normdocs renew S05" in second.out
    renewed = desk.run("renew", "S05", "--no-print")
    assert renewed.code == 0, renewed.said
    assert desk.versions(SHAKHTY)["S05"] == desk.versions(FEDOSEEVSKAYA)["S05"] == 2
    assert desk.versions(SHAKHTY)["S07"] == 1
    why = desk.run("documents", "why", SHAKHTY, "S05")
    assert f"составлен по шаблону {CURATOR}, версия 2" in why.out.lower()
    again = desk.run("templates", "impact", CURATOR)
    assert "Ничего не затронуто" in again.out


def test_each_version_is_given_back_as_it_was(desk: Desk, tmp_path: Path) -> None:
    desk.run("templates", "publish", CURATOR, *BY)
    edit(desk, CURATOR)
    edited = (folder(desk) / CURATOR).read_bytes()
    desk.run("templates", "publish", CURATOR, "--note", "новый образец", *BY)
    assert "уже опубликован: версия 2" in desk.run("templates", "publish", CURATOR).out
    (folder(desk) / CURATOR).unlink()
    one = listed(desk)[CURATOR]
    known = {name: one["version"][name] for name in ("number", "name", "note")}
    assert known == {"number": 2, "name": BY[1], "note": "новый образец"}
    assert (one["types"], one["state"]) == (["S05"], "not in the folder")
    for number, blob in {"1": SOUND, "2": edited}.items():
        target = tmp_path / f"{number}.docx"
        answer = desk.run("templates", "export", CURATOR, "--version", number, "--to", target)
        assert answer.code == 0, answer.said
        assert target.read_bytes() == blob
        assert_refused(desk.run("templates", "export", CURATOR, "--to", target), target.name)
    assert_refused(desk.run("templates", "export", CURATOR, "--version", "3"), "3", CURATOR)
    table = desk.run("templates", "list").out
    assert "Примеров П. П." in table
    assert "нет в папке" in table
    assert "не публиковался" in table
    # The published version is what documents are made from, whatever became of the file.
    assert desk.run("generate", SHAKHTY, "--direct").code == 0
    assert desk.versions(SHAKHTY)["S05"] == 2


def test_all_templates_are_published_at_once(desk: Desk) -> None:
    answer = desk.run("templates", "publish", "--all", "--json", *BY)
    assert answer.code == 0, answer.said
    assert {one["version"]["template"] for one in answer.json} == set(listed(desk))
    assert {one["state"] for one in listed(desk).values()} == {"as published"}
    # Equal bytes: nothing is made anew.
    before = desk.versions(SHAKHTY)
    assert desk.run("generate", SHAKHTY, "--direct").code == 0
    assert desk.versions(SHAKHTY) == before
