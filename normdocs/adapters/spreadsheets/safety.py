"""A look into an .xlsx before the reader allocates what it claims to hold."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from lxml import etree

from normdocs.adapters.spreadsheets.layout import ROW_LIMIT
from normdocs.errors import ProfileError

SIZE_LIMIT = 5 * 1024 * 1024
UNPACKED_LIMIT = 50 * 1024 * 1024
PARTS_LIMIT = 500
COLUMN_LIMIT = 200

COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
SAFE: Any = {"resolve_entities": False, "no_network": True, "load_dtd": False}
REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass
class Facts:
    """What a sheet holds besides plain values, by cell or range."""

    formulas: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    merges: list[str] = field(default_factory=list)


def looked_into(blob: bytes, name: str, rows: int = ROW_LIMIT) -> dict[str, Facts]:
    """Return the facts of every sheet by title; ProfileError unless the workbook is sound and harmless.

    No value may stand below the row `rows`.
    """
    if blob[:4] == COMPOUND_FILE:
        raise ProfileError("{file} is protected by a password or of an old kind; save it as .xlsx", file=name)
    try:
        with zipfile.ZipFile(io.BytesIO(blob)) as archive:
            parts = _parts(archive, name)
        titles = dict(_sheets(parts))
        lengths = _lengths(parts)
        facts = {
            part: _facts(parts[part], Bounds(name, titles.get(part, part), rows, lengths))
            for part in _worksheets(parts, titles)
        }
        return {title: facts[part] for part, title in titles.items()}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError):
        raise ProfileError("{file} is damaged or no .xlsx", file=name) from None
    except (etree.XMLSyntaxError, KeyError, ValueError, StopIteration):
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


def _lengths(parts: dict[str, bytes]) -> list[int]:
    """Return how long each of the strings is that cells share; a reader copies one for every cell."""
    lengths: list[int] = []
    for part, data in parts.items():
        if part.lower().endswith("sharedstrings.xml"):
            found = [sum(map(len, one.itertext())) for one in _root(data).iter("{*}si")]
            lengths = list(map(max, zip_longest(lengths, found, fillvalue=0)))
    return lengths


def _root(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(**SAFE))


def _sheets(parts: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the part and the title of every sheet."""
    links = {one.get("Id"): one.get("Target", "") for one in _root(parts["xl/_rels/workbook.xml.rels"])}
    for sheet in _root(parts["xl/workbook.xml"]).iter("{*}sheet"):
        target = links[next(str(value) for name, value in sheet.items() if str(name).endswith("}id"))]
        yield target.lstrip("/") if target.startswith("/") else f"xl/{target}", str(sheet.get("name"))


def _worksheets(parts: dict[str, bytes], named: Container[str]) -> list[str]:
    """Return the parts a reader may take for worksheets; every part must be well-formed."""
    roots = {part: _root(data) for part, data in parts.items() if part.endswith((".xml", ".rels"))}
    return [part for part, root in roots.items() if part in named or _local(root) == "worksheet"]


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _facts(data: bytes, bounds: Bounds) -> Facts:
    """Return what a sheet holds; the reader, like this, looks at the local names of elements only."""
    facts = Facts()
    at = Position()
    for event, element in etree.iterparse(io.BytesIO(data), events=("start", "end"), **SAFE):
        tag = _local(element)
        if event == "start":
            if tag in ("row", "c"):
                at.steps_to(tag, element.get("r"))
        elif tag == "c":
            if len(element):
                bounds.check(at, element)
            if any(_local(one) == "f" for one in element):
                facts.formulas.append(at.cell)
            elif element.get("t") == "e":
                facts.errors.append(at.cell)
            element.clear()
        elif tag == "mergeCell":
            facts.merges.append(element.get("ref", ""))
        elif tag == "row":
            element.clear()
    return facts


@dataclass
class Bounds:
    """How far down the values of a sheet may stand, and how much text its cells may show in all."""

    file: str
    sheet: str
    rows: int
    lengths: list[int]
    shown: int = 0

    def check(self, at: Position, cell: etree._Element) -> None:
        """Raise ProfileError when a cell is out of bounds, ValueError when its value is none."""
        if cell.get("t") == "s":
            place = int(next((one.text for one in cell if _local(one) == "v"), None) or 0)
            self.shown += self.lengths[place] if 0 <= place < len(self.lengths) else 0
        if self.shown > UNPACKED_LIMIT:
            raise ProfileError(
                "{file} unpacks to more than {limit} MB", file=self.file, limit=UNPACKED_LIMIT >> 20
            )
        if at.row > self.rows or at.column > COLUMN_LIMIT:
            raise ProfileError(
                "{file}, sheet {sheet}, cell {cell}: values beyond row {rows} or column {columns}",
                file=self.file,
                sheet=self.sheet,
                cell=at.cell,
                rows=self.rows,
                columns=COLUMN_LIMIT,
            )


class Position:
    """Where a sheet's reading stands; rows and cells without an address follow one another."""

    def __init__(self) -> None:
        self.row = self.column = 0

    def steps_to(self, tag: str, address: str | None) -> None:
        """Step to the row or cell of this address; ValueError when it is none."""
        if tag == "row":
            self.row = number(address) if address is not None else self.row + 1
            self.column = 0
        elif address is None:
            self.column += 1
        else:
            found = REFERENCE.fullmatch(address)
            if not found:
                raise ValueError(address)
            self.column, self.row = number_of(found[1]), number(found[2])

    @property
    def cell(self) -> str:
        """The address: B5."""
        return f"{letters_of(self.column)}{self.row}"


def number(digits: str) -> int:
    """Return a row's number; ValueError when it is none."""
    if not re.fullmatch("[1-9][0-9]{0,6}", digits):
        raise ValueError(digits)
    return int(digits)


def number_of(letters: str) -> int:
    """Return 1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


@lru_cache(maxsize=1024)
def letters_of(number: int) -> str:
    """Return A for 1, AA for 27."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
