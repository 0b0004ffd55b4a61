"""Approval: the way of a version along its route, as the journal's entries make it.

Everything here follows from the journal alone: a document's standing is the fold of its entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter

from normdocs.domain.approval.journal import Actor, Entry, Happening
from normdocs.domain.approval.route import APPROVING, Deed, Need, Rule
from normdocs.domain.document import IN_FORCE, Requisites, State
from normdocs.errors import MoveError

# What an attached file is, where it is no scan.
SIGNATURE = "signature"
# The one table of what leads where; what is not in it is not allowed.
TRANSITIONS: Mapping[State, Mapping[Happening, State]] = {
    State.DRAFT: {Happening.SUBMITTED: State.IN_APPROVAL},
    State.IN_APPROVAL: {
        Happening.PASSED: State.IN_APPROVAL,
        Happening.APPROVED: State.APPROVED,
        Happening.RETURNED: State.DRAFT,
        Happening.CARRIED: State.WITHDRAWN,
    },
    State.APPROVED: {
        Happening.PUBLISHED: State.PUBLISHED,
        Happening.SUPERSEDED: State.SUPERSEDED,
        Happening.REPEALED: State.REPEALED,
        Happening.EXPIRED: State.EXPIRED,
    },
    State.PUBLISHED: {
        Happening.SUPERSEDED: State.SUPERSEDED,
        Happening.REPEALED: State.REPEALED,
        Happening.EXPIRED: State.EXPIRED,
    },
    State.EXPIRED: {Happening.SUPERSEDED: State.SUPERSEDED, Happening.REPEALED: State.REPEALED},
    State.SUPERSEDED: {},
    State.REPEALED: {},
    State.WITHDRAWN: {},
}


@dataclass(frozen=True)
class Party:
    """Someone whose decision a step waits for; None where the profile does not say who has the role."""

    role: str
    name: str | None = None

    def is_met_by(self, actor: Actor) -> bool:
        """Return whether the actor is this party: the role, and where several share it the name."""
        return self.role == actor.role and (self.name is None or self.name == actor.name)


@dataclass(frozen=True)
class PlannedStep:
    """A step of the route as one organisation takes it; fixed when the version is submitted."""

    action: Deed
    parties: tuple[Party, ...]
    rule: Rule
    term: int
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True)
class Decision:
    """One party's yes: at which step, on which day, and the protocol where a body decided."""

    step: int
    actor: Actor
    on: date
    at: datetime
    comment: str = ""
    protocol: Requisites | None = None


@dataclass(frozen=True)
class Acquaintance:
    """Somebody named in the document has read it."""

    name: str
    on: date


@dataclass(frozen=True)
class Course:
    """The way of one version: the planned steps, who decided, since when the present step is open."""

    state: State = State.DRAFT
    steps: tuple[PlannedStep, ...] = ()
    decisions: tuple[Decision, ...] = ()
    opened_at: datetime | None = None
    returned: str | None = None
    acquainted: tuple[Acquaintance, ...] = ()
    signatures: tuple[str, ...] = ()

    @property
    def approving(self) -> tuple[PlannedStep, ...]:
        """The steps that lead to approval."""
        return tuple(step for step in self.steps if step.action in APPROVING)

    @property
    def position(self) -> int:
        """How many of the approving steps are complete, k of n."""
        return sum(not self.pending(place) for place in range(len(self.approving)))

    def pending(self, place: int) -> tuple[Party, ...]:
        """Return whose decisions the step still waits for; nobody's when its rule is satisfied."""
        step = self.steps[place]
        decided = [decision.actor for decision in self.decisions if decision.step == place]
        if step.rule is Rule.ANY and decided:
            return ()
        return tuple(party for party in step.parties if not any(map(party.is_met_by, decided)))

    @property
    def current(self) -> PlannedStep | None:
        """The step that is open; None when the version is not in approval."""
        return self.approving[self.position] if self.state is State.IN_APPROVAL else None

    @property
    def waits_for(self) -> tuple[Party, ...]:
        """Whose move it is."""
        return self.pending(self.position) if self.state is State.IN_APPROVAL else ()

    def following(self, action: Deed) -> PlannedStep | None:
        """Return the step of this kind that follows approval, if the route has one."""
        return next((step for step in self.steps if step.action is action), None)


