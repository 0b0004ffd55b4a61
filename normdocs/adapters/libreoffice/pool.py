"""Several office programs working side by side."""

from __future__ import annotations

import queue
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from normdocs.adapters.libreoffice.process import Office, OfficeTimeoutError
from normdocs.adapters.libreoffice.profile import EXPORT_FILTER, SETTINGS
from normdocs.adapters.libreoffice.soundness import check_docx, check_pdf
from normdocs.errors import ConversionError

PACKAGE = "libreoffice-writer-nogui"
Outcome = tuple[str, bytes | ConversionError]


class LibreOfficePool:
    """Word files to PDF/A-2b, tagged; `size` programs, each started by the first work it gets.

    Safe to use from several threads. Leave it (`with`) or `close` it to end the programs; when the
    interpreter dies in any other way they end by themselves.
    """

    def __init__(
        self,
        size: int = 2,
        timeout_seconds: float = 120,
        soffice: Path | None = None,
        language: str = "ru-RU",
    ) -> None:
        self._size = size
        self._timeout = timeout_seconds
        self._soffice = soffice
        self._language = language
        self._idle: queue.LifoQueue[Office | None] = queue.LifoQueue()
        for _ in range(size):
            self._idle.put(None)

    @property
    def settings_key(self) -> str:
        """What a PDF depends on besides its document: options, profile, language, the program's build."""
        build = Path(self._soffice or shutil.which("soffice") or ".").resolve().parent / "versionrc"
        edition = build.read_text(encoding="utf-8", errors="replace") if build.is_file() else ""
        return repr((EXPORT_FILTER, SETTINGS, self._language, edition))

    def convert(self, sources: Sequence[tuple[str, bytes]]) -> Iterator[Outcome]:
        """Yield (key, PDF) or (key, ConversionError) for each (key, .docx), in the order given.

        A file that fails does not stop the others. Nothing starts until the first item is asked for.
        """
        if not sources:
            return
        with ThreadPoolExecutor(min(self._size, len(sources))) as workers:
            yield from workers.map(self._outcome, sources)

    def close(self) -> None:
        """End the programs; the pool may be used again and starts new ones."""
        offices = [self._idle.get() for _ in range(self._size)]
        for office in offices:
            if office is not None:
                office.stop()
            self._idle.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _outcome(self, source: tuple[str, bytes]) -> Outcome:
        key, docx = source
        try:
            check_docx(key, docx)
            return key, check_pdf(key, self._convert_one(key, docx))
        except ConversionError as error:
            return key, error

    def _convert_one(self, key: str, docx: bytes) -> bytes | None:
        with self._office() as office:
            try:
                return self._try_twice(office, docx)
            except OfficeTimeoutError as error:
                office.stop()
                raise ConversionError(
                    "LibreOffice did not finish {key} in {seconds} s and was stopped",
                    key=key,
                    seconds=self._timeout,
                ) from error
            except OSError as error:
                reason = error.strerror or str(error)
                raise ConversionError(
                    "LibreOffice cannot be run on {key}: {reason}", key=key, reason=reason
                ) from error

    @contextmanager
    def _office(self) -> Iterator[Office]:
        """A program nobody else uses meanwhile."""
        office = self._idle.get()
        try:
            office = office or Office(self._program(), self._timeout, self._language)
            yield office
        finally:
            self._idle.put(office)

    def _try_twice(self, office: Office, docx: bytes) -> bytes | None:
        """A program that made nothing may have crashed over an earlier file: a fresh one decides."""
        pdf = office.convert(docx)
        if pdf is None:
            office.stop()
            pdf = office.convert(docx)
        return pdf

    def _program(self) -> Path:
        found = self._soffice or shutil.which("soffice") or shutil.which("libreoffice")
        if found is None or not Path(found).exists():
            raise ConversionError(
                "LibreOffice is not installed ({program} is not found): install the Debian package {package}",
                program=found or "soffice",
                package=PACKAGE,
            )
        return Path(found)
