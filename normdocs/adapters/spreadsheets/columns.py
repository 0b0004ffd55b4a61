"""Columns to fill in: headings, hints, words to choose from, values known already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from normdocs.adapters.spreadsheets.layout import Entry, Layout, Sheet

Value = str | date | Decimal | None
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
# Excel reads a list inside a rule at commas, and no more than 255 characters of it.
LONGEST_LIST = 255
A4 = 9


class Offering:
    """The words to choose from in one workbook; lists a rule cannot hold stand in a sheet of their own."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.lists: dict[tuple[str, ...], str] = {}

    def offer(self, worksheet: Any, cells: tuple[int, int, int, int], entry: Entry) -> None:
        """Let Excel offer the words of an entry in these cells, or ask for a date."""
        if entry.form == "date":
            rule = {"validate": "date", "criteria": "between", "minimum": FIRST_DAY, "maximum": LAST_DAY}
            worksheet.data_validation(*cells, {**rule, **self.refusal("date")})
        elif entry.choices and entry.form == "text" and (source := self.source(entry)):
            worksheet.data_validation(
                *cells, {"validate": "list", "source": source, **self.refusal("choice")}
            )

    def refusal(self, kind: str) -> dict[str, Any]:
        """Return what Excel says to another value; without words of ours, its own."""
        said = self.layout.date_refused if kind == "date" else self.layout.choice_refused
        return {"error_title": said.title, "error_message": said.text} if said else {}

    def source(self, entry: Entry) -> str | list[str] | None:
        """Return the words themselves, or the cells they stand in."""
        words = tuple(entry.choices)
        if len(",".join(words)) <= LONGEST_LIST and not any("," in word for word in words):
            return list(words)
        if self.layout.lists is None:
            return None
        column = self.lists.setdefault(words, _letter(len(self.lists)))
        return f"='{self.layout.lists}'!${column}$1:${column}${len(words)}"

    def write(self, workbook: Any, formats: Mapping[str, Any]) -> None:
        """Write the sheet of lists, when there are any."""
        if not self.lists:
            return
        worksheet = workbook.add_worksheet(self.layout.lists)
        for column, words in enumerate(self.lists):
            worksheet.set_column(column, column, max(map(len, words)), formats["text"])
            worksheet.write_column(0, column, words, formats["text"])


def columns(
    worksheet: Any,
    sheet: Sheet,
    formats: Mapping[str, Any],
    offering: Offering,
    rows: Sequence[Mapping[str, Value]] = (),
) -> None:
    """Write a table: a frozen row of headings with hints, the rows known by the entries' paths, rules."""
    worksheet.freeze_panes(1, 0)
    worksheet.repeat_rows(0)
    worksheet.set_landscape()
    worksheet.set_paper(A4)
    worksheet.fit_to_pages(1, 0)
    last = offering.layout.rows - 1
    for column, entry in enumerate(sheet.entries):
        style = formats.get(entry.form, formats["text"])
        star, head = (" *", "required") if entry.required else ("", "head")
        worksheet.write_string(0, column, entry.label + star, formats[head])
        worksheet.set_column(column, column, entry.width, style)
        if entry.hint:
            worksheet.write_comment(0, column, entry.hint)
        offering.offer(worksheet, (1, column, last, column), entry)
        words = {meant: word for word, meant in entry.choices.items()}
        for number, row in enumerate(rows, 1):
            _write(worksheet, number, column, _worded(row.get(entry.path), words), style)


def _worded(value: Value, words: Mapping[str, str]) -> Value:
    return words.get(value, value) if isinstance(value, str) else value


def _write(worksheet: Any, row: int, column: int, value: Value, style: Any) -> None:
    if isinstance(value, date):
        # A date before 1900 is none to Excel.
        if value >= FIRST_DAY:
            worksheet.write_datetime(row, column, datetime.combine(value, time()), style)
        else:
            worksheet.write_string(row, column, f"{value:%d.%m.%Y}", style)
    elif isinstance(value, Decimal):
        worksheet.write_number(row, column, float(value), style)
    elif value:
        worksheet.write_string(row, column, value, style)


def _letter(column: int) -> str:
    return chr(ord("A") + column)
