"""The fields a template may use."""

from __future__ import annotations

import typer

from normdocs.cli.options import Json, Type
from normdocs.cli.output import print_json, print_table
from normdocs.messages import say


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=say("List the fields a template of this type may use."))(fields)


def fields(type: Type, json: Json = False) -> None:
    """Print each field with its meaning, an example and where the value comes from."""
    from normdocs.bootstrap import application
    from normdocs.services.making.inquiry import template_fields

    found = template_fields(application().registry.type(type), type)
    if json:
        print_json(found)
        return
    rows = [(field.path, field.title, field.example, field.origin) for field in found]
    print_table(("field", "meaning", "example", "origin"), rows)
