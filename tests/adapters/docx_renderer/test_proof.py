"""What the compile-time proof lets pass is what docxtpl would have made, however strangely tags are laid."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from normdocs.adapters.docx_renderer import compile_template
from normdocs.errors import TemplateError
from tests.adapters.docx_renderer.parity import assert_same_as_docxtpl
from tests.docx import document, saved, template

CONTEXT: dict[str, Any] = {
    "yes": True,
    "no": False,
    "a": "x & <y>",
    "lines": "1\n2\t3",
    "rows": [{"b": "p", "c": ["q"]}, {"b": "r", "c": []}],
    "nobody": [],
}
TEXTS = st.sampled_from(["text", "{{ a }}", "{{ lines }}", "", " ", "{{r a|bold }}"])
OPENINGS = [
    ("{%{} if yes %}", "{%{} endif %}"),
    ("{%{} if no %}", "{%{} endif %}"),
    ("{%{} for r in rows %}", "{%{} endfor %}"),
    ("{%{} for r in nobody %}", "{%{} endfor %}"),
]


@st.composite
def pieces(draw: Any, depth: int = 0) -> list[str]:
    """Return texts and tags, properly nested, to be strewn over paragraphs and cells."""
    if depth == 3 or draw(st.booleans()):
        return [draw(TEXTS)]
    opening, closing = draw(st.sampled_from(OPENINGS))
    prefix = draw(st.sampled_from(["", "", "p", "tr", "tc"]))
    inside = [piece for _ in range(draw(st.integers(1, 3))) for piece in draw(pieces(depth + 1))]
    return [opening.replace("{}", prefix), *inside, closing.replace("{}", prefix)]


@st.composite
def blobs(draw: Any) -> bytes:
    parts = [piece for _ in range(draw(st.integers(1, 4))) for piece in draw(pieces())]
    made = document()
    cells: list[Any] = []
    for piece in parts:
        where = draw(st.sampled_from(["run", "paragraph", "cell", "cell", "table", "nested"]))
        _put(made, cells, where, piece)
    if draw(st.booleans()) and made.tables:
        _spoil_grid(made.tables[0], wider=draw(st.booleans()))
    return saved(made)


def _put(made: Any, cells: list[Any], where: str, piece: str) -> None:
    if where == "run" and made.paragraphs:
        made.paragraphs[-1].add_run(piece)
    elif where == "cell" and cells:
        cells.pop(0).text = piece
    elif where == "nested" and cells:
        inner = cells[0].add_table(rows=1, cols=1)
        inner.cell(0, 0).text = piece
    elif where == "table":
        table = made.add_table(rows=3, cols=2)
        cells[:] = [cell for row in table.rows for cell in row.cells]
        cells.pop(0).text = piece
    else:
        made.add_paragraph(piece)


def _spoil_grid(table: Any, *, wider: bool) -> None:
    grid = table._tbl.tblGrid
    if wider:
        column = OxmlElement("w:gridCol")
        column.set(qn("w:w"), "500")
        grid.append(column)
    else:
        grid.remove(grid[-1])


@settings(max_examples=100, deadline=None)
@given(blob=blobs())
def test_whatever_we_render_docxtpl_renders_the_same(blob: bytes) -> None:
    try:
        compile_template(blob, "t.docx").render(CONTEXT)
    except TemplateError:
        assume(False)
    assert_same_as_docxtpl(blob, CONTEXT)


def test_cells_in_a_loop_in_a_header_are_as_docxtpl_makes_them() -> None:
    made = document("x")
    table = made.sections[0].header.add_table(rows=1, cols=3, width=5_000_000)
    for cell, text in zip(
        table.rows[0].cells, ("{%tc for r in rows %}", "{{ r.b }}", "{%tc endfor %}"), strict=True
    ):
        cell.text = text
    blob = saved(made)
    assert not compile_template(blob, "t.docx").proven
    assert_same_as_docxtpl(blob, CONTEXT)


def test_an_elif_that_tears_what_if_keeps_is_not_proven() -> None:
    blob = template("{% if yes %}a{% elif no %}b", [["c{% endif %}"]])
    assert not compile_template(blob, "t.docx").proven


def test_a_loop_that_closes_its_paragraph_is_proven() -> None:
    blob = template("{% for r in rows %}", "{{ r.b }}", "{% endfor %}")
    assert compile_template(blob, "t.docx").proven
