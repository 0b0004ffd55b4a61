"""The templates of the set render as docxtpl renders them, and need none of its passes but for columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from normdocs.adapters.docx_renderer import compile_template, text_of
from tests.adapters.docx_renderer.parity import assert_same_as_docxtpl
from tests.adapters.docx_renderer.sample import sample_context

FOLDER = Path(__file__).parents[3] / "templates"
TEMPLATES = sorted(FOLDER.rglob("[!~]*.docx"))


@pytest.mark.parametrize("path", TEMPLATES, ids=[str(path.relative_to(FOLDER)) for path in TEMPLATES])
def test_a_template_of_the_set_renders_as_docxtpl_renders_it(path: Path) -> None:
    blob = path.read_bytes()
    compiled = compile_template(blob, "t.docx")
    # The grid of a table with repeated columns is docxtpl's to mend in every document.
    assert compiled.proven or "{%tc for" in text_of(blob)
    for lengths in ((1, 1), (3, 2)):
        assert_same_as_docxtpl(blob, sample_context(compiled.fields, lengths))
