"""What is counted of records: people by what they are, and groups of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


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
    the day; `ageless` are pupils whose date of birth nobody stated. `by_…` count mentees who are pupils.
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
