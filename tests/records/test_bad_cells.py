"""Cells that cannot be told: every one is named by sheet, row, column, value and reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.records.office import ANSWERS, BORN, CONSENT, MEETINGS, NAME, PAIRS, PEOPLE, Office, put

pytestmark = pytest.mark.timeout(60)

DATES = "в ячейке число, а не дата; напишите дату как 13.10.2020"
WORDS: dict[str, tuple[str, str, Any, str]] = {
    "a word without end": (PEOPLE, "Пол", "мужской " * 4_000, "допустимо: мужской, женский"),
    "a gender": (PEOPLE, "Пол", "средний", "допустимо: мужской, женский"),
    "who it is": (PEOPLE, "Кто", "ученик", "значение ученик не подходит; допустимо: наставляемый, наставник"),
    "who it is, almost": (PEOPLE, "Кто", "наставлямый", "такого слова нет; возможно, «наставляемый»?"),
    "a kind of participant": (
        PEOPLE,
        "Категория участника",
        "родитель",
        "допустимо: обучающийся, педагог, молодой специалист",
    ),
    "a stage": (PEOPLE, "Уровень образования", "старшее", "допустимо: начальное, основное, среднее"),
    "a category": (PEOPLE, "Особые потребности", "одаренные дети", "возможно, «одарённые обучающиеся»?"),
    "a scope": (PEOPLE, "На что согласие", "на всё", "допустимо: обработка, обработка и размещение"),
    "a yes": (PEOPLE, "Пример", "возможно", "значение возможно не подходит; допустимо: да, нет"),
    "a form": (PAIRS, "Форма наставничества", "Учитель – учащийся", "возможно, «Учитель – ученик»?"),
    "a model": (PAIRS, "Модель", "индивидуально", "возможно, «индивидуальная»?"),
    "a meeting": (MEETINGS, "Встреча", "встреча-знакомств", "возможно, «встреча-знакомство»?"),
    "a sixth meeting": (MEETINGS, "Встреча", 6, "значение 6 не подходит; допустимо: встреча-знакомство"),
    "a questionnaire": (ANSWERS, "Анкета", "Анкета оценки", "возможно, «Анкета"),
}
DAYS: dict[str, tuple[str, str, Any, str]] = {
    "no such day": (PEOPLE, BORN, "31.02.2010", "такой даты нет: 31.02.2010"),
    "no such month": (PEOPLE, BORN, "2010-13-01", "такой даты нет: 2010-13-01"),
    "an American date": (PEOPLE, CONSENT, "09/12/2022", "такой даты нет: 09/12/2022"),
    "a short year": (PEOPLE, CONSENT, "12.09.22", "такой даты нет: 12.09.22"),
    "words": (PEOPLE, CONSENT, "12 сентября", "такой даты нет: 12 сентября"),
    "zeros": (PAIRS, "Начало", "00.00.0000", "такой даты нет: 00.00.0000"),
    "a serial number": (PEOPLE, BORN, 40000, DATES),
    "a year alone": (MEETINGS, "Дата", 2022, DATES),
    "a flag": (ANSWERS, "Дата", True, "такой даты нет: true"),
    "a dash": (PEOPLE, CONSENT, "–", "такой даты нет: –"),
}
IDS: dict[str, tuple[str, str, Any, str]] = {
    "a fraction": (PEOPLE, "Обозначение", 1.5, "в ячейке дробное число; задайте ей формат «Текстовый»"),
    "a fraction for a list": (PAIRS, "Наставляемые", 1.2, "в ячейке дробное число"),
    "too many digits": (PEOPLE, "Обозначение", 12345678901234567890, "число слишком длинное"),
    "Cyrillic look-alikes": (PEOPLE, "Обозначение", "р1", "в обозначении русские буквы"),
    "Cyrillic in a list": (PAIRS, "Наставляемые", "p2, р1", "в обозначении русские буквы"),
    "a Russian word": (PEOPLE, "Обозначение", "ученик", "ученик"),
    "a space": (PEOPLE, "Обозначение", "p 1", "p 1"),
    "a stroke": (PEOPLE, "Обозначение", "../p1", "../p1"),
    "too long": (PEOPLE, "Обозначение", "p" * 65, "ppp"),
    "a list without end": (PAIRS, "Наставляемые", "p1," * 5_000, "в ячейке перечислено больше 200"),
    "a date": (PEOPLE, "Обозначение", date(2022, 1, 5), "в ячейке дата или время"),
}
NUMBERS: dict[str, tuple[str, str, Any, str]] = {
    "below the scale": (ANSWERS, "Оценка", 0, "0 — не оценка по шкале: нужны целые числа от 1 до 10"),
    "above the scale": (ANSWERS, "Оценка", 11, "11 — не оценка по шкале"),
    "negative": (ANSWERS, "Оценка", -1, "-1 — не оценка по шкале"),
    "between two marks": (ANSWERS, "Оценка", 5.5, "5.5 — не оценка по шкале"),
    "a comma": (ANSWERS, "Оценка", "7,5", "7.5 — не оценка по шкале"),
    "words": (ANSWERS, "Оценка", "отлично", "отлично — не число"),
    "no number": (ANSWERS, "Оценка", "NaN", "NaN"),
    "infinite": (ANSWERS, "Оценка", "Infinity", "Infinity"),
    "very large": (ANSWERS, "Оценка", "9" * 5000, "не оценка по шкале"),
    "an exponent": (ANSWERS, "Оценка", "1e999999", "не оценка по шкале"),
    "a question nobody asks": (
        ANSWERS,
        "Вопрос",
        15,
        "вопроса 15 в анкете нет; вопросы пронумерованы от 1 до 14",
    ),
    "question zero": (ANSWERS, "Вопрос", 0, "вопроса 0 в анкете нет"),
    "a question's words": (ANSWERS, "Вопрос", "Как дела?", "вопроса Как дела? в анкете нет"),
}
TEXTS: dict[str, tuple[str, str, Any, str]] = {
    "a date in a name": (PEOPLE, NAME, date(2009, 3, 15), "в ячейке дата или время"),
    "digits in a name": (PEOPLE, NAME, "Примеров 8 А", "в имени не бывает цифр"),
    "a direction mark": (PEOPLE, NAME, "Примеров\u202eПётр", "знак № 9 (U+202E) нельзя напечатать"),
    "a control character": (PEOPLE, "Запрос", "догнать\x0bпрограмму", "знак № 8 (U+000B) нельзя напечатать"),
    "a huge text": (PEOPLE, "Запрос", "ы" * 32_000, "текст длиннее 4000 знаков"),
    "a call of a program": (PEOPLE, "Запрос", "+cmd|'/c calc'!A0", "текст начинается как формула"),
    "an old formula": (PEOPLE, NAME, "@SUM(A1)", "текст начинается как формула"),
}
EMPTY = [
    *((PEOPLE, label) for label in ("Обозначение", NAME, "Кто", "Категория участника")),
    *((PAIRS, label) for label in ("Обозначение", "Наставник", "Наставляемые", "Форма наставничества")),
    *((MEETINGS, label) for label in ("Пара или группа", "Встреча", "Дата")),
    *((ANSWERS, label) for label in ("Участник", "Анкета", "Вопрос", "Оценка", "Дата")),
]


def cases() -> list[Any]:
    groups = {"word": WORDS, "day": DAYS, "id": IDS, "number": NUMBERS, "text": TEXTS}
    return [
        pytest.param(*case, id=f"{group}: {name}")
        for group, some in groups.items()
        for name, case in some.items()
    ]


@pytest.mark.parametrize(("sheet", "column", "value", "reason"), cases())
def test_a_cell_is_named_by_sheet_row_column_value_and_reason(
    office: Office, sheet: str, column: str, value: Any, reason: str
) -> None:
    said = office.refusal(office.book(put(sheet, column, value)))
    assert said[0].startswith("учёт.xlsx: найдено ошибок: ")
    line = next(one for one in said if f"лист «{sheet}», строка 2, столбец «{column}», значение «" in one)
    assert reason in line


@pytest.mark.parametrize(("sheet", "column"), EMPTY)
def test_an_empty_cell_of_a_required_column_is_named(office: Office, sheet: str, column: str) -> None:
    said = office.refusal(office.book(put(sheet, column, "")))
    assert f"лист «{sheet}», строка 2, столбец «{column}»: ячейка не может быть пустой" in said


def test_every_bad_cell_is_named_and_none_twice(office: Office) -> None:
    changes = [
        put(PEOPLE, "Пол", "средний"),
        put(PEOPLE, BORN, "31.02.2010"),
        put(PEOPLE, "Кто", "", row=3),
        put(PAIRS, "Модель", "никакая"),
        put(MEETINGS, "Дата", 5),
        put(ANSWERS, "Оценка", -3),
    ]
    assert [line.partition(":")[0] for line in office.refusal(office.book(*changes))[1:]] == [
        "лист «Участники», строка 2, столбец «Пол», значение «средний»",
        "лист «Участники», строка 2, столбец «Дата рождения», значение «31.02.2010»",
        "лист «Участники», строка 3, столбец «Кто»",
        "лист «Пары и группы», строка 2, столбец «Модель», значение «никакая»",
        "лист «Встречи», строка 2, столбец «Дата», значение «5»",
        "лист «Ответы анкет», строка 2, столбец «Оценка», значение «-3»",
    ]


def test_a_bad_row_of_a_participant_does_not_make_the_pair_bad(office: Office) -> None:
    said = office.refusal(office.book(put(PEOPLE, "Кто", "никто")))
    assert len(said) == 2


def test_a_long_value_is_cut_in_the_message(office: Office) -> None:
    said = office.refusal(office.book(put(PEOPLE, "Запрос", "ы" * 5000)))
    assert max(map(len, said)) < 250
