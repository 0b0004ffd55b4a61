"""The workbook of records: notes for people, tables to fill in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from normdocs.adapters.spreadsheets.columns import Offering, Value, columns
from normdocs.adapters.spreadsheets.layout import Layout, Note
from normdocs.adapters.spreadsheets.offers import questions_of
from normdocs.adapters.spreadsheets.writing import new_workbook
from normdocs.domain.registry import Registry


def records_book(
    path: Path, layout: Layout, registry: Registry, known: Mapping[str, Sequence[Mapping[str, Value]]]
) -> None:
    """Write the workbook with what is known of every table, by its path; InputError when it cannot be."""
    with new_workbook(path) as (workbook, formats):
        offering = Offering(layout)
        for note in layout.notes:
            _note(workbook.add_worksheet(note.title), note, registry, formats)
        for sheet in layout.sheets:
            rows = known.get(sheet.path or "", ())
            columns(workbook.add_worksheet(sheet.title), sheet, formats, offering, rows)
        offering.write(workbook, formats)


def _note(worksheet: Any, note: Note, registry: Registry, formats: Mapping[str, Any]) -> None:
    if not note.table:
        worksheet.set_column(0, 0, note.width)
        worksheet.hide_gridlines(2)
    for row, line in enumerate(note.lines):
        worksheet.write_string(row, 0, line, formats["label" if row and not note.table else "title"])
    if note.table == "questions":
        top = len(note.lines)
        worksheet.write_row(top, 0, note.heads, formats["head"])
        worksheet.freeze_panes(top + 1, 0)
        widths = (40, 9, note.width, 18, 9)
        for column, width in enumerate(widths):
            worksheet.set_column(column, column, width, formats["label"])
        for row, cells in enumerate(questions_of(registry, note.words), top + 1):
            worksheet.write_row(row, 0, cells, formats["label"])
