"""Commands that make documents follow a change: acts apply, renew."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from normdocs.cli.following_report import plain_results, print_followed
from normdocs.cli.impact import ActId, Wanted, reach_of, show
from normdocs.cli.options import Direct, Json, Unprinted
from normdocs.cli.output import print_json, print_line
from normdocs.domain.reasons import STATED
from normdocs.domain.strict import IDENTIFIER
from normdocs.domain.validation import quoted
from normdocs.errors import InputError
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.bootstrap import Application
    from normdocs.services.change.following import Followed
    from normdocs.services.change.reach import Reach

Organisations = Annotated[
    list[str] | None,
    typer.Argument(metavar=say("ORG…"), help=say("organisations; all the act concerns when none is named")),
]
Change = Annotated[
    str | None,
    typer.Option(
        "--change",
        metavar=say("NAME"),
        help=say("what the change and its order are called; the day the organisation's facts changed"),
    ),
]
PROGRESS = "{done} of {total}; {rate} a second; {left} s left"


def register(app: typer.Typer) -> None:
    """Add the command about facts, templates, definitions."""
    app.command(help=say("Make documents follow a change of facts, templates or definitions."))(renew)


def register_for_acts(group: typer.Typer) -> None:
    """Add the command about acts to their group."""
    group.command(help=say("Make every document an act's change touches follow it."))(apply)


def apply(
    act: ActId,
    organisations: Organisations = None,
    direct: Direct = False,
    no_print: Unprinted = False,
    json: Json = False,
) -> None:
    """Follow an act's change in all organisations it concerns, or in those named."""
    from normdocs.bootstrap import application
    from normdocs.services.change.reach import Reach

    app, reach = application(), Reach(act, act=act)
    names = app.follower.concerned(reach, organisations or [])
    if direct or not names:
        finish(followed(app, reach, names, printed=not no_print, quiet=json), act, json=json)
        return
    parameters = {"act": act, "organisations": names, "printed": not no_print}
    with watched(app, quiet=json):
        results: Any = app.orchestrator.run("apply_act_change", parameters)
    if results is not None:
        finish(results, act, json=json)
        return
    if not json:
        print_line("done by Prefect; what is left, as the register stands now:")
    show(app, reach, None, None, json=json)


def renew(
    wanted: Wanted = None, change: Change = None, no_print: Unprinted = False, json: Json = False
) -> None:
    """Follow whatever changed besides acts, in one organisation or all, in documents of some types or all."""
    from normdocs.bootstrap import application

    if change is not None and not IDENTIFIER.fullmatch(change):
        raise InputError(
            "--change: {reason}", reason=InputError(STATED["identifier_wrong"], text=quoted(change))
        )
    app = application()
    reach = reach_of(app, wanted or [], change or "")
    names = app.follower.concerned(reach)
    finish(followed(app, reach, names, printed=not no_print, quiet=json), change or "", json=json)


def followed(
    app: Application, reach: Reach, names: Sequence[str], *, printed: bool, quiet: bool
) -> list[Followed]:
    """Follow the change in one organisation after the other."""
    results = []
    with watched(app, quiet=quiet):
        for done, name in enumerate(names):
            app.watch(done, len(names))
            results.append(app.follower.follow(name, replace(reach, organisation=name), printed=printed))
    return results


@contextmanager
def watched(app: Application, *, quiet: bool) -> Iterator[None]:
    """Show how far the batch is while it lasts, and end what was started."""
    try:
        if quiet:
            yield
            return
        from rich.console import Console

        from normdocs.services.change.following import Pace

        started = time.perf_counter()
        with Console(stderr=True).status("") as status:

            def tell(done: int, total: int) -> None:
                pace = Pace(done, total, time.perf_counter() - started)
                rate, left = f"{pace.rate:.1f}", f"{pace.left:.0f}" if done else "–"
                status.update(say(PROGRESS, done=done, total=total, rate=rate, left=left))

            app.watch = tell
            yield
    finally:
        app.close()


def finish(results: Sequence[Followed], change: str, *, json: bool) -> None:
    """Print what was done; exit with 1 when somebody has to see to something."""
    if json:
        print_json({"change": change, "organisations": plain_results(results)})
    else:
        print_followed(results)
    if not all(one.complete for one in results):
        raise typer.Exit(1)
