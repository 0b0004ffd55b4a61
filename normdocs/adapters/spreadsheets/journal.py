"""The registration journal as a workbook to be sorted, filtered and printed."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

import xlsxwriter

from normdocs.adapters.spreadsheets.writing import NO_TIME, OPTIONS
from normdocs.domain.approval.numbering import written

if TYPE_CHECKING:
    from normdocs.services.approval.registration_journal import Table

A4 = 9
LONGEST_HEADING = 200
# Excel counts days from 1900; an earlier date is written as a text.
FIRST_YEAR = 1900


def registration_xlsx(table: Table) -> bytes:
    """Return the workbook: dates are dates, numbers texts, and nothing is a formula."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {**OPTIONS, "in_memory": True}) as workbook:
        workbook.set_properties({"created": NO_TIME})
        worksheet = workbook.add_worksheet(table.sheet)
        head = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DDEBF7", "border": 1}
        worksheet.write_row(0, 0, [name for name, _ in table.columns], workbook.add_format(head))
        formats = _formats(workbook)
        for number, row in enumerate(table.rows, 1):
            for column, value in enumerate(row):
                _write(worksheet, number, column, value, formats)
        _lay_out(worksheet, table)
    return made.getvalue()


def _formats(workbook: Any) -> dict[type, Any]:
    plain = {"valign": "top", "border": 1}
    return {
        int: workbook.add_format(plain),
        date: workbook.add_format({**plain, "num_format": "dd.mm.yyyy"}),
        str: workbook.add_format({**plain, "num_format": "@", "text_wrap": True}),
    }


def _write(worksheet: Any, row: int, column: int, value: int | str | date, formats: dict[type, Any]) -> None:
    if isinstance(value, int):
        worksheet.write_number(row, column, value, formats[int])
    elif isinstance(value, date) and value.year >= FIRST_YEAR:
        worksheet.write_datetime(row, column, value, formats[date])
    else:
        text = written(value) if isinstance(value, date) else value
        worksheet.write_string(row, column, text, formats[str])


def _lay_out(worksheet: Any, table: Table) -> None:
    """Freeze and repeat the heading row, and fit the width to a landscape page."""
    for column, (_, width) in enumerate(table.columns):
        worksheet.set_column(column, column, width)
    worksheet.freeze_panes(1, 0)
    worksheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    worksheet.repeat_rows(0)
    worksheet.set_landscape()
    worksheet.set_paper(A4)
    worksheet.fit_to_pages(1, 0)
    # An ampersand begins a command in a header.
    worksheet.set_header("&C" + table.heading[:LONGEST_HEADING].replace("&", "&&"))
    worksheet.set_footer("&C&P / &N")
