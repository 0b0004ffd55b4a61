"""The tables a walk over a part is inside of, and whether their rows stay within their grids.

docxtpl widens a grid that some row outgrows and narrows one that no row fills. It changes nothing when every
row has at most as many cells as the grid has columns, and some row that is always there spans all of them.
`depth` is the nesting of loops and conditions: what must be constant has to begin and end at one depth.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPAN = re.compile(r"\sw:val=[\"'](\d+)[\"']")


class UnprovenError(Exception):
    """The part needs docxtpl's own passes."""


@dataclass
class Table:
    """A table's grid, and whether some row that is always there fills it."""

    depth: int
    grid: int = 0
    filled: bool = False


@dataclass
class Row:
    """A row's cells and the grid columns they span."""

    depth: int
    cells: int = 0
    columns: int = 0


class Grids:
    """The open tables and rows, innermost last."""

    def __init__(self) -> None:
        self._tables: list[Table] = []
        self._rows: list[Row] = []

    def opens(self, name: str, around: tuple[str, ...], attributes: str, depth: int) -> None:
        """Take note of an element opened inside the elements `around`."""
        if name == "w:tbl":
            self._tables.append(Table(depth))
        elif name == "w:tr":
            self._rows.append(Row(depth))
        elif name == "w:gridCol" and around[-1:] == ("w:tblGrid",):
            self._column(around, depth)
        elif name == "w:tc" and around[-1:] == ("w:tr",):
            row = self._row(depth)
            row.cells += 1
            row.columns += 1
        elif name == "w:gridSpan" and around[-2:] == ("w:tc", "w:tcPr"):
            value = _SPAN.search(attributes)
            if value is None:
                raise UnprovenError
            self._row(depth).columns += int(value[1]) - 1

    def closes(self, name: str, depth: int) -> None:
        """Check a table or a row that ends."""
        if name == "w:tr":
            self._end_row(depth)
        elif name == "w:tbl":
            table = self._tables.pop()
            if table.depth != depth or not table.filled:
                raise UnprovenError

    def _column(self, around: tuple[str, ...], depth: int) -> None:
        if around[-2:-1] != ("w:tbl",) or not self._tables or self._tables[-1].depth != depth:
            raise UnprovenError
        self._tables[-1].grid += 1

    def _row(self, depth: int) -> Row:
        if not self._rows or self._rows[-1].depth != depth:
            raise UnprovenError
        return self._rows[-1]

    def _end_row(self, depth: int) -> None:
        """Check the row against every table around it: docxtpl looks at nested rows too."""
        row = self._row(depth)
        self._rows.pop()
        for table in self._tables:
            if row.cells > table.grid:
                raise UnprovenError
            if row.depth == table.depth and row.columns >= table.grid:
                table.filled = True
