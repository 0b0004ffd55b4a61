"""Commands about reports: figures put on file."""

from __future__ import annotations

from typing import Annotated

import typer

from normdocs.cli.options import File
from normdocs.cli.output import print_line
from normdocs.messages import say

FILED = "{type} of {organisation} is on file for {period}"
SAME = "nothing changed: {type} of {organisation} was on file for {period}"

By = Annotated[str, typer.Option("--by", metavar=say("NAME"), help=say("who states the figures"))]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help=say("Reports: figures of an organisation as of a day."), no_args_is_help=True)
    group.command(help=say("Put the figures of a file on file in the register."))(file)
    app.add_typer(group, name="reports")


def file(path: File, by: By) -> None:
    """Keep a report; its document is made by the next normdocs generate."""
    from normdocs.bootstrap import application

    app = application()
    report = app.report(path)
    kept = app.filer.file(report, by)
    text = FILED if kept else SAME
    print_line(text, type=report.type, organisation=report.organisation, period=report.period)
