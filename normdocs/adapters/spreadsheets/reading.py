"""A profile's workbook read into plain data, every value with its sheet and cell."""

from __future__ import annotations

import io
from collections.abc import Container, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, XmlError, ZipError

from normdocs.adapters.spreadsheets.cells import texts
from normdocs.adapters.spreadsheets.layout import Entry, Layout, Sheet
from normdocs.adapters.spreadsheets.safety import SIZE_LIMIT, Facts, letters_of, looked_into
from normdocs.adapters.yaml_files import read_bytes
from normdocs.domain.loaded import Loaded, Place
from normdocs.domain.loaded import Path as Where
from normdocs.domain.validation import finding, nearest
from normdocs.errors import InputError, ProfileError

Rows = list[list[Any]]


def read_workbook(path: Path, layout: Layout) -> Loaded:
    """Return what a workbook laid out like `layout` states; ProfileError with the cell of every mistake."""
    blob = read_bytes(path, SIZE_LIMIT, ProfileError)
    facts = looked_into(blob, path.name)
    reading = _Reading(path.name, layout)
    for title, rows in _rows(blob, path.name, facts):
        reading.sheet(title, rows, facts[title])
    return reading.loaded()


def _rows(blob: bytes, name: str, looked: Container[str]) -> Iterator[tuple[str, Rows]]:
    """Yield the rows of the sheets that were looked into; a sheet that was not is a sign of damage."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(blob))
        for title in workbook.sheet_names:
            if title not in looked:
                raise ValueError(title)
            yield title, workbook.get_sheet_by_name(title).to_python(skip_empty_area=False)
    except (CalamineError, XmlError, ZipError, ValueError, OSError):
        raise ProfileError("{file} is damaged or no .xlsx", file=name) from None


class _Reading:
    """One reading: gathers what is stated, where, and every mistake."""

    def __init__(self, name: str, layout: Layout) -> None:
        self.name = name
        self.layout = layout
        self.data: dict[str, Any] = {}
        self.places: dict[Where, Place] = {}
        self.mistakes: list[InputError] = []

    def loaded(self) -> Loaded:
        if self.mistakes:
            count, causes = len(self.mistakes), tuple(self.mistakes)
            raise ProfileError("{file}: mistakes found: {count}", causes=causes, file=self.name, count=count)
        return Loaded(self.name, self.data, self.places)

    def sheet(self, title: str, rows: Rows, facts: Facts) -> None:
        sheet = self.layout.sheet(title)
        if sheet is None:
            known = [known.title for known in self.layout.sheets]
            self.mistake((title,), Place(self.name, sheet=title, cell="A1"), nearest(title, known))
            return
        for cell, reason in _shown_only(facts):
            self.mistake((title,), Place(self.name, sheet=title, cell=cell), reason)
        if sheet.path is None:
            self.fields(sheet, rows)
        else:
            self.table(sheet, sheet.path, rows)

    def fields(self, sheet: Sheet, rows: Rows) -> None:
        """Read a sheet of labels and values, below its headings."""
        seen: set[str] = set()
        for number, row in enumerate(rows[1:], 2):
            label, value = [*row, "", ""][:2]
            if label == "" and value == "":
                continue
            entry = self.entry(sheet, label, self.at(sheet, number, 1), seen)
            if entry:
                self.state(tuple(entry.path.split(".")), value, entry, self.at(sheet, number, 2))

    def table(self, sheet: Sheet, path: str, rows: Rows) -> None:
        """Read a sheet of items, one a row; rows with the same key add to the lists of one item."""
        seen: set[str] = set()
        columns = [
            (column, entry)
            for column, heading in enumerate(rows[0] if rows else [])
            if heading != "" and (entry := self.entry(sheet, heading, self.at(sheet, 1, column + 1), seen))
        ]
        items: dict[str, int] = {}
        for number, row in enumerate(rows[1:], 2):
            if any(str(row[column]).strip() for column, _ in columns):
                key = next((str(row[at]) for at, entry in columns if entry.path == sheet.key), "")
                index = items.setdefault(key or f"row {number}", len(items))
                self.row((*path.split("."), index), row, number, sheet, columns)

    def row(
        self, item: Where, row: list[Any], number: int, sheet: Sheet, columns: list[tuple[int, Entry]]
    ) -> None:
        self.places.setdefault(item, self.at(sheet, number, 1))
        paths = [(*item, *self.steps(item, entry.path)) for _, entry in columns]
        for (column, entry), path in zip(columns, paths, strict=True):
            self.state(path, row[column], entry, self.at(sheet, number, column + 1))

    def steps(self, item: Where, path: str) -> Where:
        """Return posts[].title as the path to a new item of the list inside."""
        inner, _, field = path.rpartition("[].")
        if not inner:
            return tuple(field.split("."))
        standing = _found(self.data, (*item, inner)) or []
        return (inner, len(standing), field)

    def entry(self, sheet: Sheet, label: Any, place: Place, seen: set[str]) -> Entry | None:
        """Return the entry a label names; an unknown label and one that stands there twice are mistakes."""
        text = str(label)[:60]
        entry = sheet.entry(text)
        if entry is None:
            self.mistake((text,), place, nearest(text, [known.label for known in sheet.entries]))
        elif entry.path in seen:
            self.mistake((text,), place, InputError("{id} is listed twice", id=entry.label))
        else:
            seen.add(entry.path)
            return entry
        return None

    def state(self, path: Where, value: Any, entry: Entry, place: Place) -> None:
        try:
            stated = texts(value, entry)
        except InputError as reason:
            self.mistake(path, place, reason)
            return
        if stated is None:
            return
        if _found(self.data, path) not in (None, stated):
            self.mistake(path, place, InputError("another row states another value"))
            return
        _put(self.data, path, stated)
        self.places[path] = place
        if isinstance(stated, list):
            self.places.update({(*path, number): place for number in range(len(stated))})

    def at(self, sheet: Sheet, row: int, column: int) -> Place:
        return Place(self.name, sheet=sheet.title, cell=f"{letters_of(column)}{row}")

    def mistake(self, path: Where, place: Place, reason: InputError) -> None:
        spot = Loaded(self.name, {}, {path: place})
        self.mistakes.append(finding(spot, path, reason, ProfileError))


def _shown_only(facts: Facts) -> Iterator[tuple[str, InputError]]:
    """Yield the cells that show what they do not hold."""
    for cell in facts.formulas:
        yield cell, InputError("the cell holds a formula; paste its value instead")
    for cell in facts.errors:
        yield cell, InputError("the cell holds an error of Excel")
    for merge in facts.merges:
        first, _, last = merge.partition(":")
        if first.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != last.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
            yield merge, InputError("cells of several rows are merged; split them")


def _found(data: Any, path: Where) -> Any:
    """Return what stands at `path`, None when nothing does."""
    for step in path:
        if isinstance(step, int):
            data = data[step] if isinstance(data, list) and step < len(data) else None
        else:
            data = data.get(step) if isinstance(data, dict) else None
        if data is None:
            return None
    return data


def _put(data: Any, path: Where, value: Any) -> None:
    """Set what stands at `path`; items of a list that nobody stated are empty."""
    for step, following in pairwise(path):
        kind: Any = list if isinstance(following, int) else dict
        if isinstance(step, int):
            data.extend(kind() for _ in range(len(data), step + 1))
        else:
            data.setdefault(step, kind())
        data = data[step]
    data[path[-1]] = value
