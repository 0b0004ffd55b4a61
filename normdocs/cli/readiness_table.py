"""The readiness table as people see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normdocs.cli.output import day, print_line, print_table
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.bootstrap import Application
    from normdocs.domain.readiness import Cell, Readiness

EXTENSIONS = (".docx", ".pdf")
HEADERS = ("the document", "state", "No. and date", "next action", "file")


def print_readiness(app: Application, row: Readiness) -> None:
    """Print one organisation's documents with state, requisites, next action and file."""
    lines = [(*line(cell), files(app, row.organisation, cell)) for cell in row.cells]
    print_table(HEADERS, lines, title=f"{row.name} ({row.organisation})")
    present, required = row.share
    print_line("{present} of {required} documents are ready as drafts", present=present, required=required)
    print_line("files: {folder}", folder=app.shelf.path(row.organisation, "x").parent)


def line(cell: Cell) -> tuple[str, ...]:
    """Return the cell as a row of the table, without its files."""
    requisites = f"№ {cell.number} {say('of')} {day(cell.date)}" if cell.number else "–"
    state = say(cell.status) if cell.version is None else f"{say(cell.status)}, v{cell.version}"
    return (f"{cell.code} {cell.title}", state, requisites, "; ".join(actions(cell)))


def files(app: Application, organisation: str, cell: Cell) -> str:
    """Return which readable files of the document there are; each is called as the first column says."""
    there = [
        extension
        for extension in EXTENSIONS
        if cell.present and app.shelf.path(organisation, f"{cell.code} {cell.title}{extension}").is_file()
    ]
    return ", ".join(there) or "–"


def profile_field(origin: str) -> str:
    """Return where in a profile the fact at `origin` is written."""
    root, _, rest = origin.partition(".")
    if root == "officers":
        return f"people.posts.role: {rest.split('.')[0]}"
    return rest if root == "organisation" else origin


def actions(cell: Cell) -> list[str]:
    """Return the next action, with what it concerns."""
    if cell.missing:
        gaps = (f"{gap.title} [{profile_field(gap.origin)}]".strip() for gap in cell.missing)
        return [say("fill in: {fields}", fields=", ".join(gaps))]
    said = [say(cell.step)]
    if cell.unverified:
        said.append(say("compare with the publication: {acts}", acts=", ".join(cell.unverified)))
    if cell.doubts:
        said.append(say("forms to confirm: {count}", count=cell.doubts))
    return said