@dataclass(frozen=True)
class Standing:
    """A document after its first `revision` entries: the way of each version that ever left draft."""

    revision: int = 0
    courses: Mapping[int, Course] = field(default_factory=dict)

    def course(self, version: int) -> Course:
        """Return the way of a version; that of a draft where nothing happened yet."""
        return self.courses.get(version, Course())

    @property
    def in_force(self) -> int | None:
        """The version in force."""
        return next((number for number, way in self.courses.items() if way.state in IN_FORCE), None)


STEPS = TypeAdapter(tuple[PlannedStep, ...])
PROTOCOL = TypeAdapter(Requisites)


def after(standing: Standing, entry: Entry) -> Standing:
    """Return the standing after one more entry; MoveError when the transition table does not allow it."""
    way = advanced(standing.course(entry.version), entry)
    courses = {**standing.courses, entry.version: way}
    if entry.happening is Happening.CARRIED:
        # A signature is one of the bytes it was made of: it stays behind with them.
        course = replace(standing.course(entry.version), state=State.IN_APPROVAL, signatures=())
        courses[entry.details["to"]] = course
    return Standing(standing.revision + 1, courses)


def replayed(entries: Iterable[Entry]) -> Standing:
    """Return the standing that a document's entries, oldest first, make."""
    standing = Standing()
    for entry in entries:
        standing = after(standing, entry)
    return standing


def advanced(course: Course, entry: Entry) -> Course:
    """Return the course after the entry."""
    state = moved(course.state, entry.happening)
    match entry.happening:
        case Happening.SUBMITTED:
            steps = STEPS.validate_python(entry.details["steps"])
            return replace(course, state=state, steps=steps, decisions=(), opened_at=entry.at, returned=None)
        case Happening.PASSED | Happening.APPROVED:
            return decided(replace(course, state=state), entry)
        case Happening.RETURNED:
            return replace(course, state=state, decisions=(), opened_at=None, returned=entry.comment)
        case Happening.ACQUAINTED:
            seen = Acquaintance(entry.details["name"], date.fromisoformat(entry.details["on"]))
            return replace(course, acquainted=(*course.acquainted, seen))
        case Happening.ATTACHED if entry.details.get("kind", SIGNATURE) == SIGNATURE:
            return replace(course, signatures=(*course.signatures, entry.details["content"]))
    return replace(course, state=state)


def decided(course: Course, entry: Entry) -> Course:
    """Return the course with one more decision; the next step opens when this one is complete."""
    before = sum(not course.pending(place) for place in range(len(course.approving)))
    course = replace(course, decisions=(*course.decisions, decision(entry)))
    return replace(course, opened_at=entry.at) if course.position > before else course


def decision(entry: Entry) -> Decision:
    """Return the decision an entry records."""
    stated: Mapping[str, Any] = entry.details
    protocol = PROTOCOL.validate_python(stated["protocol"]) if stated.get("protocol") else None
    on = date.fromisoformat(stated["on"])
    return Decision(stated["step"], entry.actor, on, entry.at, entry.comment, protocol)


def moved(state: State, happening: Happening) -> State:
    """Return the state this leads to; MoveError when it cannot happen in `state`."""
    if happening not in MOVES:
        return state
    if happening not in TRANSITIONS[state]:
        raise MoveError(
            "{happening} is not possible for a document in state {status}",
            happening=happening.value,
            status=state.value,
        )
    return TRANSITIONS[state][happening]


MOVES = frozenset(happening for row in TRANSITIONS.values() for happening in row)
