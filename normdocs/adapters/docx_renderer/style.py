"""The style profile of an office standard as data, and where it is put onto a .docx."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Millimetres = float
Alignment = Literal["left", "center", "right", "both"]
Place = Literal["middle", "edge"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Page(_Strict):
    """The sheet standing upright, its margins and the page number, in millimetres."""

    width: Millimetres = Field(gt=0)
    height: Millimetres = Field(gt=0)
    left: Millimetres = Field(ge=20)
    landscape_left: Millimetres = Field(ge=20, description="Left margin of a sheet lying on its side")
    right: Millimetres = Field(ge=10)
    top: Millimetres = Field(ge=20)
    bottom: Millimetres = Field(ge=20)
    number_from_top: Millimetres = Field(ge=10, description="Edge of the sheet to the page number")


class Tab(_Strict):
    """A tab stop in the middle or at the right edge of the text, whatever the width of the page."""

    at: Place
    align: Literal["left", "center", "right"]
    leader: Literal["underscore", "dot"] | None = None


class NamedStyle(_Strict):
    """A paragraph style. Sizes in points, indents in millimetres, line spacing in lines.

    `block` is the width of a block that stands at the right edge of the text.
    """

    id: str
    name: str
    based_on: str | None = None
    next: str | None = None
    font_size: float | None = Field(default=None, ge=8, le=20)
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    alignment: Alignment | None = None
    first_line: Millimetres | None = None
    left: Millimetres | None = None
    right: Millimetres | None = None
    block: Millimetres | None = Field(default=None, gt=0)
    hanging: Millimetres | None = None
    before: float | None = None
    after: float | None = None
    line_spacing: float | None = Field(default=None, ge=1, le=1.5)
    keep_next: bool | None = None
    keep_lines: bool | None = None
    widow_control: bool | None = None
    tabs: tuple[Tab, ...] = ()
    outline_level: int | None = Field(default=None, ge=0, le=8)


class StyleProfile(_Strict):
    """Page setup, base font and named styles of one office standard."""

    standard: str
    language: str
    font: str
    font_size: float = Field(ge=12, le=14)
    page: Page
    styles: tuple[NamedStyle, ...]


def style_profile(data: StyleProfile | Mapping[str, Any]) -> StyleProfile:
    """Return the profile `data` describes (the parsed registry/style.yaml)."""
    return data if isinstance(data, StyleProfile) else StyleProfile.model_validate(data)
