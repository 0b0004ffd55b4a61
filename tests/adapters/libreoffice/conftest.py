"""Word files to convert, and a look at the processes the conversion leaves."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from normdocs.adapters.libreoffice import LibreOfficePool

WordFile = Callable[..., bytes]


@pytest.fixture(scope="session")
def word_file() -> WordFile:
    """A Word file of these paragraphs on A4, in Russian."""

    def make(*paragraphs: str) -> bytes:
        document = docx.Document()
        section, style = document.sections[0], document.styles["Normal"]
        section.page_width, section.page_height = Mm(210), Mm(297)
        style.font.name, style.font.size = "Liberation Serif", Pt(14)
        language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
        language.set(qn("w:val"), "ru-RU")
        for text in paragraphs:
            document.add_paragraph(text)
        return saved(document)

    return make


@pytest.fixture(scope="session")
def repacked() -> Callable[[bytes, dict[str, bytes]], bytes]:
    """The same package with some parts put in place of others."""

    def make(package: bytes, parts: dict[str, bytes]) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(target, "w") as new:
            for name in old.namelist():
                new.writestr(name, parts.get(name, old.read(name)))
        return target.getvalue()

    return make


@pytest.fixture(scope="module")
def pool() -> Iterator[LibreOfficePool]:
    """Two real converters."""
    with LibreOfficePool() as converters:
        yield converters


@pytest.fixture
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands in for the machine's /tmp, so that all that is left behind is ours."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def processes() -> Callable[[Path], list[int]]:
    """The living processes whose command line names a folder."""

    def find(folder: Path) -> list[int]:
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    command = (entry / "cmdline").read_bytes()
                except OSError:
                    continue
                if str(folder).encode() in command:
                    found.append(int(entry.name))
        return found

    return find


def saved(document: docx.document.Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
