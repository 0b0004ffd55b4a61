"""What is counted of records: people by what they are, and groups of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any


@dataclass(frozen=True)
class Group:
    """People who share something (a form, a stage), each counted once, and in how many organisations."""

    organisations: int
    people: int


@dataclass(frozen=True)
class Tally:
    """Counts over the records of some organisations as of a day.

    `organisations` have at least one participant. Mentees and mentors are pupils here, each person once;
    `pupils` are both together. `mentees_10_18` and `mentors_15_18` are those of these ages, in full years on
    the day; `ageless` are pupils whose date of birth nobody stated. `teachers` and `young_specialists` are
    those of this kind, mentors as well as mentees. `pairs` had begun by the day, `completed` of them carried
    their programme out by it; `consented` are all whose consent held on it. `by_…` count mentees who are
    pupils, those by form and model in pairs that had begun, those by meeting (its kind, "1" to "5") where
    it was held by the day. Who was forgotten or does not consent is counted like everybody else.
    """

    organisations: int = 0
    pupils: int = 0
    mentees: int = 0
    mentors: int = 0
    teachers: int = 0
    young_specialists: int = 0
    mentees_10_18: int = 0
    mentors_15_18: int = 0
    ageless: int = 0
    participants: int = 0
    consented: int = 0
    pairs: int = 0
    completed: int = 0
    by_form: Mapping[str, Group] = field(default_factory=dict)
    by_stage: Mapping[str, Group] = field(default_factory=dict)
    by_category: Mapping[str, Group] = field(default_factory=dict)
    by_model: Mapping[str, Group] = field(default_factory=dict)
    by_meeting: Mapping[str, Group] = field(default_factory=dict)


def together(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of tallies of different organisations."""
    found = tuple(tallies)
    sums: dict[str, Any] = {}
    for one in fields(Tally):
        values = [getattr(tally, one.name) for tally in found]
        sums[one.name] = sum(values) if one.type == "int" else joined(values)
    return Tally(**sums)


def joined(groups: Iterable[Mapping[str, Group]]) -> dict[str, Group]:
    """Return the sums of groups that share the same."""
    sums: dict[str, Group] = {}
    for shared, group in ((name, one) for found in groups for name, one in found.items()):
        known = sums.get(shared, Group(0, 0))
        sums[shared] = Group(known.organisations + group.organisations, known.people + group.people)
    return dict(sorted(sums.items()))
