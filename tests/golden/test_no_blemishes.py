"""What no generated document of either school may show."""

from __future__ import annotations

import re

import pytest

from tests.services.teachers import teachers_texts
from tests.workspace import FEDOSEEVSKAYA, SHAKHTY, SIZE_OF_SET, Desk

BLEMISHES = {
    "a doubled full stop": r"\.\.",
    "two spaces": r"(?<=\S) {2,}(?=\S)",
    "a space before a comma": r" [,;:!?](?!\))",
    "a space before a full stop": r" \.(?!\w)",
    "a number that is missing": r"№ (от|«|,|\.)",
    "a date that is missing": r"от №",
    "a value of Python's": r"\b(None|True|False|Undefined|nan)\b",
    "a tag of the template": r"\{\{|\}\}|\{%|%\}|\{#|#\}",
    "empty brackets": r"\(\s*\)|«\s*»|\[\s*\]",
    "a comma before a full stop": r",\s*[.;]|;\s*[.,]|::",
    "a bracket with a space inside": r"\( | \)",
    "a hyphen for a dash": r" - ",
    "an abbreviation stopped twice": r"\bг\. ?\.|\bд\. ?\.",
    "straight quotation marks": r"\"",
    "quotation marks inside their like": r"«[^»]*«",
    "a word twice in a row": r"\b([А-Яа-яё]{3,}) \1\b",
    "an identifier of the registry": r"\b(head|curator|pupil|teacher|mentor|mentee|budgetary)\b",
    "a year without a century": r"\b20__\b(?! г\.)",
}
# A line of text_of, a cell of its tables, a paragraph in a cell.
PASSAGE = re.compile(r"\n| ?\| ?|(?<=\S) / ")


def blemishes(texts: dict[str, str], blemish: str) -> list[str]:
    """Return where the texts show the blemish."""
    return [
        f"{code}: …{passage[max(hit.start() - 40, 0) : hit.end() + 40]}…"
        for code, text in texts.items()
        for passage in PASSAGE.split(text)
        for hit in re.finditer(BLEMISHES[blemish], passage)
    ]


@pytest.mark.parametrize("school", [SHAKHTY, FEDOSEEVSKAYA])
@pytest.mark.parametrize("blemish", BLEMISHES)
def test_no_document_shows(schools: Desk, school: str, blemish: str) -> None:
    texts = schools.texts(school)
    assert len(texts) == SIZE_OF_SET
    assert blemishes(texts, blemish) == []


@pytest.mark.parametrize(("day", "size"), [("2023-09-01", 4), ("2025-09-01", 6)])
@pytest.mark.parametrize("blemish", BLEMISHES)
def test_no_document_of_the_teachers_set_shows(day: str, size: int, blemish: str) -> None:
    texts = teachers_texts(day)
    assert len(texts) == size
    assert blemishes(texts, blemish) == []


@pytest.mark.parametrize("school", [SHAKHTY, FEDOSEEVSKAYA])
def test_every_document_is_there_as_word_and_as_pdf(schools: Desk, school: str) -> None:
    names = {path.name for path in (schools.outputs / school).iterdir()}
    words = {name.removesuffix(".docx") for name in names if name.endswith(".docx")}
    assert len(words) == SIZE_OF_SET
    assert names == {f"{word}.docx" for word in words} | {f"{word}.pdf" for word in words} | {
        "Комплект документов.pdf"
    }
