"""make demo-change, from an empty folder to the report."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workspace import REPOSITORY, content_text

SCHOOLS = ("example-school-1", "example-school-2")


def demo(outputs: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tools.demo_change"],
        env={**os.environ, "NORMDOCS_OUTPUTS": str(outputs), **variables},
        cwd=REPOSITORY, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.slow
def test_the_demo_runs_from_the_first_draft_to_the_report(tmp_path: Path) -> None:
    # The user's own register is not touched, wherever it is.
    ran = demo(tmp_path, NORMDOCS_DATABASE_URL=f"sqlite:///{tmp_path}/own.db")
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr
    assert not (tmp_path / "own.db").exists()
    kept = tmp_path / "demo-change"
    for school in SCHOOLS:
        (order,) = (kept / school).glob("S23*.docx")
        text = content_text(order)
        assert "№ 446" in text
        assert "ПРИМЕР-294" in text
        assert "True" not in text
    assert (kept / "изменения.pdf").read_bytes().startswith(b"%PDF")
    assert all(f"Примерная школа № {n}" in (kept / "изменения.html").read_text("utf-8") for n in (1, 2))
    assert ran.stdout.count("\n=== ") == 10
    assert "Traceback" not in ran.stdout + ran.stderr


def test_the_demo_removes_nothing_that_is_not_its_own(tmp_path: Path) -> None:
    own = tmp_path / "demo-change" / "important.txt"
    own.parent.mkdir()
    own.write_text("mine")
    ran = demo(tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert str(own.parent) in ran.stderr
    assert own.read_text() == "mine"
