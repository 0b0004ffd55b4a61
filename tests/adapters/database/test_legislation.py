from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from normdocs.adapters.database import migration, open_register
from normdocs.adapters.database.connection import WRITING, make_engine, parse_address
from normdocs.adapters.database.register import SqlRegister
from normdocs.domain.acts.history import ActEntry, Recorded, first_altered
from normdocs.domain.acts.legislation import definition
from normdocs.domain.approval.journal import Actor, Entry, Happening
from normdocs.domain.document import DocumentKey, State
from normdocs.errors import ArchiveError
from normdocs.services.acts.importing import REGISTRY, Fate, Recorder, take_in
from tests.adapters.database.samples import NOW, ORDER, act, profile, rendition

OTHER = DocumentKey("school-10", "S02", "2020-2024")


@pytest.fixture
def school(register: SqlRegister) -> SqlRegister:
    with register.unit() as unit:
        unit.save_profile(profile(), NOW)
        unit.save_profile(profile("school-10"), NOW)
    return register


def entry(identifier: str, **changes: Any) -> ActEntry:
    return ActEntry(Recorded.ADDED, None, act(identifier, **changes), "Примеров П. П.", NOW)


def test_the_history_comes_back_as_it_was_written_and_holds(register: SqlRegister) -> None:
    ended = act("r-145", valid_to="31.12.2025", repealed_by="r-146")
    with register.unit() as unit:
        first = unit.record_act(entry("r-145"))
        second = unit.record_act(entry("r-146", amends=["273-fz"]))
        third = unit.record_act(
            ActEntry(Recorded.REPEALED, act("r-145"), ended, "Примеров П. П.", NOW, "r-146")
        )
    with register.view() as view:
        assert view.act_history() == (first, second, third)
        assert view.act_history("r-146") == (second, third)
        assert view.acts() == (ended, act("r-146", amends=["273-fz"]))
        assert first_altered(view.act_history()) is None


def test_a_history_written_into_by_hand_does_not_hold(register: SqlRegister) -> None:
    with register.unit() as unit:
        unit.record_act(entry("r-145"))
        unit.record_act(entry("r-146"))
        unit._connection.execute(text("UPDATE act_history SET name = 'X' WHERE number = 1"))
        assert first_altered(unit.act_history()) == 1
        unit._connection.execute(text("UPDATE act_history SET after = '{' WHERE number = 2"))
    with register.view() as view, pytest.raises(ArchiveError, match="history"):
        view.act_history()


def test_the_documents_that_cite_an_act_are_found(school: SqlRegister) -> None:
    with school.unit() as unit:
        unit.add_version(rendition(), NOW)
        unit.add_version(rendition(OTHER, basis=("273-fz", "273-fz")), NOW)
        assert unit.citing("r-145") == (ORDER,)
        assert unit.citing("273-fz") == (OTHER, ORDER)
        assert unit.citing("r-1") == ()
        (found,) = unit.citations("r-145")
    assert (found.key, found.short_name, found.version, found.state) == (ORDER, "СОШ № 9", 1, State.DRAFT)


def test_an_older_version_counts_only_while_it_is_in_force(school: SqlRegister) -> None:
    step = {
        "action": "sign",
        "parties": [{"role": "head", "name": "Х"}],
        "rule": "all",
        "term": 1,
        "needs": [],
    }
    who = Actor("head", "Х")
    with school.unit() as unit:
        unit.add_version(rendition(), NOW)
        unit.record(Entry(ORDER, 1, Happening.SUBMITTED, who, NOW, details={"steps": [step], "edition": 1}))
        unit.record(Entry(ORDER, 1, Happening.APPROVED, who, NOW, details={"step": 0, "on": "2020-10-13"}))
        unit.add_version(rendition(fingerprint="f2", basis=("273-fz",), edition=2, replaces=1), NOW)
        assert [one.version for one in unit.citations("r-145")] == [1]
        assert [one.version for one in unit.citations("273-fz")] == [1, 2]
        assert unit.citing("273-fz") == (ORDER,)
        unit.record(Entry(ORDER, 1, Happening.REPEALED, who, NOW, "устарел"))
        assert unit.citing("r-145") == ()


