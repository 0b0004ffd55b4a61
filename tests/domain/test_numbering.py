"""Numbers of an organisation's own documents: read, compared, proposed, doubted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from normdocs.domain.approval.calendar import Calendar
from normdocs.domain.approval.numbering import propose, uniqueness_key, warnings_for
from normdocs.domain.approval.series import Numbering, Series, parse, series_of, stated_number
from normdocs.domain.organisation import Issued, Profile
from normdocs.domain.strict import REGISTRATION_NUMBER
from normdocs.errors import InputError

PLAIN = Series()
CALENDAR = Calendar(holidays=())
TODAY = date(2020, 12, 30)


@dataclass(frozen=True)
class Taken:
    number: str | None
    date: date


def taken(*numbers: str, year: int = 2020) -> list[Taken]:
    return [Taken(number, date(year, 10, 13)) for number in numbers]


@pytest.mark.parametrize(
    ("number", "parts"),
    [
        ("162", ("", 162, None, "")),
        ("162/1", ("", 162, 1, "")),
        ("128-О", ("", 128, None, "-О")),
        ("128/2-О", ("", 128, 2, "-О")),
        ("45-ОД", ("", 45, None, "-ОД")),
        ("45ОД", ("", 45, None, "ОД")),
        ("01/288", ("01/", 288, None, "")),
        ("01-12/288", ("01-12/", 288, None, "")),
        ("01-288", ("01-", 288, None, "")),
        ("01/288/1-О", ("01/", 288, 1, "-О")),
        ("Р-145", ("Р-", 145, None, "")),
        ("ОД-01/7", ("ОД-01/", 7, None, "")),
        ("007", ("", 7, None, "")),
        ("162-1", ("", 162, None, "-1")),
    ],
)
def test_a_number_has_an_index_a_count_a_fraction_and_an_ending(number, parts):
    found = parse(number)
    assert (found.prefix, found.whole, found.fraction, found.suffix) == parts
    assert str(found) == number


def test_where_the_index_has_no_zero_the_profile_says_that_it_is_one():
    assert parse("12/288").place == (12, 288)
    assert parse("12/288", Series(prefix="12/")).place == (288, 0)
    assert propose(taken("12/288"), 2020, Series(prefix="12/")) == "12/289"


@pytest.mark.parametrize(
    ("typed", "kept"), [("№ 162", "162"), (" 162/1 ", "162/1"), ("№\u00a0128 - О", "128-О"), ("162", "162")]
)
def test_the_sign_and_the_spaces_a_person_types_are_no_part_of_the_number(typed, kept):
    assert stated_number(typed) == kept


@pytest.mark.parametrize("typed", ["", "№", "без номера", "приказ", "162;", "1" * 40, "../1", "162\u202e"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(InputError, match="is not a registration number"):
        stated_number(typed)


@pytest.mark.parametrize(
    ("numbers", "series", "beside", "proposed"),
    [
        ([], PLAIN, None, "1"),
        (["162"], PLAIN, None, "163"),
        (["162", "162/1"], PLAIN, None, "163"),
        (["162", "162/1"], PLAIN, "162", "162/2"),
        (["162", "162/1"], PLAIN, "162/1", "162/2"),
        (["162"], PLAIN, "162", "162/1"),
        ([], PLAIN, "162", "162/1"),
        (["01/288"], Series(prefix="01/"), None, "01/289"),
        (["01/288"], PLAIN, "01/288", "01/288/1"),
        (["128-О", "7"], Series(suffix="-О"), None, "129-О"),
        (["128-О", "7"], PLAIN, None, "8"),
        (["128-О"], PLAIN, "128-О", "128/1-О"),
        (["128-O"], Series(suffix="-О"), None, "129-О"),
        (["3", "9"], PLAIN, None, "10"),
        (["007"], PLAIN, None, "8"),
    ],
)
def test_the_next_number_follows_the_greatest_of_its_series(numbers, series, beside, proposed):
    assert propose(taken(*numbers), 2020, series, beside) == proposed


def test_numbering_begins_anew_each_year():
    assert propose(taken("162", year=2019), 2020, PLAIN) == "1"
    assert propose(taken("162", year=2019), 2020, PLAIN, "162") == "162/1"


def test_documents_the_profile_states_and_documents_without_a_number_are_looked_at_too():
    issued = Issued(type="S01", number="162", date=date(2020, 10, 13))
    assert propose([issued, Taken(None, date(2020, 10, 14))], 2020, PLAIN) == "163"


def test_a_fellow_of_what_is_no_number_is_refused():
    with pytest.raises(InputError, match="приказ is not a registration number"):
        propose([], 2020, PLAIN, "приказ")


NUMBERS = st.from_regex(REGISTRATION_NUMBER, fullmatch=True).filter(lambda text: ".." not in text)
PREFIXES = st.sampled_from(["", "01/", "12/", "01-12/", "ОД-", "Р", "OД-"])
SUFFIXES = st.sampled_from(["", "-О", "-O", "-ОД", "ОД", "/ОД", "-о"])
WHEN = st.dates(date(2019, 6, 1), date(2021, 6, 1))
TAKEN = st.lists(
    st.builds(Taken, st.none() | NUMBERS | st.from_regex(r"[1-9]\d?(/\d)?(-О)?", fullmatch=True), WHEN)
)


@given(TAKEN, st.builds(Series, PREFIXES, SUFFIXES), st.none() | NUMBERS)
def test_a_proposed_number_is_never_taken(registered, series, beside):
    proposed = propose(registered, 2020, series, beside)
    keys = {uniqueness_key(one.number) for one in registered if one.number and one.date.year == 2020}
    assert uniqueness_key(proposed) not in keys


@given(st.builds(Series, PREFIXES, SUFFIXES), st.integers(2, 12))
def test_numbers_taken_one_after_the_other_count_up(series, count):
    registered: list[Taken] = []
    for _ in range(count):
        registered.append(Taken(propose(registered, 2020, series), date(2020, 3, 2)))
    assert [parse(one.number or "", series).whole for one in registered] == list(range(1, count + 1))


LOOKALIKES = dict(zip("АВСЕНКМОРТХУ", "ABCEHKMOPTXY", strict=True))


@given(st.text("0123456789/-АВСЕНКМОРТХУДЖ", min_size=1, max_size=20), st.data())
def test_letters_that_look_alike_make_no_second_number(number, data):
    typed = "".join(data.draw(st.sampled_from([sign, LOOKALIKES.get(sign, sign)])) for sign in number)
    assert uniqueness_key(typed) == uniqueness_key(number)
    assert uniqueness_key(f"№ {typed.lower()}") == uniqueness_key(number)


@pytest.mark.parametrize(
    ("one", "other"), [*pairwise(["162", "162/1", "162-О", "162-ОД", "162-Д", "163", "1621"])]
)
def test_numbers_that_read_otherwise_are_others(one, other):
    assert uniqueness_key(one) != uniqueness_key(other)


def test_dashes_are_one_dash():
    assert uniqueness_key("128–О") == uniqueness_key("128-O")


@given(NUMBERS)
def test_every_number_can_be_read(number):
    assert uniqueness_key(str(parse(number))) == uniqueness_key(number) or parse(number).fraction is not None


def said(
    number: str | None, day: date, *registered: Taken, calendar: Calendar = CALENDAR, **more: Series
) -> list[str]:
    found = warnings_for(number, day, registered, TODAY, calendar, **more)
    return [one.message.format(**one.values) for one in found]


BEFORE, AFTER = Taken("162", date(2020, 10, 13)), Taken("170", date(2020, 10, 20))


def test_a_number_between_its_neighbours_and_a_gap_are_usual():
    assert said("165", date(2020, 10, 15), BEFORE, AFTER) == []
    assert said("162/1", date(2020, 10, 13), BEFORE, AFTER) == []
    assert said("900", date(2020, 10, 20), BEFORE, AFTER) == []


def test_a_date_before_that_of_a_smaller_number_is_back_dating():
    (warning,) = said("171", date(2020, 10, 19), BEFORE, AFTER)
    assert warning == (
        "number 171 is given 19.10.2020, yet the smaller number 170 stands in the journal under 20.10.2020: "
        "the document is back-dated"
    )


def test_a_date_after_that_of_a_greater_number_is_named():
    (warning,) = said("161", date(2020, 10, 14), BEFORE, AFTER)
    assert "number 161 is given 14.10.2020, yet the greater number 162" in warning


def test_the_fellow_of_a_number_follows_it():
    (warning,) = said("162/1", date(2020, 10, 12), BEFORE)
    assert "back-dated" in warning


def test_another_series_another_year_and_the_number_itself_are_not_compared():
    assert said("171-О", date(2020, 10, 19), AFTER) == []
    assert said("1", date(2019, 3, 4), AFTER, BEFORE) == []
    assert said("170", date(2020, 10, 1), AFTER) == []
    assert (
        said("1", date(2020, 10, 21), Taken("12/170", date(2020, 10, 20)), series=Series(prefix="12/")) == []
    )
    assert said(None, date(2020, 10, 1), AFTER) == []


def test_a_date_that_has_not_come_and_a_day_off_are_named():
    assert said("1", date(2021, 1, 11)) == ["11.01.2021 has not come yet: today is 30.12.2020"]
    assert said("1", date(2020, 10, 17)) == ["17.10.2020 is not a working day"]
    assert said(None, date(2020, 10, 17)) == ["17.10.2020 is not a working day"]


@pytest.mark.parametrize(
    ("prefix", "suffix"),
    [("01/", None), (None, "-О"), ("ОД-", "/Н"), ("12/", "-ОД"), ("А", "ш"), (None, None)],
)
def test_a_profile_may_say_how_its_numbers_begin_and_end(prefix, suffix):
    series = series_of(Numbering(prefix=prefix, suffix=suffix))
    proposed = propose([], 2020, series)
    assert proposed == f"{prefix or ''}1{suffix or ''}"
    assert stated_number(proposed) == proposed
    assert parse(proposed, series) in series


@pytest.mark.parametrize("prefix", ["01", "/", "01 /", "№", "", "абвгдежзийкл"])
def test_a_prefix_that_cannot_be_told_from_the_figures_is_refused(prefix):
    with pytest.raises(ValidationError, match=r"cannot begin a registration number|the text is empty"):
        Numbering(prefix=prefix)


@pytest.mark.parametrize("suffix", ["1", "-1", "/1", "-", "–О", "О;", ""])
def test_a_suffix_that_cannot_be_told_from_the_figures_is_refused(suffix):
    with pytest.raises(ValidationError, match=r"cannot end a registration number|the text is empty"):
        Numbering(suffix=suffix)


def test_one_number_in_two_alphabets_is_not_given_to_two_documents():
    given = [("S01", "128-О"), ("S02", "128-O")]
    issued = [{"type": code, "number": number, "date": "2020-02-26"} for code, number in given]
    school = {
        "id": "s",
        "names": {"short": "МБОУ СОШ № 1"},
        "legal_form": "budgetary",
        "kind": "general-education",
    }
    with pytest.raises(ValidationError, match="number 128-O of 2020 is given to S01 and to S02"):
        Profile.model_validate({**school, "region": "Ростовская область", "issued": issued})
