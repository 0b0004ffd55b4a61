"""What the database counts of records is what one would count by hand."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from normdocs.domain.records.mentoring import HeldMeeting, Pair, Participant
from normdocs.domain.records.roll import Consent, Records, consent_on
from normdocs.domain.records.tally import Group, Tally, together
from normdocs.services.ports import Register
from tests.adapters.database.samples import NOW, profile

AS_OF = date(2022, 12, 20)
LEAP = date(2024, 2, 29)


def day_in(chance: random.Random, first: int, last: int) -> date:
    return date(first, 1, 1) + timedelta(days=chance.randrange((last - first + 1) * 365))


def person(chance: random.Random, number: int) -> Participant:
    def perhaps(value: Any) -> Any:
        return value if chance.random() < 0.8 else None

    # Birthdays around the ends of the age ranges are likelier than others.
    edge = AS_OF.replace(year=AS_OF.year - chance.choice([10, 11, 15, 16, 18, 19]))
    born = chance.choice([edge + timedelta(days=chance.randint(-1, 1)), day_in(chance, 2003, 2013)])
    return Participant(
        id=f"p{number}",
        name=f"Примеров {number}",
        kind=chance.choice(["pupil", "pupil", "pupil", "teacher", "young-specialist", "employer"]),
        part=chance.choice(["mentee", "mentor"]),
        stage=perhaps(chance.choice(["primary", "basic", "secondary"])),
        category=perhaps(chance.choice(["gifted", "other"])),
        born=perhaps(chance.choice([born, date(2008, 2, 29), date(2014, 3, 1)])),
        consent=perhaps(day_in(chance, 2021, 2023)),
        consent_withdrawn=chance.choice([None, None, AS_OF, AS_OF + timedelta(days=1)]),
        consent_scope=chance.choice([("processing",), ("processing", "publication"), ("publication",)]),
    )


def pair(chance: random.Random, number: int, people: list[Participant]) -> Pair:
    mentor, *mentees = chance.sample([one.id for one in people], chance.randint(2, 4))
    return Pair(
        id=f"pair-{number}",
        mentor=mentor,
        mentees=tuple(mentees),
        form=chance.choice(["pupil-pupil", "teacher-pupil"]),
        model=chance.choice(["individual", "group"]),
        since=chance.choice([None, AS_OF, AS_OF + timedelta(days=1), date(2021, 9, 1)]),
        completed=chance.choice([None, AS_OF, AS_OF + timedelta(days=1)]),
        meetings=tuple(
            HeldMeeting(kind=chance.randint(1, 5), date=day_in(chance, 2022, 2023))
            for _ in range(chance.randint(0, 4))
        ),
    )


def records(chance: random.Random) -> Records:
    people = [person(chance, number) for number in range(chance.choice([0, 4, 25]))]
    held = [pair(chance, number, people) for number in range(chance.randint(0, 9))] if people else []
    return Records(tuple(people), tuple(held))


def age(person: Participant, day: date) -> int:
    assert person.born
    before = (day.month, day.day) < (person.born.month, person.born.day)
    return day.year - person.born.year - before


def grouped(pupils: Iterable[tuple[str | None, str]]) -> Mapping[str, Group]:
    found = defaultdict(set)
    for shared, name in pupils:
        if shared:
            found[shared].add(name)
    return {shared: Group(1, len(names)) for shared, names in found.items()}


def by_hand(one: Records, day: date) -> Tally:
    people, pupils = one.participants, [p for p in one.participants if p.kind == "pupil"]
    if not people:
        return Tally()
    mentees = {p.id: p for p in pupils if p.part == "mentee"}
    mentors = [p for p in pupils if p.part == "mentor"]
    begun = [p for p in one.pairs if p.since is None or p.since <= day]
    taught = [(p, name) for p in begun for name in p.mentees if name in mentees]
    return Tally(
        organisations=1,
        pupils=len(pupils),
        mentees=len(mentees),
        mentors=len(mentors),
        teachers=sum(p.kind == "teacher" for p in people),
        young_specialists=sum(p.kind == "young-specialist" for p in people),
        mentees_10_18=sum(p.born is not None and 10 <= age(p, day) <= 18 for p in mentees.values()),
        mentors_15_18=sum(p.born is not None and 15 <= age(p, day) <= 18 for p in mentors),
        ageless=sum(p.born is None for p in pupils),
        participants=len(people),
        consented=sum(consent_on(p, day) is Consent.GIVEN for p in people),
        pairs=len(begun),
        completed=sum(p.completed is not None and p.completed <= day for p in begun),
        by_form=grouped((p.form, name) for p, name in taught),
        by_stage=grouped((p.stage, name) for name, p in mentees.items()),
        by_category=grouped((p.category, name) for name, p in mentees.items()),
        by_model=grouped((p.model, name) for p, name in taught),
        by_meeting=grouped(
            (str(met.kind), name) for p, name in taught for met in p.meetings if met.date <= day
        ),
    )


@pytest.mark.parametrize("seed", range(8))
def test_the_register_counts_as_one_counts_by_hand(register: Register, seed: int) -> None:
    chance = random.Random(seed)
    schools = {f"school-{number}": records(chance) for number in range(6)}
    with register.unit() as unit:
        for name, one in schools.items():
            unit.save_profile(profile(name), NOW)
            unit.save_records(name, one, "", NOW)
    asked = [*list(schools)[1:], "unknown"]
    with register.view() as view:
        for day in (AS_OF, LEAP):
            expected = {name: by_hand(one, day) for name, one in schools.items()}
            assert view.tally(asked, day) == together(expected[name] for name in asked[:-1])
            assert view.tallies(asked, day) == {
                name: expected[name] for name in asked[:-1] if schools[name].participants
            }


def test_nothing_is_counted_of_no_organisation(register: Register) -> None:
    with register.view() as view:
        assert view.tally([], AS_OF) == Tally()
        assert view.tallies([], AS_OF) == {}


def test_more_organisations_are_counted_than_fit_into_one_statement(register: Register) -> None:
    with register.unit() as unit:
        unit.save_profile(profile(), NOW)
        unit.save_records("school-9", records(random.Random(1)), "", NOW)
    with register.view() as view:
        many = [f"school-{number}" for number in range(12_000)]
        assert view.tally(many, AS_OF) == view.tally(["school-9"], AS_OF)