def test_who_cites_an_act_is_found_by_an_index(tmp_path: Path) -> None:
    register = open_register(f"sqlite:///{tmp_path}/register.db")
    plans: list[str] = []
    with register.view() as view:
        explaining = view._connection.connection.driver_connection
        assert explaining is not None
        explaining.set_trace_callback(plans.append)
        view.citing("r-145")
        view.act_history("r-145")
        explaining.set_trace_callback(None)
        steps = [row[3] for query in plans for row in explaining.execute("EXPLAIN QUERY PLAN " + query)]
    register.close()
    assert steps
    assert [step for step in steps if step.startswith("SCAN")] == []


def test_a_register_made_before_knows_its_citations_and_where_its_acts_come_from(database_url: str) -> None:
    url = parse_address(database_url)
    engine = make_engine(url)
    config = Config()
    config.set_main_option("script_location", str(migration.SCRIPTS))
    with engine.connect().execution_options(**WRITING) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
        connection.execute(
            text(
                "INSERT INTO acts (id, level, kind, issuer, date, number, title, valid_from, purposes,"
                " verified, source) VALUES ('r-145', 'federal', 'распоряжение', 'Минпросвещения России',"
                " '2019-12-25', 'Р-145', 'Об утверждении методологии', '2019-12-25',"
                " '[\"methodology\", \"model\"]', true, '001')"
            )
        )
        connection.execute(
            text("INSERT INTO organisations (id, short_name, region) VALUES ('school-9', 'СОШ № 9', 'РО')")
        )
        connection.execute(
            text(
                "INSERT INTO documents (id, organisation, type, period, latest)"
                " VALUES (1, 'school-9', 'S02', '2020-2024', 2)"
            )
        )
        for number, basis in enumerate((["r-145"], ["r-145", "273-fz"]), 1):
            connection.execute(
                text(
                    "INSERT INTO versions (id, document, number, state, template, template_hash, fingerprint,"
                    " content, basis, example, doubts, made_at) VALUES"
                    " (:n, 1, :n, 'draft', 't', 't', 'f', 'c', :basis, false, 0, '2026-11-22 09:30:00')"
                ),
                {"n": number, "basis": json.dumps(basis)},
            )
    engine.dispose()
    register = open_register(database_url)
    with register.view() as view:
        assert view.acts() == (act("r-145"),)
        assert view.imported_acts() == {"r-145": definition(act("r-145"))}
        assert view.citing("r-145") == view.citing("273-fz") == (ORDER,)
        assert [one.version for one in view.citations("r-145")] == [2]
    register.close()


def test_what_a_file_changed_since_is_taken_and_what_a_person_recorded_stays(register: SqlRegister) -> None:
    by = Recorder("Примеров П. П.", NOW, REGISTRY)
    with register.unit() as unit:
        assert take_in(unit, [act("r-145"), act("r-146")], by).of(Fate.NEW) == ("r-145", "r-146")
    recorded = act("r-146", valid_to="31.12.2025")
    with register.unit() as unit:
        unit.record_act(ActEntry(Recorded.REPEALED, act("r-146"), recorded, "Примеров П. П.", NOW))
        again = take_in(unit, [act("r-145", title="О методологии"), act("r-146")], by)
    assert (again.of(Fate.CHANGED), again.of(Fate.RECORDED), again.taken) == (
        ("r-145",),
        ("r-146",),
        ["r-145"],
    )
    with register.view() as view:
        assert view.acts() == (act("r-145", title="О методологии"), recorded)


def test_many_who_import_the_same_acts_at_once_record_them_once(database_url: str) -> None:
    given = [act("r-145"), act("r-146"), act("r-147")]
    start = threading.Barrier(6)

    def import_them() -> int:
        register = open_register(database_url)
        start.wait()
        with register.unit() as unit:
            taken = take_in(unit, given, Recorder("Примеров П. П.", NOW, REGISTRY)).taken
        register.close()
        return len(taken)

    with ThreadPoolExecutor(6) as pool:
        taken = [one.result() for one in [pool.submit(import_them) for _ in range(6)]]
    assert sorted(taken) == [0, 0, 0, 0, 0, 3]
    register = open_register(database_url)
    with register.view() as view:
        assert first_altered(view.act_history()) is None
        assert [event.entry.act for event in view.act_history()] == ["r-145", "r-146", "r-147"]
    register.close()
