"""The command that packs what stands on the site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normdocs.cli.options import Json, Organisation
from normdocs.cli.output import day, print_json, print_line, print_table
from normdocs.errors import InputError
from normdocs.messages import explain, say

if TYPE_CHECKING:
    from normdocs.services.site.package import SitePackage

Words = Annotated[
    list[str],
    typer.Argument(
        metavar=say("[TYPE…] FILE.zip"),
        help=say("document types, all that are published when none is named; then the file to write"),
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=say("Pack the published documents without personal data for the site."))(site)


def site(organisation: Organisation, words: Words, json: Json = False) -> None:
    """Write the package; nothing is written when a type that is named may not stand on the site."""
    from normdocs.adapters.site_archive import check_place, write
    from normdocs.bootstrap import application

    *types, name = words
    if not name.lower().endswith(".zip"):
        raise InputError("{file} is no .zip; give the package such a name", file=name)
    check_place(Path(name))
    app = application()
    try:
        package = app.site_packager.pack(organisation, types)
    finally:
        app.close()
    write(package.files, Path(name))
    if json:
        print_json({"file": name, "documents": package.packed, "left_out": package.left_out})
    else:
        print_package(package, name)


def print_package(package: SitePackage, name: str) -> None:
    """Print what is in the package, what is not and why."""
    headers = ("title", "number", "date", "pages", "file")
    rows = [
        (f"{one.code} {one.title}", one.registered or "–", day(one.dated), str(one.pages), one.file)
        for one in package.packed
    ]
    print_table(headers, rows)
    left_out = [(left.title, explain(left.reasons[0])) for left in package.left_out]
    if left_out:
        print_table(("left out of the package", "why"), left_out)
    for title in package.unread:
        print_line("{title} holds no text, only images: look through it for personal data", title=title)
    print_line("the package: {file}", file=name)
