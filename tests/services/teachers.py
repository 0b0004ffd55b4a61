"""A school that keeps the teachers' set beside its first, and what is made of it."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from normdocs.adapters.docx_renderer import text_of
from normdocs.domain.records.mentoring import SchoolProfile
from tests.services.schools import SHAKHTY, altered, completed, real
from tests.services.workshop import Workshop, read

SYSTEM = {"S21.1", "S21.2", "S21.3", "S21.4"}
LABOUR = {"S22.1", "S22.2"}


@cache
def with_teachers(day: str = "2025-09-01", *, sets: tuple[str, ...] = ("teachers",)) -> SchoolProfile:
    """The school whose every example value is a fact, its set dated by `day`."""
    planning = {"date": day, "school_year": "2025-2026", "sets": list(sets)}
    return altered(real(completed(SHAKHTY)), planning=planning)


@cache
def teachers_files(day: str) -> dict[str, bytes]:
    """The Word files of the teachers' set of that school, by type."""
    with tempfile.TemporaryDirectory() as folder:
        workshop = Workshop(Path(folder))
        outcome = workshop.run(with_teachers(day))
        made = {one.version.key.type: workshop.archive.get(one.version.content) for one in outcome.made}
        workshop.register.close()
    return {code: made[code] for code in sorted((SYSTEM | LABOUR) & made.keys())}


def teachers_texts(day: str) -> dict[str, str]:
    """What a reader sees in them."""
    return {code: read(text_of(blob)) for code, blob in teachers_files(day).items()}
