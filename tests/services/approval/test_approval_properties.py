"""Whatever order commands come in, what was approved stays as it is (hypothesis, stateful)."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

import docx
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import MetaData, create_engine

from normdocs.bootstrap import Application
from normdocs.domain.approval.route import Deed
from normdocs.domain.approval.series import uniqueness_key
from normdocs.domain.document import IN_FORCE, DocumentKey, State, Version
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.errors import ArchiveError, NormdocsError
from normdocs.services.approval.approving import Vote
from normdocs.services.approval.office import By
from normdocs.services.approval.registering import Wish
from normdocs.services.approval.uploading import Brought
from normdocs.services.making.generation import Over
from tests.services.approvals import CURATOR, DAY, EDITOR, HEAD, OFFICIAL, PROTOCOL
from tests.services.schools import SHAKHTY, altered, completed, people, real
from tests.workspace import Desk

CODES = ("S01", "S02", "S03", "S04", "S05", "S06")
PEOPLE = {"municipal-official": OFFICIAL.name, "site-editor": EDITOR.name}
ROLES = [CURATOR, HEAD, OFFICIAL, EDITOR, By("pedagogical-council"), By("governing-council")]
NUMBERS = [None, "162", "162/1", "163", "128-О"]
DAYS = [DAY, date(2020, 10, 15), date(2021, 2, 1)]
VOTES = [Vote(), PROTOCOL]
HEADS = ["Двалидзе Э. И.", "Примеров П. П."]
PRINTED = re.compile(r"fellows\.(S\d\d)\b")
# In memory where there is such a folder: what is tested is not the disk.
SHELF = "/dev/shm" if Path("/dev/shm").is_dir() else None
EXAMPLES, STEPS = 20, 25

Row = tuple[Any, ...]


def profile(head: str) -> SchoolProfile:
    school = altered(real(completed(SHAKHTY)), issued=[])
    return altered(school, people=people(school, "head", name=head, forms={}))


@pytest.fixture(scope="module")
def beginnings(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two schools to begin with: six drafts; and the same with orders in force."""
    fresh, walked = tmp_path_factory.mktemp("fresh"), tmp_path_factory.mktemp("walked")
    app = Application(Desk(fresh / "outputs").settings)
    app.registrar.admit(profile(HEADS[0]))
    app.generator.generate(SHAKHTY, CODES)
    app.close()
    shutil.copytree(fresh, walked, dirs_exist_ok=True)
    app = Application(Desk(walked / "outputs").settings)
    for code in ("S01", "S02", "S03", "S04", "S05"):
        app.approver.submit(SHAKHTY, code)
        app.approver.approve(SHAKHTY, code, CURATOR)
    app.clerk.register(SHAKHTY, "S01", Wish(DAY, "162"))
    app.clerk.register(SHAKHTY, "S02", Wish(DAY, "162/1"))
    app.approver.approve(SHAKHTY, "S04", By("pedagogical-council"), PROTOCOL)
    app.approver.approve(SHAKHTY, "S04", By("governing-council"))
    app.approver.approve(SHAKHTY, "S01", HEAD)
    app.clerk.register(SHAKHTY, "S05", Wish(DAY, "163"))
    app.approver.approve(SHAKHTY, "S05", HEAD)
    app.close()
    return [fresh, walked]


