from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import create_engine, text

from normdocs.adapters.database import open_register
from normdocs.adapters.database.register import SqlRegister
from normdocs.errors import ProfileError
from normdocs.services.ports import Organisation, Register
from tests.adapters.database.samples import NOW, profile


def test_a_profile_comes_back_as_it_was_given(register: Register) -> None:
    with register.unit() as unit:
        assert unit.save_profile(profile(), NOW)
    with register.view() as view:
        assert view.profile("school-9") == profile()


def test_nobody_has_an_unknown_organisation(register: Register) -> None:
    with register.view() as view:
        assert view.profile("school-10") is None


def test_an_equal_profile_is_not_kept_again(register: SqlRegister) -> None:
    for _ in range(2):
        with register.unit() as unit:
            unit.save_profile(profile(), NOW)
    with register.unit() as unit:
        assert not unit.save_profile(profile(), NOW + timedelta(days=1))
    assert rows(register, "SELECT number FROM profiles") == [(1,)]


def test_each_version_of_a_profile_is_kept_with_its_moment(register: SqlRegister) -> None:
    moved = profile(municipality="г. Азов")
    for given, day in ((profile(), 0), (moved, 1), (profile(), 2)):
        with register.unit() as unit:
            assert unit.save_profile(given, NOW + timedelta(days=day))
    with register.view() as view:
        assert view.profile("school-9") == profile()
    assert rows(register, "SELECT number FROM profiles ORDER BY number") == [(1,), (2,), (3,)]
    assert len(rows(register, "SELECT DISTINCT recorded_at FROM profiles")) == 3


def test_organisations_are_listed_by_id_and_place(register: Register) -> None:
    with register.unit() as unit:
        unit.save_profile(profile("school-9"), NOW)
        unit.save_profile(profile("school-10", municipality="г. Азов"), NOW)
        unit.save_profile(profile("schoola", region="Югра", municipality="г. Мегион"), NOW)
    with register.view() as view:
        assert [found.id for found in view.organisations()] == ["school-10", "school-9", "schoola"]
        assert [found.id for found in view.organisations(region="Ростовская область")] == [
            "school-10",
            "school-9",
        ]
        assert view.organisations(municipality="г. Азов") == (
            Organisation("school-10", "СОШ № 9", "г. Азов", "Ростовская область"),
        )
        assert view.organisations(region="Югра", municipality="г. Азов") == ()


def test_a_listed_organisation_has_the_names_of_its_latest_profile(register: Register) -> None:
    for short in ("СОШ № 9", "Лицей № 9"):
        with register.unit() as unit:
            unit.save_profile(profile(names={"full": "Лицей", "short": short}), NOW)
    with register.view() as view:
        assert [found.short_name for found in view.organisations()] == ["Лицей № 9"]


def test_a_profile_spoilt_in_the_database_is_named_with_its_place(database_url: str) -> None:
    register = open_register(database_url)
    with register.unit() as unit:
        unit.save_profile(profile(), NOW)
    execute(register, "UPDATE profiles SET body = replace(body, '2019-09-01', '2019-02-31')")
    with register.view() as view, pytest.raises(ProfileError) as caught:
        view.profile("school-9")
    assert str(caught.value) == (
        "the profile of school-9 in the register does not hold "
        "(people.0.posts.0.since: there is no such date: 2019-02-31); import it again"
    )
    register.close()


def test_a_moment_without_a_zone_is_refused(register: Register) -> None:
    with pytest.raises(ValueError, match="no time zone"), register.unit() as unit:
        unit.save_profile(profile(), NOW.replace(tzinfo=None))


def rows(register: SqlRegister, query: str) -> list[tuple[object, ...]]:
    with register._engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def execute(register: SqlRegister, statement: str) -> None:
    engine = create_engine(register._url)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()
