"""A made-up region on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.refusal import assert_refused
from tests.workspace import Desk

REGION = ["--region", "Ростовская область", "--municipalities", "2"]


@pytest.fixture
def desk(tmp_path: Path, database_url: str) -> Desk:
    return Desk(tmp_path / "outputs", {"NORMDOCS_DATABASE_URL": database_url})


def test_a_region_is_filled_and_shown_as_any_other(desk: Desk) -> None:
    answer = desk.run("simulate", "--organisations", "3", *REGION, "--approved", "0.5", "--json")
    assert answer.code == 0, answer.said
    made = answer.json["made"]
    assert (made["schools"], made["documents"]) == (3, 24)
    assert made["events"] == 30 * made["sets"]
    again = desk.run("simulate", "--organisations", "3", *REGION, "--approved", "0.5", "--json")
    assert set(again.json["made"].values()) == {0}
    rows = desk.run("readiness", "--json").json
    assert [row["organisation"].startswith("sim-") for row in rows] == [True] * 3
    assert desk.run("journal", "verify").code == 0


def test_progress_goes_to_standard_error_and_the_answer_to_the_other(desk: Desk) -> None:
    answer = desk.run("simulate", "--organisations", "1", *REGION, "--approved", "0")
    assert answer.code == 0, answer.said
    assert "1/1" in answer.err
    assert "8" in answer.out


@pytest.mark.parametrize(
    "options",
    [["--organisations", "0"], ["--organisations", "1", "--approved", "2"], ["--organisations", "x"], []],
)
def test_an_order_that_cannot_be_is_refused(desk: Desk, options: list[str]) -> None:
    answer = desk.run("simulate", *options, *REGION)
    assert answer.code == 2
    assert_refused(answer)


def test_a_register_with_real_schools_is_left_alone(schools: Desk, tmp_path: Path) -> None:
    desk = schools.copy(tmp_path / "outputs")
    before = desk.rows()
    answer = desk.run("simulate", "--organisations", "1", *REGION)
    assert answer.code == 2
    assert_refused(answer, "fedoseevskaya", "--add")
    assert desk.rows() == before
