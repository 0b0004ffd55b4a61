"""Papers of many mentors in one file: each begins on a page of its own and counts its points anew."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from normdocs.adapters.libreoffice import LibreOfficePool
from tests.services.teachers import teachers_files

LEAST_LINES = 6


@pytest.fixture(scope="module")
def printed() -> dict[str, list[str]]:
    """The text of each page of the set, by type."""
    files = teachers_files("2025-09-01")
    with LibreOfficePool() as converters:
        made = dict(converters.convert(list(files.items())))
    return {
        code: [page.extract_text() for page in PdfReader(io.BytesIO(blob)).pages]
        for code, blob in made.items()
        if isinstance(blob, bytes)
    }


@pytest.mark.parametrize(
    ("code", "title", "points", "pages"),
    [
        ("S21.4", "ПЕРСОНАЛИЗИРОВАННАЯ ПРОГРАММА НАСТАВНИЧЕСТВА", [], 4),
        ("S22.1", "СОГЛАСИЕ", [1, 2, 3, 4], 2),
        ("S22.2", "ДОПОЛНИТЕЛЬНОЕ СОГЛАШЕНИЕ", [1, 2, 3, 4, 5, 6], 2),
    ],
)
def test_each_mentors_paper_begins_on_its_own_page(
    printed: dict[str, list[str]], code: str, title: str, points: list[int], pages: int
) -> None:
    assert len(printed[code]) == pages
    begun = [page for page in printed[code] if title in page]
    assert len(begun) == 2
    for page in begun if points else []:
        assert [int(point) for point in re.findall(r"^ *(\d)\. \w", page, re.MULTILINE)] == points


def test_no_page_holds_a_line_or_two(printed: dict[str, list[str]]) -> None:
    assert sorted(printed) == ["S21.1", "S21.2", "S21.3", "S21.4", "S22.1", "S22.2"]
    for code, pages in printed.items():
        for number, page in enumerate(pages, 1):
            assert len([line for line in page.splitlines() if line.strip()]) >= LEAST_LINES, (code, number)
