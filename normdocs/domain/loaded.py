"""What a file states before it is a value of the domain, and where in the file each thing stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Place:
    """A line of a text file, or a cell of a workbook; lines count from 1, cells are written B5."""

    file: str
    line: int | None = None
    sheet: str | None = None
    cell: str | None = None


@dataclass(frozen=True)
class Loaded:
    """A file's content as texts, lists and mappings; no number, date or null, so nothing is reinterpreted.

    `places` holds a place for every key, list item and scalar; what a file leaves empty is absent.
    """

    name: str
    data: dict[str, Any]
    places: Mapping[Path, Place]

    def place(self, path: Path) -> Place:
        """Return where `path` stands; for what is absent, where its nearest enclosing part stands."""
        for length in range(len(path), 0, -1):
            found = self.places.get(path[:length])
            if found:
                return found
        return self.places.get((), Place(self.name))


def written(path: Path) -> str:
    """Return a path as people read it: people[1].posts[2].title, items counted from 1."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step + 1}]"
        elif step != "[key]":
            text += f".{step}" if text else step
    return text
