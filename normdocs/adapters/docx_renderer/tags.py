"""The tags of a part and where each stands.

Every tag of a patched part is put on a line of its own (a line break inside the tag changes nothing), so a
line number of Jinja, at compile or at run time, names the tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from docx.oxml.ns import qn

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_AHEAD = 12


@dataclass(frozen=True)
class Place:
    """Where something stands, as a person would look for it."""

    part: str
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    paragraph: int | None = None
    snippet: str = ""

    def __str__(self) -> str:
        steps = [(name, getattr(self, name)) for name in ("table", "row", "cell", "paragraph")]
        return ", ".join([self.part, *(f"{name} {number}" for name, number in steps if number is not None)])

    @property
    def described(self) -> str:
        """The place with the text around it."""
        return f"{self}: {self.snippet}" if self.snippet else str(self)


@dataclass(frozen=True)
class Tag:
    """One tag of a part: its text as written and its place."""

    text: str
    place: Place

    @property
    def word(self) -> str:
        """The word a statement begins with: `for`, `endif`; empty for a value."""
        found = re.match(r"\{%[-+\s]*(\w+)", self.text)
        return found[1] if found else ""


def numbered(source: str) -> str:
    """Return `source` with a line break inside each tag: tag k (from 0) is read on line k + 2."""
    flat = source.replace("\n", " ")
    return TAG.sub(lambda tag: _broken(tag.group()), flat)


def _broken(tag: str) -> str:
    if tag.startswith("{#"):
        return tag[:2] + "\n" + tag[2:]
    cut = 3 if tag[2:3] in ("-", "+") else 2
    return tag[:cut] + "\n" + tag[cut:]


def located(source: str, root: Any, part: str) -> tuple[Tag, ...]:
    """Return the tags of the patched `source` with the places they have in the part's tree `root`."""
    written = list(_written(root, part))
    tags, at = [], 0
    for match in TAG.finditer(source):
        bare = _bare(match.group())
        found = next((i for i in range(at, min(at + _AHEAD, len(written))) if written[i][0] == bare), None)
        if found is not None:
            at = found + 1
        place = written[max(at - 1, 0)][1] if written else Place(part)
        tags.append(Tag(_shown(match.group()), place))
    return tuple(tags)


def _written(root: Any, part: str) -> Iterator[tuple[str, Place]]:
    for paragraph, place in paragraphs(root, part):
        for match in TAG.finditer(_around(paragraph)):
            yield _bare(match.group()), place
        text = text_of_paragraph(paragraph)
        for match in TAG.finditer(text):
            yield _bare(match.group()), replace(place, snippet=_snippet(text, match.start()))


def _around(paragraph: Any) -> str:
    """Return what stands before a paragraph and in the attributes of its drawings, where charts have tags."""
    before, parent = paragraph.getprevious(), paragraph.getparent()
    pieces = [before.tail if before is not None else parent.text if parent is not None else None]
    pieces += [value for node in paragraph.iter() for value in node.attrib.values() if "{{" in value]
    return " ".join(filter(None, pieces))


def paragraphs(root: Any, part: str) -> Iterator[tuple[Any, Place]]:
    """Yield each paragraph of `root` with its place; paragraphs outside tables and tables are counted."""
    tables = {table: number for number, table in enumerate(root.iter(qn("w:tbl")), 1)}
    outside = 0
    for paragraph in root.iter(qn("w:p")):
        cell = next(paragraph.iterancestors(qn("w:tc")), None)
        if cell is None:
            outside += 1
            yield paragraph, Place(part, paragraph=outside)
        else:
            yield paragraph, _in_table(cell, tables, part)


def _in_table(cell: Any, tables: dict[Any, int], part: str) -> Place:
    row = next(cell.iterancestors(qn("w:tr")), None)
    table = next(cell.iterancestors(qn("w:tbl")), None)
    if row is None or table is None:
        return Place(part)
    rows = [each for each in table.iter(qn("w:tr")) if next(each.iterancestors(qn("w:tbl"))) is table]
    cells = [each for each in row.iter(qn("w:tc")) if next(each.iterancestors(qn("w:tr"))) is row]
    return Place(part, table=tables[table], row=rows.index(row) + 1, cell=cells.index(cell) + 1)


def text_of_paragraph(paragraph: Any) -> str:
    """Return the paragraph's own text, without that of the text boxes in it."""
    pieces = []
    for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        if next(node.iterancestors(qn("w:p")), None) is not paragraph:
            continue
        if node.tag == qn("w:t"):
            pieces.append(node.text or "")
        elif next(node.iterancestors(qn("w:pPr")), None) is None:
            pieces.append("\t" if node.tag == qn("w:tab") else "\n")
    return "".join(pieces)


def _bare(tag: str) -> str:
    inner = re.sub(r"^\s*(tr|tc|p|r)\s", "", tag[2:-2].strip("-+ \t\n"))
    return "".join(inner.translate(_QUOTES).split())


def _shown(tag: str) -> str:
    return f"{tag[:2]} {' '.join(tag[2:-2].split())} {tag[-2:]}"[:120]


def _snippet(text: str, at: int) -> str:
    start = max(at - 25, 0)
    piece = " ".join(text[start : at + 40].split())
    return f"{'…' if start else ''}{piece}{'…' if at + 40 < len(text) else ''}"


def innermost_open(tags: tuple[Tag, ...]) -> Tag | None:
    """Return the last `for` or `if` that nothing closes."""
    opened: list[Tag] = []
    for tag in tags:
        if tag.word in ("for", "if"):
            opened.append(tag)
        elif tag.word in ("endfor", "endif") and opened:
            opened.pop()
    return opened[-1] if opened else None
