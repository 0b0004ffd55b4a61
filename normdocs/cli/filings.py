"""Commands about reports on file: which there are, what one says, who has not reported."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import typer

from normdocs.cli.compiling import AsOf, print_verdicts
from normdocs.cli.figures import said
from normdocs.cli.options import Json, OneOrganisation, Organisation, Type
from normdocs.cli.output import day, print_json, print_line, print_table
from normdocs.cli.typed import shown_period, stated_day
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.content.reports.report_tables import Value
    from normdocs.domain.registry import Registry
    from normdocs.domain.reports.filing import Filed
    from normdocs.services.reports.reading import Contribution

Period = Annotated[
    str,
    typer.Argument(
        metavar=say("PERIOD"), help=say("the day the report is as of, or its school year: 2022-2023")
    ),
]
Territory = Annotated[
    str,
    typer.Argument(
        metavar=say("TERRITORY"),
        help=say("the id of an authority or a ministry, or the municipality or region as profiles have it"),
    ),
]
ON_FILE = "{type} of {organisation} for {period}: put on file by {name} at {at}"
COLUMN = "targets: those of {year}"


def register(group: typer.Typer) -> None:
    """Add the commands to the group of reports."""
    group.command(name="list", help=say("List the reports on file."))(list_reports)
    group.command(help=say("Show what a report says and where each value comes from."))(show)
    group.command(help=say("Tell who has not reported for the half-year."))(missing)


def list_reports(organisation: OneOrganisation = None, json: Json = False) -> None:
    """List the latest filing of each report."""
    from normdocs.bootstrap import application

    app = application()
    found = list(app.report_reader.on_file(organisation))
    if json:
        print_json([summary(one) for one in found])
        return
    if not found:
        print_line("no reports are on file")
        return
    headers = ("organisation", "type", "title", "as of", "values", "by", "when")
    print_table(headers, [row(one, app.registry) for one in found])


def row(one: Filed, registry: Registry) -> tuple[str, ...]:
    """Return a filing as a row."""
    report, kind = one.report, registry.type(one.report.type)
    title = kind.short_title if kind else "–"
    when = one.at.astimezone().strftime("%d.%m.%Y %H:%M")
    origins = sorted({one.origin, *one.origins.values()})
    words = ", ".join(say(f"value: {origin.value}") for origin in origins)
    return report.organisation, report.type, title, shown_period(report.period), words, one.by, when


def summary(one: Filed) -> dict[str, object]:
    """Return a filing without its values."""
    report = one.report
    return {
        "organisation": report.organisation,
        "type": report.type,
        "period": report.period,
        "origin": one.origin.value,
        "by": one.by,
        "at": one.at,
    }


def show(organisation: Organisation, type_code: Type, period: Period, json: Json = False) -> None:
    """Show a report's values with their origins, and its verdicts."""
    from normdocs.bootstrap import application
    from normdocs.content.reports.report_tables import brief, shown, titles_of
    from normdocs.domain.reports.words import stated

    app = application()
    filed = app.report_reader.one(organisation, type_code, period_of(period))
    report, verdicts = filed.report, app.report_reader.verdicts(filed)
    authors = app.report_reader.authors(filed)
    if json:
        origins = {path: origin.value for path, origin in filed.origins.items()}
        entered = {".".join(path): {"by": one.by, "at": one.at} for path, one in authors.items()}
        told_of = {"origins": origins, "entered": entered}
        print_json({**summary(filed), **told_of, "report": report, "verdicts": verdicts})
        return
    names = {"type": report.type, "organisation": report.organisation, "name": filed.by, "at": filed.at}
    print_line(ON_FILE, period=shown_period(report.period), **names)
    titles = titles_of(app.registry)
    rows = [
        (" – ".join(map(brief, one.words)), told(shown(one.value, titles)), said(filed, one.path, authors))
        for one in stated(report, app.registry.report_fields)
    ]
    print_table(("field", "value", "origin"), rows)
    if verdicts:
        print_line(COLUMN, year=report.column)
        print_verdicts(verdicts)


def told(value: Value) -> str:
    """Return a value as people read it."""
    if isinstance(value, date):
        return day(value)
    return f"{value}".replace(".", ",") if isinstance(value, Decimal) else str(value)


def missing(territory: Territory, as_of: AsOf, json: Json = False) -> None:
    """Tell who has not reported; exit with 1 when somebody has not."""
    from normdocs.bootstrap import application

    found = application().report_reader.contributions(territory, stated_day(as_of, "--as-of"))
    found.sort(key=lambda one: (not one.silent, one.member.name))
    if json:
        print_json([plain(one) for one in found])
    elif not found:
        print_line("nobody there has to report")
    else:
        headers = ("organisation", "title", "reported as of", "records")
        print_table(headers, [standing(one) for one in found])
        silent = sum(one.silent for one in found)
        print_line("have not reported and keep no records: {count} of {all}", count=silent, all=len(found))
    if any(one.silent for one in found):
        raise typer.Exit(1)


def plain(one: Contribution) -> dict[str, object]:
    """Return a contribution as JSON has it."""
    return {
        "organisation": one.member.id,
        "name": one.member.name,
        "reported": one.reported,
        "recorded": one.recorded,
    }


def standing(one: Contribution) -> tuple[str, ...]:
    """Return a contribution as a row."""
    return one.member.id, one.member.name, day(one.reported), say("yes") if one.recorded else "–"


def period_of(text: str) -> str:
    """Return the period of a report as it is typed: a day either way, or a school year as it stands."""
    years = text.partition("-")
    if years[0].isdigit() and years[2].isdigit() and len(years[0]) == len(years[2]) == 4:
        return text
    return stated_day(text, "PERIOD").isoformat()
