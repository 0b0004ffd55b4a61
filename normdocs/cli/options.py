"""Arguments and options several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from normdocs.messages import say

Json = Annotated[bool, typer.Option("--json", help=say("print the answer as JSON"))]
Organisation = Annotated[
    str, typer.Argument(metavar=say("ORG"), help=say("the organisation's id in its profile"))
]
Type = Annotated[
    str,
    typer.Argument(
        metavar=say("TYPE"), help=say("document type, for example S01; S12 means all its variants")
    ),
]
Types = Annotated[
    list[str] | None,
    typer.Argument(metavar=say("TYPE…"), help=say("document types; all when none is named")),
]
Direct = Annotated[bool, typer.Option("--direct", help=say("without Prefect, in this process"))]
File = Annotated[Path, typer.Argument(metavar=say("FILE"), help=say("path to the file"))]
OneOrganisation = Annotated[
    str | None,
    typer.Argument(metavar=say("ORG"), help=say("one organisation; all when none is named")),
]
SomeTypes = Annotated[
    list[str],
    typer.Argument(
        metavar=say("TYPE…"), help=say("document types, for example S01 S02; S12 means all its variants")
    ),
]
ROLE_HELP = say("the role of who acts, as registry/model.yaml has it: its id or its title")
Role = Annotated[str, typer.Option(metavar=say("ROLE"), help=ROLE_HELP)]
Name = Annotated[
    str | None,
    typer.Option(
        "--by", metavar=say("NAME"), help=say("who acts; not needed where the profile names one for the role")
    ),
]
On = Annotated[
    str | None,
    typer.Option(metavar=say("DATE"), help=say("the day it was done, 13.10.2020 or 2020-10-13; today")),
]
Comment = Annotated[str, typer.Option(metavar=say("TEXT"), help=say("a note for the journal"))]
Unprinted = Annotated[
    bool,
    typer.Option("--no-print", help=say("leave the readable files to the next command that prints")),
]
