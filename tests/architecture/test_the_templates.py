"""Templates agree with what they print through fields, never by an ending written beside one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from normdocs.adapters.docx_renderer import text_of
from tests.docx import template

FOLDER = Path(__file__).parents[2] / "templates"
TEMPLATES = sorted(FOLDER.rglob("[!~]*.docx"))
GLUED = re.compile(r"\w*[а-яёА-ЯЁ]\{\{[^{}]*\}\}|\{\{[^{}]*\}\}[а-яёА-ЯЁ]\w*")


def glued(blob: bytes) -> list[str]:
    return GLUED.findall(text_of(blob))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_no_word_is_glued_to_a_field(path: Path) -> None:
    assert glued(path.read_bytes()) == []


@pytest.mark.parametrize("text", ["директор{{ а }}", "{{ а }}у", "при{{ а }}казом", "«{{ а }}»ом"])
def test_a_glued_ending_would_be_seen(text: str) -> None:
    assert bool(glued(template(text))) is ("»" not in text)


def test_the_set_has_its_templates() -> None:
    assert len(TEMPLATES) >= 25
