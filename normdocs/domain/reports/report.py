"""What every report has in common."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from normdocs.domain.catalogue import TypeCode
from normdocs.domain.organisation import parse_school_year
from normdocs.domain.strict import Day, Identifier, Strict, Text

SchoolYear = Annotated[str, AfterValidator(parse_school_year)]


class Report(Strict):
    """One organisation's figures as of a day, and what its report says of them.

    `target_year` names the column of targets they are held against: the reporting period's own, which need
    not be the year of the day. `not_reported` are the organisations whose figures are missing from the sums.
    """

    type: TypeCode
    organisation: Identifier
    as_of: Day
    school_year: SchoolYear | None = None
    target_year: Annotated[int, Field(ge=2019, le=2100)] | None = None
    not_reported: tuple[Text, ...] = ()
    sources: tuple[Text, ...] = ()
    example: bool = False
    example_fields: tuple[Text, ...] = ()

    @property
    def period(self) -> str:
        """What tells this report from the organisation's others of its type."""
        return self.as_of.isoformat()

    @property
    def column(self) -> int:
        """The year whose targets count."""
        return self.target_year or self.as_of.year


def due(day: date, halves: tuple[tuple[int, int], ...] = ((5, 20), (12, 20))) -> date:
    """Return by which day, the first of `halves` (month, day) from `day` on, a half-yearly report is due."""
    ends = [date(year, month, last) for year in (day.year, day.year + 1) for month, last in halves]
    return min(end for end in ends if end >= day)
