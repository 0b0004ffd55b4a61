"""Where each part of a bound file begins: the numbers its inventory shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from normdocs.adapters.pdf_binder.reading import open_pdf
from normdocs.errors import ConversionError

ROUNDS = 4


def page_counts(pdfs: Iterable[bytes]) -> list[int]:
    """Return the number of pages of each PDF."""
    return [len(open_pdf(pdf).pages) for pdf in pdfs]


def start_pages(counts: Sequence[int], inventory_pages: int) -> list[int]:
    """Return the page each part begins on, counted from 1, behind an inventory of so many pages."""
    return [inventory_pages + sum(counts[:index]) + 1 for index in range(len(counts))]


def settle_inventory(counts: Sequence[int], make: Callable[[list[int]], bytes], guess: int = 1) -> bytes:
    """Return the PDF `make` prints of the start pages, printed again while its own length moves them.

    ConversionError when its length depends on the numbers so that it never settles.
    """
    for _ in range(ROUNDS):
        inventory = make(start_pages(counts, guess))
        pages = page_counts([inventory])[0]
        if pages == guess:
            return inventory
        guess = pages
    raise ConversionError("the inventory of the bound file changes its length each time it is printed")
