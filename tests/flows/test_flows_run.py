"""The flows run for real: they leave in the register and in the outputs what the direct way leaves."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from sqlalchemy import create_engine, text

from normdocs import bootstrap
from normdocs.adapters.database.connection import parse_address
from normdocs.errors import NormdocsError
from tests.workspace import (
    FEDOSEEVSKAYA,
    REPOSITORY,
    SHAKHTY,
    SIZE_OF_SET,
    Desk,
    fresh_application,
    profile_of,
)

# Prefect 3 itself closes a loop's resources late and uses what its own libraries call out of date.
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@contextlib.contextmanager
def at(desk: Desk) -> Iterator[None]:
    """Let the flows of this process work on the desk."""
    with (
        mock.patch.dict(os.environ, desk.own),
        contextlib.chdir(REPOSITORY),
        fresh_application(),
    ):
        yield


@pytest.fixture
def desk(schools: Desk, tmp_path: Path) -> Desk:
    return schools.copy(tmp_path / "outputs")


@pytest.fixture
def empty(schools: Desk, tmp_path: Path) -> Desk:
    """An empty desk with the PDF files of both schools at hand."""
    own = schools.copy(tmp_path / "outputs")
    for path in [*own.register_files(), *own.outputs.rglob("*")]:
        if path.is_file() and "pdf" not in path.parts:
            path.unlink()
    return own


def admit(desk: Desk, *organisations: str) -> None:
    with at(desk):
        app = bootstrap.application()
        for organisation in organisations:
            profile, _, supplement = profile_of(organisation)
            app.registrar.admit(app.profile(Path(profile), Path(supplement)))


def test_onboarding_by_prefect_leaves_the_same_set_as_without(
    prefect_api: str, empty: Desk, schools: Desk
) -> None:
    from flows.onboard_organisation import onboard_organisation

    admit(empty, SHAKHTY)
    with at(empty):
        (report,) = onboard_organisation(SHAKHTY)
    assert report.complete
    assert len(report.made) == SIZE_OF_SET
    assert empty.versions(SHAKHTY) == schools.versions(SHAKHTY)
    assert empty.texts(SHAKHTY) == schools.texts(SHAKHTY)


def test_the_command_without_direct_runs_the_flow(prefect_api: str, empty: Desk, schools: Desk) -> None:
    answer = empty.run("onboard", *profile_of(SHAKHTY), "--json")
    assert answer.code == 0, answer.said
    assert len(answer.json["reports"][0]["made"]) == SIZE_OF_SET
    assert "orchestration" in answer.json["timings"]
    assert empty.versions(SHAKHTY) == schools.versions(SHAKHTY)


def test_generating_for_two_organisations_makes_both_and_keeps_readiness_as_an_artifact(
    prefect_api: str, empty: Desk
) -> None:
    from prefect.artifacts import Artifact

    from flows.generate_set import generate_set

    admit(empty, SHAKHTY, FEDOSEEVSKAYA)
    with at(empty):
        reports = generate_set([SHAKHTY, FEDOSEEVSKAYA])
    assert [report.organisation for report in reports] == [SHAKHTY, FEDOSEEVSKAYA]
    assert [len(report.made) for report in reports] == [SIZE_OF_SET, SIZE_OF_SET]
    table = Artifact.get("readiness")
    assert table is not None
    assert table.type == "table"
    names = {row["organisation"] for row in json.loads(str(table.data))}
    assert names == {"МБОУ СОШ № 9 г. Шахты", "МБОУ Федосеевская СОШ им. В. М. Верёхина"}


def test_one_organisation_that_fails_does_not_stop_the_other(prefect_api: str, empty: Desk) -> None:
    from flows.generate_set import generate_set

    admit(empty, FEDOSEEVSKAYA)
    with at(empty), pytest.raises(NormdocsError, match="nowhere"):
        generate_set(["nowhere", FEDOSEEVSKAYA])
    assert len(empty.versions(FEDOSEEVSKAYA)) == SIZE_OF_SET


def test_a_second_flow_run_touches_no_file(prefect_api: str, desk: Desk) -> None:
    from flows.generate_set import generate_set

    tree, rows = desk.tree(), desk.rows()
    with at(desk):
        reports = generate_set([SHAKHTY, FEDOSEEVSKAYA], ["S01"])
    assert [report.made for report in reports] == [(), ()]
    assert desk.tree() == tree
    assert desk.rows() == rows


def test_refreshing_marks_what_ended_and_leaves_letters_in_the_outbox(prefect_api: str, desk: Desk) -> None:
    from flows.refresh_readiness import refresh_readiness

    with at(desk):
        result = refresh_readiness(SHAKHTY)
    assert (result.expired, result.overdue, result.delivery, result.failures) == ([], [], None, [])


def test_an_organisation_that_cannot_be_refreshed_fails_the_run(prefect_api: str, desk: Desk) -> None:
    from flows.refresh_readiness import refresh_readiness

    engine = create_engine(parse_address(desk.settings.database_url))
    with engine.begin() as connection:
        connection.execute(text("UPDATE profiles SET body = '{}' WHERE organisation = :id"), {"id": SHAKHTY})
    engine.dispose()
    with at(desk), pytest.raises(NormdocsError, match="could not be looked through") as failure:
        refresh_readiness()
    (cause,) = failure.value.causes
    assert SHAKHTY in str(cause)
