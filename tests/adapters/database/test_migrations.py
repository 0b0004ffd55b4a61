from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from normdocs.adapters.database import migration, open_register
from normdocs.adapters.database.register import SqlRegister
from normdocs.adapters.database.schema import metadata
from normdocs.errors import NormdocsError
from tests.adapters.database.samples import NOW, profile

ROOT = Path(__file__).parents[3]


def test_the_migrations_make_the_tables_the_code_expects(register: SqlRegister) -> None:
    with register.unit() as unit:
        context = MigrationContext.configure(unit._connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        found = inspect(unit._connection)
        for table in metadata.sorted_tables:
            assert found.get_pk_constraint(table.name)["name"] == f"{table.name}_pkey"


def test_the_newest_migration_is_the_one_looked_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(migration.SCRIPTS))
    assert ScriptDirectory.from_config(config).get_heads() == [migration.HEAD]


def test_a_register_of_a_newer_normdocs_is_refused_and_kept(database_url: str) -> None:
    register = open_register(database_url)
    with register.unit() as unit:
        unit.save_profile(profile(), NOW)
        unit._connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    register.close()
    with pytest.raises(NormdocsError) as caught, closing(open_register(database_url)) as again, again.view():
        pass
    assert "was made by a newer normdocs (its revision is 9999): update normdocs" in str(caught.value)
    with register.unit() as unit:
        unit._connection.execute(text(f"UPDATE alembic_version SET version_num = '{migration.HEAD}'"))
    with register.view() as view:
        assert view.profile("school-9") == profile()
    register.close()


def test_a_migration_that_breaks_off_leaves_no_table(
    database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "migrations"
    (broken / "versions").mkdir(parents=True)
    (broken / "env.py").write_text((migration.SCRIPTS / "env.py").read_text())
    first = (migration.SCRIPTS / "versions" / "0001_register.py").read_text()
    (broken / "versions" / "0001_register.py").write_text(
        first.replace("    _provenance()\n", "    1 / 0\n", 1)
    )
    register = open_register(database_url)
    with monkeypatch.context() as patched:
        patched.setattr(migration, "SCRIPTS", broken)
        with pytest.raises(ZeroDivisionError), register.view():
            pass
    with register._engine.connect() as connection:
        assert inspect(connection).get_table_names() == []
    with register.view() as view:
        assert view.organisations() == ()
    register.close()


def test_what_is_asked_for_often_is_found_by_an_index(tmp_path: Path) -> None:
    """No table is read from end to end, however many organisations there are."""
    register = open_register(f"sqlite:///{tmp_path}/register.db")
    plans: list[str] = []
    with register.view() as view:
        explaining = view._connection.connection.driver_connection
        assert explaining is not None
        explaining.set_trace_callback(plans.append)
        view.profile("school-9")
        view.versions("school-9")
        view.documents_using("officers.head")
        view.made_from("orders/curator.docx")
        view.made_from("orders/curator.docx", "school-9")
        explaining.set_trace_callback(None)
        queries = [plan for plan in plans if plan.startswith("SELECT")]
        steps = [row[3] for query in queries for row in explaining.execute("EXPLAIN QUERY PLAN " + query)]
    register.close()
    assert len(queries) == 5
    assert steps
    assert [step for step in steps if step.startswith("SCAN")] == []


def test_an_up_to_date_register_is_read_without_alembic(database_url: str) -> None:
    register = open_register(database_url)
    with register.view():
        pass
    register.close()
    subprocess.run([sys.executable, "-c", READING, database_url], check=True, cwd=ROOT)


READING = """
import sys
from normdocs.adapters.database import open_register
assert "sqlalchemy" not in sys.modules
register = open_register(sys.argv[1])
with register.view() as view:
    view.versions("school-9")
register.close()
assert "alembic" not in sys.modules
assert "sqlalchemy.orm" not in sys.modules
"""
