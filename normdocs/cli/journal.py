"""Commands about the journal: show, verify, export, rebuild, and the registration journal of a year."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normdocs.cli.options import Json, OneOrganisation, Organisation
from normdocs.cli.output import print_json, print_line, print_table
from normdocs.errors import InputError
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.domain.approval.journal import Event, Seal
    from normdocs.services.journal.auditing import Audit
    from normdocs.services.journal.findings import AuditFinding

HEADERS = ("No.", "when", "who", "the document", "version", "what was done", "comment", "details")
WIDTHS = (7, 17, 44, 18, 8, 24, 40, 50)
HASHES = (("previous hash", 66), ("hash", 66))

OneType = Annotated[
    str | None,
    typer.Argument(
        metavar=say("TYPE"), help=say("document type; the journal of all documents when none is named")
    ),
]
Export = Annotated[
    Path, typer.Argument(metavar="FILE.jsonl|FILE.xlsx", help=say("a new file, .jsonl or .xlsx"))
]
Year = Annotated[int, typer.Option(min=1900, max=2199, metavar=say("YEAR"), help=say("the year"))]
Registered = Annotated[
    Path, typer.Argument(metavar="FILE.xlsx|FILE.docx", help=say("a new file, .xlsx or .docx"))
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(
        help=say("The journal: who did what with which document, and whether it is whole."),
        no_args_is_help=True,
    )
    group.command(help=say("Show what was done with the documents, oldest first."))(show)
    group.command(help=say("Check that nobody changed the journal, nor what was approved."))(verify)
    group.command(help=say("Write the journal to a file from which anybody can verify it."))(export)
    group.command(help=say("Write states and open moves anew from the journal."))(rebuild)
    group.command(help=say("Write the registration journal of a year to a file."))(registration)
    app.add_typer(group, name="journal")


def show(organisation: Organisation, type: OneType = None, json: Json = False) -> None:
    """Print the journal of an organisation, or of the documents of one type and its variants."""
    from normdocs.services.journal.export import exported
    from normdocs.services.making.generation import matches

    events, _ = read(organisation)
    if type is not None:
        events = [event for event in events if matches(event.entry.key.type, type)]
    if json:
        print_json([exported(event) for event in events])
    elif events:
        print_table(HEADERS, [row(event, titles()) for event in events])
    else:
        print_line("nothing was done with these documents yet")


def read(organisation: str) -> tuple[list[Event], Seal]:
    """Return an organisation's journal and its seal; NotFoundError when it is not there."""
    from normdocs.bootstrap import application
    from normdocs.services.journal.auditing import chosen

    with application().register.view() as view:
        chosen(view, organisation)
        return list(view.events(organisation)), view.seal(organisation)


def titles() -> dict[str, str]:
    """Return how the registry calls the roles."""
    from normdocs.bootstrap import application

    return {role.id: role.title for role in application().registry.model.roles}


def row(event: Event, titles: dict[str, str]) -> tuple[str, ...]:
    """Return an event as a row of texts."""
    from normdocs.messages.journal import details_line

    entry = event.entry
    role = titles.get(entry.actor.role)
    return (
        str(event.number),
        entry.at.astimezone().strftime("%d.%m.%Y %H:%M"),
        f"{entry.actor.name}, {role}" if role else entry.actor.name,
        f"{entry.key.type} {entry.key.period}".strip(),
        str(entry.version),
        say(entry.happening.value),
        entry.comment,
        details_line(entry.details),
    )


def verify(organisation: OneOrganisation = None, json: Json = False) -> int:
    """Say that all is as it was written, or name everything that is not; 1 then."""
    from normdocs.bootstrap import application

    audit = application().auditor.verify(organisation)
    if json:
        print_json(answer(audit))
    elif audit.findings:
        print_findings(audit.findings)
    else:
        print_line(
            "the journal is whole: {entries} entries, {documents} documents, {files} files",
            entries=audit.entries,
            documents=audit.documents,
            files=audit.files,
        )
    return 1 if audit.findings else 0


def answer(audit: Audit) -> dict[str, object]:
    """Return an audit for programs."""
    return {
        "entries": audit.entries,
        "documents": audit.documents,
        "files": audit.files,
        "findings": [
            {"organisation": one.organisation, "message": say(one.message, **one.values)}
            for one in audit.findings
        ],
    }


def print_findings(findings: list[AuditFinding]) -> None:
    """Print each finding as a sentence behind its organisation."""
    for one in findings:
        sys.stdout.write(f"{one.organisation}: {say(one.message, **one.values)}\n")


def export(organisation: Organisation, file: Export) -> None:
    """Write every event with its hashes, whole or not at all."""
    from normdocs.adapters.journal_files import save
    from normdocs.services.journal.export import lines

    suffix = file.suffix.lower()
    if suffix not in {".jsonl", ".xlsx"}:
        raise InputError("{file} is no .jsonl and no .xlsx; give the journal one of these names", file=file)
    events, seal = read(organisation)
    if suffix == ".xlsx":
        save(file, workbook(organisation, events))
    else:
        save(file, "".join(f"{line}\n" for line in lines(events, seal)).encode())
    print_line("the journal is in {file}: {entries} entries", file=file, entries=len(events))


def workbook(organisation: str, events: list[Event]) -> bytes:
    """Return the journal as a workbook."""
    from normdocs.adapters.spreadsheets import registration_xlsx
    from normdocs.services.approval.registration_journal import Table

    heads = [*zip(HEADERS, WIDTHS, strict=True), *HASHES]
    roles = titles()
    table = Table(
        say("journal"),
        say("The journal of {organisation}", organisation=organisation),
        tuple((say(head), width) for head, width in heads),
        tuple((event.number, *row(event, roles)[1:], event.previous, event.hash) for event in events),
    )
    return registration_xlsx(table)


def rebuild(organisation: Organisation, json: Json = False) -> None:
    """Write what follows from the journal anew, and say what that mended."""
    from normdocs.bootstrap import application

    audit = application().auditor.rebuild(organisation)
    if json:
        print_json(answer(audit))
        return
    print_line("rebuilt from {entries} entries: {documents} documents", **plain_counts(audit))
    if audit.findings:
        print_line("mended:")
        print_findings(audit.findings)


def plain_counts(audit: Audit) -> dict[str, int]:
    """Return how much an audit looked at."""
    return {"entries": audit.entries, "documents": audit.documents}


def registration(organisation: Organisation, file: Registered, year: Year) -> None:
    """Write which documents were registered in a year, by date and number."""
    from normdocs.adapters.journal_files import write
    from normdocs.bootstrap import application

    count = write(application().registration_journal, organisation, year, file)
    print_line(
        "the registration journal of {year} is in {file}: {count} lines", year=year, file=file, count=count
    )
