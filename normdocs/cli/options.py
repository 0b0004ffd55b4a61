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
