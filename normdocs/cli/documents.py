"""Commands about one organisation's documents: list, show, text, why, open, diff."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import typer

from normdocs.cli import redline, uploads
from normdocs.cli.card import print_card
from normdocs.cli.figures import Filing, filing_of, sourced
from normdocs.cli.options import Json, Organisation, Type
from normdocs.cli.output import day, print_json, print_line, print_table, print_text
from normdocs.cli.readiness_table import profile_field
from normdocs.errors import NotFoundError
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.domain.document import Version
    from normdocs.services.making.inquiry import Answer


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(
        help=say("Documents: what there is, why, and what each value rests on."), no_args_is_help=True
    )
    group.command("list", help=say("List the current versions."))(list_)
    group.command(help=say("Show a document's state, route and versions."))(show)
    group.command(help=say("Show a document's text."))(text)
    group.command(help=say("Say why a document is required, where its values come from, what it waits for."))(
        why
    )
    group.command("open", help=say("Open a document's PDF, or print where it is."))(open_)
    redline.register(group)
    uploads.register(group)
    app.add_typer(group, name="documents")


def list_(organisation: Organisation, json: Json = False) -> None:
    """List the current versions."""
    from normdocs.bootstrap import application

    app = application()
    with app.register.view() as view:
        app.generator.dossier(view, organisation)
        versions = view.versions(organisation)
    if json:
        print_json(versions)
        return
    headers = ("type", "period", "version", "state", "number", "date", "SHA-256")
    print_table(headers, [row(version) for version in versions])


def row(version: Version) -> tuple[str, ...]:
    """Return a version as a row."""
    known = version.requisites
    return (
        version.key.type,
        version.key.period or "–",
        str(version.number),
        say(version.state),
        known.number or "–",
        day(known.date),
        version.content[:12],
    )


def show(organisation: Organisation, type: Type, json: Json = False) -> None:
    """Print the cards of a type's documents: state, requisites, route, versions."""
    from normdocs.bootstrap import application

    cards = application().cards.cards(organisation, type)
    if json:
        print_json(cards)
        return
    for card in cards:
        print_card(card)


def text(organisation: Organisation, type: Type, json: Json = False) -> None:
    """Print the text of the current versions of a type."""
    from normdocs.bootstrap import application

    app = application()
    known = registered(organisation, type)
    texts = {one.key.type: "\n".join(app.examiner.read_version(one).lines) for one in known}
    if json:
        print_json(texts)
        return
    for one in texts.values():
        print_text(one)


def registered(organisation: str, code: str) -> list[Version]:
    """Return the versions there are; NotFoundError when there are none."""
    from normdocs.bootstrap import application

    answers = application().inquirer.why(organisation, code)
    found = [answer.version for answer in answers if answer.version]
    if not found:
        raise NotFoundError(
            "{organisation} has no version of {type} yet; normdocs documents why says what it waits for",
            organisation=organisation,
            type=code,
        )
    return found


def why(organisation: Organisation, type: Type, json: Json = False) -> None:
    """Print why a document is required, each value's origin, and what it waits for."""
    from normdocs.bootstrap import application

    app = application()
    answers = app.inquirer.why(organisation, type)
    if json:
        print_json(answers)
        return
    for answer in answers:
        print_answer(answer, filing_of(app.report_reader, answer.key))


def print_answer(answer: Answer, filing: Filing | None) -> None:
    """Print all there is to say of one document."""
    print_text(f"{answer.type.code} {answer.type.title}")
    norm = (
        f"{answer.norm.kind} № {answer.norm.number} {say('of')} {day(answer.norm.date)}"
        if answer.norm
        else "–"
    )
    print_line(
        "required: {because} ({norm})",
        because=answer.because,
        norm=", ".join(filter(None, [norm, answer.clause])),
    )
    if answer.after:
        print_line("made after: {codes}", codes=", ".join(answer.after))
    for gap in answer.missing:
        print_line("waits for: {title} [{origin}]", title=gap.title, origin=profile_field(gap.origin))
    print_state(answer)
    rows = [
        (
            value.path,
            value.value[:100],
            sourced(value.origin, filing),
            ", ".join(remarks(value.example, value.doubt)),
        )
        for value in answer.provenance
    ]
    print_table(("field", "value", "origin", "remarks"), rows)


def print_state(answer: Answer) -> None:
    """Print which template a document was made from, and why it is out of date if it is."""
    if answer.template:
        print_line(
            "made from {template}, version {number}",
            template=answer.template.template,
            number=answer.template.number,
        )
    if answer.template_changed:
        print_line("out of date: the template changed")
    for change in answer.changes:
        print_line(
            "out of date: {path}: {old} → {new}",
            path=change.path,
            old=change.old or "–",
            new=change.new or "–",
        )


def remarks(example: bool, doubt: str | None) -> list[str]:
    """Return what has to be known of a value."""
    return [*([say("example value")] if example else []), *([say("form to confirm")] if doubt else [])]


def open_(organisation: Organisation, type: Type, json: Json = False) -> None:
    """Open the readable files, or print their paths where nothing can open them."""
    from normdocs.bootstrap import application

    app = application()
    kinds = {kind.code: kind for kind in app.registry.types}
    found = [
        app.shelf.path(organisation, f"{kinds[v.key.type].code} {kinds[v.key.type].short_title}.pdf")
        for v in registered(organisation, type)
    ]
    if json:
        print_json(found)
        return
    opener = shutil.which("xdg-open")
    for path in found:
        print_text(str(path))
        if opener and path.is_file():
            subprocess.run([opener, str(path)], check=False)  # noqa: S603 - the user's own viewer
