"""Figures on file: a report with where its values come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from normdocs.domain.reports.report import Report


class Origin(StrEnum):
    """Where a value comes from: counted from records, reported by the organisation, entered by hand."""

    COUNTED = "counted"
    REPORTED = "reported"
    ENTERED = "entered"


@dataclass(frozen=True)
class Filed:
    """A report as it was put on file, by whom and when.

    `origin` is where its values come from, `origins` where those at these paths (coverage.mentees) do.
    """

    report: Report
    origin: Origin
    by: str
    at: datetime
    origins: Mapping[str, Origin] = field(default_factory=dict)

    def of(self, path: str) -> Origin:
        """Return where the value at a path comes from: what is said of the nearest path that holds it."""
        names = path.split(".")
        places = [".".join(names[:depth]) for depth in range(len(names), 0, -1)]
        return next((self.origins[place] for place in places if place in self.origins), self.origin)
