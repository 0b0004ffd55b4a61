"""Commands that look for contradictions: in a report's file, among the documents of the register."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from normdocs.cli.options import File, Json
from normdocs.cli.output import print_json, print_line, print_text
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.domain.finding import Finding

Lines = dict[str, int]


def register(group: typer.Typer) -> None:
    """Add the commands to the group of checks."""
    group.command("report", help=say("Check what a report states, whoever wrote it: the report as data."))(
        report
    )
    group.command("documents", help=say("Check what the documents of the register state together."))(
        documents
    )


def report(file: File, json: Json = False) -> None:
    """Hold the figures and words of a report against each other."""
    from normdocs.bootstrap import application

    app = application()
    read, lines = app.report_with_lines(file)
    found = sorted(app.checker.report(read), key=lambda one: line_of(one.where, lines) or 0)
    if json:
        print_json([as_data(one, lines) for one in found])
    else:
        for one in found:
            print_text(in_words(one, placed(one, lines)))
        concluded(Path(file).name, found)
    stop_at_errors(found)


Whose = Annotated[
    str | None,
    typer.Argument(
        metavar=say("ORG|MUNICIPALITY"),
        help=say("one organisation, or those of a municipality; all when none is named"),
    ),
]


def documents(whose: Whose = None, json: Json = False) -> None:
    """Hold the documents and reports of each organisation against each other and the register."""
    from normdocs.bootstrap import application

    checked = application().register_checker.documents(whose)
    if json:
        print_json(
            [{**vars(one), "findings": [as_data(found, {}) for found in one.findings]} for one in checked]
        )
    else:
        for one in checked:
            for found in one.findings:
                place = ", ".join(filter(None, [one.organisation, *found.documents, found.where]))
                print_text(in_words(found, place))
            concluded(one.name, one.findings)
    stop_at_errors([found for one in checked for found in one.findings])


def concluded(name: str, found: Sequence[Finding]) -> None:
    """Print how many findings there are."""
    errors = sum(one.severity.value == "error" for one in found)
    if found:
        print_line(
            "{name}: errors: {errors}, warnings: {warnings}",
            name=name,
            errors=errors,
            warnings=len(found) - errors,
        )
    else:
        print_line("{name}: no contradictions found", name=name)


def stop_at_errors(found: Sequence[Finding]) -> None:
    """Exit with 1 when there is an error among the findings."""
    if any(one.severity.value == "error" for one in found):
        raise typer.Exit(1)


def in_words(one: Finding, place: str) -> str:
    """Return a finding as a paragraph: how grave, where, which rule; what is stated; what follows."""
    from normdocs.content.findings.wording import RULES

    grave = say(one.severity.value)
    stated = say("stated: {text}", text=one.stated)
    follows = say("follows: {text}", text=one.follows)
    return f"{grave}, {place}: {RULES[one.rule]}\n  {stated}\n  {follows}\n"


def placed(one: Finding, lines: Lines) -> str:
    """Return where a finding stands in the file."""
    line = line_of(one.where, lines)
    return say("line {line}, {field}", line=line, field=one.where) if line else one.where


def line_of(field: str, lines: Lines) -> int | None:
    """Return the line of a field, of what encloses it where the file does not name it."""
    while field and field not in lines:
        field = field[: max(field.rfind("."), field.rfind("["), 0)]
    return lines.get(field)


def as_data(one: Finding, lines: Lines) -> dict[str, Any]:
    """Return a finding for programs."""
    from normdocs.cli.output import plain
    from normdocs.content.findings.wording import RULES

    return {**plain(one), "title": RULES[one.rule], "line": line_of(one.where, lines)}
