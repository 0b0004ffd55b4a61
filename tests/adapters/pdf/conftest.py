"""PDF files as LibreOffice makes them, and pages as they are seen."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt

from normdocs.adapters.libreoffice import LibreOfficePool


def word_file(heading: str, pages: int = 1, landscape: bool = False) -> bytes:
    document = docx.Document()
    section, style = document.sections[0], document.styles["Normal"]
    style.font.name, style.font.size = "Liberation Serif", Pt(14)
    sides = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.page_width, section.page_height = sides
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    for page in range(pages):
        document.add_heading(f"{heading}, раздел {page + 1}", 1)
        document.add_paragraph("Утвердить состав наставников. " * 20)
        table = document.add_table(2, 2)
        table.cell(0, 0).text = "Наставник"
        if page < pages - 1:
            document.add_page_break()
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.fixture(scope="session")
def pdfs() -> dict[str, bytes]:
    """An order of one page, a programme of three, a landscape roadmap of two."""
    sources = [
        ("приказ", word_file("Приказ")),
        ("программа", word_file("Программа", pages=3)),
        ("карта", word_file("Дорожная карта", pages=2, landscape=True)),
    ]
    with LibreOfficePool() as pool:
        return {key: pdf for key, pdf in pool.convert(sources) if isinstance(pdf, bytes)}


@pytest.fixture
def seen(tmp_path: Path) -> Callable[[bytes, int], tuple[int, int, bytes]]:
    """A page as it is printed, 30 dots an inch: width, height, one grey byte a dot."""

    def render(pdf: bytes, page: int = 1) -> tuple[int, int, bytes]:
        (tmp_path / "seen.pdf").write_bytes(pdf)
        command = [
            "pdftoppm",
            "-r",
            "30",
            "-gray",
            "-f",
            str(page),
            "-l",
            str(page),
            str(tmp_path / "seen.pdf"),
        ]
        image = subprocess.run(command, check=True, capture_output=True).stdout
        _, size, _, dots = image.split(b"\n", 3)
        width, height = (int(number) for number in size.split())
        return width, height, dots

    return render
