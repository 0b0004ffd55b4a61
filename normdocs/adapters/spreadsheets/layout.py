"""How a workbook is laid out: sheets and labels by the paths they fill."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from normdocs.adapters.yaml_files import read_yaml
from normdocs.domain.strict import Strict, Text
from normdocs.domain.validation import nearest, validated
from normdocs.errors import RegistryError

# Words to choose from by the name of their list: what a person sees → what it stands for.
Offers = Mapping[str, Mapping[str, str]]
ROW_LIMIT = 5_000
# What people change without meaning anything by it: the kind of a dash, quotation marks, the two dots.
DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
MARKS = str.maketrans({"\u0451": "\u0435", "\u00ab": None, "\u00bb": None, '"': None})


class Entry(Strict):
    """A field of a sheet: a row of label and value, or a column.

    `path` is relative to the sheet's; posts[].title is a field of a list inside. `form` says how a cell is
    read: lines, list and ids hold several, one a line, or between commas and semicolons. `choices` are the
    words to choose from and what they stand for, `offers` names a list of such words in the registry;
    `digits` is the length of a number Excel strips of zeros. A table without a `required` column is refused.
    """

    path: Text
    label: Text
    hint: Text | None = None
    form: Literal["text", "id", "date", "number", "lines", "list", "ids"] = "text"
    choices: dict[Text, Text] = Field(default_factory=dict)
    offers: Text | None = None
    digits: int | None = None
    required: bool = False
    width: int = 24


class Sheet(Strict):
    """A sheet: of fields when it has no path, else a table of items; rows of one `key` are one item."""

    title: Text
    path: Text | None = None
    key: Text | None = None
    entries: Annotated[tuple[Entry, ...], Field(min_length=1)]

    def entry(self, label: str) -> Entry | None:
        """Return the entry with this label, however it is spaced and capitalised."""
        return next((entry for entry in self.entries if plain(entry.label) == plain(label)), None)


class Note(Strict):
    """A sheet only people read: lines, below them a table of the registry; `words` are the table's own."""

    title: Text
    lines: tuple[str, ...] = ()
    width: int = 100
    table: Text | None = None
    heads: tuple[Text, ...] = ()
    words: dict[Text, Text] = Field(default_factory=dict)


class Refusal(Strict):
    """What Excel says to a person who types something else than a date or a word of the list."""

    title: Annotated[Text, Field(max_length=32)]
    text: Annotated[Text, Field(max_length=255)]


class Headings(Strict):
    """The headings of a sheet of fields."""

    label: Text
    value: Text
    hint: Text


class Layout(Strict):
    """The workbook; `lists` is the title of the sheet that holds the words to choose from.

    No sheet may have more than `rows` rows, nor may a file of tables have more on all its sheets.
    """

    headings: Headings | None = None
    notes: tuple[Note, ...] = ()
    lists: Text | None = None
    date_refused: Refusal | None = None
    choice_refused: Refusal | None = None
    rows: int = ROW_LIMIT
    sheets: Annotated[tuple[Sheet, ...], Field(min_length=1)]

    def sheet(self, title: str) -> Sheet | None:
        """Return the sheet of this title."""
        return next((sheet for sheet in self.sheets if plain(sheet.title) == plain(title)), None)

    def is_aside(self, title: str) -> bool:
        """Return whether a sheet of this title states nothing: a note, the words to choose from."""
        asides = [note.title for note in self.notes] + ([self.lists] if self.lists else [])
        return plain(title) in map(plain, asides)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return a label or a word without what people change by accident."""
    spaced = re.sub(r"[\s*:]+", " ", text.casefold().translate(MARKS))
    return DASHES.sub("-", spaced).strip()


def load_layout(path: Path, offers: Offers | None = None) -> Layout:
    """Return the layout a YAML file states, words of the registry filled in; RegistryError."""
    layout = validated(Layout, read_yaml(path, RegistryError), RegistryError)
    sheets = tuple(
        sheet.model_copy(update={"entries": tuple(_offering(one, offers or {}) for one in sheet.entries)})
        for sheet in layout.sheets
    )
    return layout.model_copy(update={"sheets": sheets})


def _offering(entry: Entry, offers: Offers) -> Entry:
    if entry.offers is None:
        return entry
    if entry.offers not in offers:
        raise RegistryError(
            "{title}: {reason}", title=entry.label, reason=nearest(entry.offers, sorted(offers))
        )
    return entry.model_copy(update={"choices": {**offers[entry.offers], **entry.choices}})
