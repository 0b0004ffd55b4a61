"""Drawing over the pages of a PDF being written, without touching what they hold."""

from __future__ import annotations

import math
from typing import NamedTuple

from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
)


class View(NamedTuple):
    """A page as it is seen: its size, and the matrix from what is seen to the page's own units."""

    width: float
    height: float
    matrix: tuple[float, float, float, float, float, float]

    @classmethod
    def of(cls, page: PageObject) -> View:
        """Return the view of `page`, its crop box turned as the page says."""
        box = page.cropbox
        left, bottom, width, height = float(box.left), float(box.bottom), float(box.width), float(box.height)
        turned = {
            0: View(width, height, (1, 0, 0, 1, left, bottom)),
            90: View(height, width, (0, 1, -1, 0, left + width, bottom)),
            180: View(width, height, (-1, 0, 0, -1, left + width, bottom + height)),
            270: View(height, width, (0, -1, 1, 0, left, bottom + height)),
        }
        return turned[int(page.get("/Rotate", 0) or 0) % 360]


def add_stream(writer: PdfWriter, content: str) -> IndirectObject:
    """Add a compressed content stream."""
    stream = DecodedStreamObject()
    stream.set_data(content.encode("ascii"))
    return writer._add_object(stream.flate_encode())


def add_form(
    writer: PdfWriter, content: str, box: tuple[float, float, float, float], resources: DictionaryObject
) -> IndirectObject:
    """Add a form XObject: a drawing pages may share."""
    stream = DecodedStreamObject()
    stream.set_data(content.encode("ascii"))
    form = stream.flate_encode()
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject(FloatObject(math.floor(number)) for number in box)
    form[NameObject("/Resources")] = resources
    return writer._add_object(form)


def name_form(page: PageObject, form: IndirectObject) -> str:
    """Return the name under which `page` draws `form`, one it already has where it can."""
    resources = page.setdefault(NameObject("/Resources"), DictionaryObject()).get_object()
    forms = resources.setdefault(NameObject("/XObject"), DictionaryObject()).get_object()
    for name, value in forms.items():
        if value == form:
            return str(name)
    name = next(free for free in (f"/Mark{number}" for number in range(len(forms) + 1)) if free not in forms)
    forms[NameObject(name)] = form
    return name


class Overlay:
    """Content drawn after a page's own; streams equal on several pages are kept once."""

    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        self._streams: dict[str, IndirectObject] = {}

    def draw(self, page: PageObject, content: str) -> None:
        """Draw `content`, in units of the page as seen, whatever state the page's own content leaves."""
        matrix = " ".join(f"{number:g}" for number in View.of(page).matrix)
        contents = page.get("/Contents")
        own = contents.get_object() if contents is not None else ArrayObject()
        before = list(own) if isinstance(own, ArrayObject) else [page.raw_get("/Contents")]
        after = self._stream(f"Q\nq {matrix} cm\n{content}\nQ\n")
        page[NameObject("/Contents")] = ArrayObject([self._stream("q\n"), *before, after])

    def _stream(self, content: str) -> IndirectObject:
        if content not in self._streams:
            self._streams[content] = add_stream(self._writer, content)
        return self._streams[content]


def artifact(kind: str, content: str) -> str:
    """Return `content` marked as no part of the document's text: readers aloud pass over it."""
    return f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC\n{content}\nEMC"
