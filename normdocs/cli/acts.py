"""Commands about acts: list, show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from normdocs.cli.options import Json
from normdocs.cli.output import day, print_json, print_line, print_table, print_text
from normdocs.errors import NotFoundError
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.domain.act import Act


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help=say("Acts: what documents rest on."), no_args_is_help=True)
    group.command("list", help=say("List the acts."))(list_)
    group.command(help=say("Show an act and the document types that rest on it."))(show)
    app.add_typer(group, name="acts")


def known() -> tuple[Act, ...]:
    """Return the register's acts, or the registry's where nothing was imported yet."""
    from normdocs.bootstrap import application

    app = application()
    with app.register.view() as view:
        return view.acts() or app.registry.acts


def list_(json: Json = False) -> None:
    """Print every act with its requisites and whether they were verified."""
    acts = known()
    if json:
        print_json(acts)
        return
    rows = [
        (
            act.id,
            act.kind,
            act.number,
            day(act.date),
            act.territory or "–",
            say("yes") if act.verified else say("no"),
        )
        for act in acts
    ]
    print_table(("act", "kind", "number", "date", "territory", "verified"), rows)


def show(
    act: Annotated[str, typer.Argument(metavar=say("ACT"), help=say("the act's id"))], json: Json = False
) -> None:
    """Print an act's requisites and what rests on it."""
    from normdocs.bootstrap import application

    found = next((one for one in known() if one.id == act), None)
    if found is None:
        raise NotFoundError("there is no act {act}; normdocs acts list names them", act=act)
    names = {found.id, *found.purposes}
    resting = [kind.code for kind in application().registry.types if names.intersection(kind.basis)]
    if json:
        print_json({"act": found, "document_types": resting})
        return
    print_text(
        f"{found.kind} {found.issuer or ''} {say('of')} {day(found.date)} № {found.number}".replace("  ", " ")
    )
    print_text(found.title or "–")
    print_line("in force from {start} to {end}", start=day(found.valid_from), end=day(found.valid_to))
    print_line("source: {source}", source=found.source)
    print_line("document types that rest on it: {codes}", codes=", ".join(resting) or "–")
