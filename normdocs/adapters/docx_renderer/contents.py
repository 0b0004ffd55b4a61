"""What the entries of a .docx may hold: text and pictures; nothing that runs, nothing fetched."""

from __future__ import annotations

import re
import zipfile
from typing import NoReturn

from lxml import etree

from normdocs.errors import TemplateError, UnsafeTemplateError

_TYPES = "[Content_Types].xml"
_MAIN = b"wordprocessingml.document.main+xml"
_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MACROS = re.compile(r"vbaproject|vbadata|\.docm$|\.dotm$", re.IGNORECASE)
_OBJECTS = re.compile(r"activex|oleobject|^word/embeddings/(?!.*\.xlsx$)", re.IGNORECASE)
_OBJECT_KINDS = ("/oleObject", "/control", "/activeXControlBinary", "/aFChunk", "/subDocument", "/vbaProject")
_FIELD = re.compile(
    r"\b(DDEAUTO|DDE|INCLUDEPICTURE|INCLUDETEXT|INCLUDE|LINK|IMPORT|DATABASE|RD)\b", re.IGNORECASE
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def check_kind(archive: zipfile.ZipFile, template: str) -> None:
    """Raise unless the package says it is a Word document without macros."""
    if _TYPES not in archive.namelist() or "word/document.xml" not in archive.namelist():
        raise TemplateError("{template}: not a Word document (.docx)", template=template)
    types = archive.read(_TYPES)
    if b"macroEnabled" in types or b"vbaProject" in types:
        _unsafe("{template}: {entry} holds macros", template, _TYPES)
    if _MAIN not in types:
        raise TemplateError("{template}: not a Word document (.docx)", template=template)


def check_entry(entry: str, data: bytes, template: str) -> None:
    """Raise unless the entry is text or a picture that stays within the document."""
    if _MACROS.search(entry):
        _unsafe("{template}: {entry} holds macros", template, entry)
    if _OBJECTS.search(entry):
        _unsafe("{template}: {entry} is an embedded object or program", template, entry)
    if not entry.endswith((".xml", ".rels", ".vml")):
        return
    root = _parsed(entry, data, template)
    if entry.endswith(".rels"):
        for relation in root:
            _check_relation(relation, entry, template)
    elif entry.startswith("word/"):
        _check_fields(root, entry, template)


def _parsed(entry: str, data: bytes, template: str) -> etree._Element:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    try:
        if encoding != "utf-8" or data[:2] in (b"\x00<", b"<\x00"):
            raise UnicodeError
        data.decode(encoding)
        if _DTD.search(data):
            _unsafe("{template}: {entry} declares a DTD or entities", template, entry)
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (UnicodeError, etree.XMLSyntaxError, ValueError) as error:
        raise TemplateError("{template}: {entry} is damaged", template=template, entry=entry) from error


def _check_relation(relation: etree._Element, entry: str, template: str) -> None:
    kind, target = relation.get("Type", ""), relation.get("Target", "")
    if kind.endswith(_OBJECT_KINDS):
        _unsafe("{template}: {entry} is an embedded object or program", template, entry)
    outside = relation.get("TargetMode", "") == "External" or "://" in target or target.startswith("\\\\")
    if outside and not kind.endswith("/hyperlink"):
        raise UnsafeTemplateError(
            "{template}: {entry} fetches {target} from outside", template=template, entry=entry, target=target
        )


def _check_fields(root: etree._Element, entry: str, template: str) -> None:
    """Field codes may be split over runs, so they are read as one text."""
    codes = ["".join(node.text or "" for node in root.iter(f"{_W}instrText"))]
    codes += [node.get(f"{_W}instr", "") for node in root.iter(f"{_W}fldSimple")]
    for code in codes:
        found = _FIELD.search(code)
        if found:
            raise UnsafeTemplateError(
                "{template}: {entry} holds a field that reads other files ({field})",
                template=template,
                entry=entry,
                field=found[1].upper(),
            )


def _unsafe(message: str, template: str, entry: str) -> NoReturn:
    raise UnsafeTemplateError(message, template=template, entry=entry)
