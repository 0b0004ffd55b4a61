"""The facts one document is made of, gathered under the names contexts refer to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from normdocs.domain.acts.act import Act
from normdocs.domain.catalogue import DocumentType
from normdocs.domain.document import Requisites
from normdocs.domain.indicators.effectiveness import Effectiveness
from normdocs.domain.indicators.indicator import Indicator
from normdocs.domain.model import MentoringModel
from normdocs.domain.organisation import Officer
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.domain.records.questionnaire import Questionnaire
from normdocs.domain.reports import Report
from normdocs.domain.roadmap import Roadmap


@dataclass(frozen=True)
class Fellow:
    """A document of the same set, as others cite it; `pages` and `access` serve inventories."""

    code: str
    title: str
    noun: str
    number: str | None
    date: date | None
    access: str
    necessity: str


@dataclass(frozen=True)
class Wording:
    """Words that give way to others; None where there were none, or will be none."""

    old: str | None
    new: str | None


@dataclass(frozen=True)
class Amended:
    """A document an amending order amends; `annex_of` is the order it is an annex of."""

    document: Fellow
    annex_of: Fellow | None
    wording: tuple[Wording, ...]


@dataclass(frozen=True)
class Subject:
    """The document being made."""

    type: DocumentType
    requisites: Requisites
    date: date
    approved_by: Fellow | None


@dataclass(frozen=True)
class Sources:
    """Everything a context may name; see the From of each field.

    `acts` are all that bind the organisation, `basis` those the document rests on, `history` its reports of
    the same kind up to this one, the earliest first.
    """

    organisation: SchoolProfile
    document: Subject
    officers: Mapping[str, Officer]
    basis: tuple[Act, ...]
    fellows: Mapping[str, Fellow]
    model: MentoringModel
    roadmap: Roadmap
    annexes: tuple[Fellow, ...]
    indicators: tuple[Indicator, ...]
    amended: tuple[Amended, ...] = ()
    report: Report | None = None
    history: tuple[Report, ...] = ()
    acts: tuple[Act, ...] = ()
    effectiveness: tuple[Effectiveness, ...] = ()
    questionnaires: tuple[Questionnaire, ...] = ()
