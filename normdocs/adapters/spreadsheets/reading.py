"""A workbook's sheets read into plain data, every value with its sheet and cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from normdocs.adapters.spreadsheets.cells import shown, texts
from normdocs.adapters.spreadsheets.layout import Entry, Layout, Sheet
from normdocs.adapters.spreadsheets.opening import Opened, Rows, opened
from normdocs.adapters.spreadsheets.safety import Facts, letters_of, number_of
from normdocs.domain.loaded import Loaded, Mistake, Place
from normdocs.domain.loaded import Path as Where
from normdocs.domain.validation import finding, nearest
from normdocs.errors import InputError, ProfileError

CELL = re.compile(r"([A-Z]+)([0-9]+)")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def read_workbook(path: Path, layout: Layout) -> Loaded:
    """Return what a workbook laid out like `layout` states; ProfileError with the cell of every mistake."""
    reading = Reading(path.name, layout)
    for sheet in opened(path, layout.rows):
        reading.sheet(sheet)
    if reading.mistakes:
        spots = [(Loaded(path.name, {}, {one.path: one.place}), one) for one in reading.mistakes]
        causes = tuple(finding(spot, one.path, one.reason, ProfileError) for spot, one in spots)
        message = "{file}: mistakes found: {count}"
        raise ProfileError(message, causes=causes, file=path.name, count=len(causes))
    return Loaded(path.name, reading.data, reading.places)


class Reading:
    """One reading: gathers what is stated, where, and every mistake.

    `columns` are the fields the tables have columns for, by the tables' paths.
    """

    def __init__(self, name: str, layout: Layout) -> None:
        self.name = name
        self.layout = layout
        self.data: dict[str, Any] = {}
        self.places: dict[Where, Place] = {}
        self.columns: dict[str, frozenset[str]] = {}
        self.mistakes: list[Mistake] = []

    def sheet(self, found: Opened) -> None:
        """Read a sheet the layout knows; notes and lists of words state nothing."""
        sheet = self.layout.sheet(found.title)
        if sheet is None:
            if not self.layout.is_aside(found.title):
                known = [known.title for known in self.layout.sheets]
                place = Place(self.name, sheet=found.title, cell="A1")
                self.mistake((found.title,), place, nearest(found.title, known))
            return
        self.shown_only(sheet, found)
        if sheet.path is None:
            self.fields(sheet, found.rows)
        elif sheet.path in self.columns:
            reason = InputError("{id} is listed twice", id=sheet.title)
            self.mistake((found.title,), Place(self.name, sheet=found.title, cell="A1"), reason)
        else:
            self.table(sheet, sheet.path, found.rows)

    def shown_only(self, sheet: Sheet, found: Opened) -> None:
        """Note the cells that show what they do not hold."""
        for cell, reason in _shown_only(found.facts, sheet.path is not None):
            column = None
            if sheet.path is not None and (at := CELL.match(cell)):
                place = number_of(at[1]) - 1
                heading = found.rows[0][place] if found.rows and place < len(found.rows[0]) else ""
                column = shown(heading) or at[1]
            self.mistake(
                (sheet.title,), Place(self.name, sheet=sheet.title, cell=cell, column=column), reason
            )

    def fields(self, sheet: Sheet, rows: Rows) -> None:
        """Read a sheet of labels and values, below its headings."""
        seen: set[str] = set()
        for number, row in enumerate(rows[1:], 2):
            label, value = [*row, "", ""][:2]
            if label == "" and value == "":
                continue
            entry = self.entry(sheet, label, self.at(sheet, number, 1), seen)
            if entry:
                place = self.at(sheet, number, 2, None, value)
                self.state(tuple(entry.path.split(".")), value, entry, place)

    def table(self, sheet: Sheet, path: str, rows: Rows) -> None:
        """Read a sheet of items, one a row; rows with the same key add to the lists of one item."""
        columns = self.headed(sheet, rows)
        self.columns[path] = frozenset(entry.path for _, entry in columns)
        items: dict[str, int] = {}
        for number, row in enumerate(rows[1:], 2):
            if any(str(row[column]).strip() for column, _ in columns):
                key = next((str(row[at]) for at, entry in columns if entry.path == sheet.key), "")
                index = items.setdefault(key or f"row {number}", len(items))
                self.row((*path.split("."), index), row, number, sheet, columns)

    def headed(self, sheet: Sheet, rows: Rows) -> list[tuple[int, Entry]]:
        """Return the columns the headings name; what is headed wrongly or not at all is a mistake."""
        seen: set[str] = set()
        columns = []
        for column, heading in enumerate(rows[0] if rows else []):
            if shown(heading):
                entry = self.entry(sheet, heading, self.at(sheet, 1, column + 1), seen)
                columns += [(column, entry)] if entry else []
            else:
                self.headless(sheet, rows, column)
        for entry in sheet.entries:
            if entry.required and entry.path not in seen:
                reason = InputError("there is no column {column}", column=entry.label)
                self.mistake((sheet.title,), Place(self.name, sheet=sheet.title, cell="A1"), reason)
        return columns

    def headless(self, sheet: Sheet, rows: Rows, column: int) -> None:
        """Note the values of a column nobody headed."""
        for number, row in enumerate(rows[1:], 2):
            if row[column] != "" and shown(row[column]):
                place = self.at(sheet, number, column + 1, None, row[column])
                self.mistake((sheet.title,), place, InputError("the value stands under no heading"))

    def row(
        self, item: Where, row: list[Any], number: int, sheet: Sheet, columns: list[tuple[int, Entry]]
    ) -> None:
        """Read the cells of one item's row."""
        self.places.setdefault(item, self.at(sheet, number, 1))
        paths = [(*item, *self.steps(item, entry.path)) for _, entry in columns]
        for (column, entry), path in zip(columns, paths, strict=True):
            value = row[column]
            self.state(path, value, entry, self.at(sheet, number, column + 1, entry.label, value))

    def steps(self, item: Where, path: str) -> Where:
        """Return posts[].title as the path to a new item of the list inside."""
        inner, _, field = path.rpartition("[].")
        if not inner:
            return tuple(field.split("."))
        standing = _found(self.data, (*item, inner)) or []
        return (inner, len(standing), field)

    def entry(self, sheet: Sheet, label: Any, place: Place, seen: set[str]) -> Entry | None:
        """Return the entry a label names; an unknown label and one that stands there twice are mistakes."""
        text = shown(label)
        place = replace(place, value=text)
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
        """Put what a cell states where it belongs; what cannot be told is a mistake."""
        try:
            stated = texts(value, entry)
        except InputError as reason:
            self.mistake(path, place, reason)
            return
        if stated is None:
            if _found(self.data, path) is None:
                self.places[path] = place
            return
        if _found(self.data, path) not in (None, stated):
            self.mistake(path, place, InputError("another row states another value"))
            return
        _put(self.data, path, stated)
        self.places[path] = place
        if isinstance(stated, list):
            self.places.update({(*path, number): place for number in range(len(stated))})

    def at(self, sheet: Sheet, row: int, column: int, heading: str | None = None, value: Any = "") -> Place:
        """Return the place of a cell, row and column counted from 1; under a heading, with what it holds."""
        cell = f"{letters_of(column)}{row}"
        return Place(self.name, None, sheet.title, cell, heading, shown(value) or None)

    def mistake(self, path: Where, place: Place, reason: InputError) -> None:
        """Note a mistake."""
        self.mistakes.append(Mistake(path, place, reason))


def _shown_only(facts: Facts, table: bool) -> Iterator[tuple[str, InputError]]:
    """Yield the cells that show what they do not hold; in a table no cells may be merged."""
    for cell in facts.formulas:
        yield cell, InputError("the cell holds a formula; paste its value instead")
    for cell in facts.errors:
        yield cell, InputError("the cell holds an error of Excel")
    for merge in facts.merges:
        first, _, last = merge.partition(":")
        if first.lstrip(LETTERS) != last.lstrip(LETTERS):
            yield merge, InputError("cells of several rows are merged; split them")
        elif table:
            yield merge, InputError("cells of several columns are merged; split them")


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
