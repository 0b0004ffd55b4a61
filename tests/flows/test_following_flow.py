"""The flow that follows a change of an act: every organisation, what fails told, artifacts by codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from prefect.artifacts import Artifact
from sqlalchemy import create_engine, text

from normdocs.adapters.database.connection import parse_address
from normdocs.errors import NormdocsError, NotFoundError
from tests.cli.change_of_act import OLD, before_the_change, replaced
from tests.workspace import FEDOSEEVSKAYA, SHAKHTY, Desk

# Prefect 3 itself closes a loop's resources late and uses what its own libraries call out of date.
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = before_the_change(Desk(tmp_path_factory.mktemp("flow") / "outputs"))
    assert replaced(desk).code == 0
    return desk


@pytest.fixture
def desk(changed: Desk, tmp_path: Path) -> Desk:
    return changed.copy(tmp_path / "outputs")


def broken(desk: Desk, organisation: str) -> None:
    engine = create_engine(parse_address(desk.settings.database_url))
    with engine.begin() as connection:
        statement = text("UPDATE profiles SET body = '{}' WHERE organisation = :id")
        connection.execute(statement, {"id": organisation})
    engine.dispose()


def artifact(key: str) -> Artifact:
    found = Artifact.get(key)
    assert found is not None
    return found  # type: ignore[return-value]


def test_every_organisation_follows_and_a_second_run_makes_nothing(prefect_api: str, desk: Desk) -> None:
    from flows.apply_act_change import apply_act_change

    with desk.at() as app:
        seen: list[tuple[int, int]] = []
        app.watch = lambda done, total: seen.append((done, total))
        first = apply_act_change(OLD, printed=False)
        again = apply_act_change(OLD, [SHAKHTY], printed=False)
    assert [(one.organisation, one.orders) for one in first] == [
        (FEDOSEEVSKAYA, ()),
        (SHAKHTY, (f"S23:{OLD}",)),
    ]
    assert first[0].made == ("S01", "S02", "S03", "S04", "S05", "S06")
    assert first[1].amended == ("S01", "S02", "S03", "S04")
    assert all(one.idle and one.complete for one in again)
    assert seen == [(1, 2), (2, 2), (1, 1)]


def test_what_was_done_stays_as_artifacts_without_a_value_or_a_name(prefect_api: str, desk: Desk) -> None:
    from flows.apply_act_change import apply_act_change

    with desk.at():
        apply_act_change(OLD, printed=False)
    rows = json.loads(str(artifact("act-change").data))
    assert {row["organisation"]: row["orders"] for row in rows} == {
        FEDOSEEVSKAYA: "",
        SHAKHTY: f"S23:{OLD}",
    }
    assert all(str(value).isascii() for row in rows for value in row.values())
    progress = artifact("act-change-progress")
    assert (progress.type, progress.data) == ("progress", 100.0)


def test_an_organisation_that_fails_fails_the_run_after_all_others_are_done(
    prefect_api: str, desk: Desk
) -> None:
    from flows.apply_act_change import apply_act_change

    broken(desk, FEDOSEEVSKAYA)
    with desk.at(), pytest.raises(NormdocsError, match=FEDOSEEVSKAYA):
        apply_act_change(OLD, printed=False)
    rows = json.loads(str(artifact("act-change").data))
    assert [row["organisation"] for row in rows if row["failed"]] == [FEDOSEEVSKAYA]
    assert "S23" in desk.versions(SHAKHTY)


def test_an_act_nobody_knows_fails_the_run(prefect_api: str, desk: Desk) -> None:
    from flows.apply_act_change import apply_act_change

    with desk.at(), pytest.raises(NotFoundError, match="no-such-act"):
        apply_act_change("no-such-act")


def test_the_command_without_direct_runs_the_flow(prefect_api: str, desk: Desk) -> None:
    answer = desk.run("acts", "apply", OLD, "--no-print", "--json")
    assert answer.code == 0, answer.said
    made = {one["organisation"]: one["orders"] for one in answer.json["organisations"]}
    assert made == {FEDOSEEVSKAYA: [], SHAKHTY: [f"S23:{OLD}"]}
