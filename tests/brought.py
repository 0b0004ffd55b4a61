"""Files as people bring them: a .docx edited in Word, a scan, and what must never be let in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)


def edited(blob: bytes, *changes: tuple[str, str]) -> bytes:
    """Return the .docx with texts replaced as somebody would in Word; each must stand in it."""
    opened = docx.Document(io.BytesIO(blob))
    for old, new in changes:
        paragraphs = [one for one in opened.paragraphs if old in plain(one.text)]
        assert paragraphs, old
        first, *others = paragraphs[0].runs
        first.text = plain(paragraphs[0].text).replace(old, new)
        for run in others:
            run.text = ""
    return saved(opened)


def with_clause(blob: bytes, after: str, clause: str) -> bytes:
    """Return the .docx with a paragraph added behind the one that begins so."""
    opened = docx.Document(io.BytesIO(blob))
    place = next(one for one in opened.paragraphs if one.text.startswith(after))
    added = OxmlElement("w:p")
    place._p.addnext(added)
    docx.text.paragraph.Paragraph(added, place._parent).add_run(clause)
    return saved(opened)


def with_tracked_changes(blob: bytes) -> bytes:
    """Return the .docx with a word inserted under "track changes"."""
    opened = docx.Document(io.BytesIO(blob))
    run = opened.paragraphs[-1].add_run(" Исправлено")
    insertion = OxmlElement("w:ins")
    for name, value in {"id": "1", "author": "Примеров П. П.", "date": "2026-11-22T10:00:00Z"}.items():
        insertion.set(qn(f"w:{name}"), value)
    run._r.addprevious(insertion)
    insertion.append(run._r)
    return saved(opened)


def with_a_comment(blob: bytes) -> bytes:
    """Return the .docx with a note in the margin."""
    opened = docx.Document(io.BytesIO(blob))
    opened.add_comment(opened.paragraphs[-1].runs, text="Проверить!", author="Примеров П. П.")
    return saved(opened)


def repacked(blob: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """Return the package with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(blob)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def with_macros(blob: bytes) -> bytes:
    """Return a .docm under the name of a .docx."""

    def change(parts: dict[str, bytes]) -> None:
        parts["word/vbaProject.bin"] = b"Attribute VB_Name"
        types = parts["[Content_Types].xml"]
        parts["[Content_Types].xml"] = types.replace(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        )

    return repacked(blob, change)


def zip_bomb(blob: bytes) -> bytes:
    """Return a .docx that unpacks to far more than it weighs."""
    return repacked(blob, lambda parts: parts.update({"word/media/image1.png": b"\0" * 60_000_000}))


def remade_pdf(pdf: bytes, change: Callable[[PdfWriter], Any]) -> bytes:
    """Return the PDF with something done to it."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def action(writer: PdfWriter, kind: str, **more: str) -> None:
    """Let the PDF do something when it is opened."""
    done = DictionaryObject({NameObject("/S"): NameObject(f"/{kind}")})
    done.update({NameObject(f"/{name}"): TextStringObject(value) for name, value in more.items()})
    writer._root_object[NameObject("/OpenAction")] = writer._add_object(done)


def image_only() -> bytes:
    """Return a page that is one grey picture, as a scanner makes it."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    picture = DecodedStreamObject()
    picture.set_data(b"\x80" * 4)
    sizes = {"Width": NumberObject(2), "Height": NumberObject(2), "BitsPerComponent": NumberObject(8)}
    names = {"Type": "/XObject", "Subtype": "/Image", "ColorSpace": "/DeviceGray"}
    picture.update({NameObject(f"/{name}"): value for name, value in sizes.items()})
    picture.update({NameObject(f"/{name}"): NameObject(value) for name, value in names.items()})
    resources = DictionaryObject({NameObject("/Im0"): writer._add_object(picture)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): resources})
    drawn = DecodedStreamObject()
    drawn.set_data(b"q 595 0 0 842 0 0 cm /Im0 Do Q")
    page[NameObject("/Contents")] = writer._add_object(drawn)
    page[NameObject("/UserUnit")] = FloatObject(1.0)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pages(pdf: bytes) -> int:
    return len(PdfReader(io.BytesIO(pdf)).pages)


def text(pdf: bytes) -> str:
    lines = (page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return plain(" ".join(" ".join(lines).split()))


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def saved(opened: Any) -> bytes:
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()
