"""PDF files opened, or refused with a sentence."""

from __future__ import annotations

import io

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from normdocs.errors import ConversionError


def open_pdf(pdf: bytes, name: str = "") -> PdfReader:
    """Return a reader of `pdf`; ConversionError naming it unless it has a page."""
    try:
        reader = PdfReader(io.BytesIO(pdf))
        if len(reader.pages):
            return reader
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    raise ConversionError("{name}: not a PDF that can be opened", name=name or "PDF")
