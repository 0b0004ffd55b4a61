"""Records saved as CSV: the encodings and separators people's programs write, and what cannot be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.records.office import MEETINGS, PEOPLE, Office

pytestmark = pytest.mark.timeout(60)

HEADS = ["Обозначение", "Фамилия, имя, отчество", "Кто", "Категория участника", "Дата рождения"]
ROWS = [
    ["p1", "Примеров Пётр Примерович", "наставляемый", "обучающийся", "15.03.2009"],
    ["m1", "Условная Вера Условьевна", "наставник", "педагог", ""],
]


def text(separator: str, rows: list[list[str]] | None = None) -> str:
    quoted = [[f'"{value}"' for value in row] for row in [HEADS, *(ROWS if rows is None else rows)]]
    return "\r\n".join(separator.join(row) for row in quoted) + "\r\n"


SOUND: dict[str, bytes] = {
    "UTF-8": text(";").encode(),
    "UTF-8 with a byte order mark": text(";").encode("utf-8-sig"),
    "cp1251, as Excel saves it": text(";").encode("cp1251"),
    "commas": text(",").encode(),
    "tabs": text("\t").encode("cp1251"),
    "line ends of a Mac": text(";").replace("\r\n", "\r").encode(),
    "empty lines at the end": (text(";") + "\r\n;;;;\r\n").encode(),
    "capitals and stars": text(";").replace("Кто", "КТО *").encode(),
}


@pytest.mark.parametrize("blob", SOUND.values(), ids=SOUND.keys())
def test_what_people_s_programs_write_is_read(office: Office, blob: bytes) -> None:
    outcome = office.bring(office.csv(blob), PEOPLE)
    assert list(outcome.tables) == ["participants"]
    assert outcome.tables["participants"].new == ("p1", "m1")
    first = office.records().participants[0]
    assert (first.name, first.part, first.kind, str(first.born)) == (
        "Примеров Пётр Примерович",
        "mentee",
        "pupil",
        "2009-03-15",
    )


def cell(column: int, value: str) -> bytes:
    rows = [[*ROWS[0][:column], value, *ROWS[0][column + 1 :]], ROWS[1]]
    return text(";", rows).encode()


BAD: dict[str, tuple[bytes, list[str]]] = {
    "empty": (b"", ["Файл учёт.csv пуст"]),
    "white space": (b" \r\n\t\r\n", ["Файл учёт.csv пуст"]),
    "zero bytes": (text(";").encode() + b"\0", ["Файл учёт.csv — не CSV: в нём нулевые байты"]),
    "UTF-16": (text(";").encode("utf-16"), ["в нём нулевые байты"]),
    "a workbook": (b"PK\x03\x04\x14\0\0\0", ["в нём нулевые байты"]),
    "a byte order mark and then no UTF-8": (
        b"\xef\xbb\xbf" + text(";").encode("cp1251"),
        ["не в UTF-8 и не в cp1251"],
    ),
    "no letters of cp1251": (b"\x98\xff\x98", ["не в UTF-8 и не в cp1251"]),
    "a quotation mark that is not closed": (text(";").encode() + b'"p2;', ["строка 4: не закрыта кавычка"]),
    "a huge value": (b'"' + b"x" * 200_000 + b'"', ["слишком длинное значение"]),
    "six megabytes": (b"x;" * 3 * 1024 * 1024, ["больше 5120 КБ"]),
    "a million rows": (text(";").encode() + b";\n" * 1_000_000, ["больше 10000 строк"]),
    "a thousand columns": (text(";").encode() + b";" * 1_000, ["больше 200 столбцов"]),
    "another encoding": (
        text(";").encode("koi8-r"),
        ["найдено ошибок", "строка 1: нет столбца «Обозначение»", "нет столбца «Фамилия, имя, отчество»"],
    ),
    "another separator": (
        text("|").replace('"', "").encode(),
        ["найдено ошибок", "нет столбца «Обозначение»", "столбец «A», значение «Обозначение|Фамилия»"],
    ),
    "headings of another sheet": (
        "Пара или группа;Встреча;Дата\ng1;1;05.10.2022".encode(),
        ["найдено ошибок: 7", "столбец «A», значение «Пара или группа»: неизвестное имя"],
    ),
    "a value beyond the headings": (
        text(";").encode() + "p2;Образцова Мария;наставляемый;обучающийся;;лишнее".encode(),
        ["строка 4, столбец «F», значение «лишнее»: значение стоит в столбце без названия"],
    ),
    "no such day": (
        cell(4, "31.02.2009"),
        ["строка 2, столбец «Дата рождения», значение «31.02.2009»: такой даты нет"],
    ),
    "a number for a date": (cell(4, "39887"), ["значение «39887»: такой даты нет: 39887"]),
    "a wrong word": (
        cell(2, "наставлямый"),
        ["столбец «Кто», значение «наставлямый»: такого слова нет; возможно"],
    ),
    "a Cyrillic id": (cell(0, "р1"), ["в обозначении русские буквы; наберите его латинскими: p1"]),
    "a formula": (cell(1, "=1+1"), ["значение «=1+1»: текст начинается как формула"]),
    "a missing value": (
        cell(3, ""),
        ["строка 2, столбец «Категория участника»: ячейка не может быть пустой"],
    ),
    "a row cut short": (text(";").encode() + b"p2", ["строка 4, столбец «Фамилия, имя, отчество»: ячейка"]),
    "the same row twice": (
        text(";", [ROWS[0], ROWS[0]]).encode(),
        ["строка 3, столбец «Обозначение», значение «p1»"],
    ),
}


@pytest.mark.parametrize(("blob", "problems"), BAD.values(), ids=BAD.keys())
def test_a_table_that_does_not_hold_is_refused(office: Office, blob: bytes, problems: list[str]) -> None:
    said = office.refusal(office.csv(blob), PEOPLE)
    assert [problem for problem in problems if not any(problem in line for line in said)] == []


NAMES: dict[str, tuple[Callable[[Office], list[str]], str]] = {
    "no sheet": (
        lambda office: office.refusal(office.csv(b"a")),
        "Какой лист в файле учёт.csv? Назовите его параметром --sheet: "
        "Участники, Пары и группы, Встречи, Ответы анкет",
    ),
    "a sheet there is not": (
        lambda office: office.refusal(office.csv(b"a"), "Участник"),
        "неизвестное имя; возможно, Участники?",
    ),
    "a sheet for a workbook": (
        lambda office: office.refusal(office.book(), PEOPLE),
        "Параметр --sheet нужен только для .csv: в книге листы названы",
    ),
}


@pytest.mark.parametrize(("refusal", "said"), NAMES.values(), ids=NAMES.keys())
def test_the_sheet_of_a_table_is_asked_for(
    office: Office, refusal: Callable[[Office], list[str]], said: str
) -> None:
    assert refusal(office) == [said]


def test_meetings_alone_are_added_to_the_pairs_on_record(office: Office) -> None:
    office.bring(office.book())
    table = "Пара или группа;Встреча;Дата\ng1;пробная рабочая встреча;20.10.2022\ng1;1;05.10.2022"
    found = office.bring(office.csv(table.encode()), MEETINGS).tables
    assert (found["meetings"].new, found["meetings"].same) == (("g1, 2, 20.10.2022",), 1)
    assert [held.kind for held in office.records().pairs[0].meetings] == [1, 2]


def test_a_table_without_a_column_leaves_what_is_known(office: Office) -> None:
    office.bring(office.book())
    before = {one.id: one for one in office.records().participants}
    table = text(";", [["p1", "Примеров Пётр Примерович", "наставляемый", "обучающийся", "16.03.2009"]])
    changed = office.bring(office.csv(table.encode()), PEOPLE).tables["participants"]
    assert [(one.record, one.fields) for one in changed.changed] == [("p1", ("born",))]
    assert changed.absent == ("p2", "m1")
    after = {one.id: one for one in office.records().participants}
    assert after["p1"].request == before["p1"].request == "догнать программу"
    assert (after["p2"], after["m1"]) == (before["p2"], before["m1"])
