"""Words of summary maps and statements on programmes that are called by id: which of them nobody named."""

from __future__ import annotations

from collections.abc import Iterator

from normdocs.domain.model import MentoringModel
from normdocs.domain.records.mentoring import STAGES, UNSTATED
from normdocs.domain.reports.assessment import Assessment
from normdocs.domain.reports.figures import Row
from normdocs.domain.reports.report import Report
from normdocs.domain.reports.summary import SummaryMap


def unnamed(report: Report, model: MentoringModel) -> tuple[str, ...]:
    """Return the ids neither the registry nor the report gives a title, each once, in their order."""
    known = {*model.titles}
    if isinstance(report, SummaryMap):
        known |= {*STAGES, UNSTATED, *report.titles}
        found = of_map(report)
    elif isinstance(report, Assessment):
        found = of_rows(report.forms)
    else:
        return ()
    return tuple(dict.fromkeys(one for one in found if one not in known))


def of_map(report: SummaryMap) -> Iterator[str]:
    """Yield the ids a summary map prints by their titles."""
    yield from (*report.forms, *report.everywhere, *report.less_used)
    for one in report.matrix:
        yield from one.forms
    for table in (report.by_stage, report.by_form, report.by_category, report.by_model):
        yield from of_rows(table.rows)


def of_rows(rows: tuple[Row, ...]) -> Iterator[str]:
    """Yield the ids of rows without a title of their own."""
    return (row.id for row in rows if not row.title)
