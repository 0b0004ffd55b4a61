from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from normdocs.adapters.database import connection, open_register
from normdocs.adapters.database.register import SqlRegister
from normdocs.domain.document import DocumentKey, Rendition
from normdocs.errors import ConflictError, NormdocsError, NotFoundError
from normdocs.services.ports import Register
from tests.adapters.database.samples import NOW, ORDER, act, profile, rendition
from tests.postgres import Server

ROOT = Path(__file__).parents[3]

OPENING = """
import json, sys, time
from normdocs.adapters.database import open_register
from tests.adapters.database.samples import NOW, ORDER, act, profile, rendition
register = open_register(sys.argv[1])
me = sys.argv[2]
"""
ADDING = """
print("ready", flush=True)
sys.stdin.readline()
numbers = []
for turn in range(15):
    with register.unit() as unit:
        numbers.append(unit.add_version(rendition(fingerprint=f"{me}-{turn}"), NOW).number)
print(json.dumps(numbers))
"""
SAVING = """
print("ready", flush=True)
sys.stdin.readline()
saved = []
for turn in range(10):
    with register.unit() as unit:
        saved.append(unit.save_profile(profile(address=f"дом {turn}"), NOW))
print(json.dumps(saved))
"""
FIRST_USE = """
print("ready", flush=True)
sys.stdin.readline()
with register.view() as view:
    print(len(view.acts()))
"""
HANGING = """
with register.unit() as unit:
    unit.save_profile(profile(address="дом 2"), NOW)
    unit.save_acts([act("r-145")])
    unit.add_version(rendition(), NOW)
    print("ready", flush=True)
    time.sleep(600)
"""


def started(body: str, url: str, name: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", OPENING + body, url, name]
    process = subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def together(body: str, url: str, count: int) -> list[list[int]]:
    """What so many processes print that do the same at the same time."""
    processes = [started(body, url, f"p{number}") for number in range(count)]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    return [json.loads(process.communicate()[0]) for process in processes]


@pytest.fixture
def school(register: SqlRegister) -> SqlRegister:
    with register.unit() as unit:
        unit.save_profile(profile(), NOW)
    return register


def test_an_exception_undoes_the_whole_unit(school: Register) -> None:
    def fail_late() -> None:
        with school.unit() as unit:
            unit.save_profile(profile(address="дом 2"), NOW)
            unit.save_acts([act("r-145")])
            unit.add_version(rendition(), NOW)
            unit.add_version(rendition(DocumentKey("school-10", "S02", "")), NOW)

    with pytest.raises(NotFoundError):
        fail_late()
    assert untouched(school)


def test_a_unit_killed_in_the_middle_leaves_nothing_and_blocks_nobody(
    school: Register, database_url: str
) -> None:
    process = started(HANGING, database_url, "victim")
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert untouched(school)
    with school.unit() as unit:
        assert unit.add_version(rendition(), NOW).number == 1


def test_readers_neither_wait_for_a_writer_nor_see_its_half(school: Register) -> None:
    with school.unit() as unit:
        unit.add_version(rendition(), NOW)
        assert untouched(school)


def test_a_view_is_of_one_moment(school: Register) -> None:
    with school.view() as view:
        assert view.version(ORDER) is None
        with school.unit() as unit:
            unit.add_version(rendition(), NOW)
        assert view.version(ORDER) is None


def test_processes_that_add_to_one_document_get_a_number_each(school: Register, database_url: str) -> None:
    numbers = together(ADDING, database_url, 3)
    assert sorted(number for own in numbers for number in own) == list(range(1, 46))
    with school.view() as view:
        assert [version.number for version in view.history(ORDER)] == list(range(1, 46))


def test_processes_that_add_the_same_rendition_make_one_version(school: Register, database_url: str) -> None:
    numbers = together(ADDING.replace("{me}-{turn}", "same"), database_url, 3)
    assert numbers == [[1] * 15] * 3
    with school.view() as view:
        assert len(view.history(ORDER)) == 1


def test_processes_that_save_one_profile_keep_every_version_once(
    school: SqlRegister, database_url: str
) -> None:
    saved = sum(sum(own) for own in together(SAVING, database_url, 3))
    with school.view() as view:
        stored = view._connection.exec_driver_sql("SELECT number FROM profiles ORDER BY number")
        assert [row[0] for row in stored] == list(range(1, saved + 2))


def test_processes_may_make_one_register_at_the_same_time(database_url: str) -> None:
    assert together(FIRST_USE, database_url, 4) == [0, 0, 0, 0]


def test_a_row_that_breaks_a_rule_of_the_tables_undoes_the_unit(school: SqlRegister) -> None:
    def register_a_number_twice() -> None:
        with school.unit() as unit:
            unit.add_version(rendition(), NOW)
            unit._connection.execute(text("UPDATE documents SET latest = 0"))
            unit.add_version(rendition(fingerprint="f2"), NOW)

    with pytest.raises(ConflictError, match="first; nothing of this was saved"):
        register_a_number_twice()
    assert untouched(school)


def test_threads_share_one_register(school: Register) -> None:
    numbers: list[int] = []

    def add(name: int) -> None:
        with school.unit() as unit:
            numbers.append(unit.add_version(rendition(fingerprint=f"t{name}"), NOW).number)

    threads = [threading.Thread(target=add, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == list(range(1, 9))


def test_a_writer_that_waits_too_long_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "WAIT_SECONDS", 0.05)
    url = f"sqlite:///{tmp_path}/register.db"
    first, second = open_register(url), open_register(url)
    with first.unit(), pytest.raises(ConflictError) as caught, second.unit():
        pass
    assert str(caught.value) == f"the register {url} is busy: somebody else is writing to it; try again"
    first.close()
    second.close()


def test_units_that_block_each_other_are_told_so(postgresql: Server) -> None:
    """Each holds a document the other wants; SQLite begins the second only when the first has ended."""
    school = open_register(postgresql.database())
    with school.unit() as opening:
        opening.save_profile(profile(), NOW)
    other = rendition(DocumentKey("school-9", "S03", ""))
    barrier = threading.Barrier(2)
    outcomes: list[type[BaseException] | None] = []

    def work(first: Rendition, second: Rendition) -> None:
        try:
            with school.unit() as unit:
                unit.add_version(first, NOW)
                barrier.wait()
                unit.add_version(second, NOW)
            outcomes.append(None)
        except NormdocsError as error:
            outcomes.append(type(error))

    threads = [
        threading.Thread(target=work, args=pair) for pair in ((rendition(), other), (other, rendition()))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    school.close()
    assert set(outcomes) == {None, ConflictError}


def untouched(register: Register) -> bool:
    with register.view() as view:
        return view.profile("school-9") == profile() and view.acts() == () and view.versions("school-9") == ()
