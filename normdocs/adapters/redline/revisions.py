"""Tracked changes inside a .docx (ISO/IEC 29500-1, 17.13.5): their order, and accepting or rejecting all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any, Literal

from docx.oxml.ns import qn
from lxml import etree

Verdict = Literal["accept", "reject"]
_INS, _DEL, _P, _PROPERTIES = qn("w:ins"), qn("w:del"), qn("w:p"), qn("w:pPr")
_ROW, _TABLE, _CELL = qn("w:tr"), qn("w:tbl"), qn("w:tc")
# Where a tracked change is a mark upon its owner, a paragraph or a row, and encloses nothing.
_MARKED = {qn("w:rPr"): _P, qn("w:trPr"): _ROW}
_RESTORED = {qn("w:delText"): qn("w:t"), qn("w:delInstrText"): qn("w:instrText")}


def removals_first(blob: bytes) -> bytes:
    """Return the .docx with what was removed before what came in its place, as people write corrections."""
    return _rewritten(blob, _removals_first)


def decided(blob: bytes, verdict: Verdict) -> bytes:
    """Return the .docx with every insertion, deletion and move accepted, or every one of them rejected."""
    if verdict == "accept":
        return _rewritten(blob, lambda root: _decide(root, kept={"ins", "moveTo"}, gone={"del", "moveFrom"}))
    return _rewritten(blob, lambda root: _decide(root, kept={"del", "moveFrom"}, gone={"ins", "moveTo"}))


def _rewritten(blob: bytes, change: Callable[[Any], None]) -> bytes:
    """Return the package with its texts changed and all else as it was."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blob)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename.startswith("word/") and (b"<w:ins " in data or b"<w:del " in data):
                root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
                change(root)
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            target.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _removals_first(root: Any) -> None:
    for come in list(root.iter(_INS)):
        gone = come.getnext()
        if gone is not None and gone.tag == _DEL and come.getparent().tag not in _MARKED:
            come.addprevious(gone)
    _removed_paragraphs_first(root)


def _removed_paragraphs_first(root: Any) -> None:
    for gone in [each for each in root.iter(_P) if _wholly(each, _DEL)]:
        come = gone.getprevious()
        # The last paragraph of a cell or a text stays the last: its end belongs to the cell.
        following = gone.getnext()
        if come is None or following is None or following.tag != _P or not _wholly(come, _INS):
            continue
        while (earlier := come.getprevious()) is not None and _wholly(earlier, _INS):
            come = earlier
        come.addprevious(gone)


def _wholly(node: Any, change: str) -> bool:
    """Return whether the node is a paragraph that came, or went, with its end and all there is in it."""
    if node.tag != _P or node.find(f"{_PROPERTIES}/{qn('w:rPr')}/{change}") is None:
        return False
    return all(child.tag in (_PROPERTIES, change) for child in node)


def _decide(root: Any, kept: set[str], gone: set[str]) -> None:
    goes, stays = {qn(f"w:{name}") for name in gone}, {qn(f"w:{name}") for name in kept}
    for change in list(root.iter(*goes)):
        owner = _MARKED.get(change.getparent().tag)
        if owner is None:
            change.getparent().remove(change)
    for mark in reversed(list(root.iter(*goes))):
        owner = next(mark.iterancestors(_MARKED[mark.getparent().tag]))
        _drop_row(owner) if owner.tag == _ROW else _join_next(owner, mark)
    for change in list(root.iter(*stays)):
        if change.getparent().tag not in _MARKED:
            for child in change:
                change.addprevious(child)
        change.getparent().remove(change)
    for text in root.iter(*_RESTORED):
        text.tag = _RESTORED[text.tag]


def _drop_row(row: Any) -> None:
    table = row.getparent()
    table.remove(row)
    if table.tag == _TABLE and table.find(_ROW) is None:
        table.getparent().remove(table)


def _join_next(paragraph: Any, mark: Any) -> None:
    """Take away a paragraph's end: what is left of it begins the next paragraph."""
    rest = [child for child in paragraph if child.tag != _PROPERTIES]
    following = paragraph.getnext()
    if following is not None and following.tag == _P:
        at = 1 if following.find(_PROPERTIES) is not None else 0
        following[at:at] = rest
        paragraph.getparent().remove(paragraph)
    elif rest or (paragraph.getparent().tag == _CELL and paragraph.getprevious() is None):
        mark.getparent().remove(mark)
    else:
        paragraph.getparent().remove(paragraph)
