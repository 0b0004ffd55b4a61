"""An organisation's profile: what is refused, and who holds which post on a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from normdocs.domain.organisation import Post, overlap
from normdocs.domain.records.mentoring import SchoolProfile
from tests.services.schools import FEDOSEEVSKAYA, SHAKHTY, altered, completed, stated

DAY = date(2020, 10, 13)
HEAD = {"title": "директор", "role": "head"}


def school(**changes):
    minimal = {
        "id": "school-1",
        "names": {"short": "СОШ № 1"},
        "legal_form": "budgetary",
        "kind": "general-education",
        "region": "Ростовская область",
    }
    return SchoolProfile.model_validate(minimal | changes)


def refusal(**changes) -> str:
    with pytest.raises(ValidationError) as refused:
        school(**changes)
    return refused.value.errors()[0]["msg"]


def test_a_profile_may_state_next_to_nothing_and_the_rest_stays_unknown():
    profile = school()
    assert profile.names.full is None
    assert profile.officer("head", DAY) is None
    assert profile.requisites("S01") is None
    assert profile.counts.pupils.total is None


def inn_or_none(inn: str) -> str | None:
    try:
        return school(inn=inn).inn
    except ValidationError:
        return None


def ogrn_or_none(ogrn: str) -> str | None:
    try:
        return school(ogrn=ogrn).ogrn
    except ValidationError:
        return None


@given(st.text("0123456789", min_size=9, max_size=9))
def test_an_inn_has_exactly_one_right_last_digit(nine):
    assert sum(inn_or_none(nine + digit) is not None for digit in "0123456789") == 1


@given(st.text("0123456789", min_size=12, max_size=12))
def test_an_ogrn_has_exactly_one_right_last_digit(twelve):
    assert sum(ogrn_or_none(twelve + digit) is not None for digit in "0123456789") == 1


def test_numbers_of_the_tax_office_are_refused_with_the_reason():
    assert refusal(inn="770708389") == "an INN of an organisation has 10 digits"
    assert refusal(inn="77070838९३") == "an INN of an organisation has 10 digits"
    assert refusal(inn="7707083894") == "the last digit of the INN does not follow from the others"
    assert refusal(ogrn="10277001321951") == "an OGRN has 13 digits"
    assert refusal(ogrn="1027700132194") == "the last digit of the OGRN does not follow from the others"
    assert school(inn="7707083893").inn == "7707083893"
    assert school(ogrn="1027700132195").ogrn == "1027700132195"


def test_two_heads_at_the_same_time_are_refused_by_name():
    people = [{"name": "Хорольцева Г. А.", "posts": [HEAD]}, {"name": "Бочарова Е. В.", "posts": [HEAD]}]
    assert refusal(people=people) == "two heads at the same time: Хорольцева Г. А. and Бочарова Е. В."


def test_a_head_may_follow_a_head():
    people = [
        {"name": "Хорольцева Г. А.", "posts": [HEAD | {"until": "31.08.2022"}]},
        {"name": "Бочарова Е. В.", "posts": [HEAD | {"since": "01.09.2022"}]},
    ]
    profile = school(people=people)
    assert profile.officer("head", date(2022, 8, 31)).name == "Хорольцева Г. А."
    assert profile.officer("head", date(2022, 9, 1)).name == "Бочарова Е. В."


posts = st.builds(
    Post,
    title=st.just("директор"),
    since=st.none() | st.dates(date(2020, 1, 1), date(2020, 3, 1)),
    until=st.none() | st.dates(date(2020, 1, 1), date(2020, 3, 1)),
)


@given(posts, posts)
def test_posts_overlap_when_both_are_held_on_some_day(first, second):
    days = [date(2019, 12, 1) + timedelta(days=number) for number in range(150)]
    together = any(first.held_on(day) and second.held_on(day) for day in days)
    assert overlap(first, second) == overlap(second, first)
    if together:
        assert overlap(first, second)
    elif all(
        post.since is None or post.until is None or post.since <= post.until for post in (first, second)
    ):
        assert not overlap(first, second)


def test_two_orders_with_one_number_are_refused():
    one = {"type": "S01", "number": "162", "date": "13.10.2020"}
    assert (
        refusal(issued=[one, {"type": "S02", "number": "162", "date": "20.10.2020"}])
        == "number 162 of 2020 is given to S01 and to S02"
    )
    assert school(issued=[one, {"type": "S02", "number": "162", "date": "20.10.2021"}]).requisites("S02")
    assert school(issued=[one, {"type": "S02", "number": "162/1", "date": "13.10.2020"}]).requisites("S01")


@pytest.mark.parametrize("written", ["2022-2023", "2022–2023", "2022—2023"])
def test_a_school_year_is_read_with_any_dash(written):
    assert school(planning={"school_year": written}).planning.school_year == "2022-2023"


@pytest.mark.parametrize("written", ["2022", "2022-2024", "22-23", "2023-2022", "2022/2023", "год", "2022-"])
def test_what_is_no_school_year_is_refused(written):
    assert refusal(planning={"school_year": written}) == f"{written} is not a school year"


def test_the_real_schools_say_what_their_papers_say():
    shakhty, fedoseevskaya = stated(SHAKHTY), stated(FEDOSEEVSKAYA)
    assert shakhty.officer("head", DAY).name == "Двалидзе Э. И."
    assert shakhty.requisites("S02").number == "162/1"
    assert fedoseevskaya.officer("curator", DAY).title == "заместитель директора по воспитательной работе"
    assert fedoseevskaya.municipality is None


def test_people_without_a_post_on_the_day_are_no_officers():
    people = [{"name": "Иванова А. П.", "posts": [HEAD | {"since": "01.09.2022"}, {"title": "учитель"}]}]
    titles = [officer.title for officer in school(people=people).officers(DAY)]
    assert titles == ["учитель"]


def test_a_pair_is_made_of_participants_each_listed_once():
    pupil = {"id": "p1", "part": "mentee", "kind": "pupil", "name": "Примеров Пётр"}
    pair = {"mentor": "m1", "mentees": ["p1"], "form": "teacher-pupil"}
    assert refusal(mentoring={"participants": [pupil], "pairs": [pair]}) == (
        "the pair names m1, who is not a participant"
    )
    assert refusal(mentoring={"participants": [pupil, pupil]}) == "participant p1 is listed twice"


def test_years_of_a_programme_do_not_run_backwards():
    assert refusal(mentoring={"programme": {"years": {"first": 2024, "last": 2020}}}) == (
        "the last year is before the first"
    )


def test_a_profile_survives_being_written_and_read():
    for profile in (completed(SHAKHTY), completed(FEDOSEEVSKAYA)):
        assert altered(profile) == profile
