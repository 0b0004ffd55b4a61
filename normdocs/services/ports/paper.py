"""From documents to pages: the office program, PDF files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from normdocs.domain.approval.block import ApprovalBlock, SignatureMark
from normdocs.errors import ConversionError


class Converter(Protocol):
    """The office program: Word files to PDF/A."""

    @property
    def settings_key(self) -> str:
        """What a PDF depends on besides its document."""

    def convert(self, sources: Sequence[tuple[str, bytes]]) -> Iterator[tuple[str, bytes | ConversionError]]:
        """Yield (key, PDF) or (key, error) for each (key, .docx), in the order given."""

    def close(self) -> None:
        """End the programs; the next use starts new ones."""


class PdfCache(Protocol):
    """PDF files by the hash of their .docx and the converter's settings."""

    def get(self, content: str, settings_key: str, /) -> Path | None:
        """Return the sound PDF there is, if there is one."""

    def put(self, content: str, settings_key: str, pdf: bytes, /) -> Path:
        """Keep the PDF, whole or not at all, and return where; ConversionError when it is no PDF."""

    def remove(self, content: str, /) -> None:
        """Remove what was printed of the .docx with this hash, whatever the settings."""

    def sweep(self) -> None:
        """Remove what killed runs left half-written; files being written now are left alone."""


@dataclass(frozen=True)
class BoundPart:
    """A document of a bound file: its title, its code in the catalogue ("S01"), its PDF."""

    title: str
    code: str
    pdf: bytes


@dataclass(frozen=True)
class Description:
    """The properties of a bound file."""

    title: str
    author: str
    when: datetime
    language: str = "ru-RU"


class Binder(Protocol):
    """PDF files stamped, counted and bound into one."""

    def stamp(self, pdf: bytes, /, *texts: str) -> bytes:
        """Return the PDF with `texts` across each page."""

    def certify(
        self,
        pdf: bytes,
        /,
        block: ApprovalBlock | None,
        marks: Sequence[SignatureMark] = (),
        heading: Sequence[str] = (),
    ) -> bytes:
        """Return the PDF with an approval block and marks of signatures below its text, or on added pages."""

    def page_counts(self, pdfs: Iterable[bytes]) -> list[int]:
        """Return the number of pages of each PDF."""

    def settle_inventory(
        self, counts: Sequence[int], make: Callable[[list[int]], bytes], guess: int = 1
    ) -> bytes:
        """Return the inventory's PDF, which `make` prints of the page each part begins on."""

    def bind(
        self,
        parts: Sequence[BoundPart],
        description: Description,
        inventory: BoundPart | None = None,
        sheet_label: str = "",
    ) -> bytes:
        """Return one PDF of the inventory and the parts; `sheet_label` is as "{sheet} / {sheets}"."""
