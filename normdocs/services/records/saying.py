"""A mistake of a file of records as a sentence: sheet, row, column, value, reason."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from normdocs.domain.loaded import Mistake, Tables
from normdocs.errors import InputError

IN_COLUMN = "sheet {sheet}, row {row}, column {column}: {reason}"
IN_CELL = "sheet {sheet}, row {row}, column {column}, value {value}: {reason}"
CELL = re.compile(r"([A-Z]+)([0-9]+)")


def said(mistake: Mistake) -> InputError:
    """Return the sentence; what the place does not say is left out."""
    place, row = mistake.place, CELL.match(mistake.place.cell or "")
    if row is None:
        return InputError("sheet {sheet}: {reason}", sheet=place.sheet, reason=mistake.reason)
    spot: dict[str, Any] = {"sheet": place.sheet, "row": row[2]}
    if place.column is None and place.value is None:
        return InputError("sheet {sheet}, row {row}: {reason}", **spot, reason=mistake.reason)
    spot["column"] = place.column or row[1]
    if place.value is None:
        return InputError(IN_COLUMN, **spot, reason=mistake.reason)
    return InputError(IN_CELL, **spot, value=place.value, reason=mistake.reason)


def in_order(mistakes: Iterable[Mistake], tables: Tables) -> list[Mistake]:
    """Return the mistakes as one meets them: by sheet, row and column."""
    sheets = list(dict.fromkeys(place.sheet for place in tables.loaded.places.values()))

    def at(mistake: Mistake) -> tuple[int, int, int, str]:
        place = mistake.place
        sheet = sheets.index(place.sheet) if place.sheet in sheets else len(sheets)
        found = CELL.match(place.cell or "")
        return (sheet, int(found[2]), len(found[1]), found[1]) if found else (sheet, 0, 0, "")

    return sorted(mistakes, key=at)
