"""What grammar costs: a form, and its share of making a school's whole set."""

from __future__ import annotations

import time
from typing import Any

from benchmarks.workshop import admit, opened
from normdocs.content import speech
from normdocs.language.declension import inflect

NAMES = (
    "Бочарова Елена Викторовна",
    "Двалидзе Э. И.",
    "Соловьёв Пётр Ильич",
    "Образцова Мария Сергеевна",
)
TITLES = ("заместитель директора по воспитательной работе", "педагог-психолог", "учитель математики")
CASES: Any = ("gent", "datv", "accs", "ablt", "loct")


def forms() -> float:
    """Return microseconds per form, each said for the first time."""
    inflect("title", "директор", "gent")
    asked = [("person", name, case) for name in NAMES for case in CASES]
    asked += [("title", title, case) for title in TITLES for case in CASES]
    started = time.perf_counter()
    for kind, text, case in asked:
        inflect(kind, text, case, "f" if kind == "person" else None)  # type: ignore[arg-type]
    return 1e6 * (time.perf_counter() - started) / len(asked)


def share(schools: int = 3) -> float:
    """Return the part of the time of making sets that is spent inflecting."""
    spent = 0.0
    said = speech.inflect

    def timed(*arguments: Any, **named: Any) -> Any:
        nonlocal spent
        started = time.perf_counter()
        try:
            return said(*arguments, **named)
        finally:
            spent += time.perf_counter() - started

    with opened() as app:
        names = admit(app, schools)
        speech.inflect = timed
        try:
            started = time.perf_counter()
            for name in names:
                app.producer.produce(name, [])
            return spent / (time.perf_counter() - started)
        finally:
            speech.inflect = said


def main() -> None:
    """Print both figures."""
    print(f"a form said for the first time: {forms():.0f} µs")
    print(f"grammar's share of making a set: {100 * share():.1f} % (goal: under 5 %)")


if __name__ == "__main__":
    main()
