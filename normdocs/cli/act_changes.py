"""Commands that record what happens to acts: import, add, amend, replace, repeal; and history."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from normdocs.cli import act_adding
from normdocs.cli.act_adding import Name, recorder
from normdocs.cli.announcing import announce
from normdocs.cli.options import File, Json
from normdocs.cli.output import day, print_json, print_line, print_table
from normdocs.cli.typed import day_of, stated_day
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.domain.acts.history import ActEvent
    from normdocs.services.acts.importing import Imported

ActId = Annotated[str, typer.Argument(metavar=say("ACT"), help=say("the act's id"))]
Other = Annotated[str, typer.Argument(metavar=say("BY"), help=say("the id of the act that amends it"))]
Old = Annotated[str, typer.Argument(metavar=say("OLD"), help=say("the act that ends"))]
New = Annotated[str, typer.Argument(metavar=say("NEW"), help=say("the act that takes its place"))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=say("only say what would become of each act"))]
Force = Annotated[
    bool, typer.Option("--force", help=say("take the file's acts where the register's differ as well"))
]
CONFLICTS = (
    "changed both in the file and in the register, and left as the register has them: {acts}; "
    "normdocs acts import FILE --force takes the file's"
)
REPLACED = "{old} is replaced by {new}: its last day in force is {end}"
ALTERED = "the history of acts was altered by hand: entry No. {number} is not what was recorded"


def register(group: typer.Typer) -> None:
    """Add the commands to the group of acts."""
    group.command("import", help=say("Take the acts of a file into the register."))(import_)
    act_adding.register(group)
    group.command(help=say("Record that an act is amended by another and stays in force."))(amend)
    group.command(help=say("Record that an act takes the place of another."))(replace)
    group.command(help=say("Record that an act is no longer in force."))(repeal)
    group.command(help=say("Show who recorded what of an act, and when."))(history)


def import_(
    file: File, dry_run: DryRun = False, force: Force = False, name: Name = None, json: Json = False
) -> None:
    """Import a file of acts and say what became of each."""
    from normdocs.bootstrap import application

    app = application()
    acts = app.acts_of(file)
    result = app.legislation.import_acts(acts, recorder(name), file.name, force=force, dry_run=dry_run)
    if json:
        print_json(result)
    else:
        print_imported(result, file, dry_run=dry_run)
    announce(app, result.changed, quiet=json)
    if result.conflicts:
        raise typer.Exit(1)


def print_imported(result: Imported, file: Path, *, dry_run: bool) -> None:
    """Print what became of each act."""
    rows = [
        (one.act.id, one.act.kind, one.act.number, day(one.act.date), say(f"act {one.fate.value}"))
        for one in result.incoming
    ]
    print_table(("act", "kind", "number", "date", "in the register"), rows)
    if dry_run:
        print_line("nothing was changed: this was a trial")
    else:
        print_line("acts taken from {file}: {count}", file=file.name, count=len(result.taken))
    print_conflicts(result.conflicts)


def print_conflicts(conflicts: tuple[str, ...]) -> None:
    """Print which acts stayed as the register has them although the file's changed."""
    if conflicts:
        print_line(CONFLICTS, acts=", ".join(conflicts))


def amend(act: ActId, by: Other, name: Name = None, json: Json = False) -> None:
    """Record an amendment."""
    from normdocs.bootstrap import application

    app = application()
    amending = app.legislation.amend(act, by, recorder(name))
    if json:
        print_json(amending)
    else:
        print_line("{act} is amended by {other} and stays in force", act=act, other=amending.id)
    announce(app, [act], quiet=json)


def replace(
    old: Old,
    new: New,
    start: Annotated[
        str | None,
        typer.Option("--from", metavar=say("DATE"), help=say("from which day; the day the new act begins")),
    ] = None,
    name: Name = None,
    json: Json = False,
) -> None:
    """Record a replacement."""
    from normdocs.bootstrap import application

    app = application()
    ended = app.legislation.replace(old, new, recorder(name), day_of(start, "--from"))
    if json:
        print_json(ended)
    else:
        print_line(REPLACED, old=old, new=new, end=ended.valid_to)
    announce(app, [old], quiet=json)


def repeal(
    act: ActId,
    start: Annotated[
        str, typer.Option("--from", metavar=say("DATE"), help=say("the first day it is no longer in force"))
    ],
    by: Annotated[
        str | None, typer.Option("--by", metavar=say("ACT"), help=say("the act that repeals it"))
    ] = None,
    name: Name = None,
    json: Json = False,
) -> None:
    """Record a repeal."""
    from normdocs.bootstrap import application

    app = application()
    ended = app.legislation.repeal(act, stated_day(start, "--from"), recorder(name), by)
    if json:
        print_json(ended)
    else:
        print_line("{act} is repealed: its last day in force is {end}", act=act, end=ended.valid_to)
    announce(app, [act], quiet=json)


def history(
    act: Annotated[
        str | None, typer.Argument(metavar=say("ACT"), help=say("the act's id; all when none is named"))
    ] = None,
    json: Json = False,
) -> None:
    """Print what was recorded of acts; exit with 1 when the history was altered by hand."""
    from normdocs.bootstrap import application

    found = application().legislation.history(act)
    if json:
        print_json(found)
    else:
        headers = ("No.", "when", "who", "act", "what happened", "by the act", "changes")
        print_table(headers, [line(event) for event in found.events])
    if found.altered_at is not None:
        if not json:
            print_line(ALTERED, number=found.altered_at)
        raise typer.Exit(1)


def line(event: ActEvent) -> tuple[str, ...]:
    """Return an entry of the history as a row."""
    entry = event.entry
    if entry.before is None:
        changes = f"{entry.after.kind} № {entry.after.number} {say('of')} {day(entry.after.date)}"
    else:
        changes = "; ".join(
            f"{field}: {shown(old)} → {shown(new)}" for field, (old, new) in entry.changes.items()
        )
    when = entry.at.astimezone().strftime("%d.%m.%Y %H:%M")
    what = say(f"act {entry.happening.value}")
    return (str(event.number), when, entry.name, entry.act, what, entry.other or "", changes)


def shown(value: Any) -> str:
    """Return a stated value as a cell has it."""
    match value:
        case None:
            return "–"
        case bool():
            return say("yes") if value else say("no")
        case list():
            return ", ".join(map(str, value))
    return str(value)
