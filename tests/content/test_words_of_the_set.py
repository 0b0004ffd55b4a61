"""How facts are put into words: months, people of the roadmap, blanks, settled forms."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normdocs.content import phrases
from normdocs.content.contract import Absent
from normdocs.content.mentoring import place_of, signs_through_parent, titles_in_line
from normdocs.content.roadmap import made_stages, period_of, responsible_of
from normdocs.content.schedule import month_in_words, month_of, total_hours
from normdocs.content.speech import Speech
from normdocs.domain.records.mentoring import Participant, Years
from normdocs.domain.roadmap import Action
from normdocs.language.declension import Lexicon
from normdocs.services.making.dossier import officers
from tests.services.schools import FEDOSEEVSKAYA, SHAKHTY, completed, stated, the_registry
from tests.services.workshop import read

DAY = date(2022, 9, 1)


@pytest.fixture
def speech() -> Speech:
    return Speech(Lexicon())


def action(**changes) -> Action:
    return Action.model_validate({"text": "т", "responsible": ["head"], "output": "приказ"} | changes)


def in_year(speech: Speech, year: str | None, **changes) -> object:
    said = period_of(speech, action(**changes), year)
    return read(said) if isinstance(said, str) else said


@pytest.mark.parametrize(
    ("offset", "month"),
    [
        (1, (2022, 9)),
        (4, (2022, 12)),
        (5, (2023, 1)),
        (9, (2023, 5)),
        (-1, (2022, 8)),
        (-4, (2022, 5)),
        (-12, (2021, 9)),
    ],
)
def test_months_are_counted_from_september_and_there_is_no_month_0(offset, month):
    assert month_of(offset, 2022) == month


@given(st.integers(-12, 24).filter(bool), st.integers(1990, 2100))
def test_months_follow_one_another(offset, year):
    after = offset + 1 or 1
    (this_year, this), (next_year, following) = month_of(offset, year), month_of(after, year)
    assert (next_year * 12 + following) - (this_year * 12 + this) == 1
    assert 1 <= this <= 12


def test_a_period_has_its_year(speech: Speech):
    assert in_year(speech, "2022-2023", months={"first": -5, "last": -1}) == "апрель – август 2022 г."
    assert in_year(speech, "2022-2023", months={"first": 9, "last": 9}) == "май 2023 г."
    assert in_year(speech, "2022-2023") == "2022–2023 учебный год"


def test_an_occasion_needs_no_year_and_a_month_does(speech: Speech):
    assert in_year(speech, None, occasion="при необходимости") == "при необходимости"
    lacking = in_year(speech, None, months={"first": 1, "last": 2})
    assert lacking == Absent("organisation.planning.school_year", "Учебный год")
    assert month_in_words(speech, 1, None) == lacking
    assert read(str(month_in_words(speech, 1, "2022-2023"))) == "сентябрь 2022 г."


def test_every_period_of_the_standard_roadmap_has_a_year_unless_it_waits_for_an_occasion(speech: Speech):
    for stage in the_registry().roadmap.stages:
        for part in stage.directions:
            for one in part.actions:
                said = str(period_of(speech, one, "2022-2023"))
                assert one.occasion or "2022" in said or "2023" in said, one.text


def test_the_roadmap_names_people_with_their_posts_and_groups_by_their_name():
    named = officers(completed(FEDOSEEVSKAYA), DAY)
    titles = {role.id: role.title for role in the_registry().model.roles}
    said, made_up = responsible_of(action(responsible=["head", "class-teachers"]), named, titles)
    assert (read(said), made_up) == ("Хорольцева Г. А., директор школы; классные руководители", False)
    said, made_up = responsible_of(action(responsible=["psychologist"]), named, titles)
    assert (read(said), made_up) == ("Шаблонова И. О., педагог-психолог", True)
    once, _ = responsible_of(action(responsible=["curator", "deputy-upbringing"]), named, titles)
    assert read(once) == "Бочарова Е. В., заместитель директора по воспитательной работе"


def test_a_roadmap_without_someone_who_must_be_named_is_not_made(speech: Speech):
    named = officers(stated(SHAKHTY), DAY)
    registry = the_registry()
    absent = made_stages(speech, registry.roadmap, named, registry.model)
    assert absent == Absent("officers.curator", "Куратор целевой модели наставничества")


def test_rows_of_the_roadmap_are_numbered_throughout(speech: Speech):
    registry = the_registry()
    stages = made_stages(speech, registry.roadmap, officers(completed(SHAKHTY), DAY), registry.model)
    numbers = [made.running for stage in stages for part in stage.directions for made in part.actions]
    assert numbers == list(range(1, len(numbers) + 1))
    assert [stage.number for stage in stages] == [1, 2, 3, 4, 5, 6, 7]


def test_the_first_named_of_a_role_counts():
    named = officers(completed(SHAKHTY), date(2020, 10, 13))
    assert named["curator"].name == "Примерова Анна Петровна"
    assert "head" in named


def test_a_stated_form_gives_the_surname_and_the_nominative_the_initials(speech: Speech):
    person = SimpleNamespace(
        name="Бочарова Елена Викторовна", gender="f", forms={"datv": "Бочаровой Елене Викторовне"}
    )
    assert read(speech.short_name(person, "datv")) == "Бочаровой Е. В."
    assert read(speech.short_name(person, "gent")) == "Бочаровой Е. В."


def test_a_doubt_is_remembered_until_it_is_asked_for(speech: Speech):
    speech.title("замдир по ВР", "datv", {})
    assert speech.drained()
    assert not speech.drained()
    speech.title("замдир по ВР", "datv", {"datv": "замдиру по ВР"})
    assert not speech.drained(), "a stated form is beyond doubt"


def test_blank_lines_stand_where_requisites_will():
    silent = Speech(Lexicon())
    unknown = SimpleNamespace(number=None, date=None, noun="приказ")
    assert read(phrases.requisites_of(silent, unknown)) == "от «____» ______________ 20___ г. № ________"
    known = SimpleNamespace(number="162/1", date=date(2020, 10, 13), noun="приказ")
    assert read(phrases.order_in("ablt")(silent, known)) == "приказом от 13 октября 2020 г. № 162/1"


def test_small_words(speech: Speech):
    assert phrases.span_of_years(speech, Years(first=2020, last=2024)) == "2020–2024"
    assert phrases.span_of_years(speech, Years(first=2022, last=2022)) == "2022"
    assert phrases.printed_years(speech, "2020-2021") == "2020–2021"
    assert phrases.capital(speech, "муниципальное") == "Муниципальное"
    assert phrases.upper(speech, "приказ") == "ПРИКАЗ"
    assert phrases.in_quotes(speech, "Об утверждении «дорожной карты»") == "«Об утверждении „дорожной карты“»"
    assert phrases.place_in("gent")(speech, "Ростовская область") == "Ростовской области"


def test_forms_the_registry_does_not_know_are_left_out_of_the_words(speech: Speech):
    used = [SimpleNamespace(form="pupil-pupil"), SimpleNamespace(form="cat-pupil")]
    assert titles_in_line(speech, used, the_registry().model) == "«Ученик – ученик»"
    assert titles_in_line(speech, (), the_registry().model) is None


def test_a_parent_signs_for_a_pupil_only(speech: Speech):
    people = completed(SHAKHTY).mentoring.participants
    assert {person.kind for person in people if signs_through_parent(speech, person)} == {"pupil"}
    adult = Participant(id="a", name="Ким А. В.", kind="teacher", part="mentor", post="учитель химии")
    assert place_of(speech, adult) == "учитель химии"


def test_the_sessions_hours_add_up(speech: Speech):
    sessions = the_registry().model.sessions
    assert total_hours(speech, sessions) == sum(session.hours for session in sessions) == 14
