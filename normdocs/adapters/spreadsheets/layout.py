"""How a profile's workbook is laid out: sheets and labels by the paths of the profile they fill."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from normdocs.adapters.yaml_files import read_yaml
from normdocs.domain.strict import Strict, Text
from normdocs.domain.validation import validated
from normdocs.errors import RegistryError


class Entry(Strict):
    """A field of a sheet: a row of label and value, or a column.

    `path` is relative to the sheet's; posts[].title is a field of a list inside. `form` says how a cell is
    read: lines and list hold several texts, one a line, or between commas and semicolons. `choices` are the
    words to choose from and what they stand for; `digits` is the length of a number Excel strips of zeros.
    """

    path: Text
    label: Text
    hint: Text | None = None
    form: Literal["text", "date", "lines", "list"] = "text"
    choices: dict[Text, Text] = Field(default_factory=dict)
    digits: int | None = None
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


class Headings(Strict):
    """The headings of a sheet of fields."""

    label: Text
    value: Text
    hint: Text


class Layout(Strict):
    """The workbook."""

    headings: Headings
    sheets: Annotated[tuple[Sheet, ...], Field(min_length=1)]

    def sheet(self, title: str) -> Sheet | None:
        """Return the sheet of this title."""
        return next((sheet for sheet in self.sheets if plain(sheet.title) == plain(title)), None)


def plain(text: str) -> str:
    """Return a label without what people change by accident."""
    return re.sub(r"[\s*:]+", " ", text).strip().casefold()


def load_layout(path: Path) -> Layout:
    """Return the layout a YAML file states; RegistryError."""
    return validated(Layout, read_yaml(path, RegistryError), RegistryError)