class Approval(RuleBasedStateMachine):
    """One school and everything that may be done with its documents."""

    beginnings: ClassVar[list[Path]] = []
    outcomes: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory(dir=SHELF)
        self.approved: dict[tuple[DocumentKey, int], tuple[str, Version]] = {}

    @initialize(walked=st.booleans())
    def begin(self, walked: bool) -> None:
        shutil.copytree(self.beginnings[walked], self.folder.name, dirs_exist_ok=True)
        self.desk = Desk(Path(self.folder.name) / "outputs")
        self.app = Application(self.desk.settings)
        self.engine = create_engine(self.app.settings.database_url)
        self.tables = MetaData()
        self.tables.reflect(self.engine)

    def teardown(self) -> None:
        if hasattr(self, "app"):
            self.engine.dispose()
            self.app.close()
        self.folder.cleanup()

    def rows(self) -> dict[str, list[Row]]:
        with self.engine.connect() as connection:
            return {
                table.name: [tuple(row) for row in connection.execute(table.select())]
                for table in self.tables.sorted_tables
            }

    def tried(self, command: Callable[..., object], *arguments: Any, **named: Any) -> bool:
        """Run a command; when it is refused nothing in the register has changed."""
        before = self.rows()
        name = command.__name__
        try:
            command(SHAKHTY, *arguments, **named)
        except ArchiveError:
            raise
        except NormdocsError:
            assert self.rows() == before, f"{name} was refused and changed something"
            self.outcomes[f"{name} refused"] += 1
            return False
        self.outcomes[name] += 1
        return True

    @rule(code=st.sampled_from(CODES))
    def submit(self, code: str) -> None:
        self.tried(self.app.approver.submit, code)

    @rule(code=st.sampled_from(CODES), by=st.sampled_from(ROLES), vote=st.sampled_from(VOTES))
    def approve(self, code: str, by: By, vote: Vote) -> None:
        self.tried(self.app.approver.approve, code, by, vote)

    @rule(code=st.sampled_from(CODES), protocol=st.booleans())
    def advance(self, code: str, protocol: bool) -> None:
        """Whoever has the move takes it."""
        with self.app.register.view() as view:
            moves = [one for one in view.moves(organisation=SHAKHTY) if one.key.type == code]
        if not moves:
            self.tried(self.app.approver.submit, code)
            return
        party, action = moves[0].move.party, moves[0].move.action.value
        by = By(party.role, PEOPLE.get(party.role) or party.name)
        if action == "publish":
            self.publish(code)
        elif action == "acquaint":
            self.tried(self.app.executor.acquaint, code, party.name or "")
        else:
            self.tried(self.app.approver.approve, code, by, PROTOCOL if protocol else Vote())

    @rule(code=st.sampled_from(CODES), by=st.sampled_from([CURATOR, HEAD]))
    def send_back(self, code: str, by: By) -> None:
        self.tried(self.app.approver.send_back, code, by, "исправить")

    @rule(code=st.sampled_from(CODES), number=st.sampled_from(NUMBERS), day=st.sampled_from(DAYS))
    def number(self, code: str, number: str | None, day: date) -> None:
        self.tried(self.app.clerk.register, code, Wish(day, number))

    @rule(code=st.sampled_from(CODES))
    def publish(self, code: str) -> None:
        printed = self.cited(code)
        if self.tried(self.app.executor.publish, code, EDITOR):
            with self.app.register.view() as view:
                in_force = {
                    key.type for key, one in view.standings(SHAKHTY).items() if one.in_force is not None
                }
            assert printed <= in_force, f"{code} was published, and it rests on {printed - in_force}"

    def cited(self, code: str) -> set[str]:
        """The documents of the set whose requisites the latest version prints, or that approve it."""
        with self.app.register.view() as view:
            dossier = self.app.generator.dossier(view, SHAKHTY)
            matter = self.app.office.matter(view, SHAKHTY, code)
        printed = {found[1] for value in matter.provenance if (found := PRINTED.match(value.origin))}
        own = {one.type.code for one in dossier.required if one.type.annex_of == code}
        order = {matter.type.annex_of} if matter.type.annex_of else set()
        return ((printed | order) - own - {code}) & {one.type.code for one in dossier.required}

    @rule(code=st.sampled_from(["S01", "S05"]), place=st.integers(0, 2))
    def acquaint(self, code: str, place: int) -> None:
        with self.app.register.view() as view:
            course = self.app.office.matter(view, SHAKHTY, code).course
        step = course.following(Deed.ACQUAINT)
        names = [party.name for party in step.parties if party.name] if step else []
        self.tried(self.app.executor.acquaint, code, names[place] if place < len(names) else "Никто Н. Н.")

    @rule(code=st.sampled_from(CODES))
    def repeal(self, code: str) -> None:
        """Somebody ends a document: one that is in force, where there is one."""
        with self.app.register.view() as view:
            standings = view.standings(SHAKHTY)
        in_force = sorted(key.type for key, standing in standings.items() if standing.in_force)
        self.tried(self.app.executor.repeal, in_force[0] if in_force else code, "утратил силу")

    @rule(head=st.sampled_from(HEADS))
    def another_head(self, head: str) -> None:
        """The profile changes; the set is made anew where it may be."""
        self.app.registrar.admit(profile(head))
        self.tried(self.app.generator.generate, CODES)

    @rule(code=st.sampled_from(CODES), over=st.sampled_from([None, *Over]))
    def generate(self, code: str, over: Over | None) -> None:
        self.tried(self.app.generator.generate, [code], over)

    @rule(code=st.sampled_from(CODES), word=st.sampled_from(["Точка.", "Иначе."]))
    def upload(self, code: str, word: str) -> None:
        """Somebody edits the latest version in Word."""
        with self.app.register.view() as view:
            version = self.app.office.matter(view, SHAKHTY, code).version
        edited = docx.Document(io.BytesIO(self.app.archive.get(version.content)))
        edited.add_paragraph(word)
        blob = io.BytesIO()
        edited.save(blob)
        self.tried(self.app.uploader.upload, code, Brought(blob.getvalue(), f"{code}.docx", "", "так надо"))

    def versions(self) -> list[Version]:
        with self.app.register.view() as view:
            return [one for key in view.documents(SHAKHTY) for one in view.history(key)]

    @invariant()
    def what_was_approved_stays_as_it_is(self) -> None:
        if not hasattr(self, "app"):
            return
        now = {(one.key, one.number): one for one in self.versions()}
        for place, one in now.items():
            if one.state in IN_FORCE and place not in self.approved:
                self.approved[place] = (self.digest(one), replace(one, state=State.APPROVED))
        for place, (digest, before) in self.approved.items():
            assert replace(now[place], state=State.APPROVED) == before
            assert self.digest(now[place]) == digest

    def digest(self, version: Version) -> str:
        return hashlib.sha256(self.app.archive.get(version.content)).hexdigest()

    @invariant()
    def at_most_one_version_of_a_document_is_in_force(self) -> None:
        if hasattr(self, "app"):
            in_force = Counter(one.key for one in self.versions() if one.state in IN_FORCE)
            assert max(in_force.values(), default=1) == 1

    @invariant()
    def the_journal_is_whole_and_everything_follows_from_it(self) -> None:
        if hasattr(self, "app"):
            audit = self.app.auditor.verify(SHAKHTY)
            assert audit.findings == []

    @invariant()
    def no_number_is_given_twice_in_a_year(self) -> None:
        if hasattr(self, "app"):
            with self.app.register.view() as view:
                lines = view.registrations(SHAKHTY)
            given = Counter((one.date.year, uniqueness_key(one.number)) for one in lines if one.number)
            assert max(given.values(), default=1) == 1

    @invariant()
    def what_is_in_force_bears_the_number_it_was_registered_under(self) -> None:
        if hasattr(self, "app"):
            with self.app.register.view() as view:
                lines = {(one.key, one.edition): one for one in view.registrations(SHAKHTY)}
            for one in self.versions():
                line = lines.get((one.key, one.edition))
                if one.state in IN_FORCE and one.requisites.known:
                    assert line is not None
                    assert (line.number, line.date) == (one.requisites.number, one.requisites.date)


def test_no_order_of_commands_breaks_what_was_approved(beginnings: list[Path]) -> None:
    Approval.beginnings = beginnings
    Approval.outcomes.clear()
    run_state_machine_as_test(
        Approval,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
    # The walks came somewhere: these commands succeeded at least once, and all were refused at least once.
    common = ("submit", "approve", "send_back", "register", "upload")
    assert [name for name in common if not Approval.outcomes[name]] == []
    commands = (*common, "publish", "acquaint", "repeal")
    assert [name for name in commands if not Approval.outcomes[f"{name} refused"]] == []
    ends = ("publish", "acquaint", "repeal")
    assert any(Approval.outcomes[name] for name in ends)
