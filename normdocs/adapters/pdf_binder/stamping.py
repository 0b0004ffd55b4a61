"""A word across every page: what the document is not yet, or never will be."""

from __future__ import annotations

import io
import math

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, IndirectObject, NameObject

from normdocs.adapters.pdf_binder.fonts import EM, installed_typeface
from normdocs.adapters.pdf_binder.overlay import Overlay, View, add_form, artifact, name_form
from normdocs.adapters.pdf_binder.reading import open_pdf

GREY = 0.91
LINE = 1.3 * EM
SHARE = 0.76
TALLEST_LINE = 0.14
CAPITAL = 0.7 * EM


def stamp(pdf: bytes, *texts: str) -> bytes:
    """Return `pdf` with `texts` in light grey across each page, one under another along its diagonal.

    Two are smaller than one, so that together they cover no more of what is read.
    The words are one drawing shared by all pages, multiplied with what lies under it: black text stays
    black, shaded cells do not hide it. Text, tags and metadata of the document stay as they are.
    """
    if not texts:
        return pdf
    writer = PdfWriter(clone_from=open_pdf(pdf))
    form, width, height = _words(writer, texts)
    share = SHARE / math.sqrt(len(texts))
    overlay = Overlay(writer)
    for page in writer.pages:
        name = name_form(page, form)
        overlay.draw(page, artifact("Watermark", _placed(View.of(page), name, share, width, height)))
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _words(writer: PdfWriter, texts: tuple[str, ...]) -> tuple[IndirectObject, float, float]:
    """Add the drawing of `texts`, its middle at the origin; return it with its width and height."""
    typeface = installed_typeface()
    widths = [typeface.width(text) for text in texts]
    width, height = max(widths), LINE * len(texts)
    lines = [
        typeface.draw(text, -own / 2, height / 2 - LINE * (row + 0.5) - CAPITAL / 2)
        for row, (text, own) in enumerate(zip(texts, widths, strict=True))
    ]
    multiply = DictionaryObject({NameObject("/BM"): NameObject("/Multiply")})
    states = DictionaryObject({NameObject("/Multiply"): multiply})
    resources = DictionaryObject({NameObject("/ExtGState"): states})
    content = "\n".join(["/Multiply gs", f"{GREY} {GREY} {GREY} rg", *lines])
    return add_form(writer, content, (-width, -height, width, height), resources), width, height


def _placed(view: View, name: str, share: float, width: float, height: float) -> str:
    """Return the drawing of the words along the diagonal of `view`, all corners inside that share of it."""
    diagonal = math.hypot(view.width, view.height)
    sine, cosine = view.height / diagonal, view.width / diagonal
    scale = min(
        share * view.width / (width * cosine + height * sine),
        share * view.height / (width * sine + height * cosine),
        TALLEST_LINE * diagonal / LINE,
    )
    turn = " ".join(f"{scale * part:.5f}" for part in (cosine, sine, -sine, cosine))
    return f"{turn} {view.width / 2:.2f} {view.height / 2:.2f} cm {name} Do"
