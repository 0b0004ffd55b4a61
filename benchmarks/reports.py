"""What compiling summary reports costs, against reading every row of the records and counting in Python.

1 100 made-up schools with 30 participants each lie on SQLite, 36 in a municipality. Compiled is the report
as a whole, as it is filed: figures, tables by form, stage, category and model, indicators, a line for each
school or municipality, who has not reported, local acts in force.
"""

from __future__ import annotations

import random
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.records import AS_OF, MUNICIPALITY, NOW, PEOPLE, SCHOOLS, best, of_rows, school
from benchmarks.workshop import ROOT
from normdocs.adapters.database import open_register
from normdocs.adapters.database.units import SqlView
from normdocs.adapters.registry_files import load_registry
from normdocs.domain.organisation import Counts, Pupils, Staff
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.services.reports.compiling import COMPILERS
from normdocs.services.reports.scene import Scene

COUNTS = Counts(pupils=Pupils(total=500, aged_10_18=300, aged_15_18=100), staff=Staff(young_specialists=3))
REGION = "Example"


def main(schools: int = SCHOOLS) -> None:
    """Print what a municipality's and a region's reports cost, and the ratios."""
    names = [f"school-{number:04}" for number in range(schools)]
    with TemporaryDirectory() as folder:
        register = open_register(f"sqlite:///{Path(folder, 'register.db')}")
        with register.unit() as unit:
            chance = random.Random(1)
            for number, name in enumerate(names):
                unit.save_profile(placed(school(name, chance), number // MUNICIPALITY), NOW)
            unit.save_profile(authority("authority", "education-authority", "Example 0"), NOW)
            unit.save_profile(authority("ministry", "education-ministry", None), NOW)
        with register.view() as view:
            for code, body, own in (
                ("M07", "authority", names[:MUNICIPALITY]),
                ("M08", "authority", names[:MUNICIPALITY]),
                ("R06", "ministry", names),
            ):
                compare(view, code, body, own)
        register.close()


def placed(profile: SchoolProfile, municipality: int) -> SchoolProfile:
    """Return the school in its municipality, with how many pupils it has."""
    return profile.model_copy(update={"municipality": f"{REGION} {municipality}", "counts": COUNTS})


def authority(name: str, kind: str, municipality: str | None) -> SchoolProfile:
    """Return who reports for a territory."""
    stated = {"id": name, "names": {"short": name}, "legal_form": "authority", "kind": kind}
    return SchoolProfile.model_validate({**stated, "region": REGION, "municipality": municipality})


def compare(view: SqlView, code: str, body: str, names: list[str]) -> None:
    """Print what the report costs, and what reading the same schools' rows costs."""
    profile = view.profile(body)
    assert profile is not None
    scene = Scene(load_registry(ROOT / "registry"), view, profile, AS_OF, AS_OF.year, NOW.date())
    compiled = best(lambda: COMPILERS[code](scene))
    rows = best(lambda: of_rows(view, names))
    started = time.perf_counter()
    for name in names:
        view.profile(name)
    profiles = time.perf_counter() - started
    print(
        f"{code}, {len(names)} schools of {PEOPLE}: compiled in {compiled * 1000:.0f} ms; reading every row "
        f"{rows * 1000:.0f} ms (×{rows / compiled:.1f}), every profile {profiles * 1000:.0f} ms "
        f"(×{profiles / compiled:.1f})",
        flush=True,
    )
