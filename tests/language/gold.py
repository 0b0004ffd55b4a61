"""The gold sets: rows somebody wrote by hand, and how they are read."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from normdocs.language.cases import CASES, Case, Gender

FOLDER = Path(__file__).parent.parent / "gold"


class Row(NamedTuple):
    kind: str
    nominative: str
    gender: Gender | None
    case: str
    expected: tuple[str, ...]


def rows(name: str) -> list[Row]:
    with (FOLDER / f"hand_{name}.tsv").open(encoding="utf-8", newline="") as file:
        read = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Row(
                row["kind"],
                row["nominative"],
                _gender(row["gender"]),
                row["case"],
                tuple(row["expected"].split("|")),
            )
            for row in read
        ]


def _gender(text: str) -> Gender | None:
    return "m" if text == "m" else "f" if text == "f" else None


def paradigms(name: str) -> Iterator[dict[Case, str]]:
    """Every line «учител{ь|я|ю|я|ем|е} химии» of own_NAME.txt as its six cases."""
    for line in (FOLDER / f"own_{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield {case: _form(line, place) for place, case in enumerate(CASES)}


def _form(line: str, place: int) -> str:
    return re.sub(r"\{([^}]*)\}", lambda found: found[1].split("|")[place], line)
