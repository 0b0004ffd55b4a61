"""An act changed: the documents of every organisation it concerns follow, one task each."""

from __future__ import annotations

import time
from typing import Any

from prefect import flow
from prefect.futures import as_completed
from prefect.settings import PREFECT_API_URL
from prefect.task_runners import ThreadPoolTaskRunner

from flows.artifacts import report_followed, show_progress, started
from flows.tasks import concerned, follow
from normdocs.errors import NormdocsError
from normdocs.services.change.following import Followed, Pace

AT_A_TIME = 2
FAILED = (
    "some organisations could not follow the change of {act}, the others did: {organisations}; "
    "normdocs acts apply {act} says why"
)
# The library declares its runners narrower than its flows accept them.
RUNNER: Any = ThreadPoolTaskRunner(max_workers=AT_A_TIME)


@flow(name="apply-act-change", flow_run_name="apply-{act}", persist_result=False, task_runner=RUNNER)
def apply_act_change(
    act: str, organisations: list[str] | None = None, printed: bool = True
) -> list[Followed]:
    """Make the documents follow; one organisation that fails does not stop the others."""
    names = concerned(act, organisations or [])
    futures = [follow.submit(act, name, printed) for name in names]
    progress, begun = started(act), time.monotonic()
    for done, _ in enumerate(as_completed(futures), 1):
        show_progress(progress, Pace(done, len(names), time.monotonic() - begun))
    results = [future.result() for future in futures]
    report_followed(act, results)
    failed = [one.organisation for one in results if one.failure]
    if failed and PREFECT_API_URL.value():
        # Everybody else is done: a failed run is how an operator learns of it.
        raise NormdocsError(FAILED, act=act, organisations=", ".join(failed))
    return results
