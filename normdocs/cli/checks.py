"""Commands that check what people wrote: registry, templates, profiles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from normdocs.cli.options import File, Json
from normdocs.cli.output import print_json, print_line, print_text
from normdocs.errors import NormdocsError
from normdocs.messages import explain, say


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help=say("Checks of the registry, the templates and profiles."), no_args_is_help=True)
    group.command(help=say("Check the registry's files."))(registry)
    group.command(help=say("Check every template against the fields it may use."))(templates)
    group.command(help=say("Check a profile without registering it."))(profile)
    app.add_typer(group, name="check")


def registry(json: Json = False) -> None:
    """Read every file of the registry."""
    from normdocs.bootstrap import application  # noqa: PLC0415

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
    from normdocs.bootstrap import application  # noqa: PLC0415

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
    from normdocs.bootstrap import application  # noqa: PLC0415

    found = application().profile(file, supplement)
    if json:
        print_json(found)
        return
    print_line("the profile of {name} is sound", name=found.names.short)


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
