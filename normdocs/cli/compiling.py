"""The command that compiles reports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from normdocs.cli.making import print_report
from normdocs.cli.options import Direct, Json, Organisation, Unprinted
from normdocs.cli.output import print_json, print_line, print_table
from normdocs.cli.typed import shown_period, stated_day
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.bootstrap import Application
    from normdocs.domain.indicators.verdict import Verdict
    from normdocs.services.reports.reporting import Line, Reported

AsOf = Annotated[str, typer.Option("--as-of", metavar=say("DATE"), help=say("the day the figures are as of"))]
Codes = Annotated[
    list[str] | None,
    typer.Option(
        "--type", metavar=say("TYPE"), help=say("a report, for example M07; all when none is named")
    ),
]
TargetYear = Annotated[
    int | None,
    typer.Option(
        "--target-year",
        min=2019,
        max=2100,
        metavar=say("YEAR"),
        help=say("the year whose targets count; that of the day when none is named"),
    ),
]
COMPILED = "{type}: compiled as of {period} and on file; held against the targets of {year}"
UNCHANGED = "{type}: as of {period} nothing changed; held against the targets of {year}"
SILENT = "{type}: not reported, not in the sums: {names}"
LACKING = "{type}: {organisation}: {words}"
LACKS = {
    "numerator": "the number is not stated",
    "denominator": "of how many is not stated",
    "target": "there is no target for the year",
    "ages": "dates of birth are not stated",
}


def register(group: typer.Typer) -> None:
    """Add the command to the group of reports."""
    group.command(name="compile", help=say("Compile reports from records and from reports of others."))(
        compile_reports
    )


def compile_reports(
    organisation: Organisation,
    as_of: AsOf,
    codes: Codes = None,
    target_year: TargetYear = None,
    no_print: Unprinted = False,
    direct: Direct = False,
    json: Json = False,
) -> None:
    """Compile, put on file, make the documents."""
    from normdocs.bootstrap import application

    app, day = application(), stated_day(as_of, "--as-of")
    try:
        if direct:
            done: Reported | None = app.reporter.report(
                organisation, day, codes or [], target_year, printed=not no_print
            )
        else:
            done = run(app, organisation, day, codes or [], target_year, printed=not no_print)
    finally:
        app.close()
    if json:
        print_json(done)
    elif done is None:
        print_line(
            "done by Prefect; normdocs reports list {organisation} shows it", organisation=organisation
        )
    else:
        finish(done)


def run(
    app: Application,
    organisation: str,
    day: date,
    codes: list[str],
    target_year: int | None,
    *,
    printed: bool,
) -> Reported | None:
    """Run the flow; None when it ran elsewhere."""
    given = {"organisation": organisation, "as_of": day.isoformat(), "types": codes}
    results: Any = app.orchestrator.run(
        "compile_report", {**given, "target_year": target_year, "printed": printed}
    )
    found: Reported | None = results[0] if results else None
    return found


def finish(done: Reported) -> None:
    """Print what was compiled; exit with 1 when something is lacking."""
    for one in done.lines:
        print_compiled(one)
    if done.production:
        print_report(done.production)
    attention = any(one.not_reported or one.lacking for one in done.lines)
    if attention or (done.production and not done.production.complete):
        raise typer.Exit(1)


def print_compiled(one: Line) -> None:
    """Print one report: the column, the verdicts, who and what is missing."""
    text = COMPILED if one.kept else UNCHANGED
    print_line(text, type=one.type, period=shown_period(one.period), year=one.column)
    if one.verdicts:
        print_verdicts(one.verdicts)
    if one.not_reported:
        print_line(SILENT, type=one.type, names=", ".join(one.not_reported))
    for lacking in one.lacking:
        print_line(LACKING, type=one.type, organisation=lacking.organisation, words=lacking.words)


def print_verdicts(verdicts: Iterable[Verdict]) -> None:
    """Print indicators with values, targets and what is said of them."""
    headers = ("indicator", "value", "target", "verdict")
    print_table(headers, [row(one) for one in verdicts])


def row(one: Verdict) -> tuple[str, ...]:
    """Return a verdict as a row."""
    target = f"{percent(one.target.value)} ({one.year})" if one.target else "–"
    if one.target and not one.target.verified:
        target += f" {say('not verified')}"
    return one.indicator.title, value(one), target, said(one)


def value(one: Verdict) -> str:
    """Return the value with what it is made of."""
    share = one.value
    told = "–" if share.percent is None else percent(share.percent)
    if share.count is None:
        return told
    return f"{told} ({share.count} / {'?' if share.of is None else share.of})"


def said(one: Verdict) -> str:
    """Return the verdict in words, with how many are needed or why nothing can be said."""
    words = [say(f"target: {one.outcome.value}")]
    words += [say(LACKS[lack.value]) for lack in one.lacking]
    if one.met is False and one.needed is not None:
        words.append(say("needed: {count}", count=one.needed))
    if one.ageless:
        words.append(say("in the records without a date of birth: {count}", count=one.ageless))
    if one.limit is not None and one.target is not None:
        words.append(say("met only if they are of {count} at most", count=one.limit))
    return "; ".join(words)


def percent(number: object) -> str:
    """Return a percentage as people read it."""
    return f"{number} %".replace(".", ",")
