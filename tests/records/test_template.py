"""The template as Excel has it: what is offered, frozen, formatted and said."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from normdocs.adapters.spreadsheets import records_book
from normdocs.services.records.listing import listed
from tests.records.office import ANSWERS, MEETINGS, PAIRS, PEOPLE, Office, layout
from tests.services.schools import the_registry

TITLES = ["Как заполнять", "Вопросы анкет", PEOPLE, PAIRS, MEETINGS, ANSWERS, "Списки"]


@pytest.fixture
def parts(office: Office) -> dict[str, bytes]:
    office.bring(office.book())
    path = office.folder / "бланк.xlsx"
    records_book(path, layout(), the_registry(), listed(office.records(), the_registry()))
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sheet(parts: dict[str, bytes], title: str) -> Any:
    return etree.fromstring(parts[f"xl/worksheets/sheet{TITLES.index(title) + 1}.xml"])


def strings(parts: dict[str, bytes]) -> list[str]:
    return ["".join(one.itertext()) for one in etree.fromstring(parts["xl/sharedStrings.xml"])]


def column(title: str, label: str) -> int:
    labels = [entry.label for entry in next(one for one in layout().sheets if one.title == title).entries]
    return labels.index(label) + 1


def rule(parts: dict[str, bytes], title: str, label: str) -> Any:
    letter = chr(ord("A") + column(title, label) - 1)
    rules = sheet(parts, title).iter("{*}dataValidation")
    return next(one for one in rules if one.get("sqref") == f"{letter}2:{letter}10000")


def format_of(parts: dict[str, bytes], title: str, label: str) -> str:
    """The number format of a column's empty cells."""
    place = column(title, label)
    cols = sheet(parts, title).iter("{*}col")
    style = next(int(one.get("style")) for one in cols if int(one.get("min")) <= place <= int(one.get("max")))
    styles = etree.fromstring(parts["xl/styles.xml"])
    number = styles.find("{*}cellXfs")[style].get("numFmtId")
    built_in = {"49": "@", "1": "0"}
    own = {one.get("numFmtId"): one.get("formatCode") for one in styles.iter("{*}numFmt")}
    return str(built_in.get(number) or own[number])


OFFERED = {
    (PEOPLE, "Пол"): '"мужской,женский"',
    (PEOPLE, "Кто"): '"наставляемый,наставник"',
    (PEOPLE, "Пример"): '"да,нет"',
    (PEOPLE, "Особые потребности"): "'Списки'!$A$1:$A$7",
    (PAIRS, "Модель"): '"индивидуальная,групповая,коллективная,взаимная,онлайн"',
    (PAIRS, "Форма наставничества"): '"Учитель – учитель,Ученик – ученик,Студент – ученик',
    (MEETINGS, "Встреча"): '"встреча-знакомство,пробная рабочая встреча',
    (ANSWERS, "Анкета"): '"Анкета наставляемого,Анкета наставника',
}


@pytest.mark.parametrize(("place", "words"), OFFERED.items(), ids=lambda value: str(value)[:40])
def test_words_of_the_registry_are_offered(
    parts: dict[str, bytes], place: tuple[str, str], words: str
) -> None:
    found = rule(parts, *place)
    assert found.get("type") == "list"
    assert found.find("{*}formula1").text.startswith(words)
    assert found.get("error") == "Выберите слово из списка"


def test_what_is_offered_is_what_is_read(office: Office) -> None:
    """Every word of a list is one the reading knows: the layout is the same."""
    words = [word for one in layout().sheets for entry in one.entries for word in entry.choices]
    assert len(words) == 2 + 2 + 5 + 3 + 7 + 2 + 2 + 6 + 5 + 2 + 5 + 4 + 2


def test_dates_are_dates_and_ids_texts(parts: dict[str, bytes]) -> None:
    assert format_of(parts, PEOPLE, "Обозначение") == "@"
    assert format_of(parts, PAIRS, "Наставляемые") == "@"
    assert format_of(parts, PEOPLE, "Дата рождения") == "dd.mm.yyyy"
    assert format_of(parts, ANSWERS, "Оценка") == "0"
    found = rule(parts, PEOPLE, "Дата рождения")
    assert (found.get("type"), found.get("error")) == ("date", "Напишите день так: 13.10.2020")
    born = next(one for one in sheet(parts, PEOPLE).iter("{*}c") if one.get("r") == "F2")
    assert (born.get("t"), born.findtext("{*}v")) == (None, "39887")


@pytest.mark.parametrize("title", [PEOPLE, PAIRS, MEETINGS, ANSWERS])
def test_the_headings_stay_in_sight_and_on_every_page(parts: dict[str, bytes], title: str) -> None:
    pane = next(sheet(parts, title).iter("{*}pane"))
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    repeated = [
        one.text.replace("'", "") for one in etree.fromstring(parts["xl/workbook.xml"]).iter("{*}definedName")
    ]
    assert f"{title}!$1:$1" in repeated
    assert all(float(one.get("width")) >= 9 for one in sheet(parts, title).iter("{*}col"))


def test_hints_stand_in_comments(parts: dict[str, bytes]) -> None:
    comments = b"".join(data for name, data in parts.items() if name.startswith("xl/comments")).decode()
    for hint in ("Короткое, латинскими буквами", "Обозначения через запятую", "Целое число по шкале анкеты"):
        assert hint in comments


def test_the_instruction_says_how_to_bring_the_workbook_back(parts: dict[str, bytes]) -> None:
    said = "\n".join(strings(parts))
    for sentence in ("normdocs records import ШКОЛА файл.xlsx --dry-run", "а не удвоятся", "№ 152-ФЗ"):
        assert sentence in said


def test_every_question_is_listed_with_its_number_and_whom_it_asks(parts: dict[str, bytes]) -> None:
    words = strings(parts)
    rows = [
        [words[int(one.findtext("{*}v"))] for one in row if one.get("t") == "s"]
        for row in sheet(parts, "Вопросы анкет").iter("{*}row")
    ]
    assert rows[1] == ["Анкета", "Номер", "Вопрос", "Кому", "Шкала"]
    assert len(rows) == 2 + 10 + 9 + 8 + 14
    assert [
        "Анкета промежуточной оценки",
        "8",
        "Насколько Вы в целом удовлетворены участием в программе?",
        "обоим",
        "1–10",
    ] in rows


def test_nothing_in_the_workbook_is_a_formula_or_says_when_it_was_made(
    parts: dict[str, bytes], tmp_path: Path
) -> None:
    assert not any(b"<f>" in data for name, data in parts.items() if "worksheets" in name)
    assert set(re.findall(rb"\d{4}-\d\d-\d\dT", parts["docProps/core.xml"])) == {b"2000-01-01T"}
