"""Records of mentoring as the register keeps them, and what becomes of one that is stated again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from normdocs.domain.records.mentoring import Mentoring, Pair, Participant, Response


class Deed(StrEnum):
    """What was done to a record."""

    ADDED = "added"
    CHANGED = "changed"
    FORGOTTEN = "forgotten"


class Consent(StrEnum):
    """Whether somebody's data may be handled on a day."""

    GIVEN = "given"
    MISSING = "missing"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Forgotten:
    """What stays of somebody who was forgotten: a neutral id and what is counted."""

    id: str
    part: str
    kind: str
    on: date


@dataclass(frozen=True)
class Records:
    """All records of an organisation, each list in the order its records came.

    Pairs are without the forgotten members: one that lost its mentor or all its mentees is not among them.
    """

    participants: tuple[Participant, ...] = ()
    pairs: tuple[Pair, ...] = ()
    responses: tuple[Response, ...] = ()
    forgotten: tuple[Forgotten, ...] = ()


@dataclass(frozen=True)
class RecordChange:
    """Who changed which record when; `fields` names what was changed, never the values.

    `record` is a participant's id or a pair's number; `by` is empty where a profile's file said it.
    """

    kind: str
    record: str
    deed: Deed
    fields: tuple[str, ...]
    by: str
    at: datetime


@dataclass(frozen=True)
class Counted:
    """How many records were new, changed, and the same as before."""

    new: int = 0
    changed: int = 0
    same: int = 0


@dataclass(frozen=True)
class Saved:
    """What saving did; `skipped` are the ids of people who were forgotten and are not recorded again."""

    participants: Counted = Counted()
    pairs: Counted = Counted()
    responses: Counted = Counted()
    skipped: tuple[str, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether any record was added or changed."""
        return any(one.new or one.changed for one in (self.participants, self.pairs, self.responses))


def consent_on(person: Participant, day: date) -> Consent:
    """Return how the participant's consent stands on a day."""
    if person.consent_withdrawn is not None and person.consent_withdrawn <= day:
        return Consent.WITHDRAWN
    if person.consent is None or person.consent > day or "processing" not in person.consent_scope:
        return Consent.MISSING
    return Consent.GIVEN


def printable(mentoring: Mentoring, day: date) -> Mentoring:
    """Return the mentoring part with nobody in it who does not consent on the day.

    Their answers go with them; a pair drops such a member, and is dropped without a mentor or any mentee.
    """
    people = tuple(one for one in mentoring.participants if consent_on(one, day) is Consent.GIVEN)
    if len(people) == len(mentoring.participants):
        return mentoring
    known = {person.id for person in people}
    return mentoring.model_copy(
        update={
            "participants": people,
            "pairs": tuple(remaining(mentoring.pairs, known)),
            "responses": tuple(one for one in mentoring.responses if one.participant in known),
        }
    )


def remaining(pairs: Iterable[Pair], known: set[str]) -> Iterable[Pair]:
    """Yield the pairs with those of their people who are known; none without a mentor or any mentee."""
    for pair in pairs:
        mentees = tuple(name for name in pair.mentees if name in known)
        if pair.mentor in known and mentees:
            yield pair if mentees == pair.mentees else pair.model_copy(update={"mentees": mentees})


def stated_again(before: Participant, given: Participant) -> Participant:
    """Return the record of a participant who is stated again.

    A withdrawal stays, whatever an older list says, until somebody consents after it.
    """
    withdrawn = before.consent_withdrawn
    if withdrawn is None or given.consent_withdrawn is not None:
        return given
    if given.consent is not None and given.consent > withdrawn:
        return given
    consent = given.consent or before.consent
    return given.model_copy(update={"consent": consent, "consent_withdrawn": withdrawn})


def held_again(before: Pair, given: Pair) -> Pair:
    """Return the record of a pair that is stated again; id and meetings stay where none are stated."""
    return given.model_copy(
        update={"id": given.id or before.id, "meetings": given.meetings or before.meetings}
    )


def same_pair(given: Pair, known: Sequence[Pair], together: Sequence[Pair]) -> int | None:
    """Return the place among `known` of the pair that `given` states again, None for a new one.

    A pair with an id is found by it. Others are told by mentor, form and beginning; where several of the
    known, or of those given `together`, share these, by the same mentees as well. A pair that has an id on
    one side only is the same if its mentees are, too: it was given one, or a list leaves it out.
    """
    if given.id is not None:
        found = next((place for place, one in enumerate(known) if one.id == given.id), None)
        return found if found is not None else _nameless(given, known)
    alike = [place for place, one in enumerate(known) if one.id is None and begun(one) == begun(given)]
    several = sum(one.id is None and begun(one) == begun(given) for one in together) > 1
    same = [place for place in alike if set(known[place].mentees) == set(given.mentees)]
    if same:
        return same[0]
    if len(alike) == 1 and not several:
        return alike[0]
    with_id = [place for place, one in enumerate(known) if one.id and team(one) == team(given)]
    return with_id[0] if len(with_id) == 1 else None


def _nameless(given: Pair, known: Sequence[Pair]) -> int | None:
    """Return the place of the one known pair without an id that is of the same people."""
    same = [place for place, one in enumerate(known) if one.id is None and team(one) == team(given)]
    return same[0] if len(same) == 1 else None


def team(pair: Pair) -> tuple[object, ...]:
    """Return who works together in a pair, in which form, since when."""
    return (*begun(pair), frozenset(pair.mentees))


def begun(pair: Pair) -> tuple[object, ...]:
    """Return what tells a pair without an id from others."""
    return (pair.mentor, pair.form, pair.since)
