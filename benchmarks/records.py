"""What counting records costs in SQL, against reading every row and counting in Python.

1 100 made-up schools with 30 participants each lie on SQLite: a municipality is 36 of them. Counted in Python
twice: of the bare rows, the least any program could do, and of the records as the services get them.
"""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import select

from normdocs.adapters.database.record_tables import meetings, members, pairs, participants
from normdocs.adapters.database.register import SqlRegister
from normdocs.adapters.database.units import SqlView
from normdocs.domain.records.mentoring import HeldMeeting, Mentoring, Pair, Participant, SchoolProfile

SCHOOLS, MUNICIPALITY, PEOPLE = 1_100, 36, 30
AS_OF = date(2022, 12, 20)
NOW = datetime(2026, 1, 1, tzinfo=UTC)
ROUNDS = 5
FORMS = ("pupil-pupil", "teacher-pupil", "student-pupil")
STAGES = ("primary", "basic", "secondary")


def main(schools: int = SCHOOLS) -> None:
    """Print what a municipal and a regional count cost, and the ratios."""
    names = [f"school-{number:04}" for number in range(schools)]
    with TemporaryDirectory() as folder:
        register = SqlRegister(f"sqlite:///{Path(folder, 'register.db')}")
        started = time.perf_counter()
        with register.unit() as unit:
            chance = random.Random(1)
            for name in names:
                unit.save_profile(school(name, chance), NOW)
        spent = time.perf_counter() - started
        print(
            f"{schools} schools of {PEOPLE} participants recorded in {spent:.0f} s, "
            f"{schools * PEOPLE / spent:.0f} participants a second",
            flush=True,
        )
        with register.view() as view:
            compare(view, "a municipality", names[:MUNICIPALITY])
            compare(view, "a region", names)
        register.close()


def compare(view: SqlView, what: str, names: Sequence[str]) -> None:
    """Print what the counts over these schools cost in all three ways."""
    assert view.tally(names, AS_OF).mentees_10_18 == of_rows(view, names)["mentees_10_18"]
    counted = best(lambda: view.tally(names, AS_OF))
    apart = best(lambda: view.tallies(names, AS_OF))
    bare = best(lambda: of_rows(view, names))
    whole = best(lambda: [view.records(name) for name in names], rounds=1)
    print(
        f"{what}, {len(names)} schools: all counts in SQL {counted * 1000:.0f} ms, school by school "
        f"{apart * 1000:.0f} ms; reading every row {bare * 1000:.0f} ms (×{bare / counted:.1f} and "
        f"×{bare / apart:.1f}), reading every record {whole * 1000:.0f} ms (×{whole / counted:.0f} and "
        f"×{whole / apart:.0f})",
        flush=True,
    )


def best(job: Callable[[], Any], rounds: int = ROUNDS) -> float:
    """Return the seconds of the quickest round: whatever else the machine does only adds."""
    spent = []
    for _ in range(rounds):
        started = time.perf_counter()
        job()
        spent.append(time.perf_counter() - started)
    return min(spent)


def of_rows(view: SqlView, names: Sequence[str]) -> dict[str, int]:
    """Return the counts of people and of mentees by form, stage, model and meeting, made of bare rows."""
    counts: dict[str, int] = defaultdict(int)
    known = {table.name: rows(view, table, names) for table in (participants, pairs, members, meetings)}
    pupils = {}
    for row in known["participants"]:
        counts["participants"] += 1
        if row.kind == "pupil" and row.part == "mentee":
            pupils[row.organisation, row.id] = row
            counts["mentees_10_18"] += row.born is not None and 10 <= age(row.born) <= 18
            counts[f"stage {row.stage}"] += 1
    held = {(row.organisation, row.number): row for row in known["pairs"]}
    people = defaultdict(list)
    shared = set()
    for row in known["pair_members"]:
        if row.position and (row.organisation, row.participant) in pupils:
            pair = held[row.organisation, row.pair]
            people[row.organisation, row.pair].append(row.participant)
            shared |= {(row.organisation, row.participant, name) for name in (pair.form, pair.model)}
    for row in known["meetings"]:
        if row.date <= AS_OF:
            mentees = people[row.organisation, row.pair]
            shared |= {(row.organisation, name, f"meeting {row.kind}") for name in mentees}
    for *_, name in shared:
        counts[name] += 1
    return counts


def rows(view: SqlView, table: Any, names: Sequence[str]) -> Sequence[Any]:
    """Return these schools' rows of a table."""
    return view._connection.execute(select(table).where(table.c.organisation.in_(names))).all()


def age(born: date) -> int:
    """Return the full years on the day the counts are of."""
    return AS_OF.year - born.year - ((AS_OF.month, AS_OF.day) < (born.month, born.day))


def school(name: str, chance: random.Random) -> SchoolProfile:
    """Return a made-up school with its records."""
    people = tuple(person(number, chance) for number in range(PEOPLE))
    mentees = [one.id for one in people if one.part == "mentee"]
    mentors = [one.id for one in people if one.part == "mentor"]
    held = tuple(pair(mentor, mentees[n * 2 : n * 2 + 2], chance) for n, mentor in enumerate(mentors))
    return SchoolProfile.model_validate(
        {
            "id": name,
            "names": {"full": f"Example {name}", "short": name},
            "legal_form": "budgetary",
            "kind": "general-education",
            "region": "Example",
            "mentoring": Mentoring(participants=people, pairs=held),
        }
    )


def person(number: int, chance: random.Random) -> Participant:
    """Return a participant: two mentees to each mentor."""
    return Participant(
        id=f"p{number}",
        name=f"Example Person {number}",
        kind=chance.choice(("pupil", "pupil", "teacher")),
        part="mentee" if number % 3 else "mentor",
        stage=chance.choice(STAGES),
        category=chance.choice(("gifted", "other")),
        born=date(2004, 1, 1) + timedelta(days=chance.randrange(4_000)),
        consent=date(2022, 9, 1),
    )


def pair(mentor: str, mentees: Sequence[str], chance: random.Random) -> Pair:
    """Return a pair that met four times."""
    met = tuple(HeldMeeting(kind=kind, date=date(2022, 8 + kind, 1)) for kind in range(1, 5))
    return Pair(
        mentor=mentor,
        mentees=tuple(mentees),
        form=chance.choice(FORMS),
        since=date(2022, 9, 1),
        meetings=met,
    )


if __name__ == "__main__":
    main()
