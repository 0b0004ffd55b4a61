"""Numbers, dates and periods as a reader sees them; «_» stands for a no-break space."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from normdocs.errors import LanguageError
from normdocs.language import dates, numbers
from normdocs.language.months import month_name, month_number
from normdocs.language.periods import read_period


def shown(text: str) -> str:
    return text.replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("number", "noun", "case", "text"),
    [
        (22, "обучающийся", "datv", "22 обучающимся"),
        (2, "педагог", "accs", "2 педагогов"),
        (22, "педагог", "accs", "22 педагога"),
        (21, "школа", "accs", "21 школу"),
        (5, "человек", "ablt", "5 человеками"),
        (3, "год", "gent", "3 лет"),
        (3, "педагог-психолог", "nomn", "3 педагога-психолога"),
        (5, "учитель начальных классов", "nomn", "5 учителей начальных классов"),
        (Decimal("88.9"), "процент", "nomn", "88,9 процента"),
        (3, "дорожная карта", "nomn", "3 дорожные карты"),
        (7, "наставническая пара", "loct", "7 наставнических парах"),
    ],
)
def test_a_counted_noun_agrees_with_its_number(number: int, noun: str, case: str, text: str) -> None:
    assert numbers.count(number, noun, case) == text  # type: ignore[arg-type]


def test_a_count_may_hold_together_and_group_its_thousands() -> None:
    assert shown(numbers.count(7280, "обучающийся", nbsp=True, grouped=True)) == "7_280_обучающихся"


def test_percentages_are_rounded_half_up() -> None:
    assert shown(numbers.percent(899, 4244)) == "21,2_%"
    assert numbers.percent_value(1, 8, 2) == Decimal("12.50")
    assert numbers.percent_value(5, 1000, 0) == Decimal("1")
    with pytest.raises(LanguageError):
        numbers.percent(1, 0)


def test_numbers_are_grouped_and_have_a_comma() -> None:
    assert shown(numbers.group(7280)) == "7_280"
    assert shown(numbers.group(Decimal("-1234567.8"))) == "-1_234_567,8"
    assert numbers.decimal(Decimal("2.345"), 2) == "2,35"


def test_numbers_and_sums_in_words() -> None:
    assert numbers.in_words(22, "f") == "двадцать две"
    assert numbers.in_words(5, "m", "gent") == "пяти"
    assert numbers.ordinal(3, "f", "gent") == "третьей"
    assert shown(numbers.money(Decimal("1250.505"))) == (
        "1_250 (одна тысяча двести пятьдесят) рублей 51_копейка"
    )
    with pytest.raises(LanguageError):
        numbers.in_words(10**15)


def test_dates_hold_together_where_a_line_must_not_break() -> None:
    assert shown(dates.long_g(date(2020, 10, 13))) == "13_октября 2020_г."
    assert shown(dates.quoted(date(2020, 9, 1))) == "«01»_сентября 2020_г."
    assert shown(dates.school_year(2022)) == "2022–2023_учебный год"
    assert shown(dates.school_year(2022, "gent")) == "2022–2023_учебного года"
    assert dates.long_goda(date(2020, 10, 13), nbsp=False) == "13 октября 2020 года"


def test_months_decline() -> None:
    assert [month_name(1, case) for case in ("gent", "ablt", "loct")] == ["января", "январём", "январе"]
    assert [month_name(5, case) for case in ("gent", "ablt", "loct")] == ["мая", "маем", "мае"]
    assert [month_name(4, case) for case in ("datv", "ablt")] == ["апрелю", "апрелем"]
    assert month_name(3, "ablt") == "мартом"
    assert month_number("мае") == 5


def test_only_a_real_day_is_an_iso_date() -> None:
    assert dates.from_iso("2024-02-29") == date(2024, 2, 29)
    for text in ("2023-02-29", "29.02.2024", ""):
        with pytest.raises(LanguageError):
            dates.from_iso(text)


@pytest.mark.parametrize(
    ("text", "start", "end", "written"),
    [
        ("апрель-август", "2022-04-01", "2022-08-31", "апрель_– август 2022_г."),
        ("май 2022 г", "2022-05-01", "2022-05-31", "май 2022_г."),
        ("Сентябрь- ноябрь 2022 г", "2022-09-01", "2022-11-30", "сентябрь_– ноябрь 2022_г."),
        ("август – сентябрь\n2022 г", "2022-08-01", "2022-09-30", "август_– сентябрь 2022_г."),
        ("апрель – сентябрь\n2022г", "2022-04-01", "2022-09-30", "апрель_– сентябрь 2022_г."),
        ("2022-2023 учебный год", "2022-09-01", "2023-08-31", "2022–2023_учебный год"),
        ("2022/23 уч. г.", "2022-09-01", "2023-08-31", "2022–2023_учебный год"),
        ("2022г", "2022-01-01", "2022-12-31", "2022_год"),
        ("2020-2024 гг.", "2020-01-01", "2024-12-31", "2020–2024_годы"),
        ("январь 2023", "2023-01-01", "2023-01-31", "январь 2023_г."),
        ("ноябрь-январь 2023", "2022-11-01", "2023-01-31", "ноябрь 2022_г._– январь 2023_г."),
        ("до 20 мая 2021 г.", None, "2021-05-20", "до_20_мая 2021_г."),
        ("не позднее 20.12.2021", None, "2021-12-20", "до_20_декабря 2021_г."),
        ("05.11.2020", "2020-11-05", "2020-11-05", "5_ноября 2020_г."),
        ("с 01.09.2022 по 31.05.2023", "2022-09-01", "2023-05-31", "1_сентября 2022_г._– 31_мая 2023_г."),
        ("с 1 сентября по 31 мая", "2022-09-01", "2023-05-31", "1_сентября 2022_г._– 31_мая 2023_г."),
        ("15-20 сентября", "2022-09-15", "2022-09-20", "15–20_сентября 2022_г."),
        ("15 сентября", "2022-09-15", "2022-09-15", "15_сентября 2022_г."),
        ("в мае 2022", "2022-05-01", "2022-05-31", "май 2022_г."),
        ("I полугодие 2022 г.", "2022-01-01", "2022-06-30", "I_полугодие 2022_г."),
        ("При необходимости", None, None, "при необходимости"),
        ("в течение года", None, None, "в течение года"),
        ("ежегодно", None, None, "ежегодно"),
        ("по решению сторон", None, None, "по решению сторон"),
    ],
)
def test_a_period_is_read_and_written_in_one_way(
    text: str, start: str | None, end: str | None, written: str
) -> None:
    period = read_period(text, 2022)
    assert (period.start and period.start.isoformat(), period.end and period.end.isoformat()) == (start, end)
    assert shown(str(period)) == written
    again = read_period(str(period), 2022)
    assert (again.start, again.end, again.text) == (period.start, period.end, period.text)


@pytest.mark.parametrize(
    "text",
    [
        "апрель-август",
        "15 сентября",
        "до 1 октября",
        "15-20 сентября",
        "май",
        "с 1 мая по 3 июня",
        "2 квартал",
    ],
)
def test_a_period_without_a_year_says_so(text: str) -> None:
    period = read_period(text)
    assert period.without_year
    assert not read_period(text, 2022).without_year
    assert "2" not in period.text.replace("20", "") or "г." not in period.text


@pytest.mark.parametrize(
    "text",
    ["", "31.02.2022", "31 июня 2022", "2022-2025 учебный год", "2024-2020", "с 05.05.2022 по 01.05.2022"],
)
def test_an_impossible_period_is_refused(text: str) -> None:
    with pytest.raises(LanguageError):
        read_period(text)
