"""The command that keeps who has read a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from normdocs.cli.moves import awaited
from normdocs.cli.options import Json, On, Organisation, Type
from normdocs.cli.output import day, print_json, print_line, print_table, print_text
from normdocs.errors import NormdocsError
from normdocs.messages import explain, say

if TYPE_CHECKING:
    from normdocs.services.approval.card import Card, CardStep

People = Annotated[
    list[str] | None,
    typer.Option("--person", metavar=say("NAME"), help=say("who has read it; may be given several times")),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=say("Note who has read a document; without names, list them."))(acquaint)


def acquaint(
    organisation: Organisation, type: Type, person: People = None, on: On = None, json: Json = False
) -> int:
    """Note acquaintances, or list who has to be acquainted and who was."""
    from normdocs.bootstrap import application
    from normdocs.cli.typed import day_of, words

    app = application()
    read, names = day_of(on, "--on"), [words(name, "--person") for name in person or []]
    refused: list[str] = []
    for name in names:
        try:
            app.executor.acquaint(organisation, type, name, read)
        except NormdocsError as error:
            if len(names) == 1:
                raise
            refused.append(explain(error))
    cards = app.cards.cards(organisation, type)
    if json:
        print_json({"documents": [listed(card) for card in cards], "refused": refused})
    else:
        for card in cards:
            print_readers(card)
        for sentence in refused:
            print_text(sentence)
    return 1 if refused else 0


def sheet(card: Card) -> CardStep | None:
    """Return the step of acquaintance, if the route has one."""
    return next((step for step in card.steps if step.action == "acquaint"), None)


def listed(card: Card) -> dict[str, object]:
    """Return a document's readers for programs."""
    step = sheet(card)
    people = [{"name": part.name, "on": part.on} for part in step.parts] if step else []
    return {"type": card.type, "state": card.state, "people": people}


def print_readers(card: Card) -> None:
    """Print who has to read a document, and when who did."""
    step = sheet(card)
    if step is None:
        print_line("{title}: nobody has to be acquainted with it", title=card.title)
        return
    print_table(
        ("who", "acquainted on"),
        [(part.name or part.title, day(part.on)) for part in step.parts],
        card.title,
    )
    if step.awaited:
        print_text(awaited(step))
    elif all(part.on for part in step.parts):
        print_line("all {count} were acquainted", count=len(step.parts))
    else:
        print_line("acquaintance begins when the document is approved")
