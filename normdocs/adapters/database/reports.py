"""Reports on file: every filing is kept, the latest counts."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, insert, select

from normdocs.adapters.database.answers import AnswerRows
from normdocs.adapters.database.chunks import chunks
from normdocs.adapters.database.compact import compact
from normdocs.adapters.database.members import MemberRows
from normdocs.adapters.database.report_tables import reports
from normdocs.adapters.database.schema import organisations
from normdocs.domain.reports import REPORTS
from normdocs.domain.reports.filing import Filed, Origin
from normdocs.errors import NotFoundError

KEY = (reports.c.organisation, reports.c.type, reports.c.period)


class ReportRows(AnswerRows, MemberRows):
    """What can be read of reports; see ports.ReportView."""

    _connection: Connection

    def filed(self, organisation: str) -> tuple[Filed, ...]:
        """Return the latest filing of each report of the organisation, by type and period."""
        rows = self._connection.execute(latest().where(reports.c.organisation == organisation).order_by(*KEY))
        return tuple(map(read, rows))

    def filings(self, organisation: str, type_code: str, period: str) -> tuple[Filed, ...]:
        """Return every filing of a report, oldest first."""
        values = (organisation, type_code, period)
        same = (column == value for column, value in zip(KEY, values, strict=True))
        query = select(reports).where(*same).order_by(reports.c.number)
        return tuple(map(read, self._connection.execute(query)))

    def filed_within(
        self, type_code: str, since: date, until: date, organisations: Collection[str]
    ) -> dict[str, Filed]:
        """Return each organisation's last report of a type as of a day after `since`, at most `until`."""
        first, last = since.isoformat(), until.isoformat()
        query = latest().where(reports.c.type == type_code, reports.c.period > first)
        query = query.where(reports.c.period <= last).order_by(reports.c.period)
        rows = {}
        for chunk in chunks(organisations):
            for row in self._connection.execute(query.where(reports.c.organisation.in_(chunk))):
                rows[row.organisation] = row
        return {organisation: read(row) for organisation, row in rows.items()}


class ReportChanges(ReportRows):
    """What can be put on file; see ports.ReportUnit."""

    def file_report(self, filed: Filed) -> bool:
        """Keep the report as the latest of its type and period; False when it equals the one there is."""
        report = filed.report
        key = {"organisation": report.organisation, "type": report.type, "period": report.period}
        known = select(organisations.c.id).where(organisations.c.id == report.organisation)
        if self._connection.execute(known).one_or_none() is None:
            raise NotFoundError("there is no organisation {organisation}", organisation=report.organisation)
        same = (reports.c[name] == value for name, value in key.items())
        before = self._connection.execute(latest().where(*same)).one_or_none()
        row = written(filed)
        if before and all(getattr(before, name) == row[name] for name in ("body", "origin", "origins")):
            return False
        number = before.number + 1 if before else 1
        self._connection.execute(insert(reports), {**key, **row, "number": number})
        return True


def latest() -> Select[Any]:
    """Return the query for the last filings."""
    last = select(*KEY, func.max(reports.c.number).label("number")).group_by(*KEY).subquery()
    same = and_(*(reports.c[column.name] == last.c[column.name] for column in (*KEY, reports.c.number)))
    return select(reports).join(last, same)


def read(row: Row[Any]) -> Filed:
    """Return a filing from its row."""
    report = REPORTS[row.type].model_validate_json(row.body)
    origins = {path: Origin(name) for path, name in json.loads(row.origins).items()}
    return Filed(report, Origin(row.origin), row.name, row.at, origins)


def written(filed: Filed) -> dict[str, Any]:
    """Return a filing's own columns; equal reports are equal texts, what is not stated is not written."""
    stated = filed.report.model_dump(mode="json", exclude_defaults=True)
    return {
        "body": compact(stated),
        "origin": filed.origin.value,
        "origins": compact({path: origin.value for path, origin in filed.origins.items()}),
        "name": filed.by,
        "at": filed.at,
    }
