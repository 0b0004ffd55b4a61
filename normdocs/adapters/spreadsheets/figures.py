"""Workbooks of figures: numbers are numbers, whatever looks like a formula is a text."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

import xlsxwriter

from normdocs.adapters.spreadsheets.writing import NO_TIME, OPTIONS

WIDEST = 60
Value = str | int | Decimal | date | None


class Figures(Protocol):
    """A sheet: title, headings, rows."""

    @property
    def title(self) -> str:
        """What the sheet is called, at most 31 characters."""

    @property
    def headers(self) -> tuple[str, ...]:
        """The headings of the columns."""

    @property
    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """The rows, a value for each column."""


def figures_xlsx(sheets: Iterable[Figures]) -> bytes:
    """Return a workbook of these sheets; equal sheets make equal bytes."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {**OPTIONS, "in_memory": True}) as workbook:
        workbook.set_properties({"created": NO_TIME})
        formats = _Formats(workbook)
        for sheet in sheets:
            _write(workbook.add_worksheet(sheet.title), sheet, formats)
    return made.getvalue()


class _Formats:
    """The formats of a workbook, each made when it is first used."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[str, Any] = {}
        head = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DDEBF7", "border": 1}
        self.head = workbook.add_format(head)

    def of(self, pattern: str) -> Any:
        """Return the format with this pattern of numbers."""
        if pattern not in self._made:
            stated = {"num_format": pattern, "valign": "top", "border": 1, "text_wrap": pattern == "@"}
            self._made[pattern] = self._workbook.add_format(stated)
        return self._made[pattern]


def _write(worksheet: Any, sheet: Figures, formats: _Formats) -> None:
    for column, header in enumerate(sheet.headers):
        worksheet.write_string(0, column, header, formats.head)
    for row, values in enumerate(sheet.rows, 1):
        for column, value in enumerate(values):
            _cell(worksheet, row, column, value, formats)
    for column, width in enumerate(_widths(sheet)):
        worksheet.set_column(column, column, width)
    worksheet.freeze_panes(1, 0)
    worksheet.repeat_rows(0)
    worksheet.fit_to_pages(1, 0)


def _cell(worksheet: Any, row: int, column: int, value: Value, formats: _Formats) -> None:
    match value:
        case None:
            worksheet.write_blank(row, column, None, formats.of("@"))
        case Decimal():
            places = max(0, -int(value.as_tuple().exponent))
            pattern = "#,##0." + "0" * places if places else "#,##0"
            worksheet.write_number(row, column, float(value), formats.of(pattern))
        case int():
            worksheet.write_number(row, column, value, formats.of("#,##0"))
        case date():
            worksheet.write_datetime(row, column, value, formats.of("dd.mm.yyyy"))
        case _:
            worksheet.write_string(row, column, value, formats.of("@"))


def _widths(sheet: Figures) -> list[int]:
    columns: list[Sequence[Value]] = [*zip(sheet.headers, *sheet.rows, strict=True)]
    return [min(max(len(str(value or "")) for value in column) + 2, WIDEST) for column in columns]
