"""Commands about reports: figures put on file, files to fill in, workbooks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from normdocs.cli import compiling, filings
from normdocs.cli.options import File, Organisation, Type
from normdocs.cli.output import print_line, print_text
from normdocs.cli.typed import shown_period, words
from normdocs.errors import InputError
from normdocs.messages import say

FILED = "{type} of {organisation} is on file for {period}"
SAME = "nothing changed: {type} of {organisation} was on file for {period}"
THERE = "{file} is there already: choose a new name"
NO_SKELETON = "{type} is no report; reports are {known}"

By = Annotated[str, typer.Option("--by", metavar=say("NAME"), help=say("who states the figures"))]
Skeleton = Annotated[
    Path | None,
    typer.Argument(metavar=say("FILE"), help=say("the file to write; printed when none is named")),
]
Workbook = Annotated[Path, typer.Argument(metavar=say("FILE"), help=say("the .xlsx to write"))]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help=say("Reports: figures of an organisation as of a day."), no_args_is_help=True)
    group.command(help=say("Put the figures of a file on file in the register."))(file)
    group.command(help=say("Print a report to be filled in: every field with its meaning."))(template)
    group.command(help=say("Write a report's figures into a workbook."))(export)
    compiling.register(group)
    filings.register(group)
    app.add_typer(group, name="reports")


def file(path: File, by: By) -> None:
    """Keep a report; its document is made by the next normdocs generate."""
    from normdocs.bootstrap import application

    app = application()
    report = app.report(path)
    kept = app.filer.file(report, words(by, "--by"))
    text = FILED if kept else SAME
    period = shown_period(report.period)
    print_line(text, type=report.type, organisation=report.organisation, period=period)


def template(type_code: Type, path: Skeleton = None) -> None:
    """Print a YAML file to be filled in, or write it."""
    from normdocs.bootstrap import application
    from normdocs.content.reports.skeletons import skeleton
    from normdocs.domain.reports import REPORTS

    if type_code not in REPORTS:
        raise InputError(NO_SKELETON, type=type_code, known=", ".join(sorted(REPORTS)))
    text = skeleton(type_code, application().registry)
    if path is None:
        print_text(text.rstrip("\n"))
        return
    write_new(path, text)
    print_line("written: {file}", file=path)


def write_new(path: Path, text: str) -> None:
    """Write a file where there is none: what somebody filled in is not lost."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise InputError(THERE, file=path) from None
    except OSError:
        raise InputError("{file} cannot be written", file=path) from None


def export(organisation: Organisation, type_code: Type, period: filings.Period, path: Workbook) -> None:
    """Write a report on file as a workbook."""
    from normdocs.bootstrap import application

    app = application()
    filed = app.report_reader.one(organisation, type_code, filings.period_of(period))
    app.write_figures(path, app.report_reader.tables(filed))
    print_line("written: {file}", file=path)
