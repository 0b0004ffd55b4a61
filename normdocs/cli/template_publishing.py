"""Commands that make edited templates the ones that are used: publish, list, export, impact."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normdocs.cli.act_adding import NAME_HELP, recorder
from normdocs.cli.impact import AsOf, Only, Workbook, show
from normdocs.cli.options import File, Json
from normdocs.cli.output import print_json, print_line, print_table
from normdocs.cli.typed import day_of, words
from normdocs.errors import InputError
from normdocs.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from normdocs.bootstrap import Application
    from normdocs.services.templates.listing import Listed
    from normdocs.services.templates.publishing import Published

FILE_HELP = say("a template of the folder templates/")
Files = Annotated[list[Path], typer.Argument(metavar=say("FILE…"), help=FILE_HELP)]
SomeFiles = Annotated[list[Path] | None, typer.Argument(metavar=say("FILE…"), help=FILE_HELP)]
All = Annotated[bool, typer.Option("--all", help=say("every template something is made from"))]
Note = Annotated[str, typer.Option(metavar=say("TEXT"), help=say("what was changed"))]
By = Annotated[str | None, typer.Option("--by", "--name", metavar=say("NAME"), help=NAME_HELP)]
Number = Annotated[
    int | None,
    typer.Option("--version", metavar=say("NUMBER"), help=say("which version; the newest if not given")),
]
Target = Annotated[
    Path | None,
    typer.Option(
        "--to", metavar=say("FILE"), help=say("the file to write; its name and number if not given")
    ),
]
NEW = "{template}: published as version {number}"
KNOWN = "{template}: already published as version {number}"
FOLLOW = "documents are made from it from now on; those there are follow by: normdocs renew {types}"


def register(group: typer.Typer) -> None:
    """Add the commands to the group of templates."""
    group.command(help=say("Check templates and make them the ones documents are made from."))(publish)
    group.command("list", help=say("List the templates: what is published, what was edited since."))(list_)
    group.command(help=say("Give back a published version of a template."))(export)
    group.command(help=say("Show what publishing templates would do to each document."))(impact)


def publish(
    files: SomeFiles = None, all_: All = False, note: Note = "", by: By = None, json: Json = False
) -> None:
    """Publish the templates named, or all; nothing is published when one of them is unsound."""
    from normdocs.bootstrap import application

    if bool(files) == all_:
        raise InputError("name the templates to publish, or give --all")
    app = application()
    names = app.template_catalogue.used if all_ else named(app, files or ())
    published = app.publisher.publish(names, recorder(by), words(note, "--note") if note else "")
    if json:
        print_json(published)
    else:
        print_published(app, published)


def named(app: Application, files: Iterable[Path]) -> list[str]:
    """Return the paths below templates/ of the files somebody names."""
    return [app.templates.path_of(file) for file in files]


def print_published(app: Application, published: Sequence[Published]) -> None:
    """Print what became of each template, and how documents follow."""
    types: set[str] = set()
    for one in published:
        version = one.version
        print_line(NEW if one.new else KNOWN, template=version.template, number=version.number)
        types.update(app.template_catalogue.types(version.template) if one.new else ())
    if types:
        print_line(FOLLOW, types=" ".join(sorted(types)))


def list_(json: Json = False) -> None:
    """Print each template: its newest version, the types made from it, whether it was edited since."""
    from normdocs.bootstrap import application

    found = application().template_catalogue.listed()
    if json:
        print_json(found)
        return
    headers = ("template", "version", "when", "who", "types", "state of the file", "what was changed")
    print_table(headers, [row(one) for one in found])


def row(one: Listed) -> tuple[str, ...]:
    """Return a template as a row."""
    version, types, state = one.version, " ".join(one.types) or "–", say(one.state.value)
    if version is None:
        return (one.template, "–", "–", "–", types, state, "–")
    moment = version.at.astimezone().strftime("%d.%m.%Y %H:%M")
    return (one.template, str(version.number), moment, version.name, types, state, version.note or "–")


def export(template: File, number: Number = None, to: Target = None) -> None:
    """Write the bytes of a published version to a file that is not there yet."""
    from normdocs.adapters.journal_files import save
    from normdocs.bootstrap import application

    app = application()
    version = app.template_catalogue.version(app.templates.path_of(template), number)
    known = Path(version.template)
    target = to or Path(f"{known.stem}-{version.number}{known.suffix}")
    if target.exists():
        raise InputError("{file} is there already: choose a new name", file=target)
    save(target, app.template_catalogue.content(version))
    print_line(
        "{template}, version {number}, is in {file}",
        template=version.template,
        number=version.number,
        file=target,
    )


def impact(
    files: Files, organisation: Only = None, as_of: AsOf = None, xlsx: Workbook = None, json: Json = False
) -> None:
    """Show the impact of publishing templates as the folder has them; nothing is recorded."""
    from normdocs.bootstrap import application
    from normdocs.services.change.reach import Reach

    app = application()
    names = tuple(named(app, files))
    app.publisher.check(names)
    reach = Reach(", ".join(names), organisation=organisation, templates=names)
    app.follower.concerned(reach, [organisation] if organisation else [])
    planner = app.planner.publishing(names)
    show(app, reach, day_of(as_of, "--as-of"), xlsx, json=json, planner=planner)
