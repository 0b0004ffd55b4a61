"""Reports on file in the register."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from normdocs.domain.reports.filing import Filed


class ReportView(Protocol):
    """What can be read of reports."""

    def filed(self, organisation: str) -> tuple[Filed, ...]:
        """Return the latest filing of each report of the organisation, by type and period."""

    def filed_for(self, type_code: str, period: str, organisations: Collection[str]) -> dict[str, Filed]:
        """Return what these organisations last filed of a type for a period, by organisation."""


class ReportUnit(ReportView, Protocol):
    """What can be put on file."""

    def file_report(self, filed: Filed) -> bool:
        """Keep the report as the latest of its type and period; False when it equals the one there is.

        Earlier filings stay. NotFoundError when nobody has the organisation.
        """
