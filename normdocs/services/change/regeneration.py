"""Following a change: drafts made anew, amended texts of what was signed, and the order that amends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from normdocs.domain.catalogue import Span
from normdocs.domain.change.impact import Action, Effect
from normdocs.domain.document import DocumentKey, State
from normdocs.services.change.impact import Planner
from normdocs.services.change.reach import Reach, reached
from normdocs.services.making.dossier import Dossier
from normdocs.services.making.generation import Draft, Generator, Outcome
from normdocs.services.ports import Unit, View


@dataclass(frozen=True)
class Renewal:
    """What following a change did for one organisation; `orders` amend, `effects` is all that was seen."""

    organisation: str
    effects: tuple[Effect, ...]
    made: tuple[str, ...]
    orders: tuple[str, ...]


@dataclass(frozen=True)
class Regenerator:
    """Follows a change, one unit of work per organisation; doing it again does nothing more."""

    generator: Generator
    planner: Planner

    def follow(self, organisation: str, reach: Reach) -> Renewal:
        """Do what the impact of the change says for this organisation; nothing where it is of others' facts.

        What was approved keeps holding until the order that amends it is signed. A killed run leaves nothing
        but bytes in the archive that no version names yet; the next run does the rest.
        """
        generator = self.generator
        generator.archive.sweep()
        with generator.register.unit() as unit:
            unit.hold(organisation)
            codes = self.codes(unit, organisation, reach)
            effects = tuple(self.planner.effects(unit, organisation, codes, reach.change))
            change = open_change(unit, generator.dossier(unit, organisation), reach.change)
            made = [*self.renewed(unit, organisation, effects, change)]
            orders = [*self.orders(unit, organisation)] if any(map(asks, effects)) else []
        return Renewal(organisation, effects, tuple(made), tuple(orders))

    def codes(self, view: View, organisation: str, reach: Reach) -> set[str]:
        """Return the types of documents the change may concern here."""
        if reach.organisation not in {None, organisation}:
            return set()
        here = reached(view, self.generator.registry(), replace(reach, organisation=organisation))
        return here.get(organisation, set())

    def renewed(
        self, unit: Unit, organisation: str, effects: tuple[Effect, ...], change: str
    ) -> Iterator[str]:
        """Make every document the effects ask for, all rendered before any is kept; yield their types."""
        dossier = self.generator.dossier(unit, organisation)
        # The orders that amend are made when all is made that they amend.
        amending = {kind.code for kind in dossier.registry.types if kind.span is Span.CHANGE}
        others = [effect for effect in effects if effect.key.type not in amending]
        drafts = [self.draft(unit, dossier, effect, change) for effect in others]
        now = self.generator.clock.now()
        for draft in drafts:
            if draft:
                yield self.generator.keep(unit, draft, now).version.key.type

    def draft(self, view: View, dossier: Dossier, effect: Effect, change: str) -> Draft | None:
        """Return the document rendered as its effect says, None where it is left."""
        if not asks(effect):
            return None
        one = next(one for one in dossier.required if dossier.at(one).key(one.type) == effect.key)
        if effect.action is Action.AMEND:
            dossier = dossier.amending(one.type, change)
        elif effect.action is Action.MAKE and effect.version is not None:
            dossier = dossier.anew(one.type)
        current = view.version(effect.key)
        return self.generator.composed(dossier, one, current, Outcome(effect.key.organisation))

    def orders(self, unit: Unit, organisation: str) -> Iterator[str]:
        """Make the orders that amend, where what they amend changed, and yield their codes."""
        dossier = self.generator.dossier(unit, organisation)
        for one in dossier.required:
            if one.type.span is not Span.CHANGE:
                continue
            draft = self.generator.drafted(unit, dossier, one, Outcome(organisation))
            if draft:
                self.generator.keep(unit, draft, self.generator.clock.now())
                yield one.code


def asks(effect: Effect) -> bool:
    """Return whether the effect asks for a document to be made."""
    return effect.action not in {Action.LEAVE, Action.RETURN}


def open_change(view: View, dossier: Dossier, change: str) -> str:
    """Return the name amended texts are filed under: the change's, or the next if its order left draft."""
    kinds = [kind for kind in dossier.registry.types if kind.span is Span.CHANGE]
    name, number = change, 1
    while any(left_draft(view, DocumentKey(dossier.profile.id, kind.code, name)) for kind in kinds):
        number += 1
        name = f"{change}-{number}"
    return name


def left_draft(view: View, key: DocumentKey) -> bool:
    """Return whether the amending order of this change is on its way or signed."""
    version = view.version(key)
    return version is not None and version.state is not State.DRAFT
