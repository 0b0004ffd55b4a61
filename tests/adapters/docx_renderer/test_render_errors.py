"""A failing render names the template, the place, the expression and the field."""

from __future__ import annotations

from typing import Any

import pytest
from docxtpl import RichText
from markupsafe import Markup

from normdocs.adapters.docx_renderer import compile_template, text_of
from normdocs.errors import RenderError
from tests.docx import template

ROWS = [["№"], ["{%tr for r in rows %}"], ["{{ r.a }}"], ["{%tr endfor %}"]]

FAILURES: list[tuple[list[Any], dict[str, Any], str]] = [
    (["{{ a.b }}"], {"a": {}}, "document, paragraph 1: {{ a.b }}: no value for a.b"),
    (["x", "{{ a.b }}"], {"a": {"b": None}}, "document, paragraph 2: {{ a.b }}: no value for a.b"),
    (["{{ a.b.c }}"], {}, "document, paragraph 1: {{ a.b.c }}: no value for a"),
    (["{{ a }}{{ b }}"], {"a": "1"}, "document, paragraph 1: {{ b }}: no value for b"),
    (
        [ROWS],
        {"rows": [{"a": "1"}, {}]},
        "document, table 1, row 3, cell 1: {{ r.a }}: no value for rows[2].a",
    ),
    ([ROWS], {"rows": None}, "document, table 1, row 2, cell 1: {% for r in rows %}: no value for rows"),
    (
        [ROWS],
        {"rows": 5},
        "document, table 1, row 2, cell 1: {% for r in rows %}: cannot be computed (TypeError)",
    ),
    (["{% if a.b %}x{% endif %}"], {"a": {}}, "document, paragraph 1: {% if a.b %}: no value for a.b"),
    (["{% if a > 2 %}x{% endif %}"], {"a": "7"}, "document, paragraph 1: {% if a > 2 %}: cannot be computed"),
    (["{{ a }}"], {"a": True}, "document, paragraph 1: {{ a }}: a is of the kind yes/no, not a text"),
    (["{{ a }}"], {"a": ["x"]}, "document, paragraph 1: {{ a }}: a is of the kind list, not a text"),
    (["{{ a }}"], {"a": {"x": "y"}}, "document, paragraph 1: {{ a }}: a is of the kind group, not a text"),
    (["{{ a }}"], {"a": "x\x0by"}, "document, paragraph 1: a holds a character a document cannot hold"),
    (["{{ a }}"], {"a": "x\udc80y"}, "document, paragraph 1: a holds a character a document cannot hold"),
    (["{{ a }}"], {"a": "x\uffffy"}, "document, paragraph 1: a holds a character a document cannot hold"),
    ([ROWS], {"rows": [{"a": "\0"}]}, "document, table 1, row 3, cell 1: rows[1].a holds a character"),
    (["{{ a }}"], {"a": 1.5}, "the value a is of the kind float"),
    (["{{ a }}"], {"a": {"b": [1, Markup("<w:p/>")]}}, "the value a.b[2] is of the kind Markup"),
    (["{{ a }}"], {"a": RichText("x")}, "the value a is of the kind RichText"),
    (["{{ a }}"], {"a": {1: "x"}}, "the value a.1 is of the kind a key of the kind int"),
]


@pytest.mark.parametrize(("blocks", "context", "sentence"), FAILURES, ids=[text for *_, text in FAILURES])
def test_a_failing_render_says_where_and_what(
    blocks: list[Any], context: dict[str, Any], sentence: str
) -> None:
    compiled = compile_template(template(*blocks), "t.docx")
    with pytest.raises(RenderError) as caught:
        compiled.render(context)
    assert str(caught.value).startswith(f"t.docx: {sentence}")


def test_a_header_and_a_property_are_named_in_errors() -> None:
    in_header = compile_template(template("x", header="{{ a }}"), "t.docx")
    with pytest.raises(RenderError, match=r"^t.docx: header, paragraph 1: \{\{ a \}\}: no value for a$"):
        in_header.render({})
    in_title = compile_template(template("x", title="{{ a }}"), "t.docx")
    with pytest.raises(RenderError, match=r"^t.docx: property title: \{\{ a \}\}: no value for a$"):
        in_title.render({})
    with pytest.raises(RenderError, match="at most 255 characters"):
        in_title.render({"a": "x" * 256})
    with pytest.raises(RenderError, match="property title: a holds a character"):
        in_title.render({"a": "\x0b"})


def test_a_value_that_nests_without_end_is_refused() -> None:
    endless: dict[str, Any] = {}
    endless["a"] = endless
    with pytest.raises(RenderError, match="endless nesting"):
        compile_template(template("{{ a }}"), "t.docx").render(endless)


def test_tags_that_tear_the_structure_are_refused_instead_of_losing_text() -> None:
    compiled = compile_template(template("a{% if yes %}", [["b{% endif %}"]]), "t.docx")
    with pytest.raises(RenderError, match="the tags break the structure of the document"):
        compiled.render({"yes": False})


def test_a_missing_value_never_prints_as_nothing_even_where_nothing_is_proven() -> None:
    blocks = [["a", "b"], ["{%tc for r in rows %}", "{{ r }}", "{%tc endfor %}"]]
    with pytest.raises(RenderError, match=r"no value for rows\[2\]"):
        compile_template(template(blocks), "t.docx").render({"rows": ["1", None]})


def test_markup_in_a_value_is_text() -> None:
    hostile = "</w:t></w:r></w:p><w:p><w:r><w:t>{{ secret }}&amp;"
    compiled = compile_template(template("{{ a }}", header="{{ a }}"), "t.docx")
    assert hostile in text_of(compiled.render({"a": hostile}))


def test_equal_values_give_equal_bytes() -> None:
    blob = template("{{ a }}", ROWS, header="{{ a }}", title="{{ a }}")
    context = {"a": "x", "rows": [{"a": "1"}]}
    once = compile_template(blob, "t.docx").render(context)
    compile_template.cache_clear()
    assert compile_template(blob, "t.docx").render(context) == once


def test_the_faster_deflate_holds_the_same_document() -> None:
    compiled = compile_template(template("{{ a }}", ROWS), "t.docx")
    context = {"a": "x", "rows": [{"a": "1"}]}
    assert text_of(compiled.render(context, deflate="isal")) == text_of(compiled.render(context))


def test_an_index_past_the_end_is_a_missing_value() -> None:
    with pytest.raises(RenderError, match=r"\{\{ a\[3\] \}\}: no value for a\[\]"):
        compile_template(template("{{ a[3] }}"), "t.docx").render({"a": ["x"]})


def test_a_number_has_no_fields() -> None:
    with pytest.raises(RenderError, match=r"no value for a\.b"):
        compile_template(template("{{ a.b }}"), "t.docx").render({"a": 5})


def test_a_control_character_in_a_page_break_text_is_refused_where_no_paragraph_can_break() -> None:
    from tests.adapters.docx_renderer.parts import drawing
    from tests.docx import document, saved

    made = document("x")
    made.paragraphs[0]._p.append(drawing(1, "{{ a }}"))
    with pytest.raises(RenderError, match=r"holds a character"):
        compile_template(saved(made), "t.docx").render({"a": "x\fy"})
