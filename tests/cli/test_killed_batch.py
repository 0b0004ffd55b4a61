"""Killed at any moment, a batch that follows a replaced order leaves nothing the next one does not finish."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from normdocs.bootstrap import Application
from normdocs.content.trial.region import SimulatedRegion
from normdocs.domain.change.impact import Action
from normdocs.domain.document import DocumentKey, State
from normdocs.services.change.reach import Reach
from normdocs.services.trial.region import Order
from tests.postgres import Server
from tests.workspace import REPOSITORY, Desk

OLD, NEW = "rostov-446-2020", "rostov-example-2023"
EXAMPLE = REPOSITORY / "examples" / "acts" / "rostov-example-replacement.yaml"
REGION, SCHOOLS, APPROVED = SimulatedRegion("Ростовская область", 2, seed=3), 3, 0.6
ORDER = "S23"
PATIENCE_SECONDS = 120
# One document is in approval: somebody has to see to it.
SOMETHING_LEFT = 1
# What the console script does, once everything it needs is there.
BATCH = """
import sys
from normdocs.cli.main import invoke
import normdocs.bootstrap as bootstrap
app = bootstrap.application()
app.registry, app.follower
sys.stdout.write("begun\\n")
sys.stdout.flush()
sys.exit(invoke(sys.argv[1:]))
"""

Versions = dict[DocumentKey, list[tuple[int, str]]]


@dataclass(frozen=True)
class Moment:
    """When a batch is killed: after a share of the time it takes, or with a share of its files made."""

    of: str
    share: float


def moments(count: int, seed: int) -> list[Moment]:
    """Return random moments, half of them counted in time, half in files: those are made as a unit ends."""
    chance = random.Random(seed)
    return [Moment(of, chance.random()) for of in ("time", "files") for _ in range(count // 2)]


@dataclass(frozen=True)
class Office:
    """A register whose regional order was replaced, and what an undisturbed batch makes of it."""

    desk: Desk
    server: Server | None
    before: Versions
    after: Versions
    seconds: float
    files: int

    def copy(self, folder: Path) -> Desk:
        return copied(self.desk, self.server, folder)


def copied(desk: Desk, server: Server | None, folder: Path) -> Desk:
    """Return a desk of its own with everything this one has, its database too."""
    url = desk.variables.get("NORMDOCS_DATABASE_URL")
    own = {"NORMDOCS_DATABASE_URL": server.database(like=url)} if server and url else {}
    return desk.copy(folder, **own)


@contextmanager
def working(desk: Desk) -> Iterator[Application]:
    application = Application(desk.settings)
    try:
        yield application
    finally:
        application.close()


def fill(desk: Desk) -> None:
    """Make approved sets and drafts, one document on its way, and replace the order they rest on."""
    with working(desk) as app:
        app.simulator.simulate(Order(REGION, SCHOOLS, APPROVED, trial=True))
        drafts = [one for one in latest(app) if one.type == "S02" and state(app, one) is State.DRAFT]
        app.approver.submit(drafts[0].organisation, "S02")
        app.legislation.add(app.acts_of(EXAMPLE), "Примеров П. П.")
        app.legislation.replace(OLD, NEW, "Примеров П. П.")


def latest(app: Application) -> list[DocumentKey]:
    with app.register.view() as view:
        return [key for one in view.organisations() for key in view.documents(one.id)]


def state(app: Application, key: DocumentKey) -> State:
    with app.register.view() as view:
        version = view.version(key)
    assert version is not None
    return version.state


def versions(app: Application) -> Versions:
    """Return number and content of every version there is."""
    with app.register.view() as view:
        keys = [key for one in view.organisations() for key in view.documents(one.id)]
        return {key: [(one.number, one.content) for one in view.history(key)] for key in keys}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder = tmp_path_factory.mktemp(f"replaced-{request.param}")
    server = request.getfixturevalue("postgresql") if request.param == "postgresql" else None
    desk = Desk(folder / "made", {"NORMDOCS_DATABASE_URL": server.database()} if server else {})
    fill(desk)
    with working(desk) as app:
        before, expected = versions(app), touched(app)
    whole = copied(desk, server, folder / "whole")
    files = len(archived(whole))
    seconds = whole_run(whole)
    with working(whole) as app:
        after = versions(app)
    assert_as_planned(expected, before, after)
    return Office(desk, server, before, after, seconds, len(archived(whole)) - files)


def touched(app: Application) -> dict[DocumentKey, Action]:
    """Return what the impact says is to be done, and to what."""
    impact = app.planner.impact(Reach(OLD, act=OLD))
    assert not impact.failures
    return {one.key: one.action for one in impact.touched}


def assert_as_planned(expected: dict[DocumentKey, Action], before: Versions, after: Versions) -> None:
    """Assert that what was to be made has one version more, each school one order, and no other changed."""
    kinds = Counter(expected.values())
    assert set(kinds) == {Action.AMEND, Action.RENDER, Action.RETURN}, kinds
    made = {key for key, action in expected.items() if action is not Action.RETURN}
    more = {key: len(after[key]) - len(before.get(key, [])) for key in after}
    assert {key for key, count in more.items() if count and key.type != ORDER} == made
    assert {count for count in more.values() if count} == {1}
    amended = {key.organisation for key, action in expected.items() if action is Action.AMEND}
    assert sorted(key.organisation for key in after if key.type == ORDER) == sorted(amended)


def launched(desk: Desk) -> subprocess.Popen[str]:
    """Start the batch and return when its work begins."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("NORMDOCS_")}
    process = subprocess.Popen(
        [sys.executable, "-c", BATCH, "acts", "apply", OLD, "--direct", "--no-print", "--json"],
        cwd=REPOSITORY,
        env={**inherited, **desk.own, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    return process


def whole_run(desk: Desk) -> float:
    """Return the seconds an undisturbed batch takes from where its work begins."""
    with launched(desk) as process:
        begun = time.monotonic()
        process.communicate(timeout=PATIENCE_SECONDS)
        assert process.returncode == SOMETHING_LEFT
        return time.monotonic() - begun


def killed(office: Office, desk: Desk, moment: Moment) -> None:
    """Run the batch on the desk and kill it at that moment."""
    limit = len(archived(desk)) + round(moment.share * office.files)
    with launched(desk) as process:
        end = time.monotonic() + (moment.share * office.seconds if moment.of == "time" else PATIENCE_SECONDS)
        while process.poll() is None and time.monotonic() < end:
            if moment.of == "files" and len(archived(desk)) > limit:
                break
            time.sleep(0.0005)
        process.kill()


def archived(desk: Desk) -> set[Path]:
    """Return every file of the archive, half-written ones too."""
    root = desk.settings.kept / "archive"
    return {Path(folder, name) for folder, _, names in os.walk(root) for name in names}


def follow_again(app: Application) -> None:
    reach = Reach(OLD, act=OLD)
    for organisation in app.follower.concerned(reach):
        assert app.follower.follow(organisation, reach, printed=False).failure is None


def assert_nothing_by_halves(office: Office, app: Application) -> None:
    """Assert that the kill left each school as it was or as it will be, and no version without its file."""
    found = versions(app)
    for organisation in {key.organisation for key in office.before}:
        own = of(found, organisation)
        assert own in (of(office.before, organisation), of(office.after, organisation))
    assert all(app.archive.get(content) for content in contents(found))
    assert app.auditor.verify().findings == []


def of(found: Versions, organisation: str) -> Versions:
    return {key: all_of_it for key, all_of_it in found.items() if key.organisation == organisation}


def contents(found: Versions) -> set[str]:
    return {content for history in found.values() for _, content in history}


def assert_finished(office: Office, desk: Desk, app: Application) -> None:
    """Assert that the register is an undisturbed batch's, and the archive holds what it names and no more."""
    assert versions(app) == office.after
    assert app.auditor.verify().findings == []
    assert {path.name for path in archived(desk)} == contents(office.after)
    # Whole: each is read and held against its name.
    assert all(app.archive.get(content) for content in contents(office.after))


def assert_survives(office: Office, folder: Path, chosen: list[Moment]) -> None:
    for number, moment in enumerate(chosen):
        desk = office.copy(folder / f"killed-{number}")
        killed(office, desk, moment)
        with working(desk) as app:
            assert_nothing_by_halves(office, app)
            follow_again(app)
            assert_finished(office, desk, app)


def test_a_batch_killed_at_ten_moments_is_finished_by_the_next(office: Office, tmp_path: Path) -> None:
    chosen = moments(4, seed=10) if office.server else moments(6, seed=16)
    assert_survives(office, tmp_path, chosen)


def test_a_batch_killed_again_and_again_is_finished_in_the_end(office: Office, tmp_path: Path) -> None:
    desk = office.copy(tmp_path / "killed")
    for share in (0.0, 0.3):
        killed(office, desk, Moment("files", share))
    with working(desk) as app:
        follow_again(app)
        assert_finished(office, desk, app)


def test_two_batches_at_once_make_each_document_once(office: Office, tmp_path: Path) -> None:
    desk = office.copy(tmp_path / "twice")
    first, second = launched(desk), launched(desk)
    with first, second:
        for process in (first, second):
            process.communicate(timeout=PATIENCE_SECONDS)
            assert process.returncode == SOMETHING_LEFT
    with working(desk) as app:
        assert_finished(office, desk, app)


def test_following_the_change_once_more_writes_nothing(office: Office, tmp_path: Path) -> None:
    desk = office.copy(tmp_path / "again")
    with working(desk) as app:
        follow_again(app)
        rows, tree = desk.rows(), desk.tree()
        follow_again(app)
        assert (desk.rows(), desk.tree()) == (rows, tree)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_batch_killed_at_thirty_moments_on_each_database_is_finished_by_the_next(
    office: Office, tmp_path: Path
) -> None:
    assert_survives(office, tmp_path, moments(30, seed=446))
