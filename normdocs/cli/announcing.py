"""Telling Prefect of acts that changed, and the user that it was told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from normdocs.cli.output import print_line

if TYPE_CHECKING:
    from normdocs.bootstrap import Application


def announce(app: Application, acts: Sequence[str], *, quiet: bool) -> None:
    """Tell Prefect, where one is configured, that the acts changed; documents follow there."""
    told = app.herald.tell(acts)
    if told and not quiet:
        print_line("Prefect was told: apply-act-change follows the change of {acts}", acts=", ".join(told))
