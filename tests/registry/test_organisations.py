"""The two real schools: every fact of their papers, as read there, and nothing else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from normdocs.adapters.profile_files import load_profile
from normdocs.adapters.registry_files import load_registry
from normdocs.domain.records.mentoring import SchoolProfile

REGISTRY = Path(__file__).parents[2] / "registry"
FOLDER = REGISTRY / "organisations"
SCHOOLS = ["shakhty-school-9", "fedoseevskaya"]


def stated(school: str) -> SchoolProfile:
    return load_profile(FOLDER / f"{school}.yaml")


def complete(school: str) -> SchoolProfile:
    return load_profile(FOLDER / f"{school}.yaml", FOLDER / f"{school}.example.yaml")


def test_the_school_of_shakhty_is_named_as_in_its_report() -> None:
    school = stated("shakhty-school-9")
    assert school.names.full == (
        "муниципальное бюджетное общеобразовательное учреждение г. Шахты Ростовской области "
        "«Средняя общеобразовательная школа № 9»"
    )
    assert school.names.short == "МБОУ СОШ № 9 г. Шахты"
    assert (school.region, school.settlement) == ("Ростовская область", "г. Шахты")
    assert [(person.name, person.gender, person.posts[0].title) for person in school.people] == [
        ("Двалидзе Э. И.", None, "директор")
    ]


def test_the_school_of_shakhty_issued_two_orders() -> None:
    issued = stated("shakhty-school-9").issued
    assert [(one.type, one.number, one.date) for one in issued] == [
        ("S01", "162", date(2020, 10, 13)),
        ("S02", "162/1", date(2020, 10, 13)),
    ]


def test_the_school_of_shakhty_states_its_programme() -> None:
    mentoring = stated("shakhty-school-9").mentoring
    assert mentoring.programme.years
    assert (mentoring.programme.years.first, mentoring.programme.years.last) == (2020, 2024)
    assert mentoring.programme.goal
    assert mentoring.programme.goal.startswith(
        "максимально полное раскрытие потенциала личности наставляемого"
    )
    assert mentoring.programme.goal.endswith("и молодых специалистов МБОУ СОШ № 9 г. Шахты")
    assert [task.split()[0] for task in mentoring.programme.tasks] == [
        "улучшение",
        "подготовка",
        "раскрытие",
        "создание",
        "создание",
    ]
    assert [(one.form, one.share) for one in mentoring.forms] == [
        ("teacher-pupil", Decimal(93)),
        ("pupil-pupil", Decimal(22)),
        ("teacher-teacher", Decimal(29)),
    ]
    assert mentoring.coverage
    assert (mentoring.coverage.as_of, mentoring.coverage.pupils, mentoring.coverage.teachers) == (
        date(2020, 12, 31),
        22,
        7,
    )


def test_what_the_report_of_shakhty_leaves_out_stays_out() -> None:
    school = stated("shakhty-school-9")
    assert school.officer("curator", date(2020, 10, 13)) is None
    assert (school.counts.pupils.total, school.planning.school_year, school.founder, school.inn) == (
        None,
    ) * 4
    assert school.mentoring.participants == ()


def test_the_school_of_fedoseevka_has_one_director_and_two_deputies() -> None:
    school = stated("fedoseevskaya")
    day = date(2022, 9, 1)
    assert school.names.short == "МБОУ Федосеевская СОШ им. В. М. Верёхина"
    named = [(officer.name, officer.title, officer.role) for officer in school.officers(day)]
    upbringing = "заместитель директора по воспитательной работе"
    assert named == [
        ("Хорольцева Г. А.", "директор школы", "head"),
        ("Бочарова Е. В.", upbringing, "curator"),
        ("Бочарова Е. В.", upbringing, "deputy-upbringing"),
        ("Соловьева Ю. А.", "заместитель директора по учебной работе", "deputy-academic"),
    ]
    assert school.planning.school_year == "2022-2023"
    assert [one.form for one in school.mentoring.forms] == ["pupil-pupil", "teacher-pupil"]


def test_what_the_roadmap_of_fedoseevka_leaves_out_stays_out() -> None:
    school = stated("fedoseevskaya")
    assert (school.names.full, school.municipality, school.settlement, school.mentoring.programme.years) == (
        None,
    ) * 4
    assert (school.issued, school.bodies, school.mentoring.participants) == ((), (), ())


@pytest.mark.parametrize("school", SCHOOLS)
def test_a_profile_alone_holds_no_example(school: str) -> None:
    profile = stated(school)
    assert not profile.example
    assert profile.example_fields == ()
    assert not any(person.example for person in profile.people)


@pytest.mark.parametrize("school", SCHOOLS)
def test_the_examples_complete_the_profile_and_are_all_marked(school: str) -> None:
    profile = complete(school)
    known = len(stated(school).people)
    assert all(person.example for person in profile.people[known:])
    mentoring = profile.mentoring
    assert mentoring.participants
    assert all(one.example for one in (*mentoring.participants, *mentoring.pairs))
    assert {"site", "address", "founder", "planning.optional"} <= set(profile.example_fields)
    assert profile.site
    assert "example.invalid" in profile.site
    assert profile.planning.optional == ("S08", "S18.1", "S18.2", "S18.3")


@pytest.mark.parametrize("school", SCHOOLS)
def test_everything_a_complete_profile_names_is_in_the_registry(school: str) -> None:
    registry = load_registry(REGISTRY)
    profile = load_profile(FOLDER / f"{school}.yaml", FOLDER / f"{school}.example.yaml", registry=registry)
    assert {one.type for one in profile.issued} <= {kind.code for kind in registry.types}


@pytest.mark.parametrize("school", SCHOOLS)
def test_pairs_work_within_the_school_year_after_the_consents(school: str) -> None:
    mentoring = complete(school).mentoring
    start = int((complete(school).planning.school_year or "")[:4])
    consents = {one.id: one.consent for one in mentoring.participants}
    assert any(len(pair.mentees) > 1 for pair in mentoring.pairs)
    for pair in mentoring.pairs:
        assert pair.since
        assert pair.until
        assert date(start, 9, 1) <= pair.since < pair.until <= date(start + 1, 6, 30)
        for member in (pair.mentor, *pair.mentees):
            consent = consents[member]
            assert consent
            assert consent <= pair.since
