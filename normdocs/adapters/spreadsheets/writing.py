"""Workbooks written for people: a blank profile, the readiness table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from normdocs.adapters.spreadsheets.columns import Offering, columns
from normdocs.adapters.spreadsheets.layout import Headings, Layout, Sheet
from normdocs.errors import InputError

# Equal content, equal bytes: the file names no time of its own.
NO_TIME = datetime(2000, 1, 1)  # noqa: DTZ001
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def blank_profile(path: Path, layout: Layout) -> None:
    """Write an empty profile to fill in: labels, hints, lists to choose from."""
    with new_workbook(path) as (workbook, formats):
        offering = Offering(layout)
        for sheet in layout.sheets:
            worksheet = workbook.add_worksheet(sheet.title)
            if sheet.path is None and layout.headings:
                _fields(worksheet, sheet, layout.headings, formats)
                for row, entry in enumerate(sheet.entries, 1):
                    offering.offer(worksheet, (row, 1, row, 1), entry)
            else:
                columns(worksheet, sheet, formats, offering)
        offering.write(workbook, formats)


def table_xlsx(path: Path, headers: Sequence[str], rows: Iterable[Sequence[str]], title: str = "1") -> None:
    """Write a table of texts with its headings; what looks like a formula stays a text."""
    with new_workbook(path) as (workbook, formats):
        worksheet = workbook.add_worksheet(title)
        widths = [len(header) for header in headers]
        worksheet.write_row(0, 0, headers, formats["head"])
        count = 0
        for count, row in enumerate(rows, 1):
            for column, text in enumerate(row):
                worksheet.write_string(count, column, text, formats["text"])
                widths[column] = max(widths[column], len(text))
        for column, width in enumerate(widths):
            worksheet.set_column(column, column, min(width + 2, 60))
        worksheet.freeze_panes(1, 0)
        worksheet.autofilter(0, 0, count, len(headers) - 1)


@contextmanager
def new_workbook(path: Path) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Open a workbook that appears under its name only when it is whole."""
    part = path.with_name(f".{path.name}.part")
    try:
        with xlsxwriter.Workbook(part, OPTIONS) as workbook:
            workbook.set_properties({"created": NO_TIME})
            yield workbook, _formats(workbook)
        part.replace(path)
    except (OSError, FileCreateError):
        raise InputError("{file} cannot be written", file=path) from None
    finally:
        part.unlink(missing_ok=True)


def _formats(workbook: Any) -> dict[str, Any]:
    head = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DDEBF7", "border": 1}
    return {
        "head": workbook.add_format(head),
        "title": workbook.add_format({"bold": True, "valign": "top"}),
        "label": workbook.add_format({"valign": "top", "text_wrap": True}),
        "required": workbook.add_format({**head, "bg_color": "#FCE4D6"}),
        "text": workbook.add_format({"num_format": "@", "valign": "top", "text_wrap": True}),
        "date": workbook.add_format({"num_format": "dd.mm.yyyy", "valign": "top"}),
        "number": workbook.add_format({"num_format": "0", "valign": "top"}),
        "hint": workbook.add_format({"italic": True, "font_color": "#666666", "text_wrap": True}),
    }


def _fields(worksheet: Any, sheet: Sheet, headings: Headings, formats: dict[str, Any]) -> None:
    worksheet.write_row(0, 0, [headings.label, headings.value, headings.hint], formats["head"])
    worksheet.set_column(0, 0, 38)
    worksheet.set_column(1, 1, 60)
    worksheet.set_column(2, 2, 70)
    worksheet.freeze_panes(1, 0)
    for row, entry in enumerate(sheet.entries, 1):
        worksheet.write_string(row, 0, entry.label, formats["label"])
        worksheet.write_blank(row, 1, None, formats["text"])
        worksheet.write_string(row, 2, entry.hint or "", formats["hint"])
