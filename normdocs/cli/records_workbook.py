"""Commands about the workbook of records: write it, bring it in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normdocs.cli.options import File, Json, Organisation
from normdocs.cli.output import print_json, print_line, print_table
from normdocs.cli.typed import words
from normdocs.errors import InputError
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.adapters.spreadsheets import Layout
    from normdocs.services.records.outcome import Compared, Outcome

TABLE = ("sheet", "new records", "changed records", "the same", "not in the file")
RECORDED = (
    "the records of {organisation} are recorded; normdocs generate {organisation} makes documents of them"
)
WITHDRAWN = (
    "{id} withdrew the consent on {on}; to make drafts anew without them, and see which other documents name "
    "them: normdocs records withdraw {organisation} {id} --on {on} --by NAME"
)

By = Annotated[str, typer.Option("--by", metavar=say("NAME"), help=say("who brings the records in"))]
Sheet = Annotated[
    str | None, typer.Option("--sheet", metavar=say("SHEET"), help=say("the sheet a .csv file holds"))
]
DryRun = Annotated[bool, typer.Option("--dry-run", help=say("check and show, record nothing"))]
Known = Annotated[
    str | None,
    typer.Argument(
        metavar=say("ORG"), help=say("fill in the records of this organisation; none when not named")
    ),
]


def add(group: typer.Typer) -> None:
    """Add the commands to the group of records."""
    group.command(help=say("Write the workbook of records to fill in, empty or with what is known."))(
        template
    )
    group.command("import", help=say("Bring records in from .xlsx or .csv: all of the file or nothing."))(
        bring
    )


def template(
    file: Annotated[Path, typer.Argument(metavar=say("FILE.xlsx"), help=say("a new file"))],
    organisation: Known = None,
) -> None:
    """Write the workbook; nothing is overwritten."""
    from normdocs.bootstrap import application

    if file.exists():
        raise InputError("{file} is there already: choose a new name", file=file)
    application().write_records_book(file, organisation)
    print_line("the workbook is in {file}; bring it back with normdocs records import", file=file)
    if organisation:
        print_line("it holds personal data: keep it where they belong")


def bring(
    organisation: Organisation,
    file: File,
    by: By,
    sheet: Sheet = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Print what the file changes, and record it unless it is a dry run."""
    from normdocs.bootstrap import application

    app = application()
    outcome = app.importer.bring(organisation, app.records_of(file, sheet), words(by, "--by"), dry_run)
    if json:
        print_json(outcome)
        return
    print_outcome(outcome, app.records_layout)
    if dry_run:
        print_line("this was a dry run: nothing is recorded")
    elif outcome.anything:
        print_line(RECORDED, organisation=organisation)
        for name, on in outcome.withdrawn.items():
            print_line(WITHDRAWN, id=name, organisation=organisation, on=on)
    else:
        print_line("nothing changed: the records of {organisation} were the same", organisation=organisation)


def print_outcome(outcome: Outcome, layout: Layout) -> None:
    """Print how many records are new, changed, the same and absent, and which."""
    labels = {sheet.path: sheet for sheet in layout.sheets}
    rows = []
    for table, found in outcome.tables.items():
        counts = (len(found.new), len(found.changed), found.same, len(found.absent))
        rows.append((labels[table].title, *map(str, counts)))
    print_table(TABLE, rows)
    for table, found in outcome.tables.items():
        sheet = labels[table]
        for line in details(found, {entry.path: entry.label for entry in sheet.entries}):
            print_line("{title}: {line}", title=sheet.title, line=line)
    if outcome.skipped:
        print_line("forgotten at their wish, not recorded again: {names}", names=", ".join(outcome.skipped))


def details(found: Compared, labels: Mapping[str, str]) -> Iterator[str]:
    """Yield which records are new, which are changed and in what, which are not in the file."""
    if found.new:
        yield say("new: {names}", names="; ".join(found.new))
    for change in found.changed:
        fields = ", ".join(labels.get(field, field) for field in change.fields)
        yield say("{name} changes: {fields}", name=change.record, fields=fields)
    if found.absent:
        yield say("not in the file, kept as they are: {names}", names="; ".join(found.absent))
