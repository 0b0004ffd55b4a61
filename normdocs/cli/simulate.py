"""The command that fills a register with a simulated region."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from normdocs.cli.options import Json
from normdocs.cli.output import print_json, print_line
from normdocs.cli.typed import words
from normdocs.messages import say

if TYPE_CHECKING:
    from normdocs.services.trial.region import Simulated

MOST_ORGANISATIONS, MOST_MUNICIPALITIES = 99_999, 999
Organisations = Annotated[
    int, typer.Option(min=1, max=MOST_ORGANISATIONS, help=say("how many schools the register is to hold"))
]
Region = Annotated[str, typer.Option(help=say("the region, as in the field territory of its acts"))]
Municipalities = Annotated[
    int,
    typer.Option(min=1, max=MOST_MUNICIPALITIES, help=say("how many municipalities; every school is in one")),
]
Seed = Annotated[int, typer.Option(help=say("the same number gives the same schools"))]
Approved = Annotated[
    float, typer.Option(min=0.0, max=1.0, help=say("the share of schools whose set is approved, 0 to 1"))
]
Walk = Annotated[
    bool, typer.Option("--walk", help=say("drafts too may be submitted and approved, marked as they are"))
]
Add = Annotated[bool, typer.Option("--add", help=say("beside the real organisations of the register"))]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=say("Fill a register with a made-up region, for trials."))(simulate)


def simulate(
    organisations: Organisations,
    region: Region,
    municipalities: Municipalities = 20,
    seed: Seed = 1,
    approved: Approved = 0.5,
    walk: Walk = False,
    add: Add = False,
    json: Json = False,
) -> None:
    """Make schools, acts, documents and approvals, none of them real; no PDF is printed."""
    from normdocs.bootstrap import application
    from normdocs.content.trial.region import SimulatedRegion
    from normdocs.services.trial.region import Order

    place = SimulatedRegion(words(region, "--region"), municipalities, seed)
    order = Order(place, organisations, approved, trial=walk, add=add)
    app = application()
    started = time.perf_counter()
    try:
        with shown_progress(organisations, quiet=json) as done:
            made = app.simulator.simulate(order, done)
    finally:
        app.close()
    seconds = time.perf_counter() - started
    if json:
        print_json({"made": made, "seconds": round(seconds, 1)})
    else:
        print_made(made, seconds)


@contextmanager
def shown_progress(total: int, *, quiet: bool) -> Iterator[Callable[[int], None]]:
    """Show on standard error how many schools are ready, how many a minute, and how long it will take."""
    if quiet:
        yield lambda ready: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    rate = TextColumn("{task.fields[rate]}")
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        rate,
        TimeRemainingColumn(),
    )
    started = time.perf_counter()
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(say("simulated schools"), total=total, rate="")

        def done(ready: int) -> None:
            a_minute = ready / (time.perf_counter() - started) * 60
            progress.update(task, completed=ready, rate=say("{count} a minute", count=f"{a_minute:.0f}"))

        yield done


def print_made(made: Simulated, seconds: float) -> None:
    """Print what was made and how fast."""
    print_line(
        "made: schools {schools}, acts {acts}, documents {documents}, approved sets {sets}, "
        "entries of the journal {events}",
        schools=made.schools,
        acts=made.acts,
        documents=made.documents,
        sets=made.sets,
        events=made.events,
    )
    rate = made.documents / seconds if seconds else 0.0
    print_line("it took {seconds} s, {rate} documents a second", seconds=f"{seconds:.1f}", rate=f"{rate:.1f}")
    print_line("all of it is made up: every document bears the mark of a sample")
