"""Reports on file in the register."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from normdocs.domain.document import Requisites
from normdocs.domain.organisation import Counts, Issued
from normdocs.domain.reports.filing import Filed


@dataclass(frozen=True)
class Member:
    """An organisation of a territory: what it is, how many people it has, what it signed before normdocs.

    `forms` are the forms of mentoring its profile says it runs.
    """

    id: str
    name: str
    kind: str
    municipality: str | None
    counts: Counts
    issued: tuple[Issued, ...] = ()
    forms: tuple[str, ...] = ()
    example: bool = False


@dataclass(frozen=True)
class InForce:
    """A document an organisation has in force."""

    organisation: str
    type: str
    period: str
    requisites: Requisites


@dataclass(frozen=True)
class Answered:
    """The answers mentees, or mentors, of an organisation gave to a question: their sum, and how many."""

    organisation: str
    questionnaire: str
    question: str
    part: str
    total: Decimal
    asked: int


class ReportView(Protocol):
    """What can be read of reports."""

    def filed(self, organisation: str) -> tuple[Filed, ...]:
        """Return the latest filing of each report of the organisation, by type and period."""

    def filings(self, organisation: str, type_code: str, period: str) -> tuple[Filed, ...]:
        """Return every filing of a report, oldest first."""

    def filed_within(
        self, type_code: str, since: date, until: date, organisations: Collection[str]
    ) -> dict[str, Filed]:
        """Return each organisation's last report of a type as of a day after `since`, at most `until`."""

    def members(self, *, region: str | None = None, municipality: str | None = None) -> tuple[Member, ...]:
        """Return the organisations there with what their latest profiles state, by id."""

    def in_force(self, types: Collection[str], organisations: Collection[str], day: date) -> list[InForce]:
        """Return what these organisations have in force of these types, signed by a day, by organisation."""

    def answered(
        self, organisations: Collection[str], day: date, question: tuple[str, str] | None = None
    ) -> list[Answered]:
        """Return what these organisations' participants answered until a day: to all questions or to one.

        A question is known by its questionnaire's id and its own.
        """


class ReportUnit(ReportView, Protocol):
    """What can be put on file."""

    def file_report(self, filed: Filed) -> bool:
        """Keep the report as the latest of its type and period; False when it equals the one there is.

        Earlier filings stay. NotFoundError when nobody has the organisation.
        """
