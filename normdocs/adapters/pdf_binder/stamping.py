"""A word across every page: what the document is not yet, or never will be."""

from __future__ import annotations

import io
import math

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, IndirectObject, NameObject

from normdocs.adapters.pdf_binder.lettering import EM, draw_text, text_width
from normdocs.adapters.pdf_binder.overlay import Overlay, View, add_form, artifact, name_form
from normdocs.adapters.pdf_binder.typeface import installed_typeface

GREY = 0.88
LINE = 1.15 * EM
SHARE_OF_DIAGONAL = 0.66
TALLEST_LINE = 0.2
CAPITAL = 0.7 * EM


def stamp(pdf: bytes, *texts: str) -> bytes:
    """Return `pdf` with `texts` in light grey across each page, one under another along its diagonal.

    The words are one drawing shared by all pages, multiplied with what lies under it: black text stays
    black, shaded cells do not hide it. Text, tags and metadata of the document stay as they are.
    """
    if not texts:
        return pdf
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    form, width, height = _words(writer, texts)
    overlay = Overlay(writer)
    for page in writer.pages:
        name = name_form(page, form)
        overlay.draw(page, artifact("Watermark", _placed(View.of(page), name, width, height)))
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _words(writer: PdfWriter, texts: tuple[str, ...]) -> tuple[IndirectObject, float, float]:
    """Add the drawing of `texts`, its middle at the origin; return it with its width and height."""
    typeface = installed_typeface()
    widths = [text_width(typeface, text) for text in texts]
    width, height = max(widths), LINE * len(texts)
    lines = [
        draw_text(typeface, text, -own / 2, height / 2 - LINE * (row + 0.5) - CAPITAL / 2)
        for row, (text, own) in enumerate(zip(texts, widths, strict=True))
    ]
    multiply = DictionaryObject({NameObject("/BM"): NameObject("/Multiply")})
    states = DictionaryObject({NameObject("/Multiply"): multiply})
    resources = DictionaryObject({NameObject("/ExtGState"): states})
    content = "\n".join(["/Multiply gs", f"{GREY} {GREY} {GREY} rg", *lines])
    return add_form(writer, content, (-width, -height, width, height), resources), width, height


def _placed(view: View, name: str, width: float, height: float) -> str:
    diagonal = math.hypot(view.width, view.height)
    scale = min(
        SHARE_OF_DIAGONAL * diagonal / width,
        TALLEST_LINE * diagonal / LINE,
        SHARE_OF_DIAGONAL * min(view.width, view.height) / height,
    )
    sine, cosine = scale * view.height / diagonal, scale * view.width / diagonal
    middle = f"{view.width / 2:.2f} {view.height / 2:.2f}"
    return f"{cosine:.5f} {sine:.5f} {-sine:.5f} {cosine:.5f} {middle} cm {name} Do"
