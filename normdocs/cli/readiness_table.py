"""The readiness table as people see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normdocs.cli.output import day, print_line, print_table
from normdocs.domain.readiness import Status
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.bootstrap import Application
    from normdocs.domain.readiness import Cell, Progress, Readiness

EXTENSIONS = (".docx", ".pdf")
HEADERS = ("the document", "state", "No. and date", "next action", "file")


def print_readiness(app: Application, row: Readiness) -> None:
    """Print one organisation's documents with state, requisites, next action and file."""
    lines = [(*line(cell), files(app, row.organisation, cell)) for cell in row.cells]
    print_table(HEADERS, lines, title=f"{row.name} ({row.organisation})")
    print_share(row)
    print_line("files: {folder}", folder=app.shelf.path(row.organisation, "x").parent)


def print_share(row: Readiness) -> None:
    """Print how many documents there are, how many are approved, how many are late."""
    present, required = row.share
    print_line("{present} of {required} documents are ready as drafts", present=present, required=required)
    if row.done:
        print_line("approved: {done} of {required}", done=row.done, required=required)
    if row.late:
        print_line("overdue: {count}", count=row.late)


def line(cell: Cell) -> tuple[str, ...]:
    """Return the cell as a row of the table, without its files."""
    requisites = f"№ {cell.number} {say('of')} {day(cell.date)}" if cell.number else "–"
    return (f"{cell.code} {cell.title}", state(cell), requisites, "; ".join(actions(cell)))


def state(cell: Cell) -> str:
    """Return the state and its version, k of n while it is on its route, and what holds meanwhile."""
    said = [say(cell.status)]
    if cell.status is Status.IN_APPROVAL and cell.progress:
        said[0] += f" {cell.progress.taken}/{cell.progress.steps}"
    if cell.version is not None:
        said.append(f"v{cell.version}")
    if cell.in_force not in {None, cell.version}:
        said.append(say("version {version} is in force", version=cell.in_force))
    return ", ".join(said)


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
    said = [say(cell.step), *awaited(cell.progress)]
    if cell.unverified:
        said.append(say("compare with the publication: {acts}", acts=", ".join(cell.unverified)))
    if cell.doubts:
        said.append(say("forms to confirm: {count}", count=cell.doubts))
    return said


def awaited(progress: Progress | None) -> list[str]:
    """Return who has the move and until when, or why the document came back."""
    if progress is None:
        return []
    said = [", ".join(progress.waits_for)] if progress.waits_for else []
    if progress.reason:
        said.append(say("returned: {text}", text=progress.reason))
    if progress.due:
        said.append(say("overdue since {day}" if progress.late else "until {day}", day=progress.due))
    return said
