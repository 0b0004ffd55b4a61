"""The workbook behind a chart, which Word opens for «Edit data»."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from functools import cache
from typing import Any

import xlsxwriter
from lxml import etree

from normdocs.adapters.docx_renderer.archive import Archive
from normdocs.adapters.docx_renderer.charts.values import AS_IT_IS, Shown

SHEET = "Sheet1"
_ENTRY = "xl/worksheets/sheet1.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
# Equal content, equal bytes: the file names no time of its own.
_NO_TIME = datetime(2000, 1, 1)  # noqa: DTZ001
_FORMATS = (
    AS_IT_IS,
    *(whole + ("." + "0" * places if places else "") for whole in ("0", "#,##0") for places in range(11)),
)


def cells(position: int, count: int) -> tuple[str, str, str]:
    """Return the cells of a series: its title, the categories, its numbers."""
    column = _column(position + 1)
    last = count + 1
    return (f"{SHEET}!${column}$1", f"{SHEET}!$A$2:$A${last}", f"{SHEET}!${column}$2:${column}${last}")


def workbook(shown: Shown) -> bytes:
    """Return an .xlsx with the categories in the first column and a series in each that follows."""
    sheet = etree.Element("worksheet", xmlns=_MAIN)
    columns = etree.SubElement(sheet, "cols")
    widest = max(map(len, shown.categories))
    etree.SubElement(columns, "col", min="1", max="1", width=str(min(widest + 2, 80)), customWidth="1")
    rows = etree.SubElement(sheet, "sheetData")
    _row(rows, ["", *(series.title for series in shown.series)], [])
    numbers = zip(*(series.numbers for series in shown.series), strict=True)
    formats = [series.format for series in shown.series]
    for category, values in zip(shown.categories, numbers, strict=True):
        _row(rows, [category], list(zip(values, formats, strict=True)))
    data = etree.tostring(sheet, encoding="UTF-8", xml_declaration=True, standalone=True)
    return _blank().assembled({_ENTRY: data}, "zlib")


def _row(rows: Any, texts: list[str], numbers: list[tuple[Any, str]]) -> None:
    number = len(rows) + 1
    row = etree.SubElement(rows, "row", r=str(number))
    for position, text in enumerate(texts):
        cell = etree.SubElement(row, "c", r=f"{_column(position)}{number}", t="inlineStr")
        etree.SubElement(etree.SubElement(cell, "is"), "t").text = text
    for position, (value, code) in enumerate(numbers, 1):
        if value is not None:
            style = str(_FORMATS.index(code) + 1)
            cell = etree.SubElement(row, "c", r=f"{_column(position)}{number}", s=style)
            etree.SubElement(cell, "v").text = f"{value:f}"


def _column(position: int) -> str:
    letters = ""
    while position >= 0:
        letters = chr(ord("A") + position % 26) + letters
        position = position // 26 - 1
    return letters


@cache
def _blank() -> Archive:
    """Return a workbook whose only sheet is still to be filled; its style n + 1 is the n-th format."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        made.set_properties({"created": _NO_TIME})
        worksheet = made.add_worksheet(SHEET)
        for row, code in enumerate(_FORMATS):
            worksheet.write_number(row, 0, 0, made.add_format({"num_format": code}))
    with zipfile.ZipFile(out) as archive:
        entries = [(info.filename, archive.read(info)) for info in archive.infolist()]
    return Archive(entries, frozenset({_ENTRY}))
