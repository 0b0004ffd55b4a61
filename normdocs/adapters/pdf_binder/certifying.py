"""The approval of a document and the marks of its signatures, drawn where its last page is empty."""

from __future__ import annotations

import io
from collections.abc import Sequence

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, NameObject

from normdocs.adapters.pdf_binder.overlay import Overlay, View
from normdocs.adapters.pdf_binder.paragraphs import Paragraphs
from normdocs.adapters.pdf_binder.pen import Pen
from normdocs.adapters.pdf_binder.reading import open_pdf
from normdocs.adapters.pdf_binder.room import MARGIN, MM, room_below
from normdocs.adapters.pdf_binder.slabs import Slab, block_slabs, heading_slab, mark_slabs
from normdocs.domain.approval.block import ApprovalBlock, SignatureMark
from normdocs.errors import ConversionError

# The fields of a page by GOST R 7.0.97-2016, 3.9, for documents kept long; on one lying down it is the upper
# edge that is bound.
LEFT, LEFT_LYING, RIGHT = 30 * MM, 20 * MM, 10 * MM

Placed = list[tuple[Slab, float]]
"""Slabs with the height of their upper edge on the page."""


def certify(
    pdf: bytes,
    block: ApprovalBlock | None,
    marks: Sequence[SignatureMark] = (),
    heading: Sequence[str] = (),
) -> bytes:
    """Return `pdf` with an approval block and marks of signatures under the text of its last page.

    Where they do not all fit there they stand on pages added, under `heading` (title, then what it is of).
    Nothing is put over what a page holds. Texts can be taken out and are read aloud; PDF/A stays PDF/A.
    ConversionError when the file is no PDF, or one too broken to draw on.
    """
    if block is None and not marks:
        return pdf
    source = open_pdf(pdf)
    try:
        return _certified(source, block, marks, heading)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise ConversionError("{name}: not a PDF that can be opened", name="PDF") from error


def _certified(
    source: PdfReader, block: ApprovalBlock | None, marks: Sequence[SignatureMark], heading: Sequence[str]
) -> bytes:
    writer = PdfWriter(clone_from=source)
    writer.pdf_header = source.pdf_header
    last = writer.pages[-1]
    view = View.of(last)
    left = LEFT if view.height > view.width else LEFT_LYING
    width = view.width - left - RIGHT
    pen = Pen()
    slabs = [*(block_slabs(pen, block, width) if block else ()), *mark_slabs(pen, marks, width)]
    room = room_below(last)
    if _height(slabs) <= room.height:
        sheets = [(last, _stacked(slabs, room.ceiling))]
    else:
        headed = [heading_slab(pen, heading, width), *slabs] if heading else slabs
        sheets = _added(writer, view, headed)
    _draw(writer, sheets, left, pen)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _added(writer: PdfWriter, view: View, slabs: Sequence[Slab]) -> list[tuple[PageObject, Placed]]:
    """Add as many pages as `slabs` take, of the size of `view`, and return them."""
    return [
        (writer.add_blank_page(view.width, view.height), _stacked(page, view.height - MARGIN))
        for page in _pages(slabs, view.height - 2 * MARGIN)
    ]


def _height(slabs: Sequence[Slab]) -> float:
    """Return how high slabs are one below the other; the first needs no space above."""
    return sum(slab.height + (slab.above if number else 0) for number, slab in enumerate(slabs))


def _pages(slabs: Sequence[Slab], room: float) -> list[list[Slab]]:
    """Return the slabs of each page, as many on each as fit."""
    pages: list[list[Slab]] = [[]]
    for slab in slabs:
        if pages[-1] and _height([*pages[-1], slab]) > room:
            pages.append([])
        pages[-1].append(slab)
    return pages


def _stacked(slabs: Sequence[Slab], top: float) -> Placed:
    placed: Placed = []
    for number, slab in enumerate(slabs):
        top -= slab.above if number else 0
        placed.append((slab, top))
        top -= slab.height
    return placed


def _draw(writer: PdfWriter, sheets: Sequence[tuple[PageObject, Placed]], left: float, pen: Pen) -> None:
    paragraphs, overlay = Paragraphs(writer), Overlay(writer)
    for page, placed in sheets:
        content: list[str] = []
        for slab, top in placed:
            drawn = slab.draw(left, top)
            content.extend(f"/Artifact BMC\n{rule}\nEMC" for rule in drawn.rules)
            content.extend(paragraphs.mark(page, "\n".join(lines)) for lines in drawn.paragraphs if lines)
        overlay.draw(page, "\n".join(content))
    paragraphs.close()
    fonts = pen.embed(writer)
    for page, _ in sheets:
        _name_fonts(page, fonts)


def _name_fonts(page: PageObject, fonts: DictionaryObject) -> None:
    """Let `page` use the fonts; its resources may be shared with other pages, which then know them too."""
    resources = page.setdefault(NameObject("/Resources"), DictionaryObject()).get_object()
    known = resources.setdefault(NameObject("/Font"), DictionaryObject()).get_object()
    known.update(fonts)
