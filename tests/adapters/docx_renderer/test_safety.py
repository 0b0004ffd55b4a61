"""A hostile .docx is refused before anything opens it."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import pytest

from normdocs.adapters.docx_renderer import apply_style, compile_template, text_of
from normdocs.adapters.docx_renderer.safety import check_package
from normdocs.errors import TemplateError, UnsafeTemplateError
from tests.docx import template

GOOD = template("{{ a }}", header="{{ b }}")
RELATIONS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def changed(change: Callable[[dict[str, bytes]], object]) -> bytes:
    """Return the good document with its entries changed in place."""
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    change(entries)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def adding(name: str, data: bytes = b"x") -> bytes:
    return changed(lambda entries: entries.update({name: data}))


def replacing(name: str, old: bytes, new: bytes) -> bytes:
    def change(entries: dict[str, bytes]) -> None:
        assert old in entries[name]
        entries[name] = entries[name].replace(old, new, 1)

    return changed(change)


def related(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    relation = f'<Relationship Id="x1" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    return replacing(RELATIONS, b"</Relationships>", relation.encode())


def field(code: str) -> bytes:
    half = len(code) // 2
    run = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in (code[:half], code[half:]))
    return replacing("word/document.xml", b"</w:p>", f"{run}</w:p>".encode())


def overlapping() -> bytes:
    """Point two directory entries at one stream, as overlap bombs do."""
    blob = bytearray(GOOD)
    directory = blob.rindex(b"PK\x05\x06")
    start = struct.unpack_from("<I", blob, directory + 16)[0]
    second = blob.index(b"PK\x01\x02", start + 4)
    third = blob.index(b"PK\x01\x02", second + 4)
    blob[third + 42 : third + 46] = blob[second + 42 : second + 46]
    return bytes(blob)


def encrypted() -> bytes:
    blob = bytearray(GOOD)
    at = blob.index(b"PK\x01\x02")
    blob[at + 8] |= 1
    return bytes(blob)


def twice() -> bytes:
    out = io.BytesIO(GOOD)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/document.xml", "<x/>")
    return out.getvalue()


DTD = b"<!DOCTYPE x [<!ENTITY a 'b'>]>"
MAIN = b"wordprocessingml.document.main+xml"
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a zip bomb": (
        lambda: adding("word/media/a.xml", b"<a>" + b" " * 30_000_000 + b"</a>"),
        "packed too tight",
    ),
    "a large zip bomb": (
        lambda: adding("word/media/a.png", bytes(120_000_000)),
        "unpacks to more than 100 MB",
    ),
    "a heap of entries": (
        lambda: changed(lambda all_: all_.update({f"word/media/{n}.png": b"" for n in range(1500)})),
        "more than 1000 entries",
    ),
    "overlapping entries": (overlapping, "overlap"),
    "an entry twice": (twice, "is there twice"),
    "an encrypted entry": (encrypted, "is encrypted"),
    "a path upwards": (lambda: adding("word/../../etc/passwd"), "leads outside"),
    "an absolute path": (lambda: adding("/etc/passwd"), "leads outside"),
    "a drive": (lambda: adding("C:evil.xml", b"<a/>"), "leads outside"),
    "a backslash": (lambda: adding("word\\..\\evil.xml", b"<a/>"), "leads outside"),
    "macros": (lambda: adding("word/vbaProject.bin"), "holds macros"),
    "a macro document": (
        lambda: replacing(
            "[Content_Types].xml",
            b"application/vnd.openxmlformats-officedocument." + MAIN,
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
        "holds macros",
    ),
    "an ActiveX control": (
        lambda: adding("word/activeX/activeX1.xml", b"<a/>"),
        "embedded object or program",
    ),
    "an OLE object": (lambda: adding("word/embeddings/oleObject1.bin"), "embedded object or program"),
    "an embedded program": (lambda: adding("word/embeddings/a.exe"), "embedded object or program"),
    "an OLE relation": (lambda: related("oleObject", "a.bin", ""), "embedded object or program"),
    "a chunk of HTML": (lambda: related("aFChunk", "a.html", ""), "embedded object or program"),
    "an image by address": (lambda: related("image", "http://evil.example/a.png"), "from outside"),
    "a template by address": (
        lambda: related("attachedTemplate", "http://evil.example/a.dotm"),
        "from outside",
    ),
    "an image from the disk": (lambda: related("image", "file:///etc/passwd"), "from outside"),
    "a share": (lambda: related("image", "\\\\evil\\a.png", ""), "from outside"),
    "a DTD in the body": (
        lambda: replacing("word/document.xml", b"<w:document", DTD + b"<w:document"),
        "DTD",
    ),
    "a DTD in the styles": (lambda: replacing("word/styles.xml", b"<w:styles", DTD + b"<w:styles"), "DTD"),
    "a DTD in the types": (lambda: replacing("[Content_Types].xml", b"<Types", DTD + b"<Types"), "DTD"),
    "a DDE field": (lambda: field(" DDEAUTO c:\\\\cmd.exe "), "field that reads other files (DDEAUTO)"),
    "an included text": (
        lambda: field(" INCLUDETEXT /etc/passwd "),
        "field that reads other files (INCLUDETEXT)",
    ),
    "an included picture": (lambda: field(" INCLUDEPICTURE http://a/b "), "(INCLUDEPICTURE)"),
}


@pytest.mark.parametrize(("made", "finding"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused_with_the_reason(made: Callable[[], bytes], finding: str) -> None:
    blob = made()
    for use in (compile_template, text_of, check_package):
        with pytest.raises(UnsafeTemplateError) as caught:
            use(blob, "t.docx")
        assert finding in str(caught.value)
        assert str(caught.value).startswith("t.docx: ")


def utf16(entries: dict[str, bytes]) -> None:
    entries["word/document.xml"] = entries["word/document.xml"].decode().encode("utf-16")


DAMAGED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "damaged or no .docx"),
    "a text": (lambda: b"Not a document", "damaged or no .docx"),
    "half a file": (lambda: GOOD[: len(GOOD) // 2], "damaged or no .docx"),
    "a flipped byte": (lambda: GOOD[:60] + bytes([GOOD[60] ^ 255]) + GOOD[61:], "damaged or no .docx"),
    "an old .doc": (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "password-protected or old"),
    "another zip": (lambda: changed(dict.clear), "not a Word document"),
    "a zip without a body": (
        lambda: changed(lambda all_: all_.pop("word/document.xml")),
        "not a Word document",
    ),
    "a workbook": (
        lambda: replacing("[Content_Types].xml", MAIN, b"spreadsheetml.sheet.main+xml"),
        "not a Word document",
    ),
    "XML cut off": (
        lambda: replacing("word/document.xml", b"</w:body>", b""),
        "word/document.xml is damaged",
    ),
    "another encoding": (lambda: changed(utf16), "word/document.xml is damaged"),
    "no relations": (lambda: changed(lambda all_: all_.pop("_rels/.rels")), "not a Word document"),
}


@pytest.mark.parametrize(("made", "finding"), DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_file_is_refused_with_the_reason(made: Callable[[], bytes], finding: str) -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(made(), "t.docx")
    assert finding in str(caught.value)
    assert not isinstance(caught.value, UnsafeTemplateError)


def test_hyperlinks_and_pictures_of_ones_own_are_welcome() -> None:
    assert compile_template(related("hyperlink", "https://example.org/"), "t.docx").fields == {"a", "b"}


def test_tags_where_docxtpl_fills_nothing_in_are_refused() -> None:
    from tests.adapters.docx_renderer.parts import notes, with_part

    for kind in ("endnotes", "comments"):
        blob = with_part(GOOD, f"word/{kind}.xml", kind, notes("{{ a }}", kind))
        with pytest.raises(TemplateError, match=f"{kind}: tags there are not filled in"):
            compile_template(blob, "t.docx")
        harmless = with_part(GOOD, f"word/{kind}.xml", kind, notes("text", kind))
        assert compile_template(harmless, "t.docx").fields == {"a", "b"}


def test_styling_checks_the_file_first() -> None:
    with pytest.raises(UnsafeTemplateError, match="holds macros"):
        apply_style(adding("word/vbaProject.bin"), {}, "t.docx")
