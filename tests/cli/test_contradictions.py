"""normdocs check report and check documents, as a methodologist runs them."""

from __future__ import annotations

from pathlib import Path

import pytest

from normdocs.bootstrap import Application
from tests.services.schools import SHAKHTY, completed, real
from tests.workspace import REPOSITORY, Desk

EXAMPLES = REPOSITORY / "examples"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "outputs")


def test_a_contradiction_is_told_by_its_line(desk: Desk) -> None:
    file = EXAMPLES / "salsk" / "report.yaml"
    answer = desk.run("check", "report", file)
    assert answer.code == 1
    lines = file.read_text(encoding="utf-8").splitlines()
    place = next(number for number, line in enumerate(lines, 1) if line.strip() == "organisations: 38")
    assert f" {place}, programmes.organisations" in answer.out
    assert "программы есть в 38 организациях" in answer.out.replace("\u00a0", " ")
    assert "32 + 4 = 36" in answer.out.replace("\u00a0", " ")


def test_a_report_without_contradictions_is_sound(desk: Desk) -> None:
    answer = desk.run("check", "report", EXAMPLES / "salsk" / "corrected.yaml")
    assert answer.code == 0
    assert "corrected.yaml" in answer.out


def test_warnings_alone_are_no_failure(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    measures = "  - {text: Форум, period: май, responsible: ИМЦ}\n"
    head = "type: M10\norganisation: salsk-education\nas_of: 01.06.2021\nterritory: Сальский район\n"
    file.write_text(head + "school_year: 2021-2022\nmeasures:\n" + measures, encoding="utf-8")
    answer = desk.run("check", "report", file)
    assert answer.code == 0
    assert "предупреждение" in answer.out


def test_programs_get_rule_severity_line_and_both_texts(desk: Desk) -> None:
    answer = desk.run("check", "report", EXAMPLES / "shakhty-9" / "report.yaml", "--json")
    assert answer.code == 1
    assert {one["rule"] for one in answer.json} == {
        "share-base", "target-base", "title-requisites", "requisites", "personal-data"
    }  # fmt: skip
    assert all(one["line"] and one["stated"] and one["follows"] and one["title"] for one in answer.json)


def test_a_file_that_is_no_report_is_refused_with_its_line(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "report.yaml"
    file.write_text("type: M07\norganisation: a\nas_of: 31.02.2021\nterritory: Район\n", encoding="utf-8")
    answer = desk.run("check", "report", file)
    assert answer.code == 2
    assert "3" in answer.err
    assert desk.run("check", "report", tmp_path / "nothing.yaml").code == 2


def test_the_documents_of_the_register_are_checked(desk: Desk) -> None:
    app = Application(desk.settings)
    app.registrar.admit(real(completed(SHAKHTY)))
    app.filer.file(app.report(EXAMPLES / "shakhty-9" / "report.yaml"), "Примеров П. П.")
    app.close()
    answer = desk.run("check", "documents", SHAKHTY)
    assert answer.code == 1
    assert f"{SHAKHTY}, S17, forms" in answer.out
    by_school = desk.run("check", "documents", "--json").json
    assert [one["organisation"] for one in by_school] == [SHAKHTY]
    assert "share-base" in {one["rule"] for one in by_school[0]["findings"]}
    assert desk.run("check", "documents", "Нигде").code == 3
