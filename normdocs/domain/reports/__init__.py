"""Reports as data: figures, references and words, one class per type of document."""

from __future__ import annotations

from normdocs.domain.reports.assessment import Assessment
from normdocs.domain.reports.municipal import MunicipalStatement, Plan, RegionalStatement, RoadmapRegister
from normdocs.domain.reports.report import Report
from normdocs.domain.reports.school import EntryExit, Monitoring, SchoolStatement, WrittenRoadmap
from normdocs.domain.reports.summary import SummaryMap

REPORTS: dict[str, type[Report]] = {
    "S03": WrittenRoadmap,
    "S15": EntryExit,
    "S16": Monitoring,
    "S17": SchoolStatement,
    "M06": RoadmapRegister,
    "M07": MunicipalStatement,
    "M08": SummaryMap,
    "M09": Assessment,
    "M10": Plan,
    "R06": RegionalStatement,
}

__all__ = ["REPORTS", "Report"]
