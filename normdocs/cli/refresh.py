"""The command that does what time does: refresh."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from normdocs.cli.options import Direct, Json, OneOrganisation
from normdocs.cli.output import day, print_json, print_line, print_table
from normdocs.messages import explain, say

if TYPE_CHECKING:
    from normdocs.bootstrap import Application
    from normdocs.content.letters import Reminder
    from normdocs.domain.approval.letter import Posted
    from normdocs.services.reminders.refreshing import Refreshed

Outbox = Annotated[bool, typer.Option("--outbox", help=say("only list the letters that wait to be sent"))]
NO_SERVER = (
    "letters waiting in the outbox: {count}; no mail server is set: "
    "give NORMDOCS_SMTP_URL and NORMDOCS_MAIL_FROM, the next run sends them"
)
BEGAN = "{act} is in force from {start} on: normdocs acts impact {act} says what it touches"
OVER = "{act} is over, its last day was {end}: normdocs acts impact {act} says what it touches"
NO_ADDRESS = (
    "{organisation}: reminders nobody could be sent: {count}; "
    "put the address of the person (people.email) or of the organisation (email) into the profile"
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=say("Mark documents whose term is over, write and send reminders of what is late."))(
        refresh
    )


def refresh(
    organisation: OneOrganisation = None, outbox: Outbox = False, direct: Direct = False, json: Json = False
) -> None:
    """Refresh one organisation or all, or list the letters that wait."""
    from normdocs.bootstrap import application

    app = application()
    try:
        if outbox:
            print_outbox(app.postman.waiting(organisation), json=json)
            return
        result = refreshed(app, organisation, direct=direct)
        waiting = app.postman.waiting(organisation)
    finally:
        app.close()
    if json:
        print_json(result)
    elif result is None:
        print_line("done by Prefect; letters waiting in the outbox: {count}", count=len(waiting))
    else:
        print_refreshed(result)
    if result and (result.failures or (result.delivery and result.delivery.failed)):
        raise typer.Exit(1)


def refreshed(app: Application, organisation: str | None, *, direct: bool) -> Refreshed | None:
    """Run the flow, or with `direct` the same work without Prefect; None when it ran elsewhere."""
    if direct:
        return app.refresher.refresh(organisation)
    result: Any = app.orchestrator.run("refresh_readiness", {"organisation": organisation})
    found: Refreshed | None = result
    return found


def print_refreshed(result: Refreshed) -> None:
    """Print which acts turned, what ended, what is late, what became of the letters."""
    for act in result.turned:
        text = BEGAN if act.in_force(result.day) else OVER
        print_line(text, act=act.id, start=act.valid_from, end=act.valid_to)
    for ended in result.expired:
        print_line(
            "{organisation}: {type} {title}: its last day was {day}, it is over",
            organisation=ended.organisation,
            type=ended.type,
            title=ended.title,
            day=ended.last_day,
        )
    if result.overdue:
        headers = ("organisation", "whose move", "title", "action", "due", "days late")
        print_table(headers, [row(one) for one in sorted(result.overdue, key=urgency)])
    else:
        print_line("nothing is overdue")
    for failure in result.failures:
        print_line("not looked through: {reason}", reason=explain(failure))
    print_letters(result)


def urgency(one: Reminder) -> tuple[str, str, int]:
    """Return the sorting key: by organisation, then role, the latest first."""
    return one.organisation, one.who or "", -one.late


def row(one: Reminder) -> tuple[str, ...]:
    """Return an overdue step as a row."""
    action = say(one.action) if one.action else "–"
    return one.organisation, one.who or "–", one.title, action, day(one.day), str(one.late)


def print_letters(result: Refreshed) -> None:
    """Print what was written, what was sent, what waits and why."""
    if not result.working:
        print_line("a day off: reminders are written on working days")
    print_line("letters written: {count}", count=result.written)
    for organisation in sorted({one.organisation for one in result.unaddressed}):
        count = sum(one.organisation == organisation for one in result.unaddressed)
        print_line(NO_ADDRESS, organisation=organisation, count=count)
    if result.delivery is None:
        if result.waiting:
            print_line(NO_SERVER, count=result.waiting)
        return
    print_line("letters sent: {count}", count=result.delivery.sent)
    for failed in result.delivery.failed:
        print_line(
            "not sent to {recipient}: {reason}; it is tried again at the next run",
            recipient=failed.recipient,
            reason=failed.reason,
        )


def print_outbox(letters: list[Posted], *, json: bool) -> None:
    """Print the letters that wait."""
    if json:
        print_json(letters)
        return
    if not letters:
        print_line("no letters wait in the outbox")
        return
    headers = ("organisation", "recipient", "subject", "written", "why it was not sent")
    rows = [
        (
            one.letter.organisation,
            one.letter.recipient,
            one.letter.subject,
            one.written_at.astimezone().strftime("%d.%m.%Y %H:%M"),
            say(one.failure) if one.failure else "–",
        )
        for one in letters
    ]
    print_table(headers, rows)
