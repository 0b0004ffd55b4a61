"""Making and remaking the documents of one organisation."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from normdocs.domain.document import DocumentKey, Missing, Version
from normdocs.domain.plan import Required
from normdocs.domain.registry import Registry
from normdocs.errors import NotFoundError
from normdocs.services.composition import Change, Composition, changes, compose, is_stale
from normdocs.services.dossier import Dossier, open_dossier
from normdocs.services.ports import Archive, Clock, Register, Templates, Unit, View


@dataclass(frozen=True)
class Made:
    """A version that was made, and why: what changed against the version before it."""

    version: Version
    changes: tuple[Change, ...]
    template_changed: bool


@dataclass(frozen=True)
class Blocked:
    """A document that cannot be made, and the facts it lacks."""

    key: DocumentKey
    title: str
    missing: tuple[Missing, ...]


@dataclass
class Outcome:
    """What became of each required document."""

    organisation: str
    made: list[Made] = field(default_factory=list)
    kept: list[Version] = field(default_factory=list)
    blocked: list[Blocked] = field(default_factory=list)


@dataclass(frozen=True)
class Generator:
    """Makes what is missing or stale; one unit of work per organisation."""

    registry: Callable[[], Registry]
    register: Register
    archive: Archive
    templates: Templates
    clock: Clock

    def generate(self, organisation: str, types: Collection[str] = ()) -> Outcome:
        """Make the organisation's stale documents (of `types` and their prefixes, all when empty).

        Bytes are in the archive before the register names them: an interrupted run leaves nothing that a
        second one does not finish.
        """
        self.archive.sweep()
        with self.register.unit() as unit:
            dossier = self.dossier(unit, organisation)
            outcome = Outcome(organisation)
            for one in chosen(dossier, types):
                self._make(unit, dossier, one, outcome)
        return outcome

    def dossier(self, view: View, organisation: str) -> Dossier:
        """Return the dossier of a registered organisation."""
        profile = view.profile(organisation)
        if profile is None:
            raise NotFoundError("there is no organisation {organisation}", organisation=organisation)
        return open_dossier(self.registry(), profile, view, self.clock.today())

    def _make(self, unit: Unit, dossier: Dossier, one: Required, outcome: Outcome) -> None:
        composition = compose(dossier, one.type, self.templates)
        key = dossier.key(one.type)
        if composition.missing:
            outcome.blocked.append(Blocked(key, one.type.title, composition.missing))
            return
        current = unit.version(key)
        if current is not None and not is_stale(current, composition):
            outcome.kept.append(current)
            return
        outcome.made.append(self._register(unit, dossier, composition, current, self.clock.now()))

    def _register(
        self, unit: Unit, dossier: Dossier, composition: Composition, current: Version | None, now: datetime
    ) -> Made:
        content = self.archive.put(composition.template.render(composition.values))
        version = unit.add_version(composition.rendition(dossier, content), now)
        if current is None:
            return Made(version, (), template_changed=False)
        before = unit.provenance(current.key, current.number)
        return Made(
            version,
            tuple(changes(before, composition.provenance)),
            template_changed=current.template_hash != composition.template.hash,
        )


def chosen(dossier: Dossier, types: Collection[str]) -> Iterator[Required]:
    """Yield the required documents of these types; S12 names S12.1 and its fellows."""
    known = {one.type.code for one in dossier.required}
    for wanted in types:
        if not any(matches(code, wanted) for code in known):
            raise NotFoundError(
                "{organisation} needs no document {type}; it needs: {known}",
                organisation=dossier.profile.id,
                type=wanted,
                known=", ".join(sorted(known)),
            )
    for one in dossier.required:
        if not types or any(matches(one.type.code, wanted) for wanted in types):
            yield one


def matches(code: str, wanted: str) -> bool:
    """Return whether a type's code is the wanted one or a variant of it."""
    return code == wanted or code.startswith(f"{wanted}.")
