"""Words in their cases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normdocs.cli.options import Json
from normdocs.cli.output import print_json, print_line, print_text
from normdocs.errors import InputError
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.language.cases import Inflected


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=say("Put a name, a title or an organisation into a case."))(decline)


def decline(
    text: Annotated[
        str | None, typer.Argument(metavar=say("TEXT"), help=say("the text in the nominative"))
    ] = None,
    kind: Annotated[str, typer.Option(help="person | title | organisation | place")] = "person",
    case: Annotated[str, typer.Option(help="nomn | gent | datv | accs | ablt | loct")] = "gent",
    gender: Annotated[str | None, typer.Option(help="m | f")] = None,
    batch: Annotated[
        Path | None,
        typer.Option(metavar=say("FILE"), help=say("table with columns kind, nominative, gender, case")),
    ] = None,
    json: Json = False,
) -> None:
    """Print the form, or with --batch the table with a column of forms."""
    from normdocs.bootstrap import application
    from normdocs.language.declension import Lexicon
    from normdocs.services.making.wording import Question, declined, declined_table

    app = application()
    lexicon = Lexicon(app.registry.inflection)
    if batch:
        table = app.file(batch).decode("utf-8-sig", errors="replace")
        print_text(declined_table(table, batch.name, lexicon))
    elif text:
        print_form(declined(Question(kind, text, case, gender), lexicon), json=json)
    else:
        raise InputError("give a text or --batch FILE")


def print_form(said: Inflected, *, json: bool) -> None:
    """Print a form, and why somebody should confirm it."""
    if json:
        print_json({"form": said.form, "doubt": said.doubt})
        return
    print_text(said.form)
    if said.doubt:
        print_line("to confirm: {doubt}", doubt=said.doubt)
