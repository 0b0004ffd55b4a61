"""The charts of each kind of report: which of its figures they show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Annotated, Any

from pydantic import Field

from normdocs.content.charts.blocks import Chart, ChartBlock
from normdocs.content.charts.building import Measured, against_targets, by_year, in_bars, in_columns, of_rows
from normdocs.content.contract import Context, From, Via
from normdocs.content.reports.monitoring_words import names_of
from normdocs.content.reports.summary_words import titles
from normdocs.content.speech import Speech
from normdocs.domain.indicators.effectiveness import Effectiveness
from normdocs.domain.model import MentoringModel
from normdocs.domain.reports import Report
from normdocs.domain.reports.figures import Result, Share, Table
from normdocs.domain.reports.municipal import SchoolFigures, Territory
from normdocs.language.citation import quote

# As many bars as a page lying on its side holds.
LYING = 30
# The indicator coverage is measured by.
COVERAGE = "mentees-10-18"
SCHOOLS, TOWNS = "Охват по организациям", "Охват по муниципальным образованиям"
FORMS, STAGES = "Охват по формам наставничества", "Охват по ступеням обучения"

Draw = Callable[[str, list[Measured], Measured], Chart | None]


def coverage_by_year(speech: Speech, report: Report, history: Sequence[Report]) -> Chart | None:
    """Return coverage in this report's year and in those before it; of a year's reports the last counts."""
    years = {one.column: one for one in (*history, report) if one.as_of <= report.as_of}
    return by_year(_covered(str(year), years[year]) for year in sorted(years))


def _covered(name: str, report: Report) -> Measured:
    """Return the report's coverage with the target it states, whichever of the two it has."""
    found = _result(getattr(report, "results", ()))
    if found:
        return Measured(name, found.value.percent, found.target, found.unverified)
    coverage = getattr(report, "coverage", report)
    share = getattr(coverage, "share", Share())
    return Measured(name, share.percent)


def held_against_targets(
    speech: Speech, results: tuple[Result, ...], known: tuple[Effectiveness, ...]
) -> Chart | None:
    """Return the report's indicators side by side with their targets."""
    names = {one.id: one.short_title for one in known}
    return against_targets(
        Measured(names.get(one.indicator, one.indicator), one.value.percent, one.target, one.unverified)
        for one in results
    )


def of_schools(draw: Draw) -> Via:
    """Return the organisations of a municipality as `draw` shows them."""

    def say(speech: Speech, schools: tuple[SchoolFigures, ...], results: Iterable[Result]) -> Chart | None:
        figures = [Measured(one.name, _share(one.share, one.mentees, one.pupils)) for one in schools]
        return draw(SCHOOLS, figures, _aim(results))

    return say


def of_towns(draw: Draw) -> Via:
    """Return the municipalities of a region as `draw` shows them."""

    def say(speech: Speech, towns: tuple[Territory, ...], results: Iterable[Result]) -> Chart | None:
        figures = [
            Measured(one.name, _share(one.coverage.share, one.coverage.mentees, one.pupils.aged_10_18))
            for one in towns
        ]
        return draw(TOWNS, figures, _aim(results))

    return say


def table(subject: str, names: Callable[[MentoringModel], Mapping[str, str]] | None = None) -> Via:
    """Return the people of a coverage table; its rows are called as the report's own table calls them."""

    def say(speech: Speech, found: Table, model: MentoringModel, own: Any = None) -> Chart | None:
        known = names(model) if names else titles(model, own)
        named = [(row.title or known.get(row.id, row.id), row.people) for row in found.rows]
        # Forms are called as their table calls them: in quotation marks.
        return of_rows(subject, ((quote(name) if subject == FORMS else name, n) for name, n in named))

    return say


def _share(stated: Share, count: int | None, of: int | None) -> Any:
    return stated.percent if stated.percent is not None else Share(count=count, of=of).percent


def _aim(results: Iterable[Result]) -> Measured:
    found = _result(results)
    return Measured("", None, found.target, found.unverified) if found else Measured("", None)


def _result(results: Iterable[Result]) -> Result | None:
    return next((one for one in results if one.indicator == COVERAGE), None)


class YearsBlock(Context):
    """Charts every report of effectiveness may have."""

    by_year: Annotated[ChartBlock | None, From("report", "history", via=coverage_by_year)] = Field(
        alias="по_годам", title="Охват и целевые значения по годам (если лет больше одного)"
    )


class ResultsBlock(YearsBlock):
    """Charts of reports with several indicators."""

    indicators: Annotated[
        ChartBlock | None, From("report.results", "effectiveness", via=held_against_targets)
    ] = Field(alias="показатели", title="Значения показателей и целевые значения (если целевые есть)")


class MunicipalChartsBlock(ResultsBlock):
    """Charts of a municipality's statement."""

    columns: Annotated[
        ChartBlock | None, From("report.schools", "report.results", via=of_schools(in_columns))
    ] = Field(alias="организации_столбцами", title="Охват по организациям, если их немного")
    bars: Annotated[ChartBlock | None, From("report.schools", "report.results", via=of_schools(in_bars))] = (
        Field(alias="организации_полосами", title="Охват по организациям, если их много")
    )


class RegionalChartsBlock(ResultsBlock):
    """Charts of a region's statement."""

    columns: Annotated[
        ChartBlock | None, From("report.municipalities", "report.results", via=of_towns(in_columns))
    ] = Field(alias="муниципалитеты_столбцами", title="Охват по муниципалитетам, если их немного")
    bars: Annotated[
        ChartBlock | None,
        From("report.municipalities", "report.results", via=of_towns(partial(in_bars, most=LYING))),
    ] = Field(alias="муниципалитеты_полосами", title="Охват по муниципалитетам, если их много")
    by_form: Annotated[ChartBlock | None, From("report.by_form", "model", via=table(FORMS))] = Field(
        alias="по_формам", title="Охват по формам (если он известен)"
    )


class MapChartsBlock(YearsBlock):
    """Charts of a summary map."""

    by_form: Annotated[
        ChartBlock | None,
        From("report.by_form", "model", "report.titles", via=table(FORMS)),
    ] = Field(alias="по_формам", title="Охват по формам (если он известен)")
    by_stage: Annotated[
        ChartBlock | None,
        From("report.by_stage", "model", "report.titles", via=table(STAGES)),
    ] = Field(alias="по_ступеням", title="Охват по ступеням (если он известен)")


class SchoolChartsBlock(ResultsBlock):
    """Charts of a school's own monitoring."""

    by_form: Annotated[ChartBlock | None, From("report.by_form", "model", via=table(FORMS, names_of))] = (
        Field(alias="по_формам", title="Охват по формам (если он известен)")
    )
    by_stage: Annotated[ChartBlock | None, From("report.by_stage", "model", via=table(STAGES, names_of))] = (
        Field(alias="по_ступеням", title="Охват по ступеням (если он известен)")
    )
