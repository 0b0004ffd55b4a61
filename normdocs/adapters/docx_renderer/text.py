"""A .docx as text: for golden tests, for diffs, for reading without Word."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from normdocs.adapters.docx_renderer.charts.namespaces import c, related, wp
from normdocs.adapters.docx_renderer.charts.reading import lines_of
from normdocs.adapters.docx_renderer.safety import check_package

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DOCUMENT = "word/document.xml"
_CHARACTERS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "\u2011"}


def text_of(blob: bytes, name: str = "document.docx") -> str:
    """Return the document's text: headers, body, footers, footnotes.

    A paragraph is a line, a table row is `| a | b |`, a field is its code in brackets: `[PAGE]`; a chart is
    its alternative text in brackets and its numbers as rows of a table. Parts other than the body are under
    a line `--- header`; parts without text are left out.
    """
    check_package(blob, name)
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        lines = [*_parts(archive, "header"), *_lines(_body(archive)), *_parts(archive, "footer")]
        lines += _footnotes(archive)
    return "\n".join(lines) + "\n"


def _body(archive: zipfile.ZipFile) -> Any:
    body = _parsed(archive, _DOCUMENT).find(qn("w:body"))
    entries = _relations(archive)
    for node in body.iter(c("chart")):
        entry = entries.get(related(node))
        node.text = "\n".join(lines_of(_parsed(archive, entry))) if entry else ""
    return body


def _parsed(archive: zipfile.ZipFile, entry: str) -> Any:
    return etree.fromstring(archive.read(entry), etree.XMLParser(resolve_entities=False, no_network=True))


def _parts(archive: zipfile.ZipFile, kind: str) -> Iterator[str]:
    for entry in _related(archive, kind):
        lines = list(_lines(_parsed(archive, entry)))
        if any(line.strip() for line in lines):
            yield f"--- {kind}"
            yield from lines
            yield "---"


def _footnotes(archive: zipfile.ZipFile) -> Iterator[str]:
    for entry in _related(archive, "footnotes"):
        notes = [note for note in _parsed(archive, entry) if note.get(qn("w:type")) is None]
        if notes:
            yield "--- footnotes"
        for number, note in enumerate(notes, 1):
            yield f"[{number}] " + " / ".join(_lines(note)).strip()


def _related(archive: zipfile.ZipFile, kind: str) -> list[str]:
    return sorted(set(_relations(archive, kind).values()))


def _relations(archive: zipfile.ZipFile, kind: str = "chart") -> dict[str, str]:
    """Return the entries the document relates to as `kind`, by relationship."""
    relations = "word/_rels/document.xml.rels"
    if relations not in archive.namelist():
        return {}
    targets = {
        each.get("Id", ""): posixpath.normpath(posixpath.join("/word", each.get("Target", ""))).lstrip("/")
        for each in _parsed(archive, relations).iter(_RELATION)
        if each.get("Type", "").endswith(f"/{kind}")
    }
    return {name: target for name, target in targets.items() if target in archive.namelist()}


def _lines(parent: Any) -> Iterator[str]:
    for child in parent:
        if child.tag == qn("w:p"):
            yield _line(child)
        elif child.tag == qn("w:tbl"):
            yield from (_row(row) for row in child.iter(qn("w:tr")) if _owner(row, "w:tbl") is child)
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from _lines(child)


def _row(row: Any) -> str:
    cells = [cell for cell in row.iter(qn("w:tc")) if _owner(cell, "w:tr") is row]
    return "| " + " | ".join(" / ".join(filter(None, _lines(cell))) for cell in cells) + " |"


def _line(paragraph: Any) -> str:
    pieces = []
    for node in paragraph.iterdescendants():
        if _owner(node, "w:p") is paragraph:
            pieces.append(_box(node) if node.tag == qn("w:txbxContent") else _piece(node))
    return "".join(pieces)


def _box(content: Any) -> str:
    """Return a text box's text; Word keeps each box twice, the second for old programs."""
    return "" if _fallback(content) else "[" + " / ".join(_lines(content)) + "]"


def _piece(node: Any) -> str:
    if node.tag == qn("w:t"):
        return node.text or ""
    if node.tag == qn("w:instrText"):
        return f"[{(node.text or '').strip()}]"
    if node.tag == qn("w:fldSimple"):
        return f"[{node.get(qn('w:instr'), '').strip()}]"
    if node.tag == c("chart"):
        return _chart(node)
    if node.tag in _CHARACTERS and node.getparent().tag == qn("w:r"):
        return _CHARACTERS[node.tag]
    return ""


def _chart(node: Any) -> str:
    place = next(node.iterancestors(qn("w:drawing")), node)
    described = " ".join(each.get("descr", "") for each in place.iter(wp("docPr")))
    return "\n".join(filter(None, [f"[{described}]", node.text]))


def _fallback(node: Any) -> bool:
    return any(etree.QName(each).localname == "Fallback" for each in node.iterancestors())


def _owner(node: Any, tag: str) -> Any:
    return next(node.iterancestors(qn(tag)), None)
