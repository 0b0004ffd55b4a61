"""Making and remaking the documents of one organisation."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from normdocs.domain.change.impact import ValueChange
from normdocs.domain.document import IN_FORCE, DocumentKey, Form, Missing, State, Version
from normdocs.domain.plan import Required
from normdocs.domain.registry import Registry
from normdocs.errors import InputError, NotFoundError
from normdocs.services.making.composition import Composition, changes, compose, is_stale
from normdocs.services.making.dossier import Dossier
from normdocs.services.making.opening import open_dossier
from normdocs.services.ports import Archive, Clock, Register, Templates, Unit, View

NOT_ISSUED = "{type}: a new edition is made of a document that was approved; its state: {status}"
# What was issued once: its next text is a new edition.
ISSUED = IN_FORCE | {State.EXPIRED, State.REPEALED, State.SUPERSEDED}


class Over(StrEnum):
    """Over what a document is made again: over what was issued, as its next edition, or over edits."""

    NEW_EDITION = "new-edition"
    EDITS = "edits"


@dataclass(frozen=True)
class Draft:
    """A rendered document that is not registered yet, and the version it would replace."""

    dossier: Dossier
    composition: Composition
    current: Version | None
    blob: bytes


@dataclass(frozen=True)
class Made:
    """A version that was made, and why: what changed against the version before it."""

    version: Version
    changes: tuple[ValueChange, ...]
    template_changed: bool


@dataclass(frozen=True)
class Blocked:
    """A document that cannot be made, and the facts it lacks."""

    key: DocumentKey
    title: str
    missing: tuple[Missing, ...]


@dataclass
class Outcome:
    """What became of each required document; `held` are out of date, yet not drafts made by the engine."""

    organisation: str
    made: list[Made] = field(default_factory=list)
    kept: list[Version] = field(default_factory=list)
    held: list[Version] = field(default_factory=list)
    blocked: list[Blocked] = field(default_factory=list)


@dataclass(frozen=True)
class Generator:
    """Makes what is missing or stale; one unit of work per organisation."""

    registry: Callable[[], Registry]
    register: Register
    archive: Archive
    templates: Templates
    clock: Clock

    def generate(self, organisation: str, types: Collection[str] = (), over: Over | None = None) -> Outcome:
        """Make the organisation's stale documents (of `types` and their prefixes, all when empty).

        What left draft, and what somebody edited, is left alone unless `over` says otherwise. Bytes are in
        the archive before the register names them: an interrupted run leaves nothing that a second one does
        not finish.
        """
        self.archive.sweep()
        with self.register.unit() as unit:
            unit.hold(organisation)
            dossier = self.dossier(unit, organisation)
            outcome = Outcome(organisation)
            # All are rendered before any is kept: a template that fails leaves nothing behind.
            drafts = [self.drafted(unit, dossier, one, outcome, over) for one in chosen(dossier, types)]
            now = self.clock.now()
            outcome.made = [self.keep(unit, draft, now) for draft in drafts if draft]
        return outcome

    def rehearse(self, view: View, organisation: str) -> None:
        """Render the whole set and keep nothing: TemplateError when one of its documents cannot be made."""
        dossier = self.dossier(view, organisation)
        for one in dossier.required:
            self.drafted(view, dossier, one, Outcome(organisation))

    def dossier(self, view: View, organisation: str) -> Dossier:
        """Return the dossier of a registered organisation."""
        profile = view.profile(organisation)
        if profile is None:
            raise NotFoundError("there is no organisation {organisation}", organisation=organisation)
        return open_dossier(self.registry(), profile, view, self.clock.today())

    def drafted(
        self, view: View, dossier: Dossier, one: Required, outcome: Outcome, over: Over | None = None
    ) -> Draft | None:
        """Return the rendered document if one is to be made; else note in `outcome` why not."""
        dossier = dossier.at(one)
        key = dossier.key(one.type)
        current = view.version(key)
        if current is not None and over is Over.NEW_EDITION:
            dossier = next_edition(dossier, one, current)
        return self.composed(dossier, one, current, outcome, over)

    def composed(
        self,
        dossier: Dossier,
        one: Required,
        current: Version | None,
        outcome: Outcome,
        over: Over | None = None,
    ) -> Draft | None:
        """Return the document rendered from this dossier if it is to be; else note in `outcome` why not."""
        key = dossier.key(one.type)
        composition = compose(dossier, one.type, self.templates)
        if composition.missing:
            outcome.blocked.append(Blocked(key, one.type.title, composition.missing))
            return None
        if current is not None and dossier.edition(one.type) == current.edition:
            stale = is_stale(current, composition)
            edits = over is Over.EDITS and current.form is not Form.GENERATED
            if not (edits and current.state is State.DRAFT) and not (stale and remade(current)):
                (outcome.held if stale else outcome.kept).append(current)
                return None
        return Draft(dossier, composition, current, composition.template.render(composition.values))

    def keep(self, unit: Unit, draft: Draft, now: datetime) -> Made:
        """Archive and register a draft."""
        content = self.archive.put(draft.blob)
        current = draft.current
        version = unit.add_version(
            draft.composition.rendition(draft.dossier, content, replaced_by(draft)), now
        )
        if current is None:
            return Made(version, (), template_changed=False)
        before = unit.provenance(current.key, current.number)
        return Made(
            version,
            tuple(changes(before, draft.composition.provenance)),
            template_changed=current.template_hash != draft.composition.template.hash,
        )


def replaced_by(draft: Draft) -> int | None:
    """Return the version in force that the draft's edition is to replace."""
    if draft.current is None:
        return None
    anew = draft.current.edition < draft.dossier.edition(draft.composition.type)
    return draft.current.number if anew else draft.current.replaces


def next_edition(dossier: Dossier, one: Required, current: Version) -> Dossier:
    """Return the dossier in which the next edition is being made; InputError for what was never issued."""
    if current.state not in ISSUED:
        raise InputError(NOT_ISSUED, type=one.type.code, status=current.state.value)
    return dossier.anew(one.type)


def remade(version: Version) -> bool:
    """Return whether the engine may make a document anew over this version."""
    return version.state is State.DRAFT and version.form is Form.GENERATED


def chosen(dossier: Dossier, types: Collection[str]) -> Iterator[Required]:
    """Yield the required documents of these types; S12 names S12.1 and its fellows."""
    known = {one.code for one in dossier.required}
    for wanted in types:
        if not any(matches(code, wanted) for code in known):
            raise NotFoundError(
                "{organisation} needs no document {type}; it needs: {known}",
                organisation=dossier.profile.id,
                type=wanted,
                known=", ".join(sorted(known)),
            )
    for one in dossier.required:
        if not types or any(matches(one.code, wanted) for wanted in types):
            yield one


def matches(code: str, wanted: str) -> bool:
    """Return whether a code is the wanted one, a variant of it, or the wanted one for some change."""
    return code == wanted or code.startswith((f"{wanted}.", f"{wanted}:"))
