"""What a change does: every document it may concern, held against what it would be now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from normdocs.domain.approval.course import Course
from normdocs.domain.catalogue import DocumentType
from normdocs.domain.change.amendment import in_words, rewording
from normdocs.domain.change.impact import Action, Effect, Impact, Reason, ValueChange
from normdocs.domain.document import IN_FORCE, Form, State, Version
from normdocs.domain.plan import Required
from normdocs.errors import NormdocsError
from normdocs.services.change.reach import Reach, reached
from normdocs.services.making.composition import Composition, compose, is_stale
from normdocs.services.making.dossier import Dossier
from normdocs.services.making.generation import Generator
from normdocs.services.ports import Clock, Template, Templates, View

# A document's own number and date are blank in every new edition: no change of facts.
OWN = "document.requisites"
# What a type is issued again by where its template is part of its substance.
TEMPLATE = "template"


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
class Edited:
    """Templates some of which are as the folder has them, whatever version of them is published."""

    templates: Templates
    names: frozenset[str]

    def load(self, name: str, published: str | None = None) -> Template:
        """Return the template as it would be once those were published."""
        return self.templates.load(name, None if name in self.names else published)


@dataclass(frozen=True)
class Planner:
    """Tells what becomes of documents; changes nothing."""

    generator: Generator

    def publishing(self, templates: Iterable[str]) -> Planner:
        """Return the planner that tells what would become of documents if these templates were published."""
        edited = Edited(self.generator.templates, frozenset(templates))
        return Planner(replace(self.generator, templates=edited))

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
        wanted = [one for one in dossier.required if one.type.code in codes]
        for one in wanted:
            yield self.effect(view, dossier.at(one), one, change)
        present = {dossier.at(one).key(one.type) for one in wanted}
        for version in view.versions(organisation):
            kind = dossier.registry.type(version.key.type)
            if kind and kind.code in codes and version.key not in present:
                yield left(kind, version, Reason.OVER)

    def effect(self, view: View, dossier: Dossier, one: Required, change: str) -> Effect:
        """Return what is to be done with the organisation's document of this type, and why."""
        key = dossier.key(one.type)
        version = view.version(key)
        if version is None:
            absent = Effect(key, one.type.short_title, Action.LEAVE, Reason.UNUSED, route=one.type.route)
            return self.absent(dossier, one, absent)
        course = view.standing(key).course(version.number)
        if course.state in IN_FORCE:
            again = self.reissued(view, dossier, one.type, version)
            return again or self.amended(view, dossier.amending(one.type, change), version, course, one.type)
        return self.amended(view, dossier, version, course, one.type)

    def reissued(self, view: View, dossier: Dossier, kind: DocumentType, version: Version) -> Effect | None:
        """Return the effect on a document in force that has to be issued again, None where it need not be."""
        if not kind.reissued_by:
            return None
        composition = compose(dossier.anew(kind), kind, self.generator.templates)
        wording = self.wording(view, version, composition)
        if follows(kind.reissued_by, wording):
            return possible(left(kind, version, Reason.VALUES, Action.MAKE), composition, wording)
        if TEMPLATE in kind.reissued_by and retemplated(version, composition):
            return possible(left(kind, version, Reason.TEMPLATE, Action.MAKE), composition, wording)
        return None

    def amended(
        self, view: View, place: Dossier, version: Version, course: Course, kind: DocumentType
    ) -> Effect:
        """Return the effect on a document whose next text would be made in this dossier."""
        composition = compose(place, kind, self.generator.templates)
        wording = self.wording(view, version, composition)
        action, reason = fate(kind, version, course, wording)
        if reason is Reason.UNUSED and is_stale(version, composition):
            action, reason = unseen(kind, version, course, composition)
        return possible(left(kind, version, reason, action), composition, wording)

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


def left(kind: DocumentType, version: Version, reason: Reason, action: Action = Action.LEAVE) -> Effect:
    """Return an effect on this version; it is left unless `action` says otherwise."""
    return Effect(version.key, kind.short_title, action, reason, version=version.number, route=kind.route)


def possible(effect: Effect, composition: Composition, wording: tuple[ValueChange, ...]) -> Effect:
    """Return the effect with what changes; what lacks facts cannot be made anew, and is left."""
    if composition.missing and effect.action not in {Action.LEAVE, Action.RETURN}:
        return replace(effect, action=Action.LEAVE, reason=Reason.MISSING, changes=wording)
    return replace(effect, changes=wording)


def retemplated(version: Version, composition: Composition) -> bool:
    """Return whether the version was made from another template, or from what the template was before."""
    return version.template_hash != composition.template.hash


def unseen(
    kind: DocumentType, version: Version, course: Course, composition: Composition
) -> tuple[Action, Reason]:
    """Return what is done with a version that would be another, though it would print the same values.

    Its template changed, or chooses other words by something it does not print.
    """
    other = retemplated(version, composition)
    if course.state is State.DRAFT and version.form is Form.GENERATED:
        return Action.RENDER, Reason.TEMPLATE if other else Reason.VALUES
    if course.state is State.IN_APPROVAL and other and TEMPLATE in kind.reissued_by:
        return Action.RETURN, Reason.ON_ITS_WAY
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
    renewed = follows(kind.renewed_by, differing)
    return (Action.AMEND, Reason.VALUES) if renewed else (Action.LEAVE, Reason.SIGNED)


def follows(origins: tuple[str, ...], differing: tuple[ValueChange, ...]) -> bool:
    """Return whether words changed that come from one of these places.

    A switch is no words: that somebody verified an act amends nothing that was signed.
    """
    return any(change.origin.startswith(origins) for change in in_words(differing))
