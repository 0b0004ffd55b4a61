"""Commands about workspaces and organisations: init, readiness, workbook."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from normdocs.cli.options import Json
from normdocs.cli.output import print_json, print_line, print_table
from normdocs.cli.readiness_table import print_readiness
from normdocs.errors import InputError
from normdocs.messages import say

WORKSPACE = ("registry", "templates", "flows")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help=say("Copy the starter workspace into a folder."))(init)
    app.command(help=say("Show what is ready, what is not, and the next action."))(readiness)


def init(
    folder: Annotated[Path, typer.Argument(metavar=say("DIR"), help=say("a new or empty folder"))],
) -> None:
    """Copy registry, templates and flows; nothing is overwritten."""
    from normdocs.settings import starter  # noqa: PLC0415

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError("{folder} is not empty: choose a new folder", folder=folder)
    for part in WORKSPACE:
        shutil.copytree(starter() / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(starter() / "prefect.yaml", folder / "prefect.yaml")
    print_line("the workspace is in {folder}: describe your school in registry/organisations", folder=folder)


def readiness(
    organisation: Annotated[
        str | None, typer.Argument(metavar=say("ORG"), help=say("one organisation; all when none is named"))
    ] = None,
    municipality: Annotated[str | None, typer.Option(help=say("organisations of a municipality"))] = None,
    region: Annotated[str | None, typer.Option(help=say("organisations of a region"))] = None,
    xlsx: Annotated[Path | None, typer.Option(help=say("write the table to this workbook"))] = None,
    json: Json = False,
) -> None:
    """Print the readiness of one organisation, or one line for each of several."""
    from normdocs.bootstrap import application  # noqa: PLC0415

    app = application()
    rows = app.assessor.assess(organisation, municipality=municipality, region=region)
    if xlsx:
        app.write_readiness(xlsx, rows)
    if json:
        print_json(rows)
    elif organisation:
        print_readiness(app, rows[0])
    else:
        lines = [(row.organisation, row.name, "{} / {}".format(*row.share)) for row in rows]
        print_table(("organisation", "name", "ready"), lines)
