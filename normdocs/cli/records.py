"""Commands about records: who takes part in mentoring, consents withdrawn, people forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from normdocs.cli import records_workbook
from normdocs.cli.moves import Answering, Files, laid_out
from normdocs.cli.options import Json, On, Organisation, Unprinted
from normdocs.cli.output import day, print_json, print_line, print_table, requisites
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.bootstrap import Application
    from normdocs.services.records.roll import Entry, Roll
    from normdocs.services.records.withdrawing import Consequences

Participant = Annotated[
    str, typer.Argument(metavar=say("PARTICIPANT"), help=say("the participant's id in the records"))
]
By = Annotated[str, typer.Option("--by", metavar=say("NAME"), help=say("who does this, for the register"))]

HEADERS = ("id", "full name", "takes part as", "consent", "works with", "form of mentoring")
CONSENTS = {"given": "given on", "missing": "no consent", "withdrawn": "withdrawn on"}
PAIRS = "pairs and groups: {pairs}; for want of consents in no document: {unprinted}"
GONE = "{id}: forgotten on {on}, counted still as {part}"
NOBODY = "{organisation} has no records yet: normdocs records import brings them in from a workbook"
WITHDRAWN = "the consent of {id} ends on {on}: no document is made with them any longer"
SAME = "nothing changed: the consent of {id} was withdrawn on {on}"
FORGOTTEN = "{id} is forgotten: what was counted stays under the id {neutral}"
ERASED = "drafts that named them and were emptied: {count}"
MADE = "made anew without them: {types}"
UNDERWAY = "in approval and names them: {title}. Return it: normdocs return {organisation} {type}"
KEPT = "names them and stays as it is: {title}, {requisites}, {status}"
LEFT = "the readable files name them until the next command that prints: normdocs generate {organisation}"
LAW = (
    "what was signed, or sent on its way, is kept for as long as its term of storage runs "
    "(Federal Law 125-FZ on archives, article 17): the person cannot be taken out of it"
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help=say("Records: who takes part in mentoring."), no_args_is_help=True)
    group.command("list", help=say("Show who takes part, with whom, and whose consent is missing."))(list_)
    records_workbook.add(group)
    group.command(help=say("Note that a consent was withdrawn; drafts are made anew without the person."))(
        withdraw
    )
    group.command(help=say("Forget a person at their request; what was counted stays."))(forget)
    app.add_typer(group, name="records")


def list_(organisation: Organisation, json: Json = False) -> None:
    """Print the records of an organisation in short."""
    from normdocs.bootstrap import application

    roll = application().roster.roll(organisation)
    if json:
        print_json(roll)
    elif not roll.entries and not roll.forgotten:
        print_line(NOBODY, organisation=organisation)
    else:
        print_roll(roll)


def withdraw(
    organisation: Organisation,
    participant: Participant,
    by: By,
    on: On = None,
    unprinted: Unprinted = False,
    json: Json = False,
) -> int:
    """Note a withdrawal and say what became of the documents that named the participant."""
    from normdocs.bootstrap import application
    from normdocs.cli.typed import day_of, words

    app = application()
    found = app.withdrawer.withdraw(organisation, participant, words(by, "--by"), day_of(on, "--on"))
    if not json:
        print_line(WITHDRAWN if found.changed else SAME, id=participant, on=found.on)
        print_consequences(found.consequences)
    files = brought_up_to_date(app, organisation, found.consequences, Answering(json, unprinted))
    if json:
        print_json({"withdrawn": found, "files": files})
    return outcome(found.consequences, files)


def forget(
    organisation: Organisation,
    participant: Participant,
    by: By,
    unprinted: Unprinted = False,
    json: Json = False,
) -> int:
    """Forget a participant and say what still names them, and why."""
    from normdocs.bootstrap import application
    from normdocs.cli.typed import words

    app = application()
    found = app.withdrawer.forget(organisation, participant, words(by, "--by"))
    if not json:
        print_line(FORGOTTEN, id=participant, neutral=found.gone.id)
        print_line(ERASED, count=found.erased)
        print_consequences(found.consequences)
    files = brought_up_to_date(app, organisation, found.consequences, Answering(json, unprinted))
    if json:
        print_json({"forgotten": found, "files": files})
    return outcome(found.consequences, files)


def print_roll(roll: Roll) -> None:
    """Print who takes part, then how many pairs there are and who was forgotten."""
    names = {entry.id: entry.name for entry in roll.entries}
    print_table(HEADERS, [line(entry, names) for entry in roll.entries], title=roll.name)
    print_line(PAIRS, pairs=roll.pairs, unprinted=roll.unprinted)
    for gone in roll.forgotten:
        print_line(GONE, id=gone.id, on=gone.on, part=say(gone.part))


def line(entry: Entry, names: dict[str, str]) -> tuple[str, ...]:
    """Return a participant as a row."""
    return (
        entry.id,
        entry.name,
        f"{say(entry.part)}, {say(entry.kind)}",
        consent(entry),
        ", ".join(names.get(one, one) for one in entry.partners) or "–",
        ", ".join(entry.forms) or "–",
    )


def consent(entry: Entry) -> str:
    """Return the state of a consent with its day."""
    dates = {"given": entry.given, "withdrawn": entry.withdrawn}
    known = dates.get(entry.consent.value)
    said = say(CONSENTS[entry.consent.value])
    return f"{said} {day(known)}" if known else said


def print_consequences(found: Consequences) -> None:
    """Print what became of the documents that named somebody."""
    if found.made:
        print_line(MADE, types=", ".join(found.made))
    for one in found.blocked:
        lacking = "; ".join(gap.title or gap.origin for gap in one.missing)
        print_line("not made: {title} waits for: {lacking}", title=one.title, lacking=lacking)
    for document in found.underway:
        where = {"organisation": document.key.organisation, "type": document.key.type}
        print_line(UNDERWAY, title=document.title, **where)
    for document in found.kept:
        known = requisites(document.requisites)
        print_line(KEPT, title=document.title, requisites=known, status=document.state.value)
    if found.kept:
        print_line(LAW)


def brought_up_to_date(
    app: Application, organisation: str, found: Consequences, answering: Answering
) -> Files:
    """Lay the readable files out where documents changed; say so where they are left as they were."""
    if not (found.made or found.blocked):
        return Files()
    if answering.unprinted and not answering.json:
        print_line(LEFT, organisation=organisation)
    return laid_out(app, organisation, answering)


def outcome(found: Consequences, files: Files) -> int:
    """Return 1 when somebody has to see to something."""
    return 1 if found.underway or found.blocked or files.troubles else 0
