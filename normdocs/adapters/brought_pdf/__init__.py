"""PDF files people bring: checked and read by a process of its own, which may die of them."""

from normdocs.adapters.brought_pdf.trial import read_pdf

__all__ = ["read_pdf"]
