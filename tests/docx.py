"""A test's document in one line: `template("ПРИКАЗ {{ organisation.name }}", [["№", "{{ number }}"]])`."""

from __future__ import annotations

import io
from typing import Any

import docx

from normdocs.adapters.docx_renderer import text_of

__all__ = ["document", "saved", "template", "text_of"]

Block = str | list[list[str]]


def template(*blocks: Block, header: str = "", footer: str = "", **properties: str) -> bytes:
    """Return a .docx: a text is a paragraph, a list of rows a table; `title="…"` is a property."""
    return saved(document(*blocks, header=header, footer=footer, **properties))


def document(*blocks: Block, header: str = "", footer: str = "", **properties: str) -> Any:
    """Return the same as an open python-docx document, to be made stranger before it is saved."""
    made = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            made.add_paragraph(block)
        else:
            _add_table(made, block)
    section = made.sections[0]
    if header:
        section.header.paragraphs[0].text = header
    if footer:
        section.footer.paragraphs[0].text = footer
    for name, value in properties.items():
        setattr(made.core_properties, name, value)
    return made


def _add_table(made: Any, rows: list[list[str]]) -> None:
    """A row shorter than the first is filled up with empty cells."""
    table = made.add_table(rows=len(rows), cols=max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text


def saved(made: Any) -> bytes:
    """Return the bytes of a python-docx document."""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
