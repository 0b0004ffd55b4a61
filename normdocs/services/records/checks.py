"""What single rows of records cannot show: each check yields the mistakes of its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from normdocs.domain.loaded import Mistake
from normdocs.domain.records.roll import team
from normdocs.errors import InputError
from normdocs.services.records.checking import Checking, stranger
from normdocs.services.records.outcome import answered
from normdocs.services.records.pairs import meetings, members, periods
from normdocs.services.records.participants import ages, consents, identity, known_under_another_id, names

SAME_ID = "row {row} has this id already"
SAME_PERSON = "row {row} lists a person of this name with the same date of birth, or neither has one"
SAME_PAIR = "row {row} lists a pair of the same people, form and beginning"
SAME_MEETING = "row {row} lists this meeting already"
SAME_ANSWER = "row {row} holds an answer to this question on this day"
FOR_MENTORS = "the question is for mentors, {id} is a mentee"
FOR_MENTEES = "the question is for mentees, {id} is a mentor"


def contradictions(checking: Checking) -> Iterator[Mistake]:
    """Yield everything the rows contradict each other, or what is known, in."""
    for check in CHECKS:
        yield from check(checking)


def listed_twice(checking: Checking) -> Iterator[Mistake]:
    """Yield ids, people and pairs that stand in two rows."""
    stated = checking.stated
    yield from checking.twice(stated.participants, lambda one: one.id, "id", SAME_ID)
    yield from checking.twice(stated.pairs, lambda one: one.id, "id", SAME_ID)
    yield from checking.twice(stated.participants, identity, "name", SAME_PERSON)
    yield from checking.twice(stated.pairs, team, "mentor", SAME_PAIR)
    yield from checking.twice(
        stated.meetings, lambda one: (one.pair, one.kind, one.date), "pair", SAME_MEETING
    )
    yield from checking.twice(stated.responses, answered, "question", SAME_ANSWER)


def answers(checking: Checking) -> Iterator[Mistake]:
    """Yield answers of nobody, and to questions others are asked."""
    stated, people = checking.stated, checking.people()
    yield from checking.ahead(stated.responses, "date")
    for row in stated.responses:
        answer = row.record
        person = people.get(answer.participant)
        questionnaire = checking.registry.questionnaire(answer.questionnaire)
        question = questionnaire.question(answer.question) if questionnaire else None
        if person is None:
            yield from stranger(checking, (*row.path, "participant"), answer.participant)
        elif questionnaire and question and not questionnaire.asks(question, person.part):
            message = FOR_MENTORS if person.part == "mentee" else FOR_MENTEES
            yield stated.mistake((*row.path, "question"), InputError(message, id=person.id))


CHECKS: tuple[Callable[[Checking], Iterator[Mistake]], ...] = (
    listed_twice,
    known_under_another_id,
    names,
    consents,
    ages,
    members,
    periods,
    meetings,
    answers,
)
