"""Fifty people decide one step at the same moment, each in a process of their own (issue 4)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from normdocs.bootstrap import Application
from tests.services.approvals import HEAD
from tests.services.schools import SHAKHTY, altered, completed, real
from tests.workspace import REPOSITORY, SCRIPT, Desk

PEOPLE = 50
PATIENCE_SECONDS = 300
# What the console script does, begun when everybody has come to the door.
AT_ONCE = """
import sys
from normdocs.cli.main import invoke
import normdocs.bootstrap as bootstrap
app = bootstrap.application()
with app.register.view() as view:
    app.generator.dossier(view, sys.argv[2])
app.approver, app.cards
sys.stdout.write("ready\\n")
sys.stdout.flush()
sys.stdin.readline()
sys.exit(invoke(sys.argv[1:]))
"""


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


@pytest.fixture(params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    """A school whose programme waits for nobody but the curator."""
    variables = {}
    if request.param == "postgresql":
        variables["NORMDOCS_DATABASE_URL"] = request.getfixturevalue("postgresql").database()
    desk = Desk(tmp_path / "outputs", variables)
    application = Application(desk.settings)
    application.registrar.admit(altered(real(completed(SHAKHTY)), issued=[]))
    application.generator.generate(SHAKHTY, ["S02"])
    application.approver.submit(SHAKHTY, "S02")
    application.close()
    return desk


ARGUMENTS = ["approve", SHAKHTY, "S02", "--role", "curator", "--no-print"]


def started(desk: Desk, command: list[str]) -> subprocess.Popen[str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("NORMDOCS_")}
    return subprocess.Popen(
        [*command, *ARGUMENTS],
        cwd=REPOSITORY,
        env={**inherited, **desk.own, "PYTHONPATH": str(REPOSITORY)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> Said:
    out, err = process.communicate(timeout=PATIENCE_SECONDS)
    return Said(process.returncode, out, err)


def assert_one_decided(desk: Desk, answers: list[Said]) -> None:
    codes = Counter(answer.code for answer in answers)
    assert codes[0] == 1, [answer.err for answer in answers]
    refused = [answer for answer in answers if answer.code]
    assert len(refused) == PEOPLE - 1
    assert set(codes) <= {0, 5, 6}
    for answer in refused:
        assert "S02 " in answer.err
        assert "решен" in answer.err or "already decided" in answer.err, answer.err
        assert "Traceback" not in answer.err
        assert "locked" not in answer.err
    application = Application(desk.settings)
    try:
        assert application.auditor.verify(SHAKHTY).findings == []
        with application.register.view() as view:
            happenings = [event.entry.happening.value for event in view.events(SHAKHTY)]
        assert happenings == ["submitted", "passed"]
        with application.register.view() as view:
            (move,) = view.moves(role=HEAD.role, organisation=SHAKHTY)
        assert move.move.action.value == "sign"
    finally:
        application.close()


def test_of_fifty_who_decide_one_step_at_the_same_moment_one_does_and_the_others_are_told_who(
    desk: Desk,
) -> None:
    processes = []
    try:
        for _ in range(PEOPLE):
            processes.append(started(desk, [sys.executable, "-c", AT_ONCE]))
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        answers = [ended(process) for process in processes]
    finally:
        for process in processes:
            process.kill()
    assert_one_decided(desk, answers)


@pytest.mark.slow
def test_fifty_console_scripts_at_once_decide_the_step_once(desk: Desk) -> None:
    processes = [started(desk, [str(SCRIPT)]) for _ in range(PEOPLE)]
    try:
        answers = [ended(process) for process in processes]
    finally:
        for process in processes:
            process.kill()
    assert_one_decided(desk, answers)
