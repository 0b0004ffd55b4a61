"""Commands that check what people wrote: registry, templates, profiles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normdocs.cli import contradictions
from normdocs.cli.options import File, Json, OneOrganisation
from normdocs.cli.output import print_json, print_line, print_table, print_text
from normdocs.errors import NormdocsError
from normdocs.messages import explain, say

if TYPE_CHECKING:
    from normdocs.services.making.proofreading import Doubted

MOST_PLACES = 5


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help=say("Checks of the registry, the templates and profiles."), no_args_is_help=True)
    group.command(help=say("Check the registry's files."))(registry)
    group.command(help=say("Check every template against the fields it may use."))(templates)
    group.command(help=say("Check a profile without registering it."))(profile)
    group.command(help=say("List the forms of words somebody has to confirm."))(language)
    contradictions.register(group)
    app.add_typer(group, name="check")


def registry(json: Json = False) -> None:
    """Read every file of the registry."""
    from normdocs.bootstrap import application

    found = application().registry
    if json:
        print_json({"acts": len(found.acts), "document_types": len(found.types)})
        return
    print_line(
        "the registry is sound: {acts} acts, {types} document types",
        acts=len(found.acts),
        types=len(found.types),
    )


def templates(json: Json = False) -> None:
    """Compile every template and compare its fields with the contract."""
    from normdocs.bootstrap import application

    inspector = application().inspector
    report(
        inspector.inspect(),
        json=json,
        sound=say("the templates are sound: {count}", count=len(inspector.named())),
    )


def profile(
    file: File,
    supplement: Annotated[
        Path | None, typer.Option(metavar=say("FILE"), help=say("example values that complete the profile"))
    ] = None,
    json: Json = False,
) -> None:
    """Read a profile and say what is wrong with it."""
    from normdocs.bootstrap import application

    found = application().profile(file, supplement)
    if json:
        print_json(found)
        return
    print_line("the profile of {name} is sound", name=found.names.short)


def language(
    organisation: OneOrganisation = None,
    confirm: Annotated[
        bool, typer.Option("--confirm", help=say("settle all forms shown, once and for all"))
    ] = False,
    json: Json = False,
) -> None:
    """Print nominative, case, form, where it is used and why it is in doubt; with --confirm settle them."""
    from normdocs.bootstrap import application

    proofreader = application().proofreader
    found = proofreader.confirm(organisation) if confirm else proofreader.doubted(organisation)
    if json:
        print_json(found)
    elif found:
        print_table(
            ("nominative", "case", "form", "where it is used", "why in doubt"), [doubt(one) for one in found]
        )
        print_line("forms confirmed: {count}" if confirm else "forms to confirm: {count}", count=len(found))
    else:
        print_line("there is no form to confirm")
    if found and not confirm:
        raise typer.Exit(1)


def doubt(one: Doubted) -> tuple[str, ...]:
    """Return a form as a row of the table."""
    form = one.form
    places = dict.fromkeys(f"{use.document.organisation} {use.document.type} {use.path}" for use in one.uses)
    shown = [*list(places)[:MOST_PLACES], *(["…"] if len(places) > MOST_PLACES else [])]
    return (form.nominative, say(form.case), form.form, "\n".join(shown), say(form.reason))


def report(findings: Sequence[NormdocsError], *, json: bool, sound: str) -> None:
    """Print the findings; exit with 1 when there are any."""
    if json:
        print_json([explain(finding) for finding in findings])
    else:
        for finding in findings:
            print_text(explain(finding))
        if not findings:
            print_text(sound)
    if findings:
        raise typer.Exit(1)
