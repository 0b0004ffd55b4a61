"""Who takes part in mentoring in an organisation, and who of them may be named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from normdocs.domain.records.mentoring import Mentoring, Pair, Participant
from normdocs.domain.records.roll import Consent, Forgotten, Records, consent_on, printable
from normdocs.domain.registry import Registry
from normdocs.errors import NotFoundError
from normdocs.services.ports import Clock, Register


@dataclass(frozen=True)
class Entry:
    """A participant with the state of the consent and the ids of those they work with."""

    id: str
    name: str
    part: str
    kind: str
    consent: Consent
    given: date | None
    withdrawn: date | None
    partners: tuple[str, ...]
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Roll:
    """The records of an organisation in short; `unprinted` pairs stand in no document for want of consent."""

    organisation: str
    name: str
    entries: tuple[Entry, ...]
    pairs: int
    unprinted: int
    responses: int
    forgotten: tuple[Forgotten, ...]


@dataclass(frozen=True)
class Roster:
    """Tells who is on record. Changes nothing."""

    registry: Callable[[], Registry]
    register: Register
    clock: Clock

    def roll(self, organisation: str) -> Roll:
        """Return the organisation's records; NotFoundError when nobody has it."""
        with self.register.view() as view:
            profile = view.profile(organisation)
            if profile is None:
                raise NotFoundError("there is no organisation {organisation}", organisation=organisation)
            records = view.records(organisation)
        titles = {form.id: form.title for form in self.registry().model.forms}
        today = self.clock.today()
        printed = printable(mentoring(records), today).pairs
        return Roll(
            organisation=organisation,
            name=profile.names.short,
            entries=tuple(entry(one, records.pairs, titles, today) for one in records.participants),
            pairs=len(records.pairs),
            unprinted=len(records.pairs) - len(printed),
            responses=len(records.responses),
            forgotten=records.forgotten,
        )


def mentoring(records: Records) -> Mentoring:
    """Return records as the part of a profile they are."""
    return Mentoring(participants=records.participants, pairs=records.pairs, responses=records.responses)


def entry(person: Participant, pairs: tuple[Pair, ...], titles: dict[str, str], day: date) -> Entry:
    """Return a participant as the list shows them."""
    mine = [pair for pair in pairs if person.id in (pair.mentor, *pair.mentees)]
    partners = [name for pair in mine for name in others(pair, person.id)]
    return Entry(
        id=person.id,
        name=person.name,
        part=person.part,
        kind=person.kind,
        consent=consent_on(person, day),
        given=person.consent,
        withdrawn=person.consent_withdrawn,
        partners=tuple(dict.fromkeys(partners)),
        forms=tuple(dict.fromkeys(titles.get(pair.form, pair.form) for pair in mine)),
    )


def others(pair: Pair, name: str) -> tuple[str, ...]:
    """Return a mentor's mentees, or a mentee's mentor."""
    return pair.mentees if name == pair.mentor else (pair.mentor,)
