"""What a batch shows of itself, in the terminal and as artifacts. Codes only: Prefect stores them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from prefect.artifacts import create_progress_artifact, create_table_artifact, update_progress_artifact
from prefect.settings import PREFECT_API_URL

from normdocs.bootstrap import application
from normdocs.services.change.following import Followed, Pace


def started(act: str) -> UUID | None:
    """Return the artifact that shows how far the batch is, None where there is no API to keep it."""
    if not PREFECT_API_URL.value():
        return None
    # Outside of an event loop the library answers at once, whatever its annotation says.
    artifact: Any = create_progress_artifact(0.0, key="act-change-progress", description=act)
    made: UUID = artifact
    return made


def show_progress(artifact: UUID | None, pace: Pace) -> None:
    """Tell how far the batch is to whoever watches, and in its artifact."""
    application().watch(pace.done, pace.total)
    if artifact:
        said = f"{pace.done} / {pace.total}, {pace.rate:.2f} / s, {pace.left:.0f} s"
        update_progress_artifact(artifact, 100.0 * pace.done / pace.total, said)


def report_followed(act: str, results: list[Followed]) -> None:
    """Leave what was done as an artifact, by codes; why one failed may name a person and stays out."""
    if not PREFECT_API_URL.value():
        return
    rows = [
        {
            "organisation": one.organisation,
            "looked at": one.looked_at,
            "made": ", ".join(one.made),
            "amended": ", ".join(one.amended),
            "orders": ", ".join(one.orders),
            "return first": ", ".join(one.to_return),
            "failed": "failed" if one.failure else "",
        }
        for one in results
    ]
    create_table_artifact(key="act-change", table=rows, description=act)
