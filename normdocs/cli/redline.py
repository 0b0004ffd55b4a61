"""The command that shows what changed between two versions of a document."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normdocs.cli.options import Json, Organisation, Type
from normdocs.cli.output import day, plain, print_json, print_line
from normdocs.errors import InputError
from normdocs.messages import explain, say

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from normdocs.domain.change.comparison import Comparison, Passage
    from normdocs.services.making.comparison import Compared, Comparisons

_DIGITS = 10
SIGNS = {"equal": " ", "inserted": "+", "deleted": "-", "changed": "~"}
STYLES = {"kept": "", "removed": "red strike", "added": "green"}
# What says the same where there are no colours.
BRACKETS = {"kept": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}


def number(text: str) -> int:
    """Return the number of a version, written 2 or v2."""
    digits = text.lower().removeprefix("v")
    if not (digits.isascii() and digits.isdigit() and len(digits) < _DIGITS):
        raise InputError("{value} is not the number of a version; write 2 or v2", value=text[:40])
    return int(digits)


OldVersion = Annotated[
    str | None,
    typer.Argument(metavar=say("V1"), help=say("the older version, 1 or v1; the one before the newer")),
]
NewVersion = Annotated[
    str | None, typer.Argument(metavar=say("V2"), help=say("the newer version; the latest when not named"))
]
Docx = Annotated[
    Path | None,
    typer.Option(metavar=say("FILE.docx"), help=say("write a Word file with tracked changes here")),
]


def register(group: typer.Typer) -> None:
    """Add the command to the commands about documents."""
    group.command(help=say("Show what changed between two versions of a document."))(diff)


def diff(
    organisation: Organisation,
    type: Type,
    old: OldVersion = None,
    new: NewVersion = None,
    docx: Docx = None,
    json: Json = False,
) -> int:
    """Print the differences of two versions' texts and, when asked, write them as tracked changes."""
    from normdocs.bootstrap import application

    given = [None if one is None else number(one) for one in (old, new)]
    compared = application().comparer.compare(organisation, type, *given)
    whole = docx is None or write(docx, compared)
    if json:
        print_json(answer(compared))
    else:
        print_all(compared)
    if docx and not json:
        print_line("tracked changes: {file}", file=docx)
    if not whole:
        sys.stderr.write(
            say("{file} does not mark every change: trust the list, not the file", file=docx) + "\n"
        )
    return 0 if whole else 1


def write(path: Path, compared: Comparisons) -> bool:
    """Write the tracked changes, whole or not at all; False when something that changed is not marked."""
    from normdocs.adapters.whole_files import write_whole
    from normdocs.bootstrap import application

    if path.suffix.lower() != ".docx":
        raise InputError("{file}: give a name that ends in .docx", file=path)
    if len(compared.documents) > 1:
        codes = ", ".join(one.key.type for one in compared.documents)
        raise InputError("--docx writes one document; name one of: {known}", known=codes)
    tracked = application().comparer.tracked(compared.documents[0])
    write_whole(path.absolute(), tracked.blob, by_way_of=path.absolute().parent)
    return tracked.whole


def answer(compared: Comparisons) -> dict[str, object]:
    """Return the comparison for programs: every paragraph, also those that did not change."""
    return {
        "documents": [plain(one) | {"same": one.comparison.same} for one in compared.documents],
        "lacking": [explain(error) for error in compared.lacking],
    }


def print_all(compared: Comparisons) -> None:
    """Print the documents one below the other, and those that could not be compared."""
    from rich.console import Console

    console = Console(file=sys.stdout, highlight=False, soft_wrap=True)
    for one in compared.documents:
        print_line(
            "{type} {title}: version {old} ({old_day}) → version {new} ({new_day})",
            type=one.key.type,
            title=one.title,
            old=one.old.number,
            old_day=day(one.old.made_at),
            new=one.new.number,
            new_day=day(one.new.made_at),
        )
        if one.comparison.same:
            print_same(one)
        else:
            print_changes(console, one.comparison)
    for error in compared.lacking:
        sys.stdout.write(explain(error) + "\n")


def print_same(one: Compared) -> None:
    """Say that nothing changed, or nothing but the looks."""
    if one.same_file:
        print_line("no difference: it is the same file")
    else:
        print_line("no difference: the text is the same; the files differ in looks or in what is not printed")


def print_changes(console: Console, comparison: Comparison) -> None:
    """Print what changed; what did not is left out, but for its neighbours."""
    from normdocs.domain.change.comparison import Passage, excerpt
    from normdocs.messages.redline import left_out

    coloured = console.color_system is not None and not console.no_color
    for item in excerpt(comparison):
        if isinstance(item, Passage):
            console.print(line(item, coloured))
        else:
            console.print(left_out(item), style="dim", markup=False)


def line(passage: Passage, coloured: bool) -> Text:
    """Return a paragraph as one line: its sign, then its words."""
    from rich.text import Text

    from normdocs.messages.redline import moved, words

    shown = Text(f"{SIGNS[passage.fate]} ")
    if passage.moved:
        shown.append(moved(passage) + " ", "dim")
    bracketed = not coloured and passage.fate == "changed"
    for part in passage.parts:
        opening, closing = BRACKETS[part.turn] if bracketed else ("", "")
        shown.append(f"{opening}{words(part.text)}{closing}", STYLES[part.turn])
    return shown
