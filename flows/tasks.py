"""Tasks: one service call each, one organisation each. Parameters are ids: Prefect stores them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from prefect import task
from prefect.artifacts import create_progress_artifact, create_table_artifact, update_progress_artifact
from prefect.cache_policies import NO_CACHE
from prefect.settings import PREFECT_API_URL

from normdocs.bootstrap import application
from normdocs.services.following import Followed, Pace
from normdocs.services.generation import Over
from normdocs.services.production import Report
from normdocs.services.reach import Reach
from normdocs.services.refreshing import Refreshed


@task(task_run_name="produce-{organisation}", cache_policy=NO_CACHE, persist_result=False)
def produce(organisation: str, types: list[str], over: str | None = None) -> Report:
    """Make and print what is stale of one organisation."""
    return application().producer.produce(organisation, types, Over(over) if over else None)


@task(cache_policy=NO_CACHE, persist_result=False)
def refresh(organisation: str | None) -> Refreshed:
    """Mark what ended, write the reminders that are due, send what waits."""
    return application().refresher.refresh(organisation)


@task(cache_policy=NO_CACHE, persist_result=False)
def report_readiness(organisations: list[str]) -> None:
    """Leave the readiness table as an artifact, where there is an API to keep it."""
    if not PREFECT_API_URL.value():
        return
    assessor = application().assessor
    rows = [
        {
            "organisation": row.name,
            "code": cell.code,
            "title": cell.title,
            "status": cell.status,
            "next": cell.step,
        }
        for name in organisations
        for row in assessor.assess(name)
        for cell in row.cells
    ]
    create_table_artifact(key="readiness", table=rows)


@task(cache_policy=NO_CACHE, persist_result=False)
def concerned(act: str, organisations: list[str]) -> list[str]:
    """Return whom the act's change concerns, of these organisations if any are named."""
    return application().follower.concerned(Reach(act, act=act), organisations)


@task(task_run_name="follow-{organisation}", cache_policy=NO_CACHE, persist_result=False)
def follow(act: str, organisation: str, printed: bool) -> Followed:
    """Make the documents of one organisation follow the act's change."""
    return application().follower.follow(organisation, Reach(act, act=act), printed=printed)


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
