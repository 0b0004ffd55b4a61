"""What a change does: every document it may concern, held against what it would be now."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from normdocs.domain.amendment import rewording
from normdocs.domain.approval import Course
from normdocs.domain.catalogue import DocumentType
from normdocs.domain.document import IN_FORCE, Form, State, Version
from normdocs.domain.impact import Action, Effect, Impact, Reason, ValueChange
from normdocs.domain.plan import Required
from normdocs.errors import NormdocsError
from normdocs.services.composition import Composition, compose
from normdocs.services.dossier import Dossier
from normdocs.services.generation import Generator
from normdocs.services.ports import Clock, View
from normdocs.services.reach import Reach, reached

# A document's own number and date are blank in every new edition: no change of facts.
OWN = "document.requisites"


@dataclass(frozen=True)
class AnotherDay:
    """A clock that says it is another day."""

    clock: Clock
    day: date

    def today(self) -> date:
        """Return that day."""
        return self.day

    def now(self) -> datetime:
        """Return the real moment: what happens happens now."""
        return self.clock.now()


@dataclass(frozen=True)
class Planner:
    """Tells what becomes of documents; changes nothing."""

    generator: Generator

    def on(self, day: date) -> Planner:
        """Return the planner that tells what would become of documents if today were that day."""
        clock = AnotherDay(self.generator.clock, day)
        return Planner(replace(self.generator, clock=clock))

    def impact(self, reach: Reach) -> Impact:
        """Return the effects on every document the change may concern; one failure stops nobody else."""
        effects: list[Effect] = []
        failures: dict[str, NormdocsError] = {}
        with self.generator.register.view() as view:
            for organisation, codes in sorted(reached(view, self.generator.registry(), reach).items()):
                try:
                    effects.extend(self.effects(view, organisation, codes, reach.change))
                except NormdocsError as error:
                    failures[organisation] = error
        return Impact(reach.change, tuple(effects), failures)

    def effects(self, view: View, organisation: str, codes: Collection[str], change: str) -> Iterator[Effect]:
        """Yield the effect on each document of these types the organisation has or must have now."""
        dossier = self.generator.dossier(view, organisation)
        for one in dossier.required:
            if one.type.code in codes and one.change is None:
                yield self.effect(view, dossier, one, change)

    def effect(self, view: View, dossier: Dossier, one: Required, change: str) -> Effect:
        """Return what is to be done with the organisation's document of this type, and why."""
        key = dossier.key(one.type)
        version = view.version(key)
        found = Effect(key, one.type.short_title, Action.LEAVE, Reason.UNUSED, route=one.type.route)
        if version is None:
            return self.absent(dossier, one, found)
        course = view.standing(key).course(version.number)
        place = dossier.amending(one.type, change) if course.state in IN_FORCE else dossier
        composition = compose(place, one.type, self.generator.templates)
        wording = self.wording(view, version, composition)
        action, reason = fate(one.type, version, course, wording)
        if reason is Reason.UNUSED and version.template_hash != composition.template.hash:
            action, reason = retemplated(version, course)
        return replace(found, action=action, reason=reason, changes=wording, version=version.number)

    def absent(self, dossier: Dossier, one: Required, found: Effect) -> Effect:
        """Return the effect on a document that is required and not there yet."""
        if compose(dossier, one.type, self.generator.templates).missing:
            return replace(found, reason=Reason.MISSING)
        return replace(found, action=Action.MAKE, reason=Reason.REQUIRED)

    def wording(self, view: View, version: Version, composition: Composition) -> tuple[ValueChange, ...]:
        """Return the values that would be printed otherwise."""
        before = view.provenance(version.key, version.number)
        found = rewording(before, composition.provenance)
        return tuple(change for change in found if not change.origin.startswith(OWN))


def retemplated(version: Version, course: Course) -> tuple[Action, Reason]:
    """Return what is done with a version whose template alone changed."""
    if course.state is State.DRAFT and version.form is Form.GENERATED:
        return Action.RENDER, Reason.TEMPLATE
    return Action.LEAVE, Reason.SIGNED


def fate(
    kind: DocumentType, version: Version, course: Course, differing: tuple[ValueChange, ...]
) -> tuple[Action, Reason]:
    """Return what is done with a version whose values would change like this, and why."""
    if course.state not in {State.DRAFT, State.IN_APPROVAL} | IN_FORCE:
        return Action.LEAVE, Reason.OVER
    if not differing:
        return Action.LEAVE, Reason.UNUSED
    if course.state is State.IN_APPROVAL:
        return Action.RETURN, Reason.ON_ITS_WAY
    if course.state is State.DRAFT:
        edited = version.form is not Form.GENERATED
        return (Action.LEAVE, Reason.EDITED) if edited else (Action.RENDER, Reason.VALUES)
    if kind.dated:
        return Action.LEAVE, Reason.DATED
    return (Action.AMEND, Reason.VALUES) if renews(kind, differing) else (Action.LEAVE, Reason.SIGNED)


def renews(kind: DocumentType, differing: tuple[ValueChange, ...]) -> bool:
    """Return whether a value changed that a signed document of this type has to follow."""
    return any(change.origin.startswith(kind.renewed_by) for change in differing)
