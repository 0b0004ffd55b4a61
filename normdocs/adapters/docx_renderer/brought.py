"""A Word file somebody edited: taken in only if it is harmless, and looked through for unfinished edits."""

from __future__ import annotations

import io
import zipfile

from docx.oxml.ns import qn
from lxml import etree

from normdocs.adapters.docx_renderer.safety import check_package

REVISIONS = frozenset(
    qn(f"w:{name}")
    for name in (
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "tblGridChange",
        "trPrChange",
        "tcPrChange",
        "cellIns",
        "cellDel",
        "cellMerge",
        "numberingChange",
    )
)
COMMENT = qn("w:comment")


def unfinished(blob: bytes, name: str) -> tuple[int, int]:
    """Return how many tracked changes and how many comments stand in the file; errors of `check_package`."""
    check_package(blob, name)
    changes = comments = 0
    with zipfile.ZipFile(io.BytesIO(blob)) as package:
        for entry in package.namelist():
            if entry.startswith("word/") and entry.endswith(".xml"):
                tags = [node.tag for node in parsed(package.read(entry)).iter()]
                changes += sum(tag in REVISIONS for tag in tags)
                comments += tags.count(COMMENT)
    return changes, comments


def parsed(data: bytes) -> etree._Element:
    """Return a part that has passed the checks."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
