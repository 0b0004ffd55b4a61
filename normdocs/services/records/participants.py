"""What is wrong with participants as a list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from normdocs.domain.loaded import Mistake
from normdocs.domain.records.mentoring import Participant
from normdocs.errors import InputError
from normdocs.services.records.checking import Checking
from normdocs.services.records.typed import PARTICIPANTS

# Full years of age, both included: what is beyond them is a slip of the pen.
AGES = {"pupil": (5, 21)}
GROWN_UP = (14, 100)


def identity(person: Participant) -> tuple[object, ...]:
    """Return what two rows of one person share; who mentors and is mentored has a row for each."""
    return (" ".join(person.name.casefold().split()), person.born, person.part)


def known_under_another_id(checking: Checking) -> Iterator[Mistake]:
    """Yield people the register has under an id the file does not name: they would be counted twice."""
    ids = checking.stated.ids[PARTICIPANTS]
    known = {identity(one): one.id for one in checking.known.participants if one.id not in ids}
    for row in checking.stated.participants:
        before = known.get(identity(row.record))
        if before:
            reason = InputError("this person is on record as {id}: keep that id", id=before)
            yield checking.stated.mistake((*row.path, "id"), reason)


def names(checking: Checking) -> Iterator[Mistake]:
    """Yield names with digits in them: another column's value."""
    for row in checking.stated.participants:
        if any(sign.isdigit() for sign in row.record.name):
            yield checking.stated.mistake((*row.path, "name"), InputError("a name has no digits"))


def consents(checking: Checking) -> Iterator[Mistake]:
    """Yield consents that cannot be."""
    stated = checking.stated
    yield from checking.ahead(stated.participants, "consent", "consent_withdrawn")
    for row in stated.participants:
        given, withdrawn = row.record.consent, row.record.consent_withdrawn
        if withdrawn is None:
            continue
        path = (*row.path, "consent_withdrawn")
        if given is None and stated.blames((*row.path, "consent")):
            continue
        if given is None:
            reason = InputError("a consent nobody gave cannot be withdrawn: state when it was given")
            yield stated.mistake(path, reason)
        elif withdrawn < given:
            reason = InputError("the consent was withdrawn before it was given, on {day}", day=given)
            yield stated.mistake(path, reason)


def ages(checking: Checking) -> Iterator[Mistake]:
    """Yield dates of birth that make no sense on the day the person took part."""
    began: dict[str, date] = {}
    for pair in checking.pairs().values():
        for name in (pair.mentor, *pair.mentees) if pair.since else ():
            began[name] = min(began.get(name, date.max), pair.since or date.max)
    for row in checking.stated.participants:
        person = row.record
        if person.born is None:
            continue
        on = min(person.consent or began.get(person.id) or checking.today, checking.today)
        age = on.year - person.born.year - ((on.month, on.day) < (person.born.month, person.born.day))
        youngest, oldest = AGES.get(person.kind, GROWN_UP)
        if not youngest <= age <= oldest:
            reason = InputError(
                "the date of birth is not plausible: full years on {day}: {age}", day=on, age=age
            )
            yield checking.stated.mistake((*row.path, "born"), reason)
