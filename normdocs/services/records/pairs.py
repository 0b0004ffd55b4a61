"""What is wrong with pairs, and with their meetings."""

from __future__ import annotations

from collections.abc import Iterator

from normdocs.domain.loaded import Mistake, Path
from normdocs.domain.records.mentoring import Participant
from normdocs.errors import InputError
from normdocs.services.records.checking import Checking, stranger
from normdocs.services.records.typed import PAIRS

AS_MENTEE = "{id} is listed as a mentee, not as a mentor"
AS_MENTOR = "{id} is listed as a mentor, not as a mentee"
TOO_EARLY = "the day is before the beginning of the pair, {day}"


def members(checking: Checking) -> Iterator[Mistake]:
    """Yield who cannot be in a pair, or not as what the pair names them."""
    people = checking.people()
    for row in checking.stated.pairs:
        pair = row.record
        places = [((*row.path, "mentees", at), name) for at, name in enumerate(pair.mentees)]
        yield from _member(checking, (*row.path, "mentor"), pair.mentor, people.get(pair.mentor), "mentor")
        seen: set[str] = set()
        for path, name in places:
            yield from _member(checking, path, name, people.get(name), "mentee")
            if name == pair.mentor:
                reason = InputError("{id} is the mentor of this very pair", id=name)
                yield checking.stated.mistake(path, reason)
            elif name in seen:
                yield checking.stated.mistake(path, InputError("{id} is listed twice", id=name))
            seen.add(name)
        several = pair.model == "individual" and len(pair.mentees) > 1
        if several and not checking.stated.blames((*row.path, "model")):
            reason = InputError(
                "an individual model has one mentee, here are {count}", count=len(pair.mentees)
            )
            yield checking.stated.mistake((*row.path, "mentees"), reason)


def _member(
    checking: Checking, path: Path, name: str, person: Participant | None, part: str
) -> Iterator[Mistake]:
    if person is None:
        yield from stranger(checking, path, name)
    elif person.part != part:
        yield checking.stated.mistake(path, InputError(AS_MENTEE if part == "mentor" else AS_MENTOR, id=name))


def periods(checking: Checking) -> Iterator[Mistake]:
    """Yield pairs that end before they begin."""
    stated = checking.stated
    yield from checking.ahead(stated.pairs, "completed")
    for row in stated.pairs:
        since = row.record.since
        for field in ("until", "completed"):
            day = getattr(row.record, field)
            if since and day and day < since:
                yield stated.mistake((*row.path, field), InputError(TOO_EARLY, day=since))


def meetings(checking: Checking) -> Iterator[Mistake]:
    """Yield meetings of no pair, or outside its time."""
    stated, pairs = checking.stated, checking.pairs()
    yield from checking.ahead(stated.meetings, "date")
    for row in stated.meetings:
        pair, day = pairs.get(row.record.pair), row.record.date
        if pair is None:
            if row.record.pair not in stated.ids[PAIRS] and stated.names_all(PAIRS):
                reason = InputError("there is no pair {id}", id=row.record.pair)
                yield stated.mistake((*row.path, "pair"), reason)
        elif pair.since and day < pair.since:
            yield stated.mistake((*row.path, "date"), InputError(TOO_EARLY, day=pair.since))
        elif pair.until and day > pair.until:
            reason = InputError("the day is after the end of the pair, {day}", day=pair.until)
            yield stated.mistake((*row.path, "date"), reason)
