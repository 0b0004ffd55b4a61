"""What is ready, what is not, why, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from normdocs.domain.document import Missing


class Status(StrEnum):
    """How far a required document is."""

    BLOCKED = "blocked"
    ABSENT = "absent"
    STALE = "stale"
    DRAFT = "draft"
    RETURNED = "returned"
    IN_APPROVAL = "in_approval"
    APPROVED = "approved"
    PUBLISHED = "published"
    EXPIRED = "expired"
    REPEALED = "repealed"


DONE = frozenset({Status.APPROVED, Status.PUBLISHED})


class Step(StrEnum):
    """The next thing somebody has to do."""

    FILL_PROFILE = "fill-profile"
    GENERATE = "generate"
    REPLACE_EXAMPLES = "replace-examples"
    CONFIRM_FORMS = "confirm-forms"
    REGISTER = "register"
    SUBMIT = "submit"
    DECIDE = "decide"
    AWAIT_ORDER = "await-order"
    ACQUAINT = "acquaint-people"
    PUBLISH = "publish-it"
    RENEW = "renew"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Progress:
    """How far a version is on its route: `taken` of `steps`, who has the move and until when.

    `waits_for` are roles with names as people say them; `late` tells that the term is over; `reason` is why a
    document was returned.
    """

    taken: int
    steps: int
    waits_for: tuple[str, ...] = ()
    due: date | None = None
    late: bool = False
    reason: str | None = None


@dataclass(frozen=True)
class Cell:
    """One required document of one organisation; `in_force` is the version that holds."""

    code: str
    title: str
    necessity: str
    access: str
    status: Status
    step: Step
    number: str | None = None
    date: date | None = None
    version: int | None = None
    file: str | None = None
    missing: tuple[Missing, ...] = ()
    examples: int = 0
    doubts: int = 0
    unverified: tuple[str, ...] = ()
    progress: Progress | None = None
    in_force: int | None = None

    @property
    def present(self) -> bool:
        """Return whether a version exists."""
        return self.version is not None


@dataclass(frozen=True)
class Readiness:
    """The row of the matrix: an organisation and its cells."""

    organisation: str
    name: str
    cells: tuple[Cell, ...] = field(default=())

    @property
    def share(self) -> tuple[int, int]:
        """Return (present, required) over the documents the organisation must have."""
        return sum(cell.present for cell in self.cells), len(self.cells)

    @property
    def done(self) -> int:
        """How many of them are approved."""
        return sum(cell.status in DONE for cell in self.cells)

    @property
    def late(self) -> int:
        """How many wait for somebody whose term is over."""
        return sum(cell.progress is not None and cell.progress.late for cell in self.cells)


def next_step(*, numbered: bool, registered: bool, examples: int, doubts: int) -> Step:
    """Return what a draft waits for; made-up values come first, since such a draft can never be approved."""
    if examples:
        return Step.REPLACE_EXAMPLES
    if doubts:
        return Step.CONFIRM_FORMS
    return Step.REGISTER if numbered and not registered else Step.SUBMIT


def totals(rows: Sequence[Readiness]) -> tuple[int, int]:
    """Return (present, required) over several organisations."""
    return sum(row.share[0] for row in rows), sum(row.share[1] for row in rows)
