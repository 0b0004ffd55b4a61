"""A table saved as CSV, as rows of texts."""

from __future__ import annotations

import csv
import io
from itertools import islice
from pathlib import Path

from normdocs.adapters.spreadsheets.layout import Layout, Sheet, plain
from normdocs.adapters.spreadsheets.opening import Opened
from normdocs.adapters.spreadsheets.safety import COLUMN_LIMIT, SIZE_LIMIT, Facts
from normdocs.adapters.yaml_files import read_bytes
from normdocs.errors import InputError

BOM = b"\xef\xbb\xbf"
SEPARATORS = (";", ",", "\t")
PADDING = ""
UNCLOSED = "{file}, line {line}: a quotation mark is not closed, or a value is too long"


def csv_sheet(path: Path, sheet: Sheet, layout: Layout) -> Opened:
    """Return the sheet a CSV file states; InputError.

    UTF-8, with a byte order mark or without, or cp1251, as Excel saves it; between values a semicolon, a
    comma or a tab.
    """
    text = _decoded(read_bytes(path, SIZE_LIMIT, InputError), path.name)
    # One kind of line end, as a file opened for text has: that of an old Mac would be an error.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows = _rows(text, _separator(text, sheet), path.name, layout.rows)
    width = max(map(len, rows), default=0)
    if width > COLUMN_LIMIT:
        raise InputError("{file} holds more than {limit} columns", file=path.name, limit=COLUMN_LIMIT)
    return Opened(sheet.title, [[*row, *[PADDING] * (width - len(row))] for row in rows], Facts())


def _decoded(blob: bytes, name: str) -> str:
    if b"\0" in blob:
        raise InputError("{file} is no CSV: it holds zero bytes; save it as CSV UTF-8", file=name)
    if not blob.strip():
        raise InputError("{file} is empty", file=name)
    try:
        return blob.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        if not blob.startswith(BOM):
            return blob.decode("cp1251")
    except UnicodeDecodeError:
        pass
    raise InputError("{file} is neither UTF-8 nor cp1251; save it as CSV UTF-8", file=name)


def _separator(text: str, sheet: Sheet) -> str:
    """Return the separator that makes most headings of the first line ones the sheet has."""
    line = text.partition("\n")[0]
    known = {plain(entry.label) for entry in sheet.entries}

    def headings(separator: str) -> tuple[int, int]:
        found = line.split(separator)
        return sum(plain(one) in known for one in found), len(found)

    return max(SEPARATORS, key=headings)


def _rows(text: str, separator: str, name: str, limit: int) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    try:
        rows = list(islice(reader, limit + 1))
    except csv.Error:
        raise InputError(UNCLOSED, file=name, line=reader.line_num) from None
    if len(rows) > limit:
        raise InputError("{file} holds more than {limit} rows", file=name, limit=limit)
    return rows
