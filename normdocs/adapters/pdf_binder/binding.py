"""Several documents as one PDF: an inventory, the documents, an outline, sheets numbered throughout."""

from __future__ import annotations

import io
from collections.abc import Sequence

from pypdf import PdfWriter

from normdocs.adapters.pdf_binder.description import describe, identify
from normdocs.adapters.pdf_binder.numbering import number_sheets
from normdocs.adapters.pdf_binder.reading import open_pdf
from normdocs.adapters.pdf_binder.tags import join_tags
from normdocs.services.ports import BoundPart, Description


def bind(
    parts: Sequence[BoundPart],
    description: Description,
    inventory: BoundPart | None = None,
    sheet_label: str = "",
) -> bytes:
    """Return one PDF/A-2b of the inventory and `parts`, in this order; the same input gives the same bytes.

    `sheet_label` is a template as "{sheet} / {sheets}", drawn small at the foot of each page; empty: nothing.
    The bookmarks of a part hang under its own.
    """
    bound = [inventory, *parts] if inventory else list(parts)
    sources = [open_pdf(part.pdf, f"{part.code} {part.title}".strip()) for part in bound]
    writer = PdfWriter()
    for part, source in zip(bound, sources, strict=True):
        writer.append(source, outline_item=f"{part.code} {part.title}".strip())
    if sheet_label:
        number_sheets(writer, sheet_label)
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    join_tags(writer, sources)
    describe(writer, description, sources)
    identify(writer, [part.pdf for part in bound])
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()
