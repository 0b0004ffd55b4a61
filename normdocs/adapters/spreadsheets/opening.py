"""The sheets of a workbook as rows of plain values, once it is known to be sound and harmless."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, XmlError, ZipError

from normdocs.adapters.spreadsheets.layout import ROW_LIMIT
from normdocs.adapters.spreadsheets.safety import SIZE_LIMIT, Facts, looked_into
from normdocs.adapters.yaml_files import read_bytes
from normdocs.errors import ProfileError

Rows = list[list[Any]]


@dataclass(frozen=True)
class Opened:
    """A sheet: its rows from A1 on, and what they do not show."""

    title: str
    rows: Rows
    facts: Facts


def opened(path: Path, limit: int = ROW_LIMIT) -> Iterator[Opened]:
    """Yield the sheets of an .xlsx with no more than `limit` rows; ProfileError."""
    blob = read_bytes(path, SIZE_LIMIT, ProfileError)
    looked = looked_into(blob, path.name, limit)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(blob))
        for title in workbook.sheet_names:
            # A sheet nobody looked into is a sign of damage.
            if title not in looked:
                raise ValueError(title)
            rows = workbook.get_sheet_by_name(title).to_python(skip_empty_area=False)
            yield Opened(title, rows, looked[title])
    except (CalamineError, XmlError, ZipError, ValueError, OSError):
        raise ProfileError("{file} is damaged or no .xlsx", file=path.name) from None
