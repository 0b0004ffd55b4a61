"""Commands about workspaces and organisations: init, readiness, workbook."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normdocs.cli.options import Json
from normdocs.cli.output import print_json, print_line, print_table
from normdocs.cli.readiness_table import line, print_readiness
from normdocs.errors import InputError
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.domain.readiness import Readiness

WORKSPACE = ("registry", "templates", "flows")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help=say("Copy the starter workspace into a folder."))(init)
    app.command(help=say("Show what is ready, what is not, and the next action."))(readiness)
    group = typer.Typer(help=say("Profiles: what is known of an organisation."), no_args_is_help=True)
    group.command(help=say("Write a blank workbook to fill in."))(blank)
    app.add_typer(group, name="profile")


def init(
    folder: Annotated[Path, typer.Argument(metavar=say("DIR"), help=say("a new or empty folder"))],
) -> None:
    """Copy registry, templates and flows; nothing is overwritten."""
    from normdocs.settings import starter

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError("{folder} is not empty: choose a new folder", folder=folder)
    try:
        for part in WORKSPACE:
            shutil.copytree(starter() / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(starter() / "prefect.yaml", folder / "prefect.yaml")
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError("{file} cannot be written: {reason}", file=folder, reason=reason) from error
    print_line("the workspace is in {folder}: describe your school in registry/organisations", folder=folder)


def blank(
    file: Annotated[Path, typer.Argument(metavar=say("FILE.xlsx"), help=say("a new file"))],
) -> None:
    """Write an empty profile as a workbook with hints."""
    from normdocs.bootstrap import application

    if file.exists():
        raise InputError("{file} is there already: choose a new name", file=file)
    application().write_blank_profile(file)
    print_line("the blank profile is in {file}; check it with normdocs check profile", file=file)


def readiness(
    organisation: Annotated[
        str | None, typer.Argument(metavar=say("ORG"), help=say("one organisation; all when none is named"))
    ] = None,
    municipality: Annotated[str | None, typer.Option(help=say("organisations of a municipality"))] = None,
    region: Annotated[str | None, typer.Option(help=say("organisations of a region"))] = None,
    xlsx: Annotated[Path | None, typer.Option(help=say("write the table to this workbook"))] = None,
    stale: Annotated[bool, typer.Option("--stale", help=say("compare with what would be made now"))] = False,
    json: Json = False,
) -> None:
    """Print the readiness of one organisation, or one line for each of several."""
    from normdocs.bootstrap import application

    app = application()
    rows = app.assessor.assess(organisation, municipality=municipality, region=region, stale=stale)
    if xlsx:
        write_workbook(xlsx, rows)
    if json:
        print_json(rows)
    elif organisation:
        print_readiness(app, rows[0])
    else:
        lines = [overview(row) for row in rows]
        print_table(("organisation", "name", "ready", "approved in all", "overdue in all"), lines)


def overview(row: Readiness) -> tuple[str, ...]:
    """Return an organisation as one row: documents there are, approved, late."""
    present, required = row.share
    return (row.organisation, row.name, f"{present} / {required}", str(row.done), str(row.late or "–"))


def write_workbook(path: Path, rows: list[Readiness]) -> None:
    """Write every cell of the table as a row of a workbook."""
    from normdocs.adapters.spreadsheets import table_xlsx

    headers = [
        say(header)
        for header in ("organisation", "type", "the document", "state", "No. and date", "next action")
    ]
    lines = []
    for row in rows:
        for cell in row.cells:
            _, state, requisites, action = line(cell)
            lines.append((row.name, cell.code, cell.title, state, requisites, action))
    table_xlsx(path, headers, lines)
