"""Commands that make documents: onboard, generate."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from normdocs.cli.act_changes import print_conflicts
from normdocs.cli.options import Direct, File, Json, Organisation, Types
from normdocs.cli.output import print_json, print_line
from normdocs.cli.readiness_table import print_readiness
from normdocs.errors import InputError
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.bootstrap import Application
    from normdocs.services.making.production import Report

Supplement = Annotated[
    Path | None,
    typer.Option("--supplement", metavar=say("FILE"), help=say("example values that complete the profile")),
]
Explain = Annotated[bool, typer.Option("--explain", help=say("say which value made each document stale"))]


NewEdition = Annotated[
    bool, typer.Option("--new-edition", help=say("a draft of the next edition of what was approved"))
]
DiscardEdits = Annotated[
    bool, typer.Option("--discard-edits", help=say("make the document anew in place of the edited file"))
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help=say("Take a profile and make the organisation's whole set."))(onboard)
    app.command(help=say("Make the documents that are missing or out of date."))(generate)


def onboard(
    profile: File,
    supplement: Supplement = None,
    explain: Explain = False,
    direct: Direct = False,
    json: Json = False,
) -> None:
    """Admit the profile, then make, print and bind its set."""
    from normdocs.bootstrap import application

    app = application()
    started = time.perf_counter()
    with shown_steps(app, quiet=json):
        with app.step("reading the profile"):
            admission = app.registrar.admit(app.profile(profile, supplement), app.generator.rehearse)
        name = admission.organisation
        if not json:
            print_conflicts(admission.conflicts)
        if explain and not json:
            print_stale(app, name, [])
        reports = run(app, "onboard_organisation", {"organisation": name}, direct=direct)
    finish(app, [name], reports, json=json, seconds=time.perf_counter() - started)


def generate(
    organisation: Organisation,
    types: Types = None,
    explain: Explain = False,
    new_edition: NewEdition = False,
    discard_edits: DiscardEdits = False,
    direct: Direct = False,
    json: Json = False,
) -> None:
    """Make what is stale, say what was made and why."""
    from normdocs.bootstrap import application

    over = made_over(types, new_edition=new_edition, discard_edits=discard_edits)
    app = application()
    started = time.perf_counter()
    if explain and not json:
        print_stale(app, organisation, types or [])
    with shown_steps(app, quiet=json):
        parameters = {"organisations": [organisation], "types": types or [], "over": over}
        reports = run(app, "generate_set", parameters, direct=direct)
    finish(app, [organisation], reports, json=json, seconds=time.perf_counter() - started)


def run(app: Application, flow: str, parameters: dict[str, Any], *, direct: bool) -> list[Report]:
    """Run the flow, or with `direct` the same work without Prefect."""
    from normdocs.services.making.generation import Over

    if direct:
        organisations = parameters.get("organisations") or [parameters["organisation"]]
        over = Over(parameters["over"]) if parameters.get("over") else None
        return [app.producer.produce(one, parameters.get("types", []), over) for one in organisations]
    with app.step("orchestration"):
        reports: Any = app.orchestrator.run(flow, parameters)
    return list(reports or [])


def made_over(types: Types, *, new_edition: bool, discard_edits: bool) -> str | None:
    """Return over what documents are to be made; either is asked for by name and alone."""
    if not (new_edition or discard_edits):
        return None
    if new_edition and discard_edits:
        raise InputError("--new-edition and --discard-edits do not go together: choose one")
    if not types:
        raise InputError("name the documents: a new edition, or edits discarded, only on purpose")
    return "new-edition" if new_edition else "edits"


@contextmanager
def shown_steps(app: Application, *, quiet: bool) -> Iterator[None]:
    """Show the step at work while it lasts, and end what was started."""
    try:
        if quiet:
            yield
            return
        from rich.console import Console

        with Console(stderr=True).status("") as status:
            app.listen = lambda step: status.update(say(step))
            yield
    finally:
        app.close()


def finish(
    app: Application, organisations: list[str], reports: list[Report], *, json: bool, seconds: float
) -> None:
    """Print what was done; exit with 1 when a document is blocked or could not be printed."""
    if json:
        print_json({"reports": reports, "timings": app.timings})
    else:
        for organisation in organisations:
            print_readiness(app, app.assessor.assess(organisation)[0])
        for report in reports:
            print_report(report)
        print_timings(app.timings, seconds)
    app.close()
    if not all(report.complete for report in reports):
        raise typer.Exit(1)


def print_report(report: Report) -> None:
    """Print the sentences a person needs after a run."""
    if report.made:
        print_line("made: {codes}", codes=", ".join(report.made))
    elif not report.blocked:
        print_line("nothing to do: all {count} documents are up to date", count=len(report.kept))
    if report.held:
        print_line(
            "out of date and left alone, since they are approved, on their way or edited: {codes}",
            codes=", ".join(report.held),
        )
    for failure in report.failures:
        print_line("not printed: {reason}", reason=failure)
    for path in report.set_aside:
        print_line("a file changed by hand was moved to {file}", file=path)
    if report.bundle:
        print_line("the bound set: {file}", file=report.bundle)


def print_timings(timings: dict[str, float], seconds: float) -> None:
    """Print how long it took and where the time went; orchestration is what its steps do not account for."""
    inner = sum(
        spent for step, spent in timings.items() if step in {"making documents", "printing PDF files"}
    )
    shown = dict(timings)
    if "orchestration" in shown:
        shown["orchestration"] = max(shown["orchestration"] - inner, 0.0)
    parts = ", ".join(f"{say(step)} {spent:.1f}" for step, spent in shown.items())
    print_line("it took {seconds} s: {parts}", seconds=f"{seconds:.1f}", parts=parts)


def print_stale(app: Application, organisation: str, types: Sequence[str]) -> None:
    """Print which value made each document stale, before it is remade."""
    for answer in app.inquirer.stale(organisation, types):
        print_line("{code} {title}: out of date", code=answer.type.code, title=answer.type.short_title)
        if answer.template_changed:
            print_line("  the template changed")
        for change in answer.changes:
            print_line(
                "  {path}: {old} → {new} (from {origin})",
                path=change.path,
                old=change.old or "–",
                new=change.new or "–",
                origin=change.origin,
            )
