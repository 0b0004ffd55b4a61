"""What one transition costs as the journal grows: ten thousand of them, on SQLite and on PostgreSQL.

A transition is one unit of work through the services: a document is submitted, decided by the curator, or
returned; each appends a sealed entry and brings the document's standing, its version's state and the list of
open moves after it.
"""

from __future__ import annotations

import itertools
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from benchmarks.workshop import ROOT
from normdocs.bootstrap import Application
from normdocs.services.approval.office import BY_CURATOR
from normdocs.settings import settings

sys.path.insert(0, str(ROOT))
from tests.postgres import running_server
from tests.services.schools import SHAKHTY, altered, completed, real

TRANSITIONS, PART = 10_000, 1_000
CODES = ("S01", "S02", "S05", "S07", "S08")
LIMIT = 1.3


@contextmanager
def addresses() -> Iterator[list[tuple[str, list[str]]]]:
    """Give two empty databases of each kind."""
    with TemporaryDirectory() as folder, running_server() as server:
        yield [
            ("SQLite", [f"sqlite:///{folder}/{name}.db" for name in ("young", "old")]),
            ("PostgreSQL", [server.database(), server.database()]),
        ]


@contextmanager
def school(url: str) -> Iterator[Application]:
    """Give an application over a school with five orders in draft."""
    with TemporaryDirectory() as folder:
        variables = {
            "NORMDOCS_WORKSPACE": str(ROOT),
            "NORMDOCS_OUTPUTS": folder,
            "NORMDOCS_DATABASE_URL": url,
        }
        app = Application(settings(variables))
        try:
            app.registrar.admit(altered(real(completed(SHAKHTY)), issued=[]))
            app.generator.generate(SHAKHTY, CODES)
            yield app
        finally:
            app.close()


def moves(app: Application) -> Iterator[Callable[[], object]]:
    """Yield transitions without end: submit, decide, return, document by document."""
    approver = app.approver
    for code in itertools.cycle(CODES):
        yield lambda code=code: approver.submit(SHAKHTY, code)
        yield lambda code=code: approver.approve(SHAKHTY, code, BY_CURATOR)
        yield lambda code=code: approver.send_back(SHAKHTY, code, BY_CURATOR, "once more")


def taken(move: Callable[[], object]) -> float:
    """Return the seconds a transition took."""
    started = time.perf_counter()
    move()
    return time.perf_counter() - started


def compared(young: Application, old: Application, before: int, part: int) -> tuple[list[float], list[float]]:
    """Return what the first `part` transitions cost, and as many after `before` others.

    The two journals grow turn by turn, since a machine's speed drifts.
    """
    early, late = moves(young), moves(old)
    for move in itertools.islice(late, before):
        move()
    # The first ones pay for what is imported and compiled once.
    for move in itertools.islice(early, 3 * len(CODES)):
        move()
    pairs = [(taken(next(early)), taken(next(late))) for _ in range(part)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def main(count: int = TRANSITIONS) -> None:
    """Print what the first and the last thousand cost, and their ratio."""
    part = min(PART, count // 2)
    print("a transition: submitted, decided by one, or returned, through the services, with its entry sealed")
    with addresses() as known:
        for name, urls in known:
            with school(urls[0]) as young, school(urls[1]) as old:
                first, last = compared(young, old, count - part, part)
                audit = old.auditor.verify(SHAKHTY)
            assert not audit.findings, audit.findings
            ratio = sum(last) / sum(first)
            print(
                f"{name}: transition 1 to {part}: {statistics.median(first) * 1e6:.0f} µs each, "
                f"{count - part + 1} to {count}: {statistics.median(last) * 1e6:.0f} µs each; "
                f"×{ratio:.2f} (goal: at most ×{LIMIT}: {'held' if ratio <= LIMIT else 'MISSED'}); "
                f"{audit.entries} entries verified",
                flush=True,
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else TRANSITIONS)
