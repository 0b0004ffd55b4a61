"""Commands that say what a change would do and change nothing: acts impact, impact."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normdocs.cli.impact_report import print_impact, write_impact
from normdocs.cli.options import Json
from normdocs.cli.output import print_json
from normdocs.cli.typed import day_of
from normdocs.messages import explain, say

if TYPE_CHECKING:
    from datetime import date

    from normdocs.bootstrap import Application
    from normdocs.domain.change.impact import Impact
    from normdocs.services.change.impact import Planner
    from normdocs.services.change.reach import Reach

ActId = Annotated[str, typer.Argument(metavar=say("ACT"), help=say("the act's id"))]
Only = Annotated[
    str | None,
    typer.Option("--organisation", metavar=say("ORG"), help=say("one organisation; all when none is named")),
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar=say("DATE"), help=say("as if today were that day"))
]
Workbook = Annotated[
    Path | None,
    typer.Option("--xlsx", metavar=say("FILE"), help=say("write every document and value to this workbook")),
]
Wanted = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=say("ORG TYPE…"),
        help=say("an organisation, document types, or both; everything when nothing is named"),
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command about facts, templates, definitions."""
    app.command(help=say("Show what a change of facts, templates or definitions does to each document."))(
        impact
    )


def register_for_acts(group: typer.Typer) -> None:
    """Add the command about acts to their group."""
    group.command("impact", help=say("Show what an act's change does to each document, and change nothing."))(
        of_act
    )


def of_act(
    act: ActId, organisation: Only = None, as_of: AsOf = None, xlsx: Workbook = None, json: Json = False
) -> None:
    """Show the impact of an act's change."""
    from normdocs.bootstrap import application
    from normdocs.services.change.reach import Reach

    app = application()
    reach = Reach(act, act=act, organisation=organisation)
    app.follower.concerned(reach, [organisation] if organisation else [])
    show(app, reach, day_of(as_of, "--as-of"), xlsx, json=json)


def impact(wanted: Wanted = None, as_of: AsOf = None, xlsx: Workbook = None, json: Json = False) -> None:
    """Show the impact of whatever changed besides acts."""
    from normdocs.bootstrap import application

    app = application()
    show(app, reach_of(app, wanted or []), day_of(as_of, "--as-of"), xlsx, json=json)


def reach_of(app: Application, wanted: list[str], change: str = "") -> Reach:
    """Return the reach somebody names: ids of organisations begin in lower case, codes of types do not."""
    from normdocs.services.change.reach import Reach, codes_of

    first, rest = (wanted[0], wanted[1:]) if wanted and wanted[0][:1].islower() else (None, wanted)
    return Reach(change, organisation=first, types=codes_of(app.registry, rest))


def show(
    app: Application,
    reach: Reach,
    day: date | None,
    xlsx: Path | None,
    *,
    json: bool,
    planner: Planner | None = None,
) -> None:
    """Print the impact, told by the application's planner if by no other.

    Exit with 1 when it could not be told for some organisation.
    """
    planner = planner or app.planner
    found = (planner.on(day) if day else planner).impact(app.follower.named(reach))
    if xlsx:
        write_impact(xlsx, found, app.registry)
    if json:
        print_json(told(found, day))
    else:
        print_impact(found, app.registry, day)
    if found.failures:
        raise typer.Exit(1)


def told(found: Impact, day: date | None) -> dict[str, object]:
    """Return the impact as programs read it; failures as sentences."""
    return {
        "change": found.change,
        "as_of": day,
        "looked_at": len(found.effects),
        "totals": found.totals,
        "effects": found.effects,
        "failures": {name: explain(error) for name, error in found.failures.items()},
    }
