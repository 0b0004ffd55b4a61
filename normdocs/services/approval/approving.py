"""Submitting a document, deciding its steps, returning it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from normdocs.domain.approval.course import STEPS, Course, Decision
from normdocs.domain.approval.journal import Actor, Event, Happening
from normdocs.domain.approval.route import NAMED_PEOPLE, Deed, Need, Rule
from normdocs.domain.document import Requisites, State
from normdocs.domain.organisation import CURATOR
from normdocs.errors import ConflictError, InputError, MoveError, TakenError
from normdocs.services.approval.examining import Examiner
from normdocs.services.approval.office import BY_CURATOR, By, Matter, Office, planned
from normdocs.services.approval.overriding import Objections
from normdocs.services.approval.possible import not_possible, possible
from normdocs.services.approval.requirements import annexes, to_sign, to_submit
from normdocs.services.ports import Unit, View

NOT_READY = "{title} cannot be submitted yet"
NOT_SIGNED = "{title} cannot be signed yet"
DECIDED = "{title}: already decided by {name} at {at}. Possible now:"
CHANGED = "{title} changed since you looked at it: look again"
NEEDS_PROTOCOL = "{title}: {name} decides by a protocol: give its number and date"
OTHER_PROTOCOL = (
    "{title}: the profile names protocol {known} of {known_day} for {name}, not {number} of {day}; "
    "correct the profile or the protocol"
)


@dataclass(frozen=True)
class Vote:
    """A yes: on which day, with which comment, and a body's protocol."""

    on: date | None = None
    comment: str = ""
    protocol: Requisites = field(default_factory=Requisites)


@dataclass(frozen=True)
class Approver:
    """Takes a document along its route; every move is one unit of work with its entry in the journal."""

    office: Office
    examiner: Examiner | None = None

    def submit(self, organisation: str, code: str, by: By = BY_CURATOR, override: str = "") -> Event:
        """Send a draft on its way; MoveError naming everything that keeps it back.

        `override` is why a file somebody brought is right where it contradicts the register, or why figures
        that contradict each other stay as they are.
        """
        with self.office.generator.register.unit() as unit:
            unit.hold(organisation)
            matter = self.office.matter(unit, organisation, code)
            if matter.course.state is not State.DRAFT:
                raise not_possible(matter, Happening.SUBMITTED)
            objections, reason = Objections(self.office, self.examiner), override.strip()
            causes = (*to_submit(self.office, matter), *objections.to_submit(unit, matter, reason))
            if causes:
                raise MoveError(NOT_READY, causes=causes, title=matter.title)
            actor = self.office.actor(matter, by)
            self.office.generator.archive.get(matter.version.content)
            steps = planned(matter, matter.route.steps_for(matter.dossier.profile))
            return self.office.record(
                unit,
                matter.subject,
                Happening.SUBMITTED,
                actor,
                steps=STEPS.dump_python(steps, mode="json"),
                content=matter.version.content,
                edition=matter.version.edition,
                **objections.overridden(unit, matter, reason),
            )

    def approve(
        self,
        organisation: str,
        code: str,
        by: By,
        vote: Vote | None = None,
        seen: int | None = None,
    ) -> Event:
        """Decide the step that is open; what the document was when `seen` must still be so.

        Raises TakenError when somebody decided first, MoveError when it is not this role's turn.
        """
        seen = self.seen(organisation, code) if seen is None else seen
        with self.office.generator.register.unit() as unit:
            unit.hold(organisation)
            matter = self.office.matter(unit, organisation, code)
            unchanged(unit, matter, seen)
            actor = self.turn(matter, by)
            self.office.generator.archive.get(matter.version.content)
            if matter.course.current and matter.course.current.action is Deed.SIGN:
                objections = Objections(self.office, self.examiner)
                causes = (*to_sign(self.office, unit, matter), *objections.to_sign(unit, matter))
                if causes:
                    raise MoveError(NOT_SIGNED, causes=causes, title=matter.title)
            return self.decide(unit, matter, actor, vote or Vote())

    def send_back(self, organisation: str, code: str, by: By, reason: str) -> Event:
        """Return a document to its author with a reason; whoever has the move may, and the curator."""
        if not reason.strip():
            raise InputError("say why the document is returned")
        with self.office.generator.register.unit() as unit:
            unit.hold(organisation)
            matter = self.office.matter(unit, organisation, code)
            actor = self.office.actor(matter, by)
            if matter.course.state is not State.IN_APPROVAL:
                raise not_possible(matter, Happening.RETURNED)
            step = matter.course.current
            roles = {party.role for party in step.parties} if step else set()
            if actor.role not in roles | {CURATOR}:
                raise not_possible(matter, Happening.RETURNED)
            return self.office.record(unit, matter.subject, Happening.RETURNED, actor, reason.strip())

    def seen(self, organisation: str, code: str) -> int:
        """Return the revision of the document as it is now."""
        with self.office.generator.register.view() as view:
            return self.office.matter(view, organisation, code).standing.revision

    def turn(self, matter: Matter, by: By) -> Actor:
        """Return who acts; raise unless it is their turn."""
        course, step = matter.course, matter.course.current
        if by.role not in {party.role for party in course.waits_for} and not decided_in(matter, by.role):
            raise not_possible(matter, Happening.PASSED)
        actor = self.office.actor(matter, by)
        theirs = any(party.is_met_by(actor) for party in course.waits_for)
        if step is None or Need.ORDER in step.needs or not theirs:
            raise taken(matter, actor) or not_possible(matter, Happening.PASSED)
        return actor

    def decide(self, unit: Unit, matter: Matter, actor: Actor, vote: Vote) -> Event:
        """Write the decision down, and what it brings about when it is the last one."""
        course = matter.course
        last = completes(course, actor)
        details: dict[str, Any] = {
            "step": course.position,
            "on": self.office.day(vote.on).isoformat(),
            **protocol(self.office, matter, actor, vote),
        }
        if not last:
            return self.office.record(unit, matter.subject, Happening.PASSED, actor, vote.comment, **details)
        details |= known(matter.version.requisites)
        event = self.office.record(unit, matter.subject, Happening.APPROVED, actor, vote.comment, **details)
        self.supersede(unit, matter, actor)
        for _, annex in annexes(self.office, unit, matter):
            if annex:
                self.approve_annex(unit, annex, matter, actor, vote)
        return event

    def approve_annex(self, unit: Unit, annex: Matter, order: Matter, actor: Actor, vote: Vote) -> None:
        """Approve an annex by the signing of its order."""
        self.office.generator.archive.get(annex.version.content)
        requisites = order.version.requisites
        on = requisites.date or vote.on or self.office.generator.clock.today()
        self.office.record(
            unit,
            annex.subject,
            Happening.APPROVED,
            actor,
            step=annex.course.position,
            on=on.isoformat(),
            order=order.key.type,
            **known(requisites),
        )
        self.supersede(unit, annex, actor)

    def supersede(self, unit: Unit, matter: Matter, actor: Actor) -> None:
        """End the edition before this one."""
        before = matter.standing.in_force
        if before is not None:
            subject = (matter.key, before)
            self.office.record(unit, subject, Happening.SUPERSEDED, actor, by=matter.version.number)


