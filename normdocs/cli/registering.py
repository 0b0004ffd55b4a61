"""The command that gives a document its number and date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from normdocs.cli.moves import Answering, laid_out
from normdocs.cli.options import Json, Name, Organisation, Type, Unprinted
from normdocs.cli.output import print_json, print_line, print_text, requisites
from normdocs.errors import InputError
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.bootstrap import Application
    from normdocs.domain.document import Version
    from normdocs.services.approval.registering import Registered, Wish

Day = Annotated[
    str | None,
    typer.Option("--date", metavar=say("DATE"), help=say("the document's date, 13.10.2020 or 2020-10-13")),
]
Number = Annotated[
    str | None,
    typer.Option(metavar=say("NUMBER"), help=say("the document's number; the next free one when not given")),
]
Beside = Annotated[
    str | None, typer.Option(metavar=say("NUMBER"), help=say("the next fraction of this number: 162 → 162/1"))
]
Propose = Annotated[bool, typer.Option("--propose", help=say("only say which number it would be"))]
RETURN = (
    "{title} waits: it is on its way and other facts it prints changed. Return it "
    "(normdocs return {organisation} {type} --role curator --reason TEXT), then make it anew: "
    "normdocs generate {organisation} {type}"
)
CORRECT = (
    "{title} waits: somebody edited it by hand. Write the number and date into the file and bring it in: "
    "normdocs documents upload {organisation} {type} FILE.docx"
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("register", help=say("Give a document its number and date, wherever they are printed."))(
        register_
    )


def register_(
    organisation: Organisation,
    type: Type,
    date: Day = None,
    number: Number = None,
    beside: Beside = None,
    by: Name = None,
    propose: Propose = False,
    unprinted: Unprinted = False,
    json: Json = False,
) -> int:
    """Register a document, or with --propose only say what its number would be."""
    from normdocs.bootstrap import application
    from normdocs.cli.typed import acting

    app = application()
    wish = wished(app, date, number, beside, propose=propose)
    who = acting(app, "curator", by)
    if propose:
        found = app.clerk.preview(organisation, type, wish)
    else:
        found = app.clerk.register(organisation, type, wish, who)
    answering = Answering(json, unprinted or propose)
    if not json:
        print_registered(app, found, wish, propose=propose)
    files = laid_out(app, organisation, answering)
    if json:
        print_json(answer(found) | {"proposed": propose, "files": files})
    return 1 if found.held or files.troubles else 0


def wished(
    app: Application, date: str | None, number: str | None, beside: str | None, *, propose: bool
) -> Wish:
    """Return what is asked for; a proposal needs no date."""
    from normdocs.cli.typed import day_of
    from normdocs.services.approval.registering import Wish

    on = day_of(date, "--date")
    if number and beside:
        raise InputError("--number and --beside do not go together: choose one")
    if on is None and not propose:
        raise InputError("give the document's date: --date 13.10.2020")
    return Wish(on or app.generator.clock.today(), number, beside)


def print_registered(app: Application, found: Registered, wish: Wish, *, propose: bool) -> None:
    """Print the requisites, what is unusual about them, what was made anew and what has to wait."""
    kind = app.registry.type(found.key.type)
    title = f"{kind.code} {kind.short_title}" if kind else found.key.type
    if propose:
        print_line("{title}: it would be {requisites}", title=title, requisites=requisites(found.requisites))
    else:
        print_line("{title}: {requisites}", title=title, requisites=requisites(found.requisites))
        if found.requisites.number and not wish.number:
            print_line("no number was given: {number} was proposed and taken", number=found.requisites.number)
    for sentence in warnings(found):
        print_text(sentence)
    if found.remade:
        print_line("made anew: {documents}", documents=", ".join(map(named, found.remade)))
    for version in found.held:
        print_text(waiting(app, version))


def warnings(found: Registered) -> list[str]:
    """Return what is unusual, as sentences."""
    return [say("mind: {reason}", reason=say(one.message, **one.values)) for one in found.warnings]


def named(version: Version) -> str:
    """Return a version as lists name it."""
    return f"{version.key.type} v{version.number}"


def waiting(app: Application, version: Version) -> str:
    """Return why a document that prints the requisites was not made anew, and what to do."""
    from normdocs.domain.document import Form

    key, kind = version.key, app.registry.type(version.key.type)
    title = f"{key.type} {kind.short_title}" if kind else key.type
    message = RETURN if version.form is Form.GENERATED else CORRECT
    return say(message, title=title, organisation=key.organisation, type=key.type)


def answer(found: Registered) -> dict[str, Any]:
    """Return the registration for programs."""
    return {
        "key": found.key,
        "requisites": found.requisites,
        "warnings": warnings(found),
        "remade": found.remade,
        "held": found.held,
    }
