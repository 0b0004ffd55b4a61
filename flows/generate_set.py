"""Documents of several organisations, one task each."""

from __future__ import annotations

from typing import Any

from prefect import flow
from prefect.task_runners import ThreadPoolTaskRunner

from flows.tasks import produce, report_readiness
from normdocs.services.making.production import Report

AT_A_TIME = 2


# The library declares its runners narrower than its flows accept them.
RUNNER: Any = ThreadPoolTaskRunner(max_workers=AT_A_TIME)


@flow(name="generate-set", persist_result=False, task_runner=RUNNER)
def generate_set(
    organisations: list[str], types: list[str] | None = None, over: str | None = None
) -> list[Report]:
    """Make and print what is stale of each organisation; one that fails does not stop the others."""
    futures = [produce.submit(organisation, types or [], over) for organisation in organisations]
    for future in futures:
        future.wait()
    report_readiness(organisations)
    return [future.result() for future in futures]
