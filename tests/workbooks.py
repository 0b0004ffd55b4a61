"""Workbooks for tests, in one line: `book(path, Организация=[["Поле", "Значение"], ["ИНН", 6155000000]])`."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from normdocs.adapters.spreadsheets import Layout

Rows = list[list[Any]]


def book(path: Path, sheets: dict[str, Rows], decorate: Callable[[Any], None] | None = None) -> Path:
    """Write a workbook; dates become Excel's dates, texts beginning with = formulas."""
    with xlsxwriter.Workbook(path) as workbook:
        day = workbook.add_format({"num_format": "dd.mm.yyyy"})
        for title, rows in sheets.items():
            sheet = workbook.add_worksheet(title)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, (date, datetime)):
                        sheet.write_datetime(number, column, value, day)
                    else:
                        sheet.write(number, column, value)
            if decorate:
                decorate(sheet)
    return path


def altered(path: Path, change: Callable[[str, bytes], bytes], **added: bytes) -> Path:
    """Rewrite the parts of a workbook and add others by their names."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as old:
        parts = {name: change(name, old.read(name)) for name in old.namelist()}
    parts.update(added)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return path


def part(path: Path, name: str) -> bytes:
    """Return a part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


def filled(layout: Layout, data: dict[str, Any]) -> dict[str, Rows]:
    """Return the sheets a person would fill in to state `data`."""
    sheets: dict[str, Rows] = {}
    for sheet in layout.sheets:
        labels = [entry.label for entry in sheet.entries]
        if sheet.path is None:
            values = [cell(standing(data, entry.path), entry) for entry in sheet.entries]
            heads = [layout.headings.label, layout.headings.value]
            sheets[sheet.title] = [
                heads,
                *([label, value] for label, value in zip(labels, values, strict=True)),
            ]
        else:
            rows = [labels]
            for item in standing(data, sheet.path) or []:
                for one in item.get("posts", [{}]):
                    flat = {**item, **{f"posts[].{name}": value for name, value in one.items()}}
                    rows.append([cell(flat.get(entry.path), entry) for entry in sheet.entries])
            sheets[sheet.title] = rows
    return sheets


def standing(data: Any, path: str) -> Any:
    for name in path.split("."):
        data = (data or {}).get(name)
    return data


def cell(value: Any, entry: Any) -> Any:
    words = {meant: word for word, meant in entry.choices.items()}
    if isinstance(value, list):
        return ("\n" if entry.form == "lines" else ", ").join(words.get(one, one) for one in value)
    return words.get(value, value) if value is not None else ""
