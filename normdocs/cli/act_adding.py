"""The command that records new acts: from options or from a file."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from normdocs.cli.announcing import announce
from normdocs.cli.options import Json
from normdocs.cli.output import print_json, print_line
from normdocs.cli.typed import words
from normdocs.errors import InputError
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.domain.acts.act import Act

NAME_HELP = say("who records it; your name in the system if not given")
Name = Annotated[str | None, typer.Option("--name", metavar=say("NAME"), help=NAME_HELP)]
ActsFile = Annotated[
    Path | None, typer.Argument(metavar=say("FILE"), help=say("a file of acts; or give the options"))
]
Id = Annotated[str | None, typer.Option(help=say("the act's id: latin letters, digits, dots, dashes"))]
ActLevel = Annotated[str | None, typer.Option(help="federal | regional | municipal")]
Kind = Annotated[str | None, typer.Option(help=say("kind of the act, in the nominative"))]
Number = Annotated[str | None, typer.Option(help=say("number, exactly as on the act"))]
Date = Annotated[str | None, typer.Option(metavar=say("DATE"), help=say("date of the act"))]
Issuer = Annotated[str | None, typer.Option(help=say("who issued it"))]
Title = Annotated[str | None, typer.Option(help=say("title of the act"))]
Territory = Annotated[str | None, typer.Option(help=say("the region or municipality the act binds"))]
ValidFrom = Annotated[
    str | None, typer.Option(metavar=say("DATE"), help=say("first day in force; the act's date if not given"))
]
Purpose = Annotated[list[str] | None, typer.Option(help=say("what it is a basis for; may be repeated"))]
Amends = Annotated[list[str] | None, typer.Option(help=say("an act it amends; may be repeated"))]
Source = Annotated[str | None, typer.Option(help=say("where its requisites come from"))]
Verified = Annotated[
    bool, typer.Option("--verified", help=say("the requisites were compared with the published text"))
]
# How mistakes in the options are placed.
PLACE = "normdocs acts add"


def register(group: typer.Typer) -> None:
    """Add the command to the group of acts."""
    group.command(help=say("Record new acts, from options or from a file."))(add)


def add(
    file: ActsFile = None,
    id: Id = None,
    level: ActLevel = None,
    kind: Kind = None,
    number: Number = None,
    date: Date = None,
    issuer: Issuer = None,
    title: Title = None,
    territory: Territory = None,
    valid_from: ValidFrom = None,
    purpose: Purpose = None,
    amends: Amends = None,
    source: Source = None,
    verified: Verified = False,
    name: Name = None,
    json: Json = False,
) -> None:
    """Record new acts."""
    texts = {"id": id, "level": level, "kind": kind, "number": number, "date": date, "issuer": issuer}
    texts |= {"title": title, "territory": territory, "valid_from": valid_from or date, "source": source}
    lists = {"purposes": purpose, "amends": amends}
    stated = {field: value for field, value in {**texts, **lists}.items() if value}
    tell(recorded(file, {**stated, "verified": verified} if stated or verified else {}, recorder(name)), json)


def tell(added: Sequence[Act], json: bool) -> None:
    """Print what was recorded, and tell Prefect."""
    from normdocs.bootstrap import application

    if json:
        print_json(added)
    else:
        for act in added:
            print_line("recorded: {act}, in force from {start}", act=act.id, start=act.valid_from)
    announce(application(), [act.id for act in added], quiet=json)


def recorded(file: Path | None, stated: dict[str, Any], name: str) -> tuple[Act, ...]:
    """Record the acts of a file, or the one the options state."""
    from normdocs.bootstrap import application
    from normdocs.domain.acts.act import Act
    from normdocs.domain.loaded import Loaded
    from normdocs.domain.validation import validated

    app = application()
    if (file is None) == (not stated):
        raise InputError("give either a file of acts or the options of one act")
    if file:
        return app.legislation.add(app.acts_of(file), name, file.name)
    return app.legislation.add([validated(Act, Loaded(PLACE, stated, {}), InputError)], name)


def recorder(name: str | None) -> str:
    """Return who records: the name given, else the name of who is logged in."""
    if name is not None:
        return words(name, "--name")
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise InputError("the system does not say who you are: give --name") from error
