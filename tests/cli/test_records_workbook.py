"""The workbook of records by commands: written, filled in, tried, brought in."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.cli.refusal import Unchanged, assert_refused
from tests.records.office import CONSENT, PEOPLE, person, put, sheets
from tests.workbooks import book
from tests.workspace import ORGANISATIONS, SHAKHTY, Desk

WHO = ("--by", "Завучева Зоя Зиновьевна")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "outputs")
    with desk.at() as app:
        app.registrar.admit(app.profile(ORGANISATIONS / f"{SHAKHTY}.yaml", None))
    return desk


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return book(tmp_path / "учёт.xlsx", sheets())


def test_a_template_is_written_once_and_never_over_a_file(desk: Desk, tmp_path: Path) -> None:
    blank = tmp_path / "бланк.xlsx"
    answer = desk.run("records", "template", blank)
    assert (answer.code, answer.err) == (0, "")
    assert "normdocs records import" in answer.out
    assert_refused(desk.run("records", "template", blank), "бланк.xlsx")


def test_a_dry_run_prints_what_would_change_and_changes_nothing(desk: Desk, file: Path) -> None:
    before = Unchanged(desk)
    answer = desk.run("records", "import", SHAKHTY, file, "--dry-run", *WHO)
    assert answer.code == 0, answer.said
    assert "Участники: новые: p1; p2; m1" in answer.out
    assert "Это была проверка: ничего не записано" in answer.out
    before.holds()


def test_records_brought_in_are_listed_and_come_back_in_a_filled_template(
    desk: Desk, file: Path, tmp_path: Path
) -> None:
    assert "записано" in desk.run("records", "import", SHAKHTY, file, *WHO).out
    assert "Примеров Пётр Примерович" in desk.run("records", "list", SHAKHTY).out
    filled = tmp_path / "заполнено.xlsx"
    answer = desk.run("records", "template", filled, SHAKHTY)
    assert "персональные данные" in answer.out
    rows = CalamineWorkbook.from_path(filled).get_sheet_by_name(PEOPLE).to_python()
    assert [row[0] for row in rows[1:]] == ["p1", "p2", "m1"]
    again = desk.run("records", "import", SHAKHTY, filled, *WHO)
    assert "Ничего не изменилось" in again.out


def test_a_change_names_the_columns_and_a_withdrawal_says_what_to_do(
    desk: Desk, file: Path, tmp_path: Path
) -> None:
    desk.run("records", "import", SHAKHTY, file, *WHO)
    changed = sheets(put(PEOPLE, "Класс", "9 «А» класс"), put(PEOPLE, "Согласие отозвано", "10.01.2023"))
    answer = desk.run("records", "import", SHAKHTY, book(tmp_path / "новый.xlsx", changed), *WHO)
    assert "Участники: p1 — меняется: Класс, Согласие отозвано" in answer.out
    assert f"normdocs records withdraw {SHAKHTY} p1 --on 10.01.2023" in answer.out


def test_every_mistake_is_said_and_nothing_is_recorded(desk: Desk, tmp_path: Path) -> None:
    before = Unchanged(desk)
    other = person("p1", "Макетов Илья Макетович")
    wrong = sheets(other, put(PEOPLE, "Пол", "средний"), put(PEOPLE, CONSENT, "31.02.2022"))
    answer = desk.run("records", "import", SHAKHTY, book(tmp_path / "плохо.xlsx", wrong), *WHO)
    assert_refused(
        answer,
        "плохо.xlsx: найдено ошибок: 3; ничего не записано",
        "лист «Участники», строка 2, столбец «Пол», значение «средний»",
        "лист «Участники», строка 2, столбец «Согласие от», значение «31.02.2022»: такой даты нет",
        "лист «Участники», строка 5, столбец «Обозначение», значение «p1»: такое обозначение уже в строке 2",
    )
    before.holds()


def test_a_table_of_csv_is_brought_in_by_the_name_of_its_sheet(
    desk: Desk, file: Path, tmp_path: Path
) -> None:
    desk.run("records", "import", SHAKHTY, file, *WHO)
    table = tmp_path / "встречи.csv"
    table.write_bytes("Пара или группа;Встреча;Дата\ng1;пробная рабочая встреча;20.10.2022".encode("cp1251"))
    answer = desk.run("records", "import", SHAKHTY, table, "--sheet", "Встречи", "--json", *WHO)
    assert answer.json["tables"]["meetings"]["new"] == ["g1, 2, 20.10.2022"]
    assert_refused(desk.run("records", "import", SHAKHTY, table, *WHO), "--sheet", "Встречи")


def test_an_organisation_nobody_has_is_said(desk: Desk, file: Path, tmp_path: Path) -> None:
    for arguments in (("import", "school-7", file, *WHO), ("template", tmp_path / "a.xlsx", "school-7")):
        answer = desk.run("records", *arguments)
        assert (answer.code, "school-7" in answer.err) == (3, True)


def test_records_are_not_imported_in_nobodys_name(desk: Desk, file: Path) -> None:
    before = Unchanged(desk)
    answer = desk.run("records", "import", SHAKHTY, file, "--by", " ")
    assert answer.code == 2
    assert "--by: " in answer.said
    before.holds()
