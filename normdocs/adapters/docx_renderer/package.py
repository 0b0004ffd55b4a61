"""A .docx as docxtpl sees it: the parts it renders, and everything else as it writes it back."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from docx.opc.constants import CONTENT_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.parser import parse_xml
from docxtpl import DocxTemplate
from lxml import etree

from normdocs.adapters.docx_renderer.charts.placing import Chart, placed
from normdocs.errors import TemplateError

DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
_UNRENDERED = (CONTENT_TYPE.WML_ENDNOTES, CONTENT_TYPE.WML_COMMENTS)


@dataclass(frozen=True)
class Source:
    """One part with tags: `head` + rendered(`xml`) + `tail` is its new content."""

    entry: str
    kind: str
    xml: str
    tree: Any
    head: str = ""
    tail: str = ""
    opening: str = ""


class Package:
    """The template opened once by docxtpl."""

    def __init__(self, blob: bytes) -> None:
        self._template = DocxTemplate(io.BytesIO(blob))
        self._template.render_init()
        self._had_properties = bool(_core_entry(blob))

    def charts(self, template: str) -> list[Chart]:
        """Return the charts of the text that are filled in, the text made to fit; TemplateError."""
        return placed(self._template.docx.part, template)

    def patched(self, xml: str) -> str:
        """Return `xml` with docxtpl's tags turned into Jinja's."""
        return str(self._template.patch_xml(xml))

    def sources(self) -> Iterator[Source]:
        """Yield the parts docxtpl renders, in its order: body, headers, footers, footnotes."""
        yield self._body()
        for kind, uri in (("header", DocxTemplate.HEADER_URI), ("footer", DocxTemplate.FOOTER_URI)):
            found = {part.partname: part for _, part in self._template.get_headers_footers(uri)}
            for number, part in enumerate(found.values(), 1):
                xml = self._template.get_part_xml(part)
                label = f"{kind} {number}" if len(found) > 1 else kind
                yield Source(_entry(part), label, xml, parse_xml(part.blob), head=DECLARATION)
        for part in self._parts(CONTENT_TYPE.WML_FOOTNOTES):
            yield _footnotes(part)

    def unrendered(self) -> Iterator[tuple[str, str]]:
        """Yield (kind, xml) of the text parts docxtpl leaves alone: endnotes and comments."""
        for content_type in _UNRENDERED:
            for part in self._parts(content_type):
                yield part.partname.filename.removesuffix(".xml"), part.blob.decode("utf-8", "replace")

    def properties(self) -> dict[str, str]:
        """Return the text of each document property docxtpl renders."""
        core = self._template.docx.core_properties
        return {name: getattr(core, name) for name in PROPERTIES}

    def property_source(self, marks: dict[str, str]) -> tuple[str, str]:
        """Return the entry of the core properties and its XML with `marks` in place of the values."""
        core = self._template.docx.core_properties
        if not self._had_properties:
            core.modified = _EPOCH
        for name, mark in marks.items():
            setattr(core, name, mark)
        part = self._template.docx.part.package._core_properties_part
        return _entry(part), part.blob.decode("utf-8")

    def entries(self) -> list[tuple[str, bytes]]:
        """Return every entry as docxtpl would write it, rendered parts not yet replaced."""
        out = io.BytesIO()
        self._template.docx.save(out)
        with zipfile.ZipFile(out) as archive:
            return [(info.filename, archive.read(info)) for info in archive.infolist()]

    def _body(self) -> Source:
        xml = self._template.get_xml()
        root = self._template.docx._element
        whole = etree.tostring(root, encoding="unicode")
        start, end = whole.index("<w:body"), whole.rindex("</w:body>") + len("</w:body>")
        opening = xml[: xml.index(">") + 1]
        short = re.sub(r"\sxmlns(:\w+)?=\"[^\"]*\"", "", opening)
        head = DECLARATION + whole[:start] + short
        entry = _entry(self._template.docx.part)
        return Source(entry, "document", xml, root.body, head=head, tail=whole[end:], opening=opening)

    def _parts(self, content_type: str) -> Iterator[Any]:
        parts = self._template.docx.part.package.parts
        return (part for part in parts if part.content_type == content_type)


def open_package(blob: bytes, template: str) -> Package:
    """Return the opened package, or raise TemplateError when it is no Word document."""
    try:
        return Package(blob)
    except (AttributeError, LookupError, OpcError, TypeError, ValueError, etree.LxmlError) as error:
        raise TemplateError("{template}: not a Word document (.docx)", template=template) from error


def _footnotes(part: Any) -> Source:
    xml = part.blob.decode("utf-8")
    root = etree.fromstring(part.blob)
    start = re.search(r"<[\w:]", xml)
    cut = start.start() if start else 0
    return Source(_entry(part), "footnotes", xml[cut:], root, head=xml[:cut])


def _core_entry(blob: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        return b"metadata/core-properties" in archive.read("_rels/.rels")


def _entry(part: Any) -> str:
    return str(part.partname).removeprefix("/")


def xml_text(value: str) -> str:
    """Return `value` as the text of an XML element."""
    return escape(value, {"\r": "&#13;"})
