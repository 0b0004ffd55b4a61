"""Reports on file: which there are, what they say, who has not reported."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from normdocs.content.reports.report_tables import Sheet, sheets
from normdocs.domain.indicators.effectiveness import definition
from normdocs.domain.indicators.verdict import Verdict, verdict
from normdocs.domain.registry import Registry
from normdocs.domain.reports.authorship import Path, authors
from normdocs.domain.reports.filing import Filed
from normdocs.errors import InputError, NotFoundError
from normdocs.services.ports import Register, View
from normdocs.services.ports.reports import Member
from normdocs.services.reports.parts import AUTHORITY, BY_KIND, HALF_YEAR, MINISTRY, results_of

NO_REPORT = "{organisation} has no report {type} on file for {period}; normdocs reports list {organisation}"
NO_TABLES = "{type} of {organisation} has no tables to write into a workbook"
NOWHERE = "{name} is neither an organisation nor a municipality or a region of one"


@dataclass(frozen=True)
class Contribution:
    """An organisation of a territory: the day of its last report of the half-year, whether it has records."""

    member: Member
    reported: date | None
    recorded: bool

    @property
    def silent(self) -> bool:
        """Whether there is nothing to sum up of it."""
        return self.reported is None and not self.recorded


@dataclass(frozen=True)
class ReportReader:
    """Tells what is on file."""

    registry: Callable[[], Registry]
    register: Register

    def on_file(self, organisation: str | None = None) -> Iterator[Filed]:
        """Yield the latest filing of each report, of one organisation or of all."""
        with self.register.view() as view:
            found = view.organisations(only=organisation)
            if organisation and not found:
                raise NotFoundError("there is no organisation {organisation}", organisation=organisation)
            for one in found:
                yield from view.filed(one.id)

    def one(self, organisation: str, code: str, period: str) -> Filed:
        """Return a report on file; NotFoundError when there is none."""
        for filed in self.on_file(organisation):
            if (filed.report.type, filed.report.period) == (code, period):
                return filed
        raise NotFoundError(NO_REPORT, organisation=organisation, type=code, period=period)

    def authors(self, filed: Filed) -> Mapping[Path, Filed]:
        """Return, by path, the filing since which a value entered by hand is as it is."""
        report = filed.report
        with self.register.view() as view:
            return authors(view.filings(report.organisation, report.type, report.period))

    def verdicts(self, filed: Filed) -> tuple[Verdict, ...]:
        """Return the report's indicators held against the targets of its column."""
        report = filed.report
        with self.register.view() as view:
            profile = view.profile(report.organisation)
        found = []
        for one in results_of(report):
            known = definition(self.registry().effectiveness, one.indicator, report.as_of)
            if known:
                found.append(verdict(known, one.value, report.column, profile.region if profile else None))
        return tuple(found)

    def tables(self, filed: Filed) -> tuple[Sheet, ...]:
        """Return the report as sheets of a workbook; InputError where it has no table."""
        found = sheets(filed.report, self.registry())
        if not found:
            report = filed.report
            raise InputError(NO_TABLES, type=report.type, organisation=report.organisation)
        return found

    def contributions(self, name: str, as_of: date) -> list[Contribution]:
        """Return who reported and who did not: a region's municipalities, a municipality's organisations.

        `name` is an authority's or a ministry's id, or what the territory is called in profiles.
        """
        with self.register.view() as view:
            return list(contributions(view, name, as_of))


def contributions(view: View, name: str, as_of: date) -> Iterator[Contribution]:
    """Yield what each organisation of a territory contributes."""
    members, regional = territory(view, name)
    kinds = {AUTHORITY} if regional else set(BY_KIND)
    reporting = [one for one in members if one.kind in kinds]
    names = [one.id for one in reporting]
    days: dict[str, date] = {}
    for code in ("M07",) if regional else ("S16", "S17"):
        for organisation, filed in view.filed_within(code, as_of - HALF_YEAR, as_of, names).items():
            days[organisation] = max(filed.report.as_of, days.get(organisation, filed.report.as_of))
    recorded: dict[str | None, bool] = {}
    if regional:
        schools = {one.id: one.municipality for one in members if one.kind in BY_KIND}
        recorded = {schools[one]: True for one in view.tallies(list(schools), as_of)}
    tallies = {} if regional else view.tallies(names, as_of)
    for one in reporting:
        kept = recorded.get(one.municipality, False) if regional else one.id in tallies
        yield Contribution(one, days.get(one.id), kept)


def territory(view: View, name: str) -> tuple[tuple[Member, ...], bool]:
    """Return the organisations of a territory, and whether it is a region."""
    profile = view.profile(name)
    if profile is not None:
        if profile.kind == MINISTRY:
            return view.members(region=profile.region), True
        return view.members(region=profile.region, municipality=profile.municipality), False
    if found := view.members(municipality=name):
        return found, False
    if found := view.members(region=name):
        return found, True
    raise NotFoundError(NOWHERE, name=name)
