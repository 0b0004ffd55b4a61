"""Simulated schools and acts of a region: plausible, various, and plainly made up."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from normdocs.content.trial import names
from normdocs.domain.acts.act import Act, Level
from normdocs.domain.chance import Chance
from normdocs.domain.records.mentoring import SchoolProfile

# The school year its documents are for, the years of its programme.
YEARS = ((2022, 2020, 2024), (2023, 2020, 2024), (2024, 2024, 2030), (2025, 2024, 2030))
# Shares: municipalities with an order of their own, autonomous schools.
OWN_ORDER, AUTONOMOUS = 0.5, 0.2
REGIONAL, MUNICIPAL = "regional-introduction", "municipal-introduction"


@dataclass(frozen=True)
class SimulatedRegion:
    """A region to be filled: its name, how many municipalities it has, and the seed of all chance."""

    name: str
    municipalities: int
    seed: int

    @property
    def tag(self) -> str:
        """What the ids of the region's acts and schools begin with; another region has another."""
        return names.TAG + hashlib.sha256(self.name.encode()).hexdigest()[:6]

    def municipality(self, number: int) -> str:
        """Return what a municipality is called, the first is 1."""
        return names.MUNICIPALITY.format(number=number)

    def regional_act(self) -> Act:
        """Return an order that introduces the model in a region whose real one nobody stated."""
        return simulated_act(
            Chance(self.seed, self.name),
            id=f"{self.tag}-r",
            level=Level.REGIONAL,
            issuer=names.REGIONAL_ISSUER.format(territory=self.name),
            title=names.REGIONAL_TITLE.format(territory=self.name),
            territory=self.name,
            purposes=(REGIONAL,),
        )

    def municipal_acts(self) -> Iterator[Act]:
        """Yield the orders of those municipalities that have one of their own."""
        for number in range(1, self.municipalities + 1):
            territory = self.municipality(number)
            chance = Chance(self.seed, f"{self.name}/{territory}")
            if chance.falls(OWN_ORDER, "order"):
                yield simulated_act(
                    chance,
                    id=f"{self.tag}-m{number:03}",
                    level=Level.MUNICIPAL,
                    issuer=names.MUNICIPAL_ISSUER.format(number=number),
                    title=names.MUNICIPAL_TITLE.format(territory=territory),
                    territory=territory,
                    purposes=(MUNICIPAL,),
                )

    def school(self, number: int, *, trial: bool) -> SchoolProfile:
        """Return a school's profile, the first is 1; `trial` lets its documents go along their routes."""
        return SchoolProfile.model_validate(_school(self, number) | {"trial": trial})


def simulated_act(chance: Chance, **stated: Any) -> Act:
    """Return an act of 2020 with these requisites and a number of its own."""
    day = f"2020-{chance.number(2, 9, 'month'):02}-{chance.number(1, 28, 'day'):02}"
    number = str(chance.number(10, names.LAST_NUMBER, "number"))
    own = {"kind": names.ORDER, "date": day, "valid_from": day, "number": number, "source": names.SOURCE}
    return Act.model_validate({**stated, **own, "verified": False})


def _school(region: SimulatedRegion, number: int) -> dict[str, Any]:
    chance = Chance(region.seed, f"{region.name}/{number}")
    year, first, last = chance.of(YEARS, "year")
    people = Crowd(chance)
    date = f"{year}-03-{chance.number(10, 28, 'day'):02}"
    return {
        "id": f"{region.tag}-{number:05}",
        "kind": "general-education",
        "region": region.name,
        **_names(chance, number),
        **_place(region, number, chance),
        "people": _staff(people),
        "bodies": _bodies(chance, year),
        "counts": _counts(chance),
        "planning": {
            "school_year": f"{year}-{year + 1}",
            "roadmap_layout": chance.of("AB", "layout"),
            "date": date,
        },
        "mentoring": {"programme": {"years": {"first": first, "last": last}}, **_pairs(people, year)},
        "sources": [names.SOURCE_OF_SCHOOL],
        "example": True,
    }


def _names(chance: Chance, number: int) -> dict[str, Any]:
    form = "autonomous" if chance.falls(AUTONOMOUS, "form") else "budgetary"
    short, full = names.FORMS[form]
    named = {"short": names.NAME.format(form=short, number=number)}
    named["full"] = names.NAME.format(form=full, number=number)
    return {"names": named, "legal_form": form}


