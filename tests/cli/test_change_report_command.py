"""acts report: what a change made of documents, in a file a director can read."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
from docx import Document

from normdocs.bootstrap import Application
from normdocs.messages import say
from normdocs.services.change.impact import Planner
from normdocs.services.change.reach import Reach
from normdocs.services.change.regeneration import Regenerator
from tests.cli.refusal import Unchanged, assert_refused
from tests.workspace import FEDOSEEVSKAYA, REPOSITORY, SHAKHTY, Desk, spaced

OLD, NEW = "rostov-446-2020", "rostov-example-2023"
ACTS = REPOSITORY / "examples" / "acts" / "rostov-example-replacement.yaml"


@pytest.fixture(scope="module")
def desk(schools: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk on which the drafts of one school followed a replaced order."""
    desk = schools.copy(tmp_path_factory.mktemp("change") / "outputs")
    text = (REPOSITORY / "registry" / "organisations" / f"{FEDOSEEVSKAYA}.yaml").read_text(encoding="utf-8")
    profile = desk.outputs.parent / "profile.yaml"
    # Without a day of its own the set rests on the acts in force today.
    profile.write_text(text, encoding="utf-8")
    own = REPOSITORY / "registry" / "organisations" / f"{FEDOSEEVSKAYA}.example.yaml"
    supplement = desk.outputs.parent / "supplement.yaml"
    supplement.write_text(
        own.read_text(encoding="utf-8").replace("  date: 01.09.2022\n", ""), encoding="utf-8"
    )
    for command in (
        ("onboard", profile, "--supplement", supplement, "--direct"),
        ("acts", "import", ACTS, "--name", "Примерова А. П."),
        ("acts", "replace", OLD, NEW, "--name", "Примерова А. П."),
    ):
        answer = desk.run(*command)
        assert answer.code == 0, answer.said
    application = Application(desk.settings)
    generator = application.generator
    Regenerator(generator, Planner(generator)).follow(FEDOSEEVSKAYA, Reach(OLD, act=OLD))
    application.close()
    return desk


def test_the_page_is_written_and_its_totals_are_said(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "изменения.html"
    answer = desk.run("acts", "report", OLD, file)
    assert answer.code == 0, answer.said
    assert file.name in answer.out
    page = spaced(file.read_text(encoding="utf-8"))
    assert page.startswith("<!DOCTYPE html>")
    assert "МБОУ Федосеевская СОШ им. В. М. Верёхина" in page
    assert "ПРИМЕР-294" in page
    assert "г. Шахты" not in page


def test_the_pdf_has_the_look_of_the_set(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "изменения.pdf"
    answer = desk.run("acts", "report", OLD, file)
    assert answer.code == 0, answer.said
    ran = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    pages = spaced(ran.stdout.decode()).split("\f")
    assert "ИЗМЕНЕНИЯ ДОКУМЕНТОВ" in pages[0]
    assert pages[1].split()[0] == "2"
    assert " ".join("".join(pages).split()).count("ПРИМЕР-294") >= 3


def test_the_word_file_can_be_edited_further(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "изменения.docx"
    assert desk.run("acts", "report", NEW, file).code == 0
    texts = [paragraph.text for paragraph in Document(io.BytesIO(file.read_bytes())).paragraphs]
    assert texts[0] == "ИЗМЕНЕНИЯ ДОКУМЕНТОВ"
    assert any("Ни одного приказа о внесении изменений не понадобилось" in text for text in texts)


def test_programs_get_the_totals(desk: Desk, tmp_path: Path) -> None:
    answer = desk.run("acts", "report", OLD, tmp_path / "r.html", "--json")
    found = answer.json
    assert (found["change"], found["organisations"], found["amended"], found["orders"]) == (OLD, 1, 0, 0)
    assert found["documents"] == found["drafts"] > found["changes"] > 0


def test_reporting_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    before = Unchanged(desk)
    assert desk.run("acts", "report", OLD, tmp_path / "r.html").code == 0
    before.holds()


REFUSED = {
    "an act nobody knows": (["rostov-447-2020", "r.html"], 3, ["rostov-447-2020"]),
    "nothing changed": (["r-145-2019", "r.html"], 3, ["r-145-2019"]),
    "another kind of file": ([OLD, "r.xlsx"], 2, ["r.xlsx", ".pdf"]),
    "no folder": ([OLD, "no/folder/r.html"], 2, ["no/folder/r.html"]),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_reported_is_said_in_a_sentence(desk: Desk, tmp_path: Path, what: str) -> None:
    (act, name), code, named = REFUSED[what]
    answer = desk.run("acts", "report", act, tmp_path / name)
    assert_refused(answer, *named)
    assert answer.code == code
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_an_earlier_report_is_replaced_whole_or_kept(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "изменения.html"
    file.write_text("отчёт прошлого раза", encoding="utf-8")
    assert desk.run("acts", "report", "r-145-2019", file).code == 3
    assert file.read_text(encoding="utf-8") == "отчёт прошлого раза"
    assert desk.run("acts", "report", OLD, file).code == 0
    assert say("Changes of documents") in file.read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_the_schools_that_did_not_follow_yet_are_not_in_it(desk: Desk, tmp_path: Path) -> None:
    assert SHAKHTY in {
        one["key"]["organisation"] for one in desk.run("documents", "list", SHAKHTY, "--json").json
    }
    answer = desk.run("acts", "report", OLD, tmp_path / "r.html", "--json")
    assert answer.json["organisations"] == 1
