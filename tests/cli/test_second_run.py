"""Only what a change touches is made again, and the program says why (issue 2, item 9)."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from normdocs.bootstrap import Application
from normdocs.messages import say
from tests.workspace import (
    ORGANISATIONS,
    SHAKHTY,
    SIZE_OF_SET,
    Desk,
    Tree,
    profile_of,
    workspace_copy,
)

BEFORE, AFTER = "Двалидзе Э. И.", "Каламбет И. О."


@pytest.fixture
def desk(schools: Desk, tmp_path: Path) -> Desk:
    """A desk of the test's own, on which both schools stand complete."""
    return schools.copy(tmp_path / "outputs")


@pytest.fixture
def new_director(tmp_path: Path) -> Path:
    """The Shakhty school's profile under another director."""
    own = (ORGANISATIONS / f"{SHAKHTY}.yaml").read_text(encoding="utf-8")
    assert own.count(BEFORE) == 1
    changed = tmp_path / f"{SHAKHTY}.yaml"
    changed.write_text(own.replace(BEFORE, AFTER), encoding="utf-8")
    return changed


@pytest.fixture
def edited_workspace(tmp_path: Path) -> Path:
    """A workspace in which somebody edited the order that appoints the curator."""
    folder = workspace_copy(tmp_path / "workspace")
    path = folder / "templates" / "orders" / "curator.docx"
    document = docx.Document(str(path))
    next(p for p in document.paragraphs if "Контроль за исполнением" in p.text).add_run(" Точка.")
    document.save(str(path))
    return folder


def directors_documents(desk: Desk) -> set[str]:
    """Return the types whose printed text names the director."""
    return {code for code, text in desk.texts(SHAKHTY).items() if "Двалидзе" in text}


def changed_files(before: Tree, after: Tree) -> set[str]:
    """Return the first words of the readable files that differ; what was only added does not count."""
    changed = {Path(name) for name in before if before[name] != after.get(name)}
    assert {path.parent.name for path in changed} <= {SHAKHTY, ".shelf"}
    return {path.name.split(" ")[0] for path in changed if path.parent.name == SHAKHTY}


def test_a_second_run_says_there_is_nothing_to_do_and_touches_no_file(desk: Desk) -> None:
    tree, rows = desk.tree(), desk.rows()
    answer = desk.onboard(SHAKHTY)
    assert answer.code == 0, answer.said
    assert say("nothing to do: all {count} documents are up to date", count=SIZE_OF_SET) in answer.out
    assert desk.tree() == tree
    assert desk.rows() == rows


def test_generating_again_touches_no_file_either(desk: Desk) -> None:
    tree, rows = desk.tree(), desk.rows()
    answer = desk.run("generate", SHAKHTY, "--direct", "--explain")
    assert answer.code == 0, answer.said
    assert "S01" not in answer.out.rpartition("\n┗")[2].rpartition("└")[2]
    assert desk.tree() == tree
    assert desk.rows() == rows


def test_a_second_run_in_json_has_everything_kept_and_nothing_made(desk: Desk) -> None:
    answer = desk.run("generate", SHAKHTY, "--direct", "--json")
    (report,) = answer.json["reports"]
    assert report["made"] == []
    assert len(report["kept"]) == SIZE_OF_SET


def test_a_new_director_makes_exactly_the_documents_that_print_the_director(
    desk: Desk, new_director: Path
) -> None:
    touched, before, other = directors_documents(desk), desk.tree(), desk.versions("fedoseevskaya")
    assert {"S01", "S02", "S03", "S05", "S06"} <= touched
    supplement = ORGANISATIONS / f"{SHAKHTY}.example.yaml"
    answer = desk.run("onboard", new_director, "--supplement", supplement, "--direct")
    assert answer.code == 0, answer.said
    texts, versions = desk.texts(SHAKHTY), desk.versions(SHAKHTY)
    assert versions == {code: 2 if code in touched else 1 for code in versions}
    assert desk.versions("fedoseevskaya") == other
    assert directors_documents(desk) == set()
    assert all("Каламбет" in texts[code] for code in touched)
    assert changed_files(before, desk.tree()) == touched | {"Комплект"}


def test_an_edited_template_makes_its_documents_only_and_the_old_one_back_a_third_version(
    desk: Desk, edited_workspace: Path
) -> None:
    own = Desk(desk.outputs, {"NORMDOCS_WORKSPACE": str(edited_workspace)})
    answer = own.run("generate", SHAKHTY, "--direct", "--explain")
    assert answer.code == 0, answer.said
    assert say("  the template changed") in answer.out
    assert {code for code, number in own.versions(SHAKHTY).items() if number == 2} == {"S05"}
    assert set(own.versions("fedoseevskaya").values()) == {1}
    assert "Точка." in own.texts(SHAKHTY)["S05"]
    back = desk.run("generate", SHAKHTY, "S05", "--direct")
    assert back.code == 0, back.said
    assert desk.versions(SHAKHTY)["S05"] == 3
    assert "Точка." not in desk.texts(SHAKHTY)["S05"]


def test_explain_prints_the_old_value_the_new_one_and_where_it_comes_from(
    desk: Desk, new_director: Path
) -> None:
    application = Application(desk.settings)
    supplement = ORGANISATIONS / f"{SHAKHTY}.example.yaml"
    application.registrar.admit(application.profile(new_director, supplement))
    application.close()
    answer = desk.run("generate", SHAKHTY, "S01", "--direct", "--explain")
    assert answer.code == 0, answer.said
    lines = [line for line in answer.out.splitlines() if "→" in line]
    assert lines
    assert all("officers.head" in line or "people" in line for line in lines)
    assert any("Э. И. Двалидзе → И. О. Каламбет" in line.replace("\xa0", " ") for line in lines)
    assert desk.versions(SHAKHTY)["S01"] == 2


def test_a_readable_file_changed_by_hand_is_moved_aside_and_named(desk: Desk) -> None:
    (order,) = (desk.outputs / SHAKHTY).glob("S05 *.docx")
    order.write_bytes(b"my own words")
    answer = desk.onboard(SHAKHTY)
    assert answer.code == 0, answer.said
    (mine,) = (desk.outputs / SHAKHTY).glob("S05 *~1.docx")
    assert mine.read_bytes() == b"my own words"
    assert mine.name in answer.out
    assert order.read_bytes() != b"my own words"


def test_the_console_script_does_the_same_as_the_command_in_process(desk: Desk) -> None:
    tree = desk.tree()
    assert desk.launch("onboard", *profile_of(SHAKHTY), "--direct").wait(120) == 0
    assert desk.tree() == tree
