"""Tasks: one service call each, one organisation each. Parameters are ids: Prefect stores them."""

from __future__ import annotations

from prefect import task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.settings import PREFECT_API_URL

from normdocs.bootstrap import application
from normdocs.services.change.following import Followed
from normdocs.services.change.reach import Reach
from normdocs.services.making.generation import Over
from normdocs.services.making.production import Report
from normdocs.services.reminders.refreshing import Refreshed
from normdocs.services.reports.reporting import Reported


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


@task(cache_policy=NO_CACHE, persist_result=False)
def accountable(as_of: str | None) -> list[tuple[int, str]]:
    """Return who reports, with the level: who sums up comes after those it sums up."""
    app = application()
    return app.reporter.accountable(app.day(as_of))


@task(task_run_name="compile-{organisation}", cache_policy=NO_CACHE, persist_result=False)
def compile_reports(
    organisation: str, as_of: str | None, types: list[str] | None, target_year: int | None, printed: bool
) -> Reported:
    """Compile one organisation's reports; without a list of types as one of many that stops nobody."""
    app = application()
    if types is None:
        return app.reporter.attempt(organisation, app.day(as_of), printed=printed)
    return app.reporter.report(organisation, app.day(as_of), types, target_year, printed=printed)
