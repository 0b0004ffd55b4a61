"""Sheets that are not laid out as the template: wrong headings, missing sheets, merged cells, formulas."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.records.office import ANSWERS, BORN, MEETINGS, NAME, PAIRS, PEOPLE, Change, Office, Sheets, put

pytestmark = pytest.mark.timeout(60)

# The rest of a list too long to be written out.
MORE = "…"
Decorate = Callable[[Any], None] | None


def headed(title: str, old: str, new: Any) -> Change:
    """Write another heading."""
    return put(title, old, new, row=1)


def swapped(title: str, one: str, other: str) -> Change:
    """Exchange two headings, the values stay: columns mixed up."""

    def change(made: Sheets) -> None:
        heads = made[title][0]
        first, second = heads.index(one), heads.index(other)
        heads[first], heads[second] = heads[second], heads[first]

    return change


def without(title: str, label: str) -> Change:
    def change(made: Sheets) -> None:
        place = made[title][0].index(label)
        made[title] = [[*row[:place], *row[place + 1 :]] for row in made[title]]

    return change


def retitled(old: str, new: str) -> Change:
    return lambda made: made.__setitem__(new, made.pop(old))


def beyond(title: str, value: Any) -> Change:
    """Write a value to the right of the last column."""
    return lambda made: made[title][1].append(value)


def on(title: str, write: Callable[[Any], Any]) -> Callable[[Any], None]:
    """Do something to one sheet."""

    def decorate(sheet: Any) -> None:
        if sheet.get_name() == title:
            write(sheet)

    return decorate


BAD: dict[str, tuple[list[Change], Decorate, list[str]]] = {
    "a missing sheet": (
        [lambda made: made.pop(MEETINGS)],
        None,
        ["лист «Встречи»: в книге нет такого листа; он может быть пустым, но должен быть"],
    ),
    "a sheet of another name": (
        [retitled(MEETINGS, "Встреча")],
        None,
        [
            "лист «Встреча», строка 1: неизвестное имя; возможно, Встречи?",
            "лист «Встречи»: в книге нет такого листа",
        ],
    ),
    "a sheet nobody knows": (
        [lambda made: made.setdefault("Отчёт", [["а"]])],
        None,
        ["лист «Отчёт», строка 1: неизвестное имя; известны: Встречи, Ответы анкет, Пары и группы, "],
    ),
    "a sheet twice": (
        [lambda made: made.setdefault("Участники ", [["а"]])],
        None,
        ["лист «Участники », строка 1: Участники указано дважды"],
    ),
    "a heading with a slip": (
        [headed(PEOPLE, "Пол", "Пола")],
        None,
        ["лист «Участники», строка 1, столбец «C», значение «Пола»: неизвестное имя; возможно, Пол?"],
    ),
    "a column twice": (
        [headed(PEOPLE, "Класс", "Пол")],
        None,
        ["строка 1, столбец «H», значение «Пол»: Пол указано дважды"],
    ),
    "a required column gone": (
        [without(PEOPLE, "Кто")],
        None,
        ["лист «Участники», строка 1: нет столбца «Кто»"],
    ),
    "no headings at all": (
        [lambda made: made[MEETINGS].pop(0)],
        None,
        [
            "лист «Встречи», строка 1: нет столбца «Пара или группа»",
            "лист «Встречи», строка 1: нет столбца «Встреча»",
            "лист «Встречи», строка 1: нет столбца «Дата»",
            "строка 1, столбец «A», значение «g1»: неизвестное имя",
            "строка 1, столбец «B», значение «встреча-знакомство»: неизвестное имя",
            "строка 1, столбец «C», значение «05.10.2022»: неизвестное имя",
        ],
    ),
    "an empty row above the headings": (
        [lambda made: made[MEETINGS].insert(0, [])],
        None,
        [
            "нет столбца «Пара или группа»",
            "нет столбца «Встреча»",
            "нет столбца «Дата»",
            *["значение стоит в столбце без названия"] * 6,
        ],
    ),
    "a value under no heading": (
        [beyond(PAIRS, "примечание")],
        None,
        ["«Пары и группы», строка 2, столбец «N», значение «примечание»: значение стоит в столбце без"],
    ),
    "two columns mixed up": (
        [swapped(PEOPLE, "Пол", "Кто")],
        None,
        [
            "столбец «Кто», значение «мужской»",
            "столбец «Пол», значение «наставляемый»",
            "строка 3, столбец «Кто»",
            MORE,
        ],
    ),
    "dates and classes mixed up": (
        [swapped(PEOPLE, BORN, "Класс")],
        None,
        [
            "столбец «Класс», значение «15.03.2009»: в ячейке дата",
            "столбец «Дата рождения», значение «8 «А» класс»",
        ],
    ),
    "people on the sheet of pairs": (
        [lambda made: made.update({PAIRS: made[PEOPLE], PEOPLE: made[PAIRS]})],
        None,
        ["лист «Участники», строка 1: нет столбца «Фамилия, имя, отчество»", MORE],
    ),
    "rows merged into one": (
        [],
        on(PEOPLE, lambda sheet: sheet.merge_range("H2:H3", "8 «А» класс")),
        ["лист «Участники», строка 2, столбец «Класс»: объединены ячейки нескольких строк; разъедините их"],
    ),
    "a merge beyond the table": (
        [],
        on(MEETINGS, lambda sheet: sheet.merge_range("E8:E9", "")),
        ["лист «Встречи», строка 8, столбец «E»: объединены ячейки нескольких строк"],
    ),
    "columns merged into one": (
        [],
        on(PEOPLE, lambda sheet: sheet.merge_range("K2:L2", "догнать")),
        ["лист «Участники», строка 2, столбец «Запрос»: объединены ячейки нескольких столбцов"],
    ),
    "a formula": (
        [],
        on(ANSWERS, lambda sheet: sheet.write_formula("D2", "=4+5", None, 9)),
        ["лист «Ответы анкет», строка 2, столбец «Оценка»: в ячейке формула; вставьте вместо неё значение"],
    ),
    "a formula that calls a program": (
        [],
        on(PEOPLE, lambda sheet: sheet.write_formula("K2", "=cmd|'/c calc'!A0", None, "догнать")),
        ["лист «Участники», строка 2, столбец «Запрос»: в ячейке формула"],
    ),
    "a link to another workbook": (
        [],
        on(
            PEOPLE, lambda sheet: sheet.write_formula("B2", "='[другая.xlsx]Лист1'!A1", None, "Примеров Пётр")
        ),
        ["столбец «Фамилия, имя, отчество»: в ячейке формула"],
    ),
    "a formula written as text": (
        [],
        on(PEOPLE, lambda sheet: sheet.write_string("K2", '=HYPERLINK("x")')),
        ['столбец «Запрос», значение «=HYPERLINK("x")»: текст начинается как формула; уберите первый знак'],
    ),
}


@pytest.mark.parametrize(("changes", "decorate", "problems"), BAD.values(), ids=BAD.keys())
def test_a_sheet_that_is_laid_out_otherwise_is_refused(
    office: Office, changes: list[Change], decorate: Decorate, problems: list[str]
) -> None:
    _, *said = office.refusal(office.book(*changes, decorate=decorate))
    missing = [
        problem for problem in problems if problem != MORE and not any(problem in line for line in said)
    ]
    assert missing == []
    assert len(said) == len(problems) or MORE in problems


def test_a_missing_column_is_named_once_and_not_in_every_row(office: Office) -> None:
    _, *said = office.refusal(office.book(without(PEOPLE, "Кто")))
    assert said == ["лист «Участники», строка 1: нет столбца «Кто»"]


def test_headings_may_be_spaced_capitalised_and_starred(office: Office) -> None:
    changes = [headed(PEOPLE, NAME, " ФАМИЛИЯ,  имя, отчество *"), headed(PEOPLE, "Кто", "кто *")]
    assert office.bring(office.book(*changes)).tables["participants"].new == ("p1", "p2", "m1")


def test_words_may_be_written_with_other_dashes_quotes_and_letters(office: Office) -> None:
    changes = [
        put(PAIRS, "Форма наставничества", "«учитель-ученик»"),
        put(MEETINGS, "Встреча", "Встреча — знакомство"),
        put(PEOPLE, "Особые потребности", "Одаренные обучающиеся"),
    ]
    office.bring(office.book(*changes))
    assert office.records().pairs[0].form == "teacher-pupil"
    assert office.records().participants[0].category == "gifted"
