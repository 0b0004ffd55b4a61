"""The command that writes what a change made of documents to a file a director can read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normdocs.cli.options import Json
from normdocs.cli.output import print_json, print_line
from normdocs.errors import InputError, NotFoundError
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.domain.change.report import ChangeReport

HTML, PDF, WORD = ".html", ".pdf", ".docx"
Change = Annotated[
    str, typer.Argument(metavar=say("ACT"), help=say("the act's id, or the name a change was followed under"))
]
Report = Annotated[
    Path,
    typer.Argument(metavar="FILE.html|FILE.pdf|FILE.docx", help=say("a new file, .html, .pdf or .docx")),
]


def register(group: typer.Typer) -> None:
    """Add the command to the group of acts."""
    group.command(help=say("Write what a change made of documents to a file, the same change once."))(report)


def report(change: Change, file: Report, json: Json = False) -> None:
    """Write the report of a change, whole or not at all."""
    from normdocs.bootstrap import application

    known(file)
    found = application().change_reporter.report(change)
    write(found, file)
    if json:
        print_json(counts(found) | {"file": file.name})
    else:
        print_line(
            "the report is in {file}: different changes {changes}, documents {documents},"
            " organisations {organisations}",
            file=file,
            **{name: counts(found)[name] for name in ("changes", "documents", "organisations")},
        )


def known(file: Path) -> str:
    """Return which kind of file is wanted; InputError for another."""
    suffix = file.suffix.lower()
    if suffix not in {HTML, PDF, WORD}:
        raise InputError("{file}: give the report a name that ends in .html, .pdf or .docx", file=file)
    return suffix


def write(found: ChangeReport, file: Path) -> None:
    """Write the report, whole or not at all; NotFoundError when there is nothing to tell."""
    from normdocs.adapters.journal_files import save

    if not found.common:
        raise NotFoundError(
            "no document was changed because of {change} yet: normdocs acts impact {change} tells which"
            " would be, normdocs acts apply {change} changes them",
            change=found.change,
        )
    save(file, blob(found, known(file)))


def blob(found: ChangeReport, suffix: str) -> bytes:
    """Return the report as a file of this kind."""
    from normdocs.bootstrap import application

    app = application()
    if suffix == WORD:
        return app.change_reporter.docx(found)
    if suffix == PDF:
        try:
            return app.change_reporter.pdf(found, app.converter)
        finally:
            app.close()
    from normdocs.messages.change_page import change_html

    return change_html(found, app.change_reporter.speech).encode()


def counts(found: ChangeReport) -> dict[str, object]:
    """Return the totals for programs."""
    return {
        "change": found.change,
        "changes": len(found.common),
        "documents": len(found.documents),
        "amended": found.amended,
        "drafts": found.drafts,
        "organisations": found.organisations,
        "orders": len(found.orders),
    }
