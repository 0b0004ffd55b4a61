"""PDF files kept by the hash of the Word file they were made from: each is made once."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from normdocs.adapters.whole_files import sweep, write_whole
from normdocs.errors import ArchiveError, ConversionError

SHA256 = re.compile(r"[0-9a-f]{64}")
TAIL = 1024


class PdfCache:
    """A folder of PDF files, `<settings>/<first two digits>/<sha256 of the .docx>.pdf`.

    A file is there whole or not at all; one that was damaged since is removed when it is asked for.
    Several processes may share the folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, docx_sha256: str, settings_key: str) -> Path | None:
        """Return the PDF made of the Word file with this hash under these settings, if there is one."""
        path = self._path(docx_sha256, settings_key)
        if not path.is_file():
            return None
        if is_sound(path.read_bytes()):
            return path
        path.unlink(missing_ok=True)
        return None

    def printed_of(self, content: str) -> list[Path]:
        """Return every PDF made of the file with this hash, whatever the settings."""
        if not SHA256.fullmatch(content):
            raise ValueError(f"not a SHA-256 in hexadecimal: {content!r}")
        return sorted(self._folder.glob(f"*/{content[:2]}/{content}.pdf"))

    def put(self, docx_sha256: str, settings_key: str, pdf: bytes) -> Path:
        """Keep `pdf` and return where; ConversionError when it is no PDF or the folder cannot be written."""
        if not is_sound(pdf):
            raise ConversionError(
                "what was to be kept as the PDF of {sha256} is no sound PDF", sha256=docx_sha256
            )
        path = self._path(docx_sha256, settings_key)
        with self._writing():
            write_whole(path, pdf, by_way_of=self._folder)
        return path

    def remove(self, content: str) -> None:
        """Remove every PDF made of the file with this hash."""
        with self._writing():
            for path in self.printed_of(content):
                path.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what killed runs left half-written; files being written now are left alone."""
        with self._writing():
            sweep(self._folder)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except ArchiveError as error:
            raise ConversionError(
                "the folder of PDF files {folder} cannot be written: {reason}",
                folder=self._folder,
                reason=error.values["reason"],
            ) from error

    def _path(self, docx_sha256: str, settings_key: str) -> Path:
        if not SHA256.fullmatch(docx_sha256):
            raise ValueError(f"not a SHA-256 in hexadecimal: {docx_sha256!r}")
        settings = hashlib.sha256(settings_key.encode()).hexdigest()[:12]
        return self._folder / settings / docx_sha256[:2] / f"{docx_sha256}.pdf"


def is_sound(pdf: bytes) -> bool:
    """Return whether the bytes are a whole PDF with at least one page."""
    # pypdf repairs a torn file, and says nothing: its end has to be there.
    if not pdf.startswith(b"%PDF-") or b"%%EOF" not in pdf[-TAIL:]:
        return False
    try:
        return len(PdfReader(io.BytesIO(pdf)).pages) > 0
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False
