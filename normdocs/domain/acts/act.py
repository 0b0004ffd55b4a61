"""Acts: what a document rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol

from normdocs.domain.strict import Day, Identifier, RegistrationNumber, Strict, Text


class Level(StrEnum):
    """Who issued an act, or whose a document is."""

    FEDERAL = "federal"
    REGIONAL = "regional"
    MUNICIPAL = "municipal"
    SCHOOL = "school"


class Act(Strict):
    """A normative act with its requisites, in force from one day to another.

    `verified` says whether somebody compared the requisites with the published text; `source` says where they
    come from. `purposes` are the names under which document types look for their basis. `amends` are the acts
    this one changes, which stay in force. `replaced_by` took this act's place the day after `valid_to`;
    `repealed_by` ended it and put nothing in its place.
    """

    id: Identifier
    level: Level
    kind: Text
    issuer: Text | None = None
    date: Day
    number: RegistrationNumber
    title: Text | None = None
    territory: Text | None = None
    valid_from: Day
    valid_to: Day | None = None
    amends: tuple[Identifier, ...] = ()
    replaced_by: Identifier | None = None
    repealed_by: Identifier | None = None
    purposes: tuple[Identifier, ...] = ()
    verified: bool
    source: Text

    def in_force(self, day: dt.date) -> bool:
        """Return whether the act is in force on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Place(Protocol):
    """Where an organisation is, and which acts it names itself."""

    @property
    def region(self) -> str:
        """Its region."""

    @property
    def municipality(self) -> str | None:
        """Its municipality, when its papers name one."""


def reaches(act: Act, place: Place) -> bool:
    """Return whether the act binds an organisation in that region and municipality."""
    territories = {Level.REGIONAL: place.region, Level.MUNICIPAL: place.municipality}
    territory = territories.get(act.level)
    return act.level is Level.FEDERAL or (territory is not None and act.territory == territory)


def basis(wanted: Iterable[str], acts: Iterable[Act], place: Place, day: dt.date) -> list[Act]:
    """Return the acts in force on `day` that a document of this place rests on, highest and oldest first.

    `wanted` names acts by id or by purpose.
    """
    names = set(wanted)
    levels = list(Level)
    found = [
        act
        for act in acts
        if (act.id in names or names.intersection(act.purposes)) and act.in_force(day) and reaches(act, place)
    ]
    return sorted(found, key=lambda act: (levels.index(act.level), act.date, act.number))
