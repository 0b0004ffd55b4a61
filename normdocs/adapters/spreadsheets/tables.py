"""A workbook of tables, or one of them saved as CSV, read whole: what is stated, and every mistake."""

from __future__ import annotations

from pathlib import Path

from normdocs.adapters.spreadsheets.csv_rows import csv_sheet
from normdocs.adapters.spreadsheets.layout import Layout, Sheet
from normdocs.adapters.spreadsheets.opening import opened
from normdocs.adapters.spreadsheets.reading import Reading
from normdocs.domain.loaded import Loaded, Place, Tables
from normdocs.domain.validation import nearest
from normdocs.errors import InputError


def read_tables(path: Path, layout: Layout, title: str | None = None) -> Tables:
    """Return what the tables of an .xlsx or a .csv state; `title` is the sheet a CSV file holds.

    InputError when the file cannot be read at all; what single cells hold wrongly are its mistakes.
    """
    reading = Reading(path.name, layout)
    suffix = path.suffix.lower()
    if suffix == ".csv":
        reading.sheet(csv_sheet(path, _named(title, layout, path.name), layout))
    elif suffix == ".xlsx":
        if title is not None:
            raise InputError(
                "the option {option} is for .csv only: a workbook says which sheet is which", option="--sheet"
            )
        left = layout.rows
        for sheet in opened(path, layout.rows):
            left -= len(sheet.rows) if layout.sheet(sheet.title) else 0
            if left < 0:
                raise InputError("{file} holds more than {limit} rows", file=path.name, limit=layout.rows)
            reading.sheet(sheet)
        _note_missing(reading)
    else:
        raise InputError("{file} is neither .xlsx nor .csv", file=path.name)
    return Tables(Loaded(path.name, reading.data, reading.places), reading.columns, tuple(reading.mistakes))


def _named(title: str | None, layout: Layout, name: str) -> Sheet:
    known = ", ".join(sheet.title for sheet in layout.sheets)
    if title is None:
        raise InputError("say which sheet {file} holds, with --sheet: {known}", file=name, known=known)
    sheet = layout.sheet(title)
    if sheet is None:
        raise nearest(title, [one.title for one in layout.sheets])
    return sheet


def _note_missing(reading: Reading) -> None:
    for sheet in reading.layout.sheets:
        if sheet.path and sheet.path not in reading.columns:
            reason = InputError("there is no such sheet in the workbook; it may be empty, but must be there")
            reading.mistake((sheet.title,), Place(reading.name, sheet=sheet.title), reason)