def _place(region: SimulatedRegion, number: int, chance: Chance) -> dict[str, Any]:
    district = (number - 1) % region.municipalities + 1
    return {
        "settlement": region.municipality(district),
        "municipality": region.municipality(district),
        "founder": names.FOUNDER.format(number=district),
        "address": names.ADDRESS.format(municipality=district, house=chance.number(1, 99, "house")),
        "phone": names.PHONE,
        "email": f"school-{number}@example.invalid",
        "site": f"https://school-{number}.example.invalid",
    }


class Crowd:
    """People of one school, no two with one name."""

    def __init__(self, chance: Chance) -> None:
        self.chance = chance
        self._taken = 0
        self._start = chance.number(0, len(names.SURNAMES) - 1, "first surname")

    def person(self) -> dict[str, Any]:
        """Return the next person: name and gender, marked as made up."""
        number, self._taken = self._taken, self._taken + 1
        surname = names.SURNAMES[(self._start + number) % len(names.SURNAMES)]
        gender = self.chance.of("mf", f"gender {number}")
        given = (names.MEN if gender == "m" else names.WOMEN)[
            (self._start + number + number // len(names.SURNAMES)) % len(names.MEN)
        ]
        father = self.chance.of(names.FATHERS, f"father {number}")[gender == "f"]
        name = f"{surname}{'а' if gender == 'f' else ''} {given} {father}"
        return {"name": name, "gender": gender, "example": True}


def _staff(people: Crowd) -> list[dict[str, Any]]:
    roles = (
        [(names.HEAD, "head")],
        [(names.CURATOR, "curator"), (names.CURATOR, "deputy-upbringing")],
        [(names.ACADEMIC, "deputy-academic")],
        [(names.PSYCHOLOGIST, "psychologist")],
    )
    return [
        people.person() | {"posts": [{"title": title, "role": role} for title, role in posts]}
        for posts in roles
    ]


def _bodies(chance: Chance, year: int) -> list[dict[str, Any]]:
    named = [(names.COUNCIL, "pedagogical-council")]
    named += [(names.GOVERNORS, "governing-council")] if chance.falls(0.6, "governors") else []
    named += [(names.METHODISTS, "methodical-council")] if chance.falls(0.4, "methodists") else []
    return [
        {
            "title": title,
            "role": role,
            "protocol_number": str(chance.number(1, 9, role)),
            "protocol_date": f"{year}-03-{chance.number(1, 9, f'{role} day'):02}",
            "example": True,
        }
        for title, role in named
    ]


def _counts(chance: Chance) -> dict[str, Any]:
    primary, basic = chance.number(60, 400, "primary"), chance.number(80, 450, "basic")
    secondary = chance.number(20, 120, "secondary")
    older = secondary + chance.number(10, 60, "older")
    pupils = {"primary": primary, "basic": basic, "secondary": secondary, "aged_15_18": older}
    pupils |= {"total": primary + basic + secondary, "aged_10_18": basic + secondary}
    teachers = chance.number(12, 80, "teachers")
    return {"pupils": pupils, "staff": {"teachers": teachers, "young_specialists": teachers // 10}}


def _pairs(people: Crowd, year: int) -> dict[str, Any]:
    chance, participants, pairs = people.chance, [], []
    count = chance.number(3, 10, "pairs")
    since, until, consent = f"{year}-10-15", f"{year + 1}-05-25", f"{year}-02-20"
    for number in range(1, count + 1):
        mentor, mentee = f"m{number}", f"p{number}"
        participants += [
            people.person() | {
                "id": mentor, "part": "mentor", "kind": "teacher", "consent": consent,
                "post": chance.of(names.POSTS, mentor), "competence": chance.of(names.COMPETENCES, mentor),
            },
            people.person() | {
                "id": mentee, "part": "mentee", "kind": "pupil", "consent": consent,
                "group": chance.of(names.CLASSES, mentee), "request": chance.of(names.REQUESTS, mentee),
                "category": chance.of(names.CATEGORIES, mentee),
            },
        ]  # fmt: skip
        goal = chance.of(names.GOALS, f"goal {number}")
        pair = {"mentor": mentor, "mentees": [mentee], "form": "teacher-pupil", "goal": goal}
        pairs.append(pair | {"since": since, "until": until, "example": True})
    return {"forms": [{"form": "teacher-pupil"}], "participants": participants, "pairs": pairs}
