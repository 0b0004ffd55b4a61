"""Notes, drawings, text boxes and odd grids render as plain docxtpl renders them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from normdocs.adapters.docx_renderer import apply_style, compile_template
from tests.adapters.docx_renderer.parity import assert_same_as_docxtpl
from tests.adapters.docx_renderer.parts import drawing, notes, text_box, with_part
from tests.adapters.docx_renderer.test_same_as_docxtpl import CONTEXT, TABLES
from tests.docx import document, saved, template, text_of

STYLE = Path(__file__).parents[3] / "registry" / "style.yaml"


@pytest.mark.parametrize(
    "text", ["{{ организация.name }}", "{% for r in rows %}{{ r.a }}{% endfor %}", "{{ lines }}"]
)
def test_footnotes_are_as_docxtpl_makes_them(text: str) -> None:
    blob = with_part(template("{{ count }}"), "word/footnotes.xml", "footnotes", notes(text))
    assert_same_as_docxtpl(blob, CONTEXT)


def test_drawings_that_stand_still_are_numbered_once() -> None:
    made = document("a", "b {{ count }}")
    for number, paragraph in enumerate(made.paragraphs):
        paragraph._p.append(drawing(7, f"{number} {{{{ организация.name }}}}"))
    blob = saved(made)
    assert compile_template(blob, "t.docx").proven
    assert_same_as_docxtpl(blob, CONTEXT)


def test_drawings_in_a_loop_are_numbered_in_each_document() -> None:
    made = document("{%p for r in rows %}", "b", "{%p endfor %}", "c")
    for paragraph in made.paragraphs[1::2]:
        paragraph._p.append(drawing(7))
    blob = saved(made)
    assert compile_template(blob, "t.docx").proven
    assert_same_as_docxtpl(blob, CONTEXT)


def test_a_line_break_in_an_attribute_goes_through_docxtpl() -> None:
    made = document("{{ count }}")
    made.paragraphs[0]._p.append(drawing(7, "{{ lines }}"))
    assert_same_as_docxtpl(saved(made), CONTEXT)


def test_paragraph_and_page_breaks_in_a_value_are_as_docxtpl_makes_them() -> None:
    assert_same_as_docxtpl(template("x {{ breaks }} y", [["{{ breaks }}"]]), {"breaks": "a\ab\fc\nd"})


@pytest.mark.parametrize("value", ["plain", "two\nlines\tand a tab"])
def test_a_text_box_is_as_docxtpl_makes_it(value: str) -> None:
    made = document("a {{ v }}", "b")
    made.paragraphs[1]._p.append(text_box("{{ v }}"))
    assert_same_as_docxtpl(saved(made), {"v": value})


def test_a_spanning_head_over_repeated_rows_is_as_docxtpl_makes_it() -> None:
    made = document(
        [["head", "", ""], ["{%tr for r in rows %}"], ["{{ r.a }}", "b", "c"], ["{%tr endfor %}"]]
    )
    table = made.tables[0]
    table.cell(0, 0).merge(table.cell(0, 2))
    blob = saved(made)
    assert compile_template(blob, "t.docx").proven
    assert_same_as_docxtpl(blob, CONTEXT)


def test_a_grid_wider_than_its_rows_is_mended_as_docxtpl_mends_it() -> None:
    made = document([["a", "{{ count }}"]])
    extra = OxmlElement("w:gridCol")
    extra.set(qn("w:w"), "700")
    made.tables[0]._tbl.tblGrid.append(extra)
    blob = saved(made)
    assert not compile_template(blob, "t.docx").proven
    assert_same_as_docxtpl(blob, CONTEXT)


def test_a_condition_inside_a_drawn_attribute_goes_through_docxtpl() -> None:
    made = document("{{ count }}")
    made.paragraphs[0]._p.append(drawing(7, "{% if yes %}a{% else %}b{% endif %}"))
    blob = saved(made)
    assert not compile_template(blob, "t.docx").proven
    assert_same_as_docxtpl(blob, CONTEXT)


def test_a_template_with_the_office_style_renders_the_same() -> None:
    profile = yaml.safe_load(STYLE.read_text("utf-8"))
    blob = apply_style(template("{{ count }}", TABLES["rows in a loop"], header="{{ count }}"), profile)
    ours = assert_same_as_docxtpl(blob, CONTEXT)
    assert "| 2 | y |" in text_of(ours)
