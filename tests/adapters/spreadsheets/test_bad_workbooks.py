"""Workbooks that open, and do not hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from normdocs.adapters.profile_files import load_profile
from normdocs.adapters.spreadsheets import Layout
from tests.adapters.spreadsheets.samples import FIELDS, organisation, refusal
from tests.workbooks import Rows, book


def formula(sheet: Any) -> None:
    sheet.write_formula("B9", "=1+1", None, 2)


def tall_merge(sheet: Any) -> None:
    sheet.merge_range("A8:A9", "Телефон")


def wide_merge(sheet: Any) -> None:
    sheet.merge_range("D1:F1", "заголовок")


BAD: dict[str, tuple[dict[str, Rows], Callable[[Any], None] | None, str]] = {
    "an unknown label": (
        organisation(["Адресс", "ул. Мира"]),
        None,
        "school.xlsx, sheet Организация, cell A7, Адресс: unknown name; did you mean Адрес?",
    ),
    "a label twice": (
        organisation(["Адрес", "а"], ["адрес:", "б"]),
        None,
        "sheet Организация, cell A8, адрес:: Адрес is listed twice",
    ),
    "an unknown sheet": (
        {**organisation(), "Людии": [["а"]]},
        None,
        "sheet Людии, cell A1, Людии: unknown name; did you mean Люди?",
    ),
    "an unknown column": (
        {**organisation(), "Люди": [["Фамилия, имя, отчество", "Должности"]]},
        None,
        "sheet Люди, cell B1, Должности: unknown name; did you mean Должность?",
    ),
    "a column twice": (
        {**organisation(), "Люди": [["Пол", "Пол"]]},
        None,
        "sheet Люди, cell B1, Пол: Пол is listed twice",
    ),
    "a word that is no choice": (
        {"Организация": [*FIELDS[:3], ["Тип учреждения", "богатое"]]},
        None,
        "cell B4, legal_form: богатое is none of: бюджетное, автономное, казённое, частное",
    ),
    "a choice nobody offers": (
        {**organisation(), "Люди": [["Фамилия, имя, отчество", "Пол"], ["А", "средний"]]},
        None,
        "sheet Люди, cell B2, people[1].gender: средний is none of: мужской, женский",
    ),
    "a date for a number": (
        {**organisation(), "Изданные документы": [["Код", "Номер"], ["S01", date(2020, 1, 12)]]},
        None,
        "sheet Изданные документы, cell B2, issued[1].number: the cell holds a date or a time",
    ),
    "a number for a date": (
        {**organisation(), "Изданные документы": [["Код", "Дата"], ["S01", 44117]]},
        None,
        "cell B2, issued[1].date: the cell holds a number, not a date; write 13.10.2020",
    ),
    "a day that does not exist": (
        {**organisation(), "Изданные документы": [["Код", "Номер", "Дата"], ["S01", "1", "31.02.2021"]]},
        None,
        "sheet Изданные документы, cell C2, issued[1].date: there is no such date: 31.02.2021",
    ),
    "an INN with a wrong digit": (
        organisation(["ИНН", 7707083894]),
        None,
        "sheet Организация, cell B7, inn: the last digit of the INN does not follow from the others",
    ),
    "a number Excel cannot hold": (
        organisation(["Телефон", 12345678901234567890]),
        None,
        "cell B7, phone: the number is too long for Excel",
    ),
    "a missing name": (
        {**organisation(), "Люди": [["Должность", "Пол"], ["директор", "женский"]]},
        None,
        "sheet Люди, cell A2, people[1].name: a required field is missing",
    ),
    "two rows that disagree": (
        {**organisation(), "Люди": [["Фамилия, имя, отчество", "Пол"], ["А", "мужской"], ["А", "женский"]]},
        None,
        "sheet Люди, cell B3, people[1].gender: another row states another value",
    ),
    "a stranger in a pair": (
        {
            **organisation(),
            "Пары": [
                ["Наставник", "Наставляемые", "Форма наставничества"],
                ["m1", "p1, p2", "Ученик – ученик"],
            ],
        },
        None,
        "the pair names m1, who is not a participant",
    ),
    "an unprintable character": (
        organisation(["Адрес", "а\u202eб"]),
        None,
        "sheet Организация, cell B7, address: character 2 (U+202E) cannot be printed",
    ),
    "an escaped control character": (
        organisation(["Адрес", "а\x0bб"]),
        None,
        "sheet Организация, cell B7, address: character 2 (U+000B) cannot be printed",
    ),
    "a formula": (
        organisation(),
        formula,
        "sheet Организация, cell B9, Организация: the cell holds a formula",
    ),
    "rows merged into one": (
        organisation(),
        tall_merge,
        "sheet Организация, cell A8:A9, Организация: cells of several rows are merged; split them",
    ),
    "a value far below": (
        organisation(),
        lambda sheet: sheet.write("A1048576", "x"),
        "sheet Организация, cell A1048576: values beyond row 5000 or column 200",
    ),
    "a value far to the right": (
        organisation(),
        lambda sheet: sheet.write("XFD1", "x"),
        "sheet Организация, cell XFD1: values beyond row 5000 or column 200",
    ),
}


@pytest.mark.parametrize(("sheets", "decorate", "said"), BAD.values(), ids=BAD.keys())
def test_a_workbook_that_does_not_hold_is_refused_with_sheet_and_cell(
    path: Path, layout: Layout, sheets: dict[str, Rows], decorate: Callable[[Any], None] | None, said: str
) -> None:
    assert said in refusal(book(path, sheets, decorate), layout)


def test_a_heading_merged_across_is_harmless(path: Path, layout: Layout) -> None:
    book(path, organisation(), wide_merge)
    assert load_profile(path, None, layout).id == "school"
