"""What an edited text no longer says, told from what is only said otherwise."""

from __future__ import annotations

import pytest

from normdocs.domain.change.comparison import compare
from normdocs.domain.change.contradiction import Statement, contradictions
from normdocs.domain.change.reflow import as_printed, headings, reflowed
from normdocs.domain.finding import Finding, Severity

NUMBER = Statement("номер", "162", ("162",), Severity.ERROR)
DAY = Statement("дата", "13 октября 2020 г.", ("13 октября 2020", "13.10.2020"), Severity.ERROR)
CITED = Statement("приказ", "приказа от 13 октября 2020 г. № 161", DAY.forms, Severity.ERROR)
NAME = Statement("подпись", "П. П. Примеров", ("П. П. Примеров", "Примеров П. П."), Severity.ERROR)
OLD = [
    "13 октября 2020 г.\t№ 162",
    "Во исполнение приказа от 13 октября 2020 г. № 161 приказываю:",
    "Назначить куратором Примерова П. П.",
    "Контроль оставляю за собой.",
    "Директор\tП. П. Примеров",
]


def found(*new: str) -> list[Finding]:
    return list(contradictions(compare(OLD, new), [NUMBER, DAY, CITED, NAME], "S01"))


@pytest.mark.parametrize(
    ("place", "text", "field"),
    [
        (0, "13 октября 2020 г.\t№ 162/1", "номер"),
        (0, "14 октября 2020 г.\t№ 162", "дата"),
        (1, "Во исполнение приказа от 14 октября 2020 г. № 161 приказываю:", "приказ"),
        (4, "Директор\tО. О. Образцов", "подпись"),
    ],
)
def test_the_field_is_named_and_what_stands_there(place: int, text: str, field: str):
    (one,) = found(*OLD[:place], text, *OLD[place + 1 :])
    assert (one.where, one.severity) == (field, Severity.ERROR)
    assert one.stated == text.replace("\t", " ")


@pytest.mark.parametrize(
    "new",
    [
        OLD,
        ["13.10.2020 № 162", *OLD[1:]],
        [*OLD[:4], "Директор", "", "Примеров П. П."],
        [OLD[0], "Новый пункт.", *OLD[1:]],
        [OLD[0], *OLD[2:4], OLD[1], OLD[4]],
        [*OLD[:3], OLD[4]],
    ],
    ids=["nothing", "figures", "split", "a clause more", "moved", "a clause less"],
)
def test_the_same_said_otherwise_contradicts_nothing(new: list[str]):
    assert found(*new) == []


def test_what_is_taken_out_altogether_is_found():
    (one,) = found(*OLD[:4])
    assert (one.where, one.stated, one.follows) == ("подпись", "", "П. П. Примеров")


def test_a_date_that_stands_elsewhere_too_is_missed_where_it_was():
    (one,) = found("14 октября 2020 г.\t№ 162", *OLD[1:], "Срок – 13 октября 2020 г.")
    assert one.where == "дата"


def test_lines_of_pages_become_the_paragraphs_they_were():
    made = [
        "--- header",
        "[PAGE]",
        "---",
        "ПРИКАЗ",
        "Утвердить план на 2021–2022 учебный год.",
        "| № | Имя |",
    ]
    made += ["| 1 | Примеров П. П. |", "| 2 | Образцов О. О. |", "Директор"]
    pages = [
        ["ПРИКАЗ", "1. Утвердить план на 2021–", "2022 учебный год.", "№ Имя", "1 Примеров П. П."],
        ["2", "№ Имя", "2 Образцов", "О. О.", "Директор"],
    ]
    plain = as_printed(made)
    assert reflowed(pages, plain, headings(made)) == plain
