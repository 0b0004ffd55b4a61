"""The command that tells whose move it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from normdocs.cli.options import ROLE_HELP, Json, OneOrganisation
from normdocs.cli.output import day, print_json, print_line, print_table
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.bootstrap import Application
    from normdocs.services.approval.inbox import Errand

OneRole = Annotated[str | None, typer.Option(metavar=say("ROLE"), help=ROLE_HELP)]
HEADERS = ("organisation", "the document", "what to do", "whose move", "since", "due", "term")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=say("Show whose move it is, what is overdue first."))(inbox)


def inbox(organisation: OneOrganisation = None, role: OneRole = None, json: Json = False) -> None:
    """Print what waits for whom, in one organisation or in all."""
    from normdocs.bootstrap import application
    from normdocs.cli.typed import acting

    app = application()
    known = acting(app, role, None).role if role else None
    if organisation:
        with app.register.view() as view:
            app.generator.dossier(view, organisation)
    errands = app.inbox.errands(role=known, organisation=organisation)
    if json:
        print_json(errands)
        return
    if errands:
        print_table(HEADERS, [row(app, one) for one in errands])
    late = sum(one.overdue for one in errands)
    print_line("to do: {count}, of them overdue: {late}", count=len(errands), late=late)


def row(app: Application, errand: Errand) -> tuple[str, ...]:
    """Return an errand as a row."""
    from normdocs.services.approval.possible import called

    titles = {role.id: role.title for role in app.registry.model.roles}
    who = called(titles.get(errand.party.role, errand.party.role), errand.party.name)
    return (
        errand.short_name,
        f"{errand.type} {errand.title}",
        say(errand.action),
        who,
        day(errand.since),
        day(errand.due),
        say("overdue") if errand.overdue else "",
    )
