"""What a file states before it is a value of the domain, and where in the file each thing stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from normdocs.errors import InputError

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Place:
    """A line of a text file, or a cell of a workbook; lines count from 1, cells are written B5.

    `column` is the heading a cell stands under, `value` what it holds, as its reader sees it.
    """

    file: str
    line: int | None = None
    sheet: str | None = None
    cell: str | None = None
    column: str | None = None
    value: str | None = None


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


@dataclass(frozen=True)
class Mistake:
    """What is wrong at a place, before it is an error: there may be more of them."""

    path: Path
    place: Place
    reason: InputError


@dataclass(frozen=True)
class Tables:
    """What the tables of a file state: in `loaded` a list of rows by each table's name, fields as texts.

    `columns` are the fields each table there is has columns for; `mistakes` what could not be read.
    """

    loaded: Loaded
    columns: Mapping[str, frozenset[str]]
    mistakes: tuple[Mistake, ...]


def written(path: Path) -> str:
    """Return a path as people read it: people[1].posts[2].title, items counted from 1."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step + 1}]"
        elif step != "[key]":
            text += f".{step}" if text else step
    return text
