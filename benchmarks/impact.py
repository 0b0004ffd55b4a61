"""What a change of acts costs: its impact in a small and a large register, and a whole batch.

The affected documents are the same in every register: those of the eleven schools of one municipality, whose
order was replaced. The batch follows a replaced regional order, school by school, in a process of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.region import OWN, REGIONAL, TOGETHER, fill, opened, replace_municipal, replace_regional
from benchmarks.workshop import ROOT
from normdocs.bootstrap import Application
from normdocs.services.change.impact import Planner
from normdocs.services.change.reach import Reach, reached
from normdocs.services.change.regeneration import Regenerator
from normdocs.services.making.composition import compose

sys.path.insert(0, str(ROOT))
from tests.postgres import running_server

SMALL, LARGE = 1_100, 11_000
BATCH = 55
TIMES = 4
ROUNDS = 9
RATIO, SHARE, MEMORY = 1.5, 0.01, 1.1


def main(small: int = SMALL, large: int = LARGE, batch: int = BATCH) -> None:
    """Print the three figures on SQLite, and the first and the last on PostgreSQL."""
    print(f"{TOGETHER} simulated schools with core sets, some approved; the others are copies of their rows")
    with TemporaryDirectory() as folder, running_server() as server:
        for name, url in (("SQLite", lambda: None), ("PostgreSQL", server.database)):
            home = Path(folder, name)
            registers = [(size, url()) for size in (TOGETHER, small, large)]
            sizes(name, home, registers)
            regional(name, home, *registers[1])
            batches(name, home, [(size, url()) for size in (batch, TIMES * batch)])


def sizes(name: str, home: Path, registers: list[tuple[int, str | None]]) -> None:
    """Print what the impact of one municipality's order costs in registers of these sizes."""
    apps = []
    for size, url in registers:
        fill(home / str(size), size, url)
        replace_municipal(home / str(size), url)
        apps.append(opened(home / str(size), url))
    with apps[0] as alone, apps[1] as small, apps[2] as large:
        known = (alone, small, large)
        rounds = [[seconds(impact, app) for app in known] for _ in range(ROUNDS + 1)][1:]
        # The quickest of each: whatever else the machine does only adds.
        only, few, many = map(min, zip(*rounds, strict=True))
        touched, seen, rendered = impact(large), documents(large), rendering(large)
    added = (many - only) / (seen - touched)
    share = added / rendered
    (_, _), (fewer, _), (more, _) = registers
    print(
        f"{name}: an order of one municipality touches {touched} documents; its impact among {fewer} schools "
        f"{few * 1000:.0f} ms, among {more} {many * 1000:.0f} ms; ×{many / few:.2f} "
        f"(goal: at most ×{RATIO}: {told(many / few <= RATIO)})\n"
        f"{name}: {seen - touched} others add {added * 1e6:+.2f} µs each to the {only * 1000:.0f} ms "
        f"of that municipality alone, a rendered one costs {rendered * 1000:.1f} ms: "
        f"{share:+.3%} (goal: at most {SHARE:.0%}: {told(share <= SHARE)})",
        flush=True,
    )


def regional(name: str, home: Path, size: int, url: str | None) -> None:
    """Print what the impact of the regional order costs among that many schools, all of which cite it."""
    replace_regional(home / str(size), url)
    with opened(home / str(size), url) as app:
        started = time.perf_counter()
        found = Planner(app.generator).impact(Reach(REGIONAL, act=REGIONAL))
        spent = time.perf_counter() - started
    assert not found.failures, found.failures
    print(
        f"{name}: the regional order touches {len(found.touched)} documents of {size} schools, "
        f"its impact takes {spent:.0f} s, {spent / len(found.effects) * 1000:.1f} ms a document citing it",
        flush=True,
    )


def told(held: bool) -> str:
    """Return how a goal fared."""
    return "held" if held else "MISSED"


def seconds(job: Callable[..., object], *arguments: object) -> float:
    """Return the seconds a job takes, the database's included."""
    started = time.perf_counter()
    job(*arguments)
    return time.perf_counter() - started


def impact(app: Application) -> int:
    """Return how many documents the municipality's order touches."""
    found = Planner(app.generator).impact(Reach(OWN, act=OWN))
    assert not found.failures, found.failures
    return len(found.touched)


def documents(app: Application) -> int:
    """Return how many documents there are: each school has as many as the first."""
    with app.register.view() as view:
        schools = view.organisations()
        return len(schools) * len(view.documents(schools[0].id))


def rendering(app: Application) -> float:
    """Return the seconds a document of the set costs to compose and render, the mean of one school's."""
    generator = app.generator
    with app.register.view() as view:
        organisation = view.organisations()[0].id
        dossier = generator.dossier(view, organisation)
        had = {version.key.type for version in view.versions(organisation)}
    kinds = [one.type for one in dossier.required if one.type.code in had]

    def school() -> None:
        for kind in kinds:
            composition = compose(dossier, kind, generator.templates)
            composition.template.render(composition.values)

    return min(seconds(school) for _ in range(ROUNDS)) / len(kinds)


def batches(name: str, home: Path, registers: list[tuple[int, str | None]]) -> None:
    """Print how fast a batch is and how much memory it needs, for each of these numbers of schools."""
    peaks = []
    for size, url in registers:
        outputs = home / f"batch-{size}"
        fill(outputs, size, url)
        replace_regional(outputs, url)
        command = [sys.executable, "-m", "benchmarks.impact", "batch", str(outputs), *([url] if url else [])]
        said = subprocess.run(command, check=True, capture_output=True, cwd=ROOT, text=True).stdout
        made, spent, peak = json.loads(said)
        peaks.append(peak)
        print(
            f"{name}: a batch of {size} schools: {made} documents, {made / spent:.1f} a second, "
            f"peak memory {peak:.0f} MB",
            flush=True,
        )
    growth = peaks[-1] / peaks[0]
    print(
        f"{name}: memory ×{growth:.2f} for ×{TIMES} schools "
        f"(goal: at most ×{MEMORY}: {told(growth <= MEMORY)})",
        flush=True,
    )


def batch(outputs: str, url: str | None = None) -> None:
    """Follow the regional order everywhere; print documents made, seconds, and peak memory, MB, as JSON."""
    reach = Reach(REGIONAL, act=REGIONAL)
    with opened(Path(outputs), url) as app:
        regenerator = Regenerator(app.generator, Planner(app.generator))
        started = time.perf_counter()
        with app.register.view() as view:
            schools = sorted(reached(view, app.registry, reach))
        made = 0
        for school in schools:
            renewal = regenerator.follow(school, reach)
            made += len(renewal.made) + len(renewal.orders)
        spent = time.perf_counter() - started
    sys.stdout.write(json.dumps([made, spent, peak_memory()]))


def peak_memory() -> float:
    """Return the most memory this process had at once, MB (getrusage would tell of its parent as well)."""
    status = Path("/proc/self/status").read_text("ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    if sys.argv[1:2] == ["batch"]:
        batch(*sys.argv[2:])
    else:
        main(*map(int, sys.argv[1:]))
