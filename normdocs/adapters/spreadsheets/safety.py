"""A look into an .xlsx before the reader allocates what it claims to hold."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from normdocs.errors import ProfileError

SIZE_LIMIT = 5 * 1024 * 1024
UNPACKED_LIMIT = 50 * 1024 * 1024
PARTS_LIMIT = 500
ROW_LIMIT = 5_000
COLUMN_LIMIT = 200

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
SAFE: Any = {"resolve_entities": False, "no_network": True, "load_dtd": False}
REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass
class Facts:
    """What a sheet holds besides plain values, by cell or range."""

    formulas: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    merges: list[str] = field(default_factory=list)


def looked_into(blob: bytes, name: str) -> dict[str, Facts]:
    """Return the facts of every sheet by title; ProfileError unless the workbook is sound and harmless."""
    if blob[:4] == COMPOUND_FILE:
        raise ProfileError("{file} is protected by a password or of an old kind; save it as .xlsx", file=name)
    try:
        with zipfile.ZipFile(io.BytesIO(blob)) as archive:
            parts = _parts(archive, name)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError):
        raise ProfileError("{file} is damaged or no .xlsx", file=name) from None
    try:
        sheets = dict(_sheets(parts))
        return {title: _facts(parts[part], name, title) for title, part in sheets.items()}
    except (etree.XMLSyntaxError, KeyError, ValueError):
        raise ProfileError("{file} is damaged or no .xlsx", file=name) from None


def _parts(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > PARTS_LIMIT:
        raise ProfileError("{file} holds more than {limit} parts", file=name, limit=PARTS_LIMIT)
    parts: dict[str, bytes] = {}
    left = UNPACKED_LIMIT
    for entry in entries:
        if entry.filename.lower().endswith("vbaproject.bin"):
            raise ProfileError("{file} holds macros; save it as .xlsx", file=name)
        with archive.open(entry) as part:
            data = part.read(left + 1)
        left -= len(data)
        if left < 0:
            raise ProfileError(
                "{file} unpacks to more than {limit} MB", file=name, limit=UNPACKED_LIMIT >> 20
            )
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise ProfileError("{file} holds definitions of entities", file=name)
        parts[entry.filename] = data
    return parts


def _root(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(**SAFE))


def _sheets(parts: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the title and the part of every worksheet."""
    links = {one.get("Id"): one.get("Target", "") for one in _root(parts["xl/_rels/workbook.xml.rels"])}
    for sheet in _root(parts["xl/workbook.xml"]).iter(f"{MAIN}sheet"):
        target = links[sheet.get(LINK)]
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in parts:
            yield str(sheet.get("name")), part


def _facts(data: bytes, name: str, title: str) -> Facts:
    facts = Facts()
    at = Position()
    for event, element in etree.iterparse(io.BytesIO(data), events=("start", "end"), **SAFE):
        tag = element.tag
        if event == "start":
            if tag == f"{MAIN}row":
                at.row_begins(element.get("r"))
            elif tag == f"{MAIN}c":
                at.cell_begins(element.get("r"))
        elif tag == f"{MAIN}c":
            if len(element) and (at.row > ROW_LIMIT or at.column > COLUMN_LIMIT):
                raise ProfileError(
                    "{file}, sheet {sheet}, cell {cell}: values beyond row {rows} or column {columns}",
                    file=name,
                    sheet=title,
                    cell=at.cell,
                    rows=ROW_LIMIT,
                    columns=COLUMN_LIMIT,
                )
            if element.find(f"{MAIN}f") is not None:
                facts.formulas.append(at.cell)
            elif element.get("t") == "e":
                facts.errors.append(at.cell)
            element.clear()
        elif tag == f"{MAIN}mergeCell":
            facts.merges.append(element.get("ref", ""))
        elif tag == f"{MAIN}row":
            element.clear()
    return facts


class Position:
    """Where a sheet's reading stands; rows and cells without an address follow one another."""

    def __init__(self) -> None:
        self.row = self.column = 0

    def row_begins(self, address: str | None) -> None:
        """Step to the row of this address."""
        self.row = int(address) if address else self.row + 1
        self.column = 0

    def cell_begins(self, address: str | None) -> None:
        """Step to the cell of this address."""
        found = REFERENCE.fullmatch(address or "")
        if found:
            self.column, self.row = number_of(found[1]), int(found[2])
        else:
            self.column += 1

    @property
    def cell(self) -> str:
        """The address: B5."""
        return f"{letters_of(self.column)}{self.row}"


def number_of(letters: str) -> int:
    """Return 1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def letters_of(number: int) -> str:
    """Return A for 1, AA for 27."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