def known(requisites: Requisites) -> dict[str, str]:
    """Return requisites as an entry has them."""
    stated = {"number": requisites.number, "date": requisites.date and requisites.date.isoformat()}
    return {name: value for name, value in stated.items() if value}


def completes(course: Course, actor: Actor) -> bool:
    """Return whether the actor's decision is the last one the version waits for."""
    others = [party for party in course.waits_for if not party.is_met_by(actor)]
    step = course.current
    done = not others or (step is not None and step.rule is Rule.ANY)
    return done and course.position + 1 == len(course.approving)


def protocol(office: Office, matter: Matter, actor: Actor, vote: Vote) -> dict[str, dict[str, str]]:
    """Return the protocol of a body's decision, the profile's where none is given; MoveError without one."""
    step = matter.course.current
    if step is None or Need.PROTOCOL not in step.needs:
        return {}
    body = next((one for one in matter.dossier.profile.bodies if one.role == actor.role), None)
    stated = Requisites(body.protocol_number, body.protocol_date) if body else Requisites()
    given = vote.protocol if vote.protocol.known else stated
    if not given.known:
        raise MoveError(NEEDS_PROTOCOL, title=matter.title, name=actor.name)
    office.day(given.date)
    if stated.known and given != stated:
        raise MoveError(
            OTHER_PROTOCOL,
            title=matter.title,
            name=actor.name,
            known=stated.number,
            known_day=stated.date,
            number=given.number,
            day=given.date,
        )
    return {"protocol": known(given)}


def unchanged(view: View, matter: Matter, seen: int) -> None:
    """Raise ConflictError when somebody acted on the document since it was seen."""
    if matter.standing.revision == seen:
        return
    since = {event.entry.at for event in view.events(matter.key.organisation, matter.key)[seen:]}
    decisions = [one for one in matter.course.decisions if one.at in since]
    raise decided_by(matter, decisions[-1]) if decisions else ConflictError(CHANGED, title=matter.title)


def decided_in(matter: Matter, role: str) -> bool:
    """Return whether somebody decided in this role."""
    return any(decision.actor.role == role for decision in matter.course.decisions)


def taken(matter: Matter, actor: Actor) -> TakenError | None:
    """Return the error that says who took the actor's step before, if somebody did."""
    decisions = [
        one
        for one in matter.course.decisions
        if one.actor == actor or (one.actor.role == actor.role != NAMED_PEOPLE)
    ]
    return decided_by(matter, decisions[-1]) if decisions else None


def decided_by(matter: Matter, decision: Decision) -> TakenError:
    """Return the error that names who decided, and what is possible now."""
    causes = tuple(possible(matter))
    return TakenError(DECIDED, causes=causes, title=matter.title, name=decision.actor.name, at=decision.at)
