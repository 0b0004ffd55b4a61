"""What Prefect adds to a thousand documents: the same work bare and as the flow's tasks."""

from __future__ import annotations

import os
import time

from benchmarks.workshop import admit, opened
from normdocs.adapters.orchestrator import QUIET

SCHOOLS = 39
FLOOR = "goal: at most 1.3 × the bare work + 2 s"


def bare() -> tuple[float, int]:
    """Return the seconds of making every school's set, and how many documents there were."""
    with opened() as app:
        names = admit(app, SCHOOLS)
        started = time.perf_counter()
        made = sum(len(app.producer.produce(name, []).made) for name in names)
        return time.perf_counter() - started, made


def orchestrated() -> tuple[float, int]:
    """Return the same of the flow, the ephemeral server being up."""
    os.environ.update(QUIET)
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=90), opened() as app:
        names = admit(app, SCHOOLS)
        app.orchestrator.run("generate_set", {"organisations": [], "types": []})
        started = time.perf_counter()
        reports = app.orchestrator.run("generate_set", {"organisations": names, "types": []})
        return time.perf_counter() - started, sum(len(report.made) for report in reports)


def main() -> None:
    """Print both and their ratio; bare work first and last, since a machine's speed drifts."""
    first, count = bare()
    flow, also = orchestrated()
    again, _ = bare()
    assert count == also, "the flow made other documents than the bare work"
    work = (first + again) / 2
    print(f"{count} documents: bare {work:.1f} s, as a flow {flow:.1f} s, ×{flow / work:.2f}")
    print(f"limit {1.3 * work + 2:.1f} s ({FLOOR}): {'held' if flow <= 1.3 * work + 2 else 'MISSED'}")


if __name__ == "__main__":
    main()
