"""What goes in is a Word file, what comes out is a PDF with pages: LibreOffice itself reports neither."""

from __future__ import annotations

import io
import zipfile

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from normdocs.errors import ConversionError


def check_docx(key: str, docx: bytes) -> None:
    """Raise ConversionError unless `docx` is a package with a Word document in it.

    LibreOffice would print a text file with this ending as it stands, and repair a torn one silently.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            whole = "word/document.xml" in package.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        whole = False
    if not whole:
        raise ConversionError("{key} is not a Word file (.docx)", key=key)


def check_pdf(key: str, pdf: bytes | None) -> bytes:
    """Return `pdf`; raise ConversionError unless it opens and has a page."""
    if not pdf:
        raise ConversionError(
            "LibreOffice made no PDF from {key}: the file is damaged or not a document", key=key
        )
    if count_pages(pdf) == 0:
        raise ConversionError("the PDF LibreOffice made from {key} does not open", key=key)
    return pdf


def count_pages(pdf: bytes) -> int:
    """Return the number of pages, 0 when the bytes are no sound PDF."""
    if not pdf.startswith(b"%PDF-"):
        return 0
    try:
        return len(PdfReader(io.BytesIO(pdf)).pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return 0
