"""Half-yearly reports: compiled from records, then summed over municipalities and regions."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from prefect import flow
from prefect.settings import PREFECT_API_URL
from prefect.task_runners import ThreadPoolTaskRunner

from flows.tasks import accountable, compile_reports
from normdocs.errors import NormdocsError
from normdocs.services.reports.reporting import Reported

AT_A_TIME = 2
FAILED = "some reports could not be compiled, the others were: {organisations}"
# The library declares its runners narrower than its flows accept them.
RUNNER: Any = ThreadPoolTaskRunner(max_workers=AT_A_TIME)


@flow(name="compile-report", persist_result=False, task_runner=RUNNER)
def compile_report(
    organisation: str | None = None,
    as_of: str | None = None,
    types: list[str] | None = None,
    target_year: int | None = None,
    printed: bool = True,
) -> list[Reported]:
    """Compile the reports of one organisation, or of all that report, as of a day, today when none is named.

    Whoever sums up waits for those below.
    """
    if organisation:
        return [compile_reports(organisation, as_of, types or [], target_year, printed)]
    results: list[Reported] = []
    for _, level in groupby(accountable(as_of), key=lambda one: one[0]):
        futures = [compile_reports.submit(name, as_of, None, None, printed) for _, name in level]
        results += [future.result() for future in futures]
    failed = [one.organisation for one in results if one.failure and not one.idle]
    if failed and PREFECT_API_URL.value():
        # Everybody else is done: a failed run is how an operator learns of it.
        raise NormdocsError(FAILED, organisations=", ".join(failed))
    return results
