"""A document's card: its state and requisites, its route with who decided what and when, its versions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from normdocs.domain.approval.course import Party, PlannedStep
from normdocs.domain.approval.inbox import open_moves
from normdocs.domain.approval.journal import Event, Happening
from normdocs.domain.approval.route import APPROVING, Deed, Need, Rule
from normdocs.domain.document import Requisites, State, Version
from normdocs.errors import NotFoundError
from normdocs.services.approval.office import Matter, Office, planned
from normdocs.services.approval.possible import called, role_title
from normdocs.services.making.generation import chosen
from normdocs.services.ports import View


@dataclass(frozen=True)
class Part:
    """One party's part in a step; `on` is the day it was taken, None while it is not."""

    role: str
    title: str
    name: str | None
    on: date | None = None
    at: datetime | None = None
    comment: str = ""
    protocol: Requisites | None = None

    @property
    def who(self) -> str:
        """Role and name, as a sentence names them."""
        return called(self.title, self.name)


@dataclass(frozen=True)
class CardStep:
    """A step of the route; `due` is the last day of its term while it is open.

    `order` is the type whose signing takes this step; None where people take it themselves.
    """

    action: str
    parts: tuple[Part, ...]
    rule: Rule
    term: int
    open: bool
    due: date | None = None
    overdue: bool = False
    order: str | None = None

    @property
    def awaited(self) -> tuple[Part, ...]:
        """Whose move it is."""
        return tuple(part for part in self.parts if part.on is None) if self.open else ()


@dataclass(frozen=True)
class Card:
    """A document as it stands: `taken` of the `needed` steps to approval are complete.

    `in_force` is the version that holds, which may be an older one; `provenance` counts the values printed.
    """

    organisation: str
    type: str
    title: str
    period: str
    version: int
    state: State
    taken: int
    needed: int
    requisites: Requisites
    returned: str | None
    in_force: int | None
    steps: tuple[CardStep, ...]
    versions: tuple[Version, ...]
    provenance: int


@dataclass(frozen=True)
class Cards:
    """Tells how documents stand; changes nothing."""

    office: Office

    def cards(self, organisation: str, code: str) -> list[Card]:
        """Return a card of each document of the type (S12 means all four); NotFoundError without any."""
        generator = self.office.generator
        with generator.register.view() as view:
            dossier = generator.dossier(view, organisation)
            found = [self.office.of(view, dossier, one) for one in chosen(dossier, [code])]
            cards = [self.card(view, matter) for matter in found if matter]
        if not cards:
            raise NotFoundError(
                "{organisation} has no version of {type} yet; normdocs documents why says what it waits for",
                organisation=organisation,
                type=code,
            )
        return cards

    def card(self, view: View, matter: Matter) -> Card:
        """Return the card of one document."""
        course, key = matter.course, matter.key
        steps = course.steps or planned(matter, matter.route.steps_for(matter.dossier.profile))
        events = view.events(key.organisation, key)
        return Card(
            organisation=key.organisation,
            type=key.type,
            title=matter.title,
            period=key.period,
            version=matter.version.number,
            state=course.state,
            taken=course.position,
            needed=sum(step.action in APPROVING for step in steps),
            requisites=matter.version.requisites,
            returned=course.returned,
            in_force=matter.standing.in_force,
            steps=tuple(self.step(matter, step, place, events) for place, step in enumerate(steps)),
            versions=view.history(key),
            provenance=len(matter.provenance),
        )

    def step(self, matter: Matter, step: PlannedStep, place: int, events: tuple[Event, ...]) -> CardStep:
        """Return one step with what was decided, and its term while it is open."""
        course, by_order = matter.course, Need.ORDER in step.needs
        following = step.action in {move.action for move in open_moves(course)} - APPROVING
        is_open = following or (course.current is step and not by_order)
        due = self.last_day(course.opened_at, step.term) if is_open else None
        return CardStep(
            action=step.action.value,
            parts=tuple(part(matter, step, place, party, events) for party in step.parties),
            rule=step.rule,
            term=step.term,
            open=is_open,
            due=due,
            overdue=due is not None and due < self.office.generator.clock.today(),
            order=matter.approved_by if by_order else None,
        )

    def last_day(self, opened: datetime | None, term: int) -> date | None:
        """Return the last of `term` working days from the day the step was opened."""
        calendar = self.office.generator.registry().calendar
        return calendar.add_working_days(opened.astimezone().date(), term) if opened else None


def part(matter: Matter, step: PlannedStep, place: int, party: Party, events: Iterable[Event]) -> Part:
    """Return what a party did at a step, and when."""
    plain = Part(party.role, role_title(matter, party.role), party.name)
    course = matter.course
    if step.action is Deed.ACQUAINT:
        return replace(plain, on=next((one.on for one in course.acquainted if one.name == party.name), None))
    if step.action is Deed.PUBLISH:
        return replace(plain, **published(matter, party, events))
    for one in course.decisions:
        if one.step == place and party.is_met_by(one.actor):
            decided = replace(plain, name=one.actor.name, on=one.on, at=one.at)
            return replace(decided, comment=one.comment, protocol=one.protocol)
    return plain


def published(matter: Matter, party: Party, events: Iterable[Event]) -> dict[str, Any]:
    """Return who published the version and when; nothing while it is not published."""
    for entry in (event.entry for event in events):
        theirs = entry.version == matter.version.number and party.is_met_by(entry.actor)
        if theirs and entry.happening is Happening.PUBLISHED:
            on = entry.at.astimezone().date()
            return {"name": entry.actor.name, "on": on, "at": entry.at, "comment": entry.comment}
    return {}
