"""A mixed registry to change: documents of four schools in every state, and what a change does to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import Any

from normdocs.adapters.docx_renderer import text_of
from normdocs.domain.acts.act import Act
from normdocs.domain.change.impact import Action, Effect, Reason
from normdocs.domain.document import IN_FORCE, DocumentKey, State, Version
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.domain.registry import Registry
from normdocs.services.acts.legislation import Legislation
from normdocs.services.approval.approving import Approver
from normdocs.services.approval.effect import Executor
from normdocs.services.approval.office import By, Office
from normdocs.services.approval.registering import Clerk, Wish
from normdocs.services.change.impact import Planner
from normdocs.services.change.reach import Reach
from normdocs.services.change.regeneration import Regenerator, Renewal
from normdocs.services.journal.auditing import Auditor
from normdocs.services.trial.walking import keeps_back, number
from tests.services.approvals import EDITOR
from tests.services.scenarios.schools import APPROVED, PUBLISHED, SCHOOLS, WAITING, YEAR, school
from tests.services.schools import TEMPLATES, altered, the_registry
from tests.services.workshop import Workshop, read

START = date(2023, 3, 1)
# The periods of what is there at the start.
PERIODS = {"", YEAR, "2020-2024", "2022-2024"}
BY = "Методист Примеров П. П."
# What a change does to each document, by school and code; what is not named is not touched.
Stated = dict[str, dict[str, Action]]
Snapshot = dict[tuple[DocumentKey, int], tuple[State, str]]


def every(action: Action, *codes: str) -> dict[str, Action]:
    """The same action for documents of these types."""
    return dict.fromkeys(codes, action)


class MovingClock:
    """A clock that stands where it was put."""

    def __init__(self, day: date) -> None:
        self.day = day

    def today(self) -> date:
        return self.day

    def now(self) -> datetime:
        return datetime.combine(self.day, time(9, 30), UTC)


@dataclass
class World:
    """Four schools in one register, and the services over it."""

    folder: Path
    registry: Registry = field(default_factory=the_registry)
    templates: Path = TEMPLATES

    @cached_property
    def workshop(self) -> Workshop:
        clock: Any = MovingClock(START)
        return Workshop(self.folder, self.templates, self.registry, clock)

    @cached_property
    def office(self) -> Office:
        return Office(self.workshop.generator)

    @property
    def schools(self) -> tuple[str, ...]:
        """Who is in the register."""
        with self.workshop.register.view() as view:
            return tuple(one.id for one in view.organisations())

    @property
    def legislation(self) -> Legislation:
        generator = self.workshop.generator
        return Legislation(generator.registry, generator.register, generator.clock)

    def build(self) -> World:
        """Make every document and take each as far as the tables of schools.py say."""
        for name in SCHOOLS:
            self.workshop.run(school(name))
            self.approve(name, *APPROVED[name])
            for code in PUBLISHED.get(name, ()):
                Executor(self.office).publish(name, code, EDITOR)
            for code in WAITING.get(name, ()):
                number(self.workshop.generator, school(name), code)
                Approver(self.office).submit(name, code)
        return self

    def on(self, day: date) -> World:
        """Put the clock."""
        self.workshop.clock.day = day  # type: ignore[attr-defined]
        return self

    def act(self, name: str) -> Act:
        with self.workshop.register.view() as view:
            return next(act for act in view.acts() if act.id == name)

    def replace_act(self, old: str, new: str, number: str, day: date) -> None:
        """Record a plainly made-up act that takes the place of another."""
        made_up = {"id": new, "number": number, "date": day, "valid_from": day, "title": "Вымышленный пример"}
        act = self.act(old).model_copy(update={**made_up, "verified": False, "source": "вымышленный пример"})
        self.legislation.add([act], BY)
        self.legislation.replace(old, new, BY)

    def alter(self, name: str, **changes: Any) -> None:
        """Take in the school's profile with other values."""
        self.workshop.admit(altered(self.profile(name), **changes))

    # What is there, and what a change would do

    def snapshot(self) -> Snapshot:
        """Every version of every document with its state and the hash of its bytes."""
        return {
            (version.key, version.number): (version.state, version.content) for version in self.versions()
        }

    def versions(self) -> Iterable[Version]:
        with self.workshop.register.view() as view:
            for name in self.schools:
                for key in view.documents(name):
                    yield from view.history(key)

    def effects(self, reach: Reach, day: date | None = None) -> list[Effect]:
        """The impact, as of a day if one is given; nothing may fail."""
        generator = self.workshop.generator
        if day:
            generator = replace(generator, clock=MovingClock(day))
        before = self.snapshot()
        impact = Planner(generator).impact(reach)
        assert (impact.failures, self.snapshot()) == ({}, before)
        return list(impact.effects)

    def asked(self, reach: Reach, day: date | None = None) -> Stated:
        """What the impact asks for, by school and code."""
        found: Stated = {}
        for effect in self.effects(reach, day):
            if effect.action is not Action.LEAVE:
                found.setdefault(effect.key.organisation, {})[named(effect.key)] = effect.action
        return found

    def left(self, reach: Reach, *, telling: Iterable[Reason]) -> dict[str, dict[str, Reason]]:
        """What is left for one of these reasons, by school and code."""
        found: dict[str, dict[str, Reason]] = {}
        for effect in self.effects(reach):
            if effect.action is Action.LEAVE and effect.reason in telling:
                found.setdefault(effect.key.organisation, {})[named(effect.key)] = effect.reason
        return found

    # Following a change

    def follow(self, reach: Reach) -> dict[str, Renewal]:
        regenerator = Regenerator(self.workshop.generator, Planner(self.workshop.generator))
        return {name: regenerator.follow(name, reach) for name in self.schools}

    def follows_exactly(self, reach: Reach, stated: Stated, orders: Mapping[str, str] | None = None) -> None:
        """Follow the change: just what was stated is made, all else is as it was, again does nothing more."""
        assert self.asked(reach) == stated
        before = self.snapshot()
        self.follow(reach)
        after = self.snapshot()
        assert {subject: after[subject] for subject in before} == before
        wanted = {
            (name, code)
            for name, documents in stated.items()
            for code, action in documents.items()
            if action is not Action.RETURN
        }
        made = [subject for subject in after if subject not in before]
        found = [(key.organisation, named(key)) for key, _ in made]
        assert sorted(found) == sorted([*wanted, *(orders or {}).items()])
        assert all(after[subject][0] is State.DRAFT for subject in made)
        for renewal in self.follow(reach).values():
            assert (renewal.made, renewal.orders) == ((), ())
        assert self.snapshot() == after
        self.holds_together()

    def holds_together(self) -> None:
        """The journals verify, and what is in force is in the archive byte for byte."""
        auditor = Auditor(self.workshop.register, self.workshop.archive)
        for name in self.schools:
            assert auditor.verify(name).findings == []
        for version in self.versions():
            if version.state in IN_FORCE:
                self.workshop.archive.get(version.content)

    # Approving what was made

    def approve(self, name: str, *codes: str) -> None:
        """Take drafts to their end, orders with numbers of their own."""
        for code in codes:
            number(self.workshop.generator, self.profile(name), code)
        self.take_on(name, *codes)

    def sign(self, name: str, order: str, *amended: str) -> None:
        """Take amended texts and the order that amends to their end; only the order gets a number."""
        Clerk(self.office).register(name, order, Wish(self.workshop.clock.today()))
        self.take_on(name, *amended, order)

    def take_on(self, name: str, *codes: str) -> None:
        """Submit the drafts and take every step of each; none may get stuck."""
        for code in codes:
            Approver(self.office).submit(name, code)
        waiting, day = list(codes), self.workshop.clock.today()
        while waiting:
            left = [code for code in waiting if keeps_back(self.office, name, code, day)]
            assert left != waiting
            waiting = left

    def send_back(self, name: str, code: str, role: str) -> None:
        Approver(self.office).send_back(name, code, By(role), "ссылается на прежний приказ")

    def profile(self, name: str) -> SchoolProfile:
        with self.workshop.register.view() as view:
            found = view.profile(name)
        assert found
        return found

    def states(self, name: str, code: str) -> list[State]:
        """The state of each version of a document, oldest first."""
        return [
            one.state for one in self.versions() if (one.key.organisation, named(one.key)) == (name, code)
        ]

    def text(self, name: str, code: str) -> str:
        """What a reader sees in the latest version of a document."""
        found = [one for one in self.versions() if (one.key.organisation, named(one.key)) == (name, code)]
        return read(text_of(self.workshop.archive.get(found[-1].content)))


def named(key: DocumentKey) -> str:
    """How a document is called: its code, with its change or its period where that is a new one."""
    return key.type if key.period in PERIODS else f"{key.type}:{key.period}"
