"""Consents withdrawn, and people forgotten at their request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from normdocs.content.marks import REMOVED_TEMPLATE
from normdocs.domain.document import State
from normdocs.domain.records.mentoring import Participant
from normdocs.domain.records.roll import Forgotten, Records
from normdocs.errors import InputError, MoveError, NotFoundError
from normdocs.services.approval.office import Office
from normdocs.services.making.dossier import Dossier
from normdocs.services.making.generation import Blocked, Outcome
from normdocs.services.ports import Archive, PdfCache, View
from normdocs.services.records.naming import NamedIn, versions_naming

NOBODY = "{organisation} has no participant {id}"
NO_CONSENT = "{id} has given no consent: there is nothing to withdraw"
TOO_EARLY = "{id} consented on {given}: a withdrawal cannot be before that"
UNDERWAY = "{id} cannot be forgotten while documents that name them are in approval: return these first"
RETURN = "{title}: normdocs return {organisation} {type} --role curator --reason TEXT"


@dataclass(frozen=True)
class Consequences:
    """What became of the documents that named somebody.

    `made` drafts were made anew without them, `blocked` ones lack people to be made of; `underway` are in
    approval and have to be returned; `kept` were signed, or sent on their way once, and stay as they are.
    """

    made: tuple[str, ...]
    blocked: tuple[Blocked, ...]
    underway: tuple[NamedIn, ...]
    kept: tuple[NamedIn, ...]


@dataclass(frozen=True)
class Withdrawn:
    """A consent withdrawn; `changed` is False where it was withdrawn on that day already."""

    participant: str
    on: date
    changed: bool
    consequences: Consequences


@dataclass(frozen=True)
class Erasure:
    """Somebody forgotten; `erased` is how many versions of drafts that named them were emptied."""

    gone: Forgotten
    erased: int
    consequences: Consequences


@dataclass(frozen=True)
class Withdrawer:
    """Takes people out of documents who do not want to be in them."""

    office: Office
    archive: Archive
    pdf: PdfCache

    def withdraw(self, organisation: str, participant: str, by: str, on: date | None = None) -> Withdrawn:
        """Note that a consent was withdrawn, and make the drafts that named the participant anew.

        NotFoundError when there is no such participant, InputError when there is nothing to withdraw.
        """
        generator, day = self.office.generator, self.office.day(on)
        with generator.register.unit() as unit:
            unit.hold(organisation)
            dossier = generator.dossier(unit, organisation)
            person = found(unit, organisation, participant)
            check(person, day)
            named = tuple(versions_naming(unit, dossier, person))
            gone = Records((person.model_copy(update={"consent_withdrawn": day}),))
            saved = unit.save_records(organisation, gone, by, generator.clock.now())
        outcome = self.made_anew(dossier, named)
        return Withdrawn(participant, day, saved.anything, consequences(named, outcome))

    def forget(self, organisation: str, participant: str, by: str) -> Erasure:
        """Forget the participant: records, drafts and their files no longer tell who it was.

        NotFoundError when there is no such participant, MoveError naming what is in approval.
        """
        generator = self.office.generator
        with generator.register.unit() as unit:
            unit.hold(organisation)
            dossier = generator.dossier(unit, organisation)
            named = tuple(versions_naming(unit, dossier, found(unit, organisation, participant)))
            refuse(participant, named)
            empty = self.archive.put(generator.templates.load(REMOVED_TEMPLATE).render({}))
            erased = [one for one in named if erasable(one)]
            gone = unit.forget(organisation, participant, by, generator.clock.now())
            loose = {one.content for one in erased if unit.blank(one.key, one.number, one.paths, empty)}
        self.remove(loose - {empty})
        outcome = self.made_anew(dossier, named)
        return Erasure(gone, len(erased), consequences(named, outcome))

    def made_anew(self, dossier: Dossier, named: Iterable[NamedIn]) -> Outcome:
        """Make the drafts that named somebody anew, of what is known now."""
        organisation = dossier.profile.id
        required = {one.type.code for one in dossier.required}
        drafts = {one.key.type for one in named if one.latest and one.state is State.DRAFT}
        codes = sorted(drafts & required)
        return self.office.generator.generate(organisation, codes) if codes else Outcome(organisation)

    def remove(self, contents: Iterable[str]) -> None:
        """Remove files no version names any longer, and what was printed of them."""
        for content in sorted(contents):
            self.archive.remove(content)
            self.pdf.remove(content)


def found(view: View, organisation: str, participant: str) -> Participant:
    """Return a participant on record; NotFoundError when there is none of this id."""
    for person in view.records(organisation).participants:
        if person.id == participant:
            return person
    raise NotFoundError(NOBODY, organisation=organisation, id=participant)


def check(person: Participant, day: date) -> None:
    """Raise InputError where no consent could be withdrawn on the day."""
    if person.consent is None:
        raise InputError(NO_CONSENT, id=person.id)
    if day < person.consent:
        raise InputError(TOO_EARLY, id=person.id, given=person.consent)


def refuse(participant: str, named: Iterable[NamedIn]) -> None:
    """Raise MoveError where a version in approval names the participant: others are deciding on it."""
    causes = []
    for one in named:
        if one.state is State.IN_APPROVAL:
            where: dict[str, Any] = {"organisation": one.key.organisation, "type": one.key.type}
            causes.append(MoveError(RETURN, title=one.title, **where))
    if causes:
        raise MoveError(UNDERWAY, id=participant, causes=tuple(causes))


def erasable(one: NamedIn) -> bool:
    """Return whether nobody but its author ever had the version: the journal does not speak of its file."""
    return one.state is State.DRAFT and not one.noted


def consequences(named: Sequence[NamedIn], outcome: Outcome) -> Consequences:
    """Return what became of the versions that named somebody."""
    kept = (one for one in named if one.state not in {State.DRAFT, State.IN_APPROVAL} or one.noted)
    return Consequences(
        made=tuple(sorted(one.version.key.type for one in outcome.made)),
        blocked=tuple(outcome.blocked),
        underway=tuple(one for one in named if one.state is State.IN_APPROVAL),
        kept=tuple(one for one in kept if one.state is not State.IN_APPROVAL),
    )
