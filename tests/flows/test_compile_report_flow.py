"""The half-yearly flow: schools first, then municipalities, then regions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.reports.district import authority, body, school
from tests.workspace import Desk

# Prefect 3 itself closes a loop's resources late and uses what its own libraries call out of date.
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def test_schools_report_before_their_municipality_and_it_before_the_region(
    prefect_api: str, tmp_path: Path
) -> None:
    from flows.compile_report import compile_report

    with Desk(tmp_path / "outputs").at() as app:
        ministry = body("ministry", "education-ministry")
        for profile in (ministry, authority(), school(1), school(2, people=0)):
            app.registrar.admit(profile)
        results = compile_report(as_of="2021-06-01", printed=False)
        app.close()
    assert [one.organisation for one in results] == ["school-1", "district", "ministry"]
    assert [one.failure for one in results] == [None, None, None]
    codes = {one.organisation: [line.type for line in one.lines] for one in results}
    assert "S17" in codes["school-1"]
    assert {"M07", "M08"} <= set(codes["district"])
    assert codes["ministry"] == ["R06"]
    (statement,) = (line for line in results[1].lines if line.type == "M07")
    assert statement.not_reported == ("Школа № 2",)
