"""Registers made before records had tables of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from normdocs.adapters.database import migration, open_register
from normdocs.adapters.database.connection import WRITING, make_engine, parse_address
from normdocs.adapters.database.register import SqlRegister
from normdocs.adapters.database.schema import organisations, profiles
from normdocs.domain.records.roll import Deed
from tests.adapters.database.samples import NOW, profile
from tests.adapters.database.test_records import MENTORING, OTHER, PAIR, PUPIL, TEACHER


@pytest.fixture
def older(database_url: str) -> Iterator[SqlRegister]:
    """A register as revision 0008 left it: each profile holds the records of its day."""
    first = {"participants": [{**PUPIL, "name": "Бывший Борис Бывшевич"}, TEACHER], "pairs": [PAIR]}
    engine = make_engine(parse_address(database_url))
    with engine.connect().execution_options(**WRITING) as connection, connection.begin():
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(migration.SCRIPTS))
        command.upgrade(config, "0008")
        school = {"id": "school-9", "short_name": "МБОУ СОШ № 9", "region": "Ростовская область"}
        connection.execute(organisations.insert().values(**school))
        for number, mentoring in enumerate((first, MENTORING), 1):
            row: dict[str, Any] = {"organisation": "school-9", "number": number, "body": body(mentoring)}
            moment = NOW + timedelta(days=number)
            connection.execute(profiles.insert().values(**row, recorded_at=moment))
    engine.dispose()
    register = open_register(database_url)
    yield register
    register.close()


def body(mentoring: dict[str, Any]) -> str:
    stated = profile(mentoring={"forms": [{"form": "teacher-pupil"}], **mentoring})
    return json.dumps(stated.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)


def test_the_latest_profile_reads_as_before(older: SqlRegister) -> None:
    expected = profile(mentoring={"forms": [{"form": "teacher-pupil"}], **MENTORING})
    with older.view() as view:
        assert view.profile("school-9") == expected
        assert [person.id for person in view.records("school-9").participants] == ["p1", "p2", "m1"]
        changes = view.record_changes("school-9")
    assert {(one.deed, one.by, one.at) for one in changes} == {(Deed.ADDED, "", NOW + timedelta(days=2))}
    with older.unit() as unit:
        assert not unit.save_profile(expected, NOW)


def test_no_profile_ever_recorded_holds_a_participant_any_longer(older: SqlRegister) -> None:
    with older.view() as view:
        bodies = view._connection.scalars(text("SELECT body FROM profiles")).all()
        assert migration.revision(view._connection) == migration.HEAD
    assert len(bodies) == 2
    for told in ("Бывший", PUPIL["name"], OTHER["name"], "participants", "pairs", "responses"):
        assert not [stored for stored in bodies if told in stored]
