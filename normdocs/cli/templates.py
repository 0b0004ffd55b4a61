"""Commands for those who edit templates: text, style, and those that publish."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from normdocs.cli import template_publishing
from normdocs.cli.options import File
from normdocs.cli.output import print_line, print_text
from normdocs.messages import say


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help=say("Templates: .docx files edited in Word."), no_args_is_help=True)
    group.command(help=say("Print a .docx as text."))(text)
    group.command(help=say("Put the house style (page, styles, page numbers) onto .docx files."))(style)
    template_publishing.register(group)
    app.add_typer(group, name="templates")


def text(file: File) -> None:
    """Print headers, paragraphs and tables as lines."""
    from normdocs.adapters.docx_renderer import text_of
    from normdocs.bootstrap import application

    print_text(text_of(application().file(file), file.name))


def style(
    files: Annotated[list[Path], typer.Argument(metavar=say("FILE…"), help=say("path to the file"))],
) -> None:
    """Apply the registry's style profile to each file."""
    from normdocs.bootstrap import application

    for file in files:
        application().restyle(file)
        print_line("styled: {file}", file=file)
