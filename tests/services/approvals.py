"""A school whose set is made of facts, and documents taken along their routes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from normdocs.domain.document import Requisites
from normdocs.services.approval.approving import Approver, Vote
from normdocs.services.approval.effect import Executor
from normdocs.services.approval.office import By, Office
from normdocs.services.approval.registering import Clerk, Wish
from normdocs.services.journal.auditing import Auditor
from tests.services.schools import SHAKHTY, altered, completed, real
from tests.services.workshop import Workshop

CURATOR, HEAD = By("curator"), By("head")
COUNCIL, GOVERNORS = By("pedagogical-council"), By("governing-council")
OFFICIAL = By("municipal-official", "Примеров Пётр Примерович")
EDITOR = By("site-editor", "Примерова Анна Примеровна")
PROTOCOL = Vote(protocol=Requisites("2", date(2020, 10, 9)))
DAY = date(2020, 10, 13)


@dataclass
class Rooms:
    """The services of approval over a workshop."""

    workshop: Workshop

    def __post_init__(self) -> None:
        self.office = Office(self.workshop.generator)
        self.approver, self.clerk = Approver(self.office), Clerk(self.office)
        self.executor = Executor(self.office)
        self.auditor = Auditor(self.workshop.register, self.workshop.archive)

    def admit(self) -> None:
        """Make the set of a school whose every example value is a fact and that issued nothing yet."""
        self.workshop.run(altered(real(completed(SHAKHTY)), issued=[]))

    def walk(self) -> None:
        """Take two orders and their annexes to the site: 24 entries."""
        for code in ("S01", "S02", "S03", "S04"):
            self.approver.submit(SHAKHTY, code)
            self.approver.approve(SHAKHTY, code, CURATOR)
        self.clerk.register(SHAKHTY, "S01", Wish(DAY, "162"))
        self.clerk.register(SHAKHTY, "S02", Wish(DAY, "162/1"))
        self.approver.approve(SHAKHTY, "S04", COUNCIL, PROTOCOL)
        self.approver.approve(SHAKHTY, "S04", GOVERNORS)
        self.approver.approve(SHAKHTY, "S01", HEAD)
        self.approver.approve(SHAKHTY, "S03", OFFICIAL)
        self.approver.approve(SHAKHTY, "S02", HEAD)
        self.executor.publish(SHAKHTY, "S02", EDITOR)
        self.executor.publish(SHAKHTY, "S03", EDITOR)
