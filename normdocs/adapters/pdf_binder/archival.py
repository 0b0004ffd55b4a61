"""Whether a file may be kept for good."""

from __future__ import annotations

from normdocs.adapters.pdf_binder.description import is_pdf_a
from normdocs.adapters.pdf_binder.reading import open_pdf
from normdocs.errors import ConversionError


def is_archival(pdf: bytes) -> bool:
    """Return whether a file can be opened, says it is PDF/A-2b and has the colour profile that takes."""
    try:
        return is_pdf_a(open_pdf(pdf))
    except ConversionError:
        return False
