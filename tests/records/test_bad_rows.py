"""Rows that contradict each other, or what is on record: the very list of problems, no more and no fewer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.records.office import (
    ANSWERS,
    BORN,
    CONSENT,
    MEETINGS,
    PAIRS,
    PEOPLE,
    Change,
    Office,
    add,
    person,
    put,
)

pytestmark = pytest.mark.timeout(60)

WITHDRAWN = "Согласие отозвано"
OTHER = "Макетов Илья Макетович"
PEOPLE_CASES: dict[str, tuple[list[Change], list[str]]] = {
    "an id twice": (
        [person("p1", OTHER)],
        ["«Участники», строка 5, столбец «Обозначение», значение «p1»: такое обозначение уже в строке 2"],
    ),
    "an id twice, in capitals": (
        [person("P1", OTHER)],
        ["строка 5, столбец «Обозначение», значение «P1»: такое обозначение уже в строке 2"],
    ),
    "a person twice": (
        [person("p9", "примеров  Пётр Примерович")],
        ["строка 5, столбец «Фамилия, имя, отчество», значение «примеров  Пётр Примерович»: человек с таким"],
    ),
    "a person twice, both without a date of birth": (
        [person("p9", "Образцова Мария Образцовна", **{BORN: ""})],
        ["строка 5, столбец «Фамилия, имя, отчество», значение «Образцова Мария Образцовна»: человек"],
    ),
    "three of one id": (
        [person("p1", OTHER), person("p1", "Бланкова Софья Бланковна")],
        ["строка 5, столбец «Обозначение»", "строка 6, столбец «Обозначение»"],
    ),
    "a consent of tomorrow": (
        [put(PEOPLE, CONSENT, date(2023, 6, 2))],
        ["строка 2, столбец «Согласие от», значение «02.06.2023»: этот день ещё не наступил"],
    ),
    "a withdrawal of tomorrow": (
        [put(PEOPLE, WITHDRAWN, "02.06.2023")],
        ["столбец «Согласие отозвано», значение «02.06.2023»: этот день ещё не наступил"],
    ),
    "withdrawn before given": (
        [put(PEOPLE, WITHDRAWN, date(2022, 9, 11))],
        ["«Согласие отозвано», значение «11.09.2022»: согласие отозвано раньше, чем дано, 12.09.2022"],
    ),
    "withdrawn, never given": (
        [put(PEOPLE, WITHDRAWN, date(2022, 9, 11), row=3)],
        ["строка 3, столбец «Согласие отозвано», значение «11.09.2022»: отозвать можно только данное"],
    ),
    "a pupil of 27": (
        [put(PEOPLE, BORN, date(1995, 3, 15))],
        ["«Дата рождения», значение «15.03.1995»: такая дата рождения неправдоподобна: на 12.09.2022"],
    ),
    "a pupil of two": ([put(PEOPLE, BORN, date(2020, 3, 15))], ["полных лет — 2"]),
    "a pupil not born yet": ([put(PEOPLE, BORN, date(2025, 3, 15))], ["полных лет — -3"]),
    "a teacher of ten": (
        [put(PEOPLE, BORN, date(2012, 3, 15), row=4)],
        ["строка 4, столбец «Дата рождения», значение «15.03.2012»"],
    ),
    "a teacher of a century and more": ([put(PEOPLE, BORN, "15.03.1909", row=4)], ["полных лет — 113"]),
    "a birthday on the day of the consent, a year short": (
        [put(PEOPLE, BORN, date(2017, 9, 13))],
        ["полных лет — 4"],
    ),
}
PAIR_CASES: dict[str, tuple[list[Change], list[str]]] = {
    "an unknown mentor": (
        [put(PAIRS, "Наставник", "m7")],
        ["«Пары и группы», строка 2, столбец «Наставник», значение «m7»: участника m7 нет"],
    ),
    "an unknown mentee among others": (
        [put(PAIRS, "Наставляемые", "p1, p7"), put(PAIRS, "Модель", "групповая")],
        ["столбец «Наставляемые», значение «p1, p7»: участника p7 нет"],
    ),
    "a mentor listed as a mentee": (
        [put(PAIRS, "Наставник", "p2")],
        ["столбец «Наставник», значение «p2»: p2 записан наставляемым, а не наставником"],
    ),
    "a mentee listed as a mentor": (
        [put(PAIRS, "Наставляемые", "p1; m1"), put(PAIRS, "Модель", "групповая")],
        ["m1 записан наставником, а не наставляемым", "m1 — наставник этой же пары"],
    ),
    "the same mentee twice": (
        [put(PAIRS, "Наставляемые", "p1, p1"), put(PAIRS, "Модель", "групповая")],
        ["столбец «Наставляемые», значение «p1, p1»: p1 указано дважды"],
    ),
    "an individual model of two": (
        [put(PAIRS, "Наставляемые", "p1, p2")],
        ["в индивидуальной модели один наставляемый, а названо: 2"],
    ),
    "an end before the beginning": (
        [put(PAIRS, "Окончание", date(2022, 9, 30)), put(MEETINGS, "Дата", date(2022, 10, 1))],
        [
            "столбец «Окончание», значение «30.09.2022»: день раньше начала пары, 01.10.2022",
            "день позже окончания пары, 30.09.2022",
        ],
    ),
    "carried out before the beginning": (
        [put(PAIRS, "Программа завершена", date(2022, 9, 30))],
        ["столбец «Программа завершена», значение «30.09.2022»: день раньше начала пары, 01.10.2022"],
    ),
    "carried out tomorrow": (
        [put(PAIRS, "Программа завершена", date(2023, 6, 2))],
        ["этот день ещё не наступил"],
    ),
    "an id twice": (
        [add(PAIRS, Наставляемые="p2")],
        ["строка 3, столбец «Обозначение», значение «g1»: такое обозначение уже в строке 2"],
    ),
    "the same pair under two ids": (
        [add(PAIRS, Обозначение="g2")],
        ["строка 3, столбец «Наставник», значение «m1»: пара из тех же людей"],
    ),
}
MEETING_CASES: dict[str, tuple[list[Change], list[str]]] = {
    "of an unknown pair": (
        [put(MEETINGS, "Пара или группа", "g7")],
        ["«Встречи», строка 2, столбец «Пара или группа», значение «g7»: пары g7 нет"],
    ),
    "before the pair's beginning": (
        [put(MEETINGS, "Дата", date(2022, 9, 30))],
        ["столбец «Дата», значение «30.09.2022»: день раньше начала пары, 01.10.2022"],
    ),
    "after the pair's end": (
        [put(MEETINGS, "Дата", date(2023, 5, 26))],
        ["столбец «Дата», значение «26.05.2023»: день позже окончания пары, 25.05.2023"],
    ),
    "of tomorrow": (
        [put(PAIRS, "Окончание", ""), put(MEETINGS, "Дата", date(2023, 6, 2))],
        ["этот день ещё не наступил"],
    ),
    "twice": (
        [add(MEETINGS)],
        ["строка 3, столбец «Пара или группа», значение «g1»: эта встреча уже в строке 2"],
    ),
}
ANSWER_CASES: dict[str, tuple[list[Change], list[str]]] = {
    "of nobody": (
        [put(ANSWERS, "Участник", "p7")],
        ["«Ответы анкет», строка 2, столбец «Участник», значение «p7»: участника p7 нет"],
    ),
    "of a mentor to a mentees' question": (
        [put(ANSWERS, "Участник", "m1"), put(ANSWERS, "Вопрос", 9)],
        ["столбец «Вопрос», значение «9»: вопрос для наставляемых, а m1 — наставник"],
    ),
    "of a mentee to the mentors' questionnaire": (
        [put(ANSWERS, "Анкета", "Анкета наставника")],
        ["вопрос для наставников, а p1 — наставляемый"],
    ),
    "of tomorrow": ([put(ANSWERS, "Дата", date(2023, 6, 2))], ["этот день ещё не наступил"]),
    "twice": (
        [add(ANSWERS, Оценка=3)],
        ["строка 3, столбец «Вопрос», значение «8»: ответ на этот вопрос за этот день уже в строке 2"],
    ),
}


def cases() -> list[Any]:
    groups = {"people": PEOPLE_CASES, "pair": PAIR_CASES, "meeting": MEETING_CASES, "answer": ANSWER_CASES}
    return [
        pytest.param(*case, id=f"{group}: {name}")
        for group, some in groups.items()
        for name, case in some.items()
    ]


@pytest.mark.parametrize(("changes", "problems"), cases())
def test_exactly_the_contradictions_are_named(
    office: Office, changes: list[Change], problems: list[str]
) -> None:
    _, *said = office.refusal(office.book(*changes))
    assert len(said) == len(problems)
    assert [problem in line for problem, line in zip(problems, said, strict=True)] == [True] * len(said)


def test_a_person_on_record_under_another_id_is_not_recorded_twice(office: Office) -> None:
    office.bring(office.book())
    renamed = [
        put(PEOPLE, "Обозначение", "p5"),
        put(PAIRS, "Наставляемые", "p5"),
        put(ANSWERS, "Участник", "p5"),
    ]
    said = office.refusal(office.book(*renamed))
    assert said[1:] == [
        "лист «Участники», строка 2, столбец «Обозначение», значение «p5»: этот человек уже в учёте "
        "с обозначением p1: оставьте его"
    ]


def test_who_mentors_and_is_mentored_has_a_row_for_each(office: Office) -> None:
    office.bring(office.book(person("m2", "Примеров Пётр Примерович", Кто="наставник")))
    assert [one.part for one in office.records().participants] == ["mentee", "mentee", "mentor", "mentor"]


def test_a_cell_that_cannot_be_told_is_not_held_against_the_others(office: Office) -> None:
    changes = [
        put(PEOPLE, CONSENT, "31.02.2022"),
        put(PEOPLE, WITHDRAWN, date(2023, 1, 10)),
        put(PAIRS, "Модель", "никакая"),
        put(PAIRS, "Наставляемые", "p1, p2"),
    ]
    assert len(office.refusal(office.book(*changes))) == 3
