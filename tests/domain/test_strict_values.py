"""What a person may write into a file."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from normdocs.domain.strict import (
    DIRECTION_MARKS,
    LONGEST_TEXT,
    Day,
    Identifier,
    Number,
    RegistrationNumber,
    Text,
    Whole,
    clean,
)

TEXT, DAY = TypeAdapter(Text), TypeAdapter(Day)
NUMBER, IDENTIFIER = TypeAdapter(RegistrationNumber), TypeAdapter(Identifier)


def refusal(adapter, value) -> str:
    with pytest.raises(ValidationError) as refused:
        adapter.validate_python(value)
    (error,) = refused.value.errors()
    return str(error["msg"])


@pytest.mark.parametrize(
    "number", ["162/1", "128-О", "01/288", "522", "Р-145", "АЗ-1128/08", "22–294", "1264-р"]
)
def test_real_registration_numbers_are_taken_as_they_are(number):
    assert NUMBER.validate_python(number) == number


@pytest.mark.parametrize(
    "number", ["", "б/н", "../1", "1..2", "/1", "16 2", "1\n", "№ 162", "1" * 40, "1\\2", "1<2"]
)
def test_what_is_no_number_is_refused(number):
    assert (
        refusal(NUMBER, number)
        == f"{number} is not a registration number"[: 40 + len(" is not a registration number")]
    )


@pytest.mark.parametrize("name", ["", "School", "школа", "-a", "a..b", "../etc", "a/b", "a b", "a" * 65])
def test_what_cannot_name_a_file_or_an_address_is_refused(name):
    assert "is not a name of latin letters" in refusal(IDENTIFIER, name)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("13.10.2020", date(2020, 10, 13)),
        ("2020-10-13", date(2020, 10, 13)),
        (" 1.9.2022 ", date(2022, 9, 1)),
    ],
)
def test_a_date_is_read_as_russians_and_as_machines_write_it(written, day):
    assert DAY.validate_python(written) == day


@pytest.mark.parametrize(
    "written", ["31.02.2021", "13.10.20", "2020", "2020-13-01", "вчера", "0.1.2020", "13/10/2020"]
)
def test_a_day_that_does_not_exist_is_refused(written):
    assert refusal(DAY, written) == f"there is no such date: {written}"


@given(st.dates())
def test_both_spellings_of_any_date_are_the_same_day(day):
    assert DAY.validate_python(f"{day:%d.%m.}{day.year:04}") == DAY.validate_python(day.isoformat()) == day


def test_a_date_stays_a_date():
    assert DAY.validate_python(date(2020, 10, 13)) == date(2020, 10, 13)


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [("a\x0bb", 2, "U+000B"), ("a\u202eb", 2, "U+202E"), ("\x00", 1, "U+0000"), ("ab\ue000", 3, "U+E000")],
)
def test_a_character_no_document_holds_is_named_with_its_place(text, place, code):
    assert refusal(TEXT, text) == f"character {place} ({code}) cannot be printed"


def test_a_text_is_trimmed_composed_and_never_empty():
    assert TEXT.validate_python("\u00a0 и\u0306 \n") == "й"
    assert TEXT.validate_python("строка\nстрока") == "строка\nстрока"
    assert refusal(TEXT, " \u00a0\n") == "the text is empty"


def test_a_text_has_a_limit():
    assert len(TEXT.validate_python("а" * LONGEST_TEXT)) == LONGEST_TEXT
    assert refusal(TEXT, "а" * 1_000_000) == "the text is longer than 4000 characters"


@given(st.text(max_size=50))
def test_a_text_that_was_taken_is_taken_again_unchanged(text):
    try:
        taken = TEXT.validate_python(text)
    except ValidationError:
        return
    assert clean(taken) == taken


def test_what_python_calls_printable_is_what_the_slow_look_at_each_character_would_take():
    for code in range(0x110000):
        character = chr(code)
        if character.isprintable():
            assert unicodedata.category(character) not in {"Cc", "Cs", "Cn", "Co"}
            assert character not in DIRECTION_MARKS


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("88,9", "88.9"),
        ("88.9", "88.9"),
        ("7\u00a0280", "7280"),
        ("1 234 567,05", "1234567.05"),
        (" 10 ", "10"),
    ],
)
def test_numbers_are_read_as_russian_texts_write_them(written, number):
    assert TypeAdapter(Number).validate_python(written) == Decimal(number)


@pytest.mark.parametrize("written", ["12 34", "1,2,3", "8 8,9", "семь", "", "1 000,"])
def test_what_is_no_number_of_a_russian_text_is_refused(written):
    with pytest.raises(ValidationError):
        TypeAdapter(Number).validate_python(written)


def test_whole_numbers_may_be_written_in_groups():
    assert TypeAdapter(Whole).validate_python("7 280") == 7280
    with pytest.raises(ValidationError):
        TypeAdapter(Whole).validate_python("-1")
