"""Every construct renders as plain docxtpl renders it, given the same environment."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normdocs.adapters.docx_renderer import compile_template
from tests.adapters.docx_renderer.parity import assert_same_as_docxtpl
from tests.docx import document, saved, template

ROWS = [{"a": "1", "b": "x", "items": ["p", "q"]}, {"a": "2", "b": "y", "items": []}]
SCHOOL = {"name": "МБОУ \"СОШ\" <9> & 'Ко'", "head": {"name": "Орлова"}, "big": True}
CONTEXT: dict[str, Any] = {
    "организация": SCHOOL,
    "rows": ROWS,
    "nobody": [],
    "count": 3,
    "yes": True,
    "no": False,
    "empty": "",
    "absent": None,
    "colour": "FF0000",
    "lines": "first\nsecond\tafter a tab",
}

PARAGRAPHS = {
    "a value": ["ПРИКАЗ {{ организация.name }} № {{ count }}"],
    "values side by side": ["{{ организация.name }}{{ count }} {{ организация.head.name }}"],
    "an item by position": ["{{ rows[0].a }} {{ rows[1]['b'] }} {{ rows[0]['items'][1] }}"],
    "a loop inside a paragraph": ["{% for r in rows %}{{ r.a }}, {% endfor %}end"],
    "a loop of paragraphs": ["{%p for r in rows %}", "{{ loop.index }}. {{ r.a }}", "{%p endfor %}"],
    "a loop over nothing with else": [
        "{%p for r in nobody %}",
        "{{ r }}",
        "{%p else %}",
        "nothing",
        "{%p endfor %}",
    ],
    "loops in loops": [
        "{%p for r in rows %}",
        "{{ r.a }}: {% for i in r['items'] %}{{ i }}{% if not loop.last %}; {% endif %}{% endfor %}",
        "{%p endfor %}",
    ],
    "a filtered loop": ["{% for r in rows if r.a == '2' %}{{ r.b }}{% endfor %}"],
    "loop counters": [
        "{% for r in rows %}{{ loop.index0 }}{{ loop.revindex }}{{ loop.length }}{% endfor %}",
    ],
    "a loop across plain paragraphs": ["{% for r in rows %}", "{{ r.a }}", "{% endfor %}"],
    "a condition inside a paragraph": ["{% if yes %}да{% elif no %}нет{% else %}-{% endif %}"],
    "a condition over paragraphs": ["{%p if yes %}", "да", "{%p else %}", "нет", "{%p endif %}"],
    "a false condition over paragraphs": [
        "{%p if no %}",
        "да",
        "{%p elif count > 2 %}",
        "три",
        "{%p else %}",
        "нет",
        "{%p endif %}",
    ],
    "conditions with and, or, not, in": ["{% if yes and not no or 'x' in ['x', 'y'] %}да{% endif %}"],
    "a condition as a value": ["{{ 'да' if yes else 'нет' }}"],
    "set": ["{% set t = организация.head %}{{ t.name }}", "{{ t.name|upper }}"],
    "filters": ["{{ организация.head.name|upper }} {{ rows|length }} {{ rows[0]['items']|join(', ') }}"],
    "default of an empty text": ["{{ empty|default('-', true) }}"],
    "default of a missing value": ["{{ nothing_here|default('-') }}"],
    "first, last, lower, capitalize, trim": [
        "{{ rows|map(attribute='b')|first }} {{ 'АБВ'|lower|capitalize }} {{ ' a '|trim }}"
    ],
    "join by attribute": ["{{ rows|join(', ', attribute='a') }}"],
    "tests": ["{% if absent is none and x is not defined %}да{% endif %}"],
    "sums of whole numbers": ["{% for r in rows %}{{ loop.index + 1 }}{% endfor %}"],
    "a whitespace-eating tag": ["one {%- if yes %} two {% endif -%} three", "next"],
    "comments": ["a{# says nothing #}b", "{#p nothing either #}", "c"],
    "escaped braces": ["{_{ {{ count }} }_} {_% %_}"],
    "special characters": ["& < > \" ' — « » № {{ организация.name }}"],
    "curly quotes inside a tag": ["{{ “a”|upper }} {% if организация[‘big’] %}да{% endif %}"],
    "comparison signs inside a tag": ["{% if count > 2 and count < 9 and count >= 3 %}да{% endif %}"],
    "line breaks and tabs in a value": ["before {{ lines }} after", "untouched"],
    "an empty value": ["[{{ empty }}]"],
    "bold runs": ["Назначить {{r организация.name|bold }} и {{r организация.head.name|italic }}."],
    "conditional runs": ["a{%r if yes %}b{%r endif %}c"],
    "nothing to fill in": ["Просто текст", ""],
    "a value of blanks only": ["{{ ' ' }}"],
}


@pytest.mark.parametrize("paragraphs", PARAGRAPHS.values(), ids=PARAGRAPHS.keys())
def test_a_construct_in_the_body_is_as_docxtpl_makes_it(paragraphs: list[str]) -> None:
    assert_same_as_docxtpl(template(*paragraphs), CONTEXT)


INLINE = {name: blocks[0] for name, blocks in PARAGRAPHS.items() if len(blocks) == 1}


@pytest.mark.parametrize("text", INLINE.values(), ids=INLINE.keys())
def test_a_construct_in_a_header_and_a_footer_is_as_docxtpl_makes_it(text: str) -> None:
    assert_same_as_docxtpl(template("{{ count }}", header=text, footer=text), CONTEXT)


TABLES: dict[str, list[list[str]]] = {
    "rows in a loop": [
        ["№", "Имя"],
        ["{%tr for r in rows %}"],
        ["{{ r.a }}", "{{ r.b }}"],
        ["{%tr endfor %}"],
    ],
    "rows in a loop, nothing above": [
        ["{%tr for r in rows %}"],
        ["{{ r.a }}", "{{ r.b }}"],
        ["{%tr endfor %}"],
    ],
    "no rows at all": [["{%tr for r in nobody %}"], ["{{ r.a }}", "{{ r.b }}"], ["{%tr endfor %}"]],
    "rows in rows": [
        ["№", "Имя"],
        ["{%tr for r in rows %}"],
        ["{{ r.a }}", "{{ r.b }}"],
        ["{%tr for i in r['items'] %}"],
        ["", "{{ i }}"],
        ["{%tr endfor %}"],
        ["{%tr endfor %}"],
    ],
    "a conditional row": [
        ["a", "b"],
        ["{%tr if no %}"],
        ["c", "d"],
        ["{%tr else %}"],
        ["e", ""],
        ["{%tr endif %}"],
    ],
    "cells in a loop": [["a", "b", "c"], ["{%tc for r in rows %}", "{{ r.a }}", "{%tc endfor %}"]],
    "more cells than the grid": [
        ["a", "b", "c"],
        ["{%tc for r in many %}", "{{ r }}", "{%tc endfor %}"],
    ],
    "a loop inside a cell": [["{% for r in rows %}{{ r.a }} {% endfor %}", "x"]],
    "paragraphs with breaks in a cell": [
        ["{{ lines }}", "x"],
        ["{%tr for r in rows %}"],
        ["{{ lines }}"],
        ["{%tr endfor %}"],
    ],
    "a spanning cell": [["a", "b", "c"], ["{% colspan count %}{{ count }}", "", ""]],
    "a coloured cell": [["{% cellbg colour %}{{ count }}", "b"]],
    "cells merged down": [
        ["a", "b"],
        ["{%tr for r in rows %}"],
        ["{% vm %}{{ r.a }}", "{{ r.b }}"],
        ["{%tr endfor %}"],
    ],
}


@pytest.mark.parametrize("rows", TABLES.values(), ids=TABLES.keys())
def test_a_table_is_as_docxtpl_makes_it(rows: list[list[str]]) -> None:
    assert_same_as_docxtpl(template("before", rows, "after"), CONTEXT | {"many": list("123456")})


def test_cells_merged_across_in_a_loop_of_cells_are_as_docxtpl_makes_them() -> None:
    rows = [["a", "b", "c", "d"], ["{%tc for r in rows %}", "{% hm %}{{ count }}", "{%tc endfor %}", "x"]]
    assert_same_as_docxtpl(template(rows), CONTEXT)


def test_a_wide_cell_merged_across_is_as_docxtpl_makes_it() -> None:
    rows = [["a", "b", "c", "d"], ["{%tc for r in rows %}", "{% hm %}{{ count }}", "", "{%tc endfor %}"]]
    made = document(rows)
    made.tables[0].cell(1, 1).merge(made.tables[0].cell(1, 2))
    assert_same_as_docxtpl(saved(made), CONTEXT)


def test_a_table_in_a_cell_is_as_docxtpl_makes_it() -> None:
    made = document("top", [["outer {{ count }}", "b"]])
    inner = made.tables[0].cell(0, 0).add_table(rows=3, cols=3)
    for row, text in enumerate(("{%tr for r in rows %}", "{{ r.a }}", "{%tr endfor %}")):
        inner.cell(row, 0).text = text
    made.tables[0].cell(0, 0).add_paragraph("")
    assert_same_as_docxtpl(saved(made), CONTEXT)


def test_a_tag_split_over_runs_is_as_docxtpl_makes_it() -> None:
    made = document("")
    paragraph = made.paragraphs[0]
    for number, piece in enumerate(("ПРИКАЗ {", "{ органи", "зация.", "name }", "} № {{ ", "count", "}}.")):
        paragraph.add_run(piece).bold = bool(number % 2)
    assert_same_as_docxtpl(saved(made), CONTEXT)


def test_document_properties_are_filled_and_escaped_once() -> None:
    blob = template(
        "x", title="О {{ организация.name }}", subject="{% if yes %}да{% endif %}", author="A & B"
    )
    ours = assert_same_as_docxtpl(blob, CONTEXT)
    core = docx.Document(io.BytesIO(ours)).core_properties
    assert (core.title, core.subject, core.author) == (f"О {SCHOOL['name']}", "да", "A & B")


def test_a_document_without_properties_gets_the_same_ones_every_time() -> None:
    made = document("{{ count }}")
    for key, rel in list(made.part.package.rels.items()):
        if rel.reltype.endswith("core-properties"):
            del made.part.package.rels[key]
    blob = saved(made)
    compiled = compile_template(blob, "t.docx")
    compile_template.cache_clear()
    assert compiled.render(CONTEXT) == compile_template(blob, "t.docx").render(CONTEXT)


VALUES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
)


@settings(max_examples=150, deadline=None)
@given(
    texts=st.lists(
        VALUES | st.sampled_from(["a\nb", "\t", "{_{", "}_", "{{ x }}", "]]>", "\r\n", "\x85"]),
        min_size=3,
        max_size=3,
    )
)
def test_any_text_renders_the_same(texts: list[str]) -> None:
    blob = template(
        "{{ a }}{{ b }}",
        [["{{ a }}", "{{ c }}"], ["{%tr for r in rows %}"], ["{{ r }}"], ["{%tr endfor %}"]],
        header="{{ c }}",
    )
    a, b, c = texts
    assert_same_as_docxtpl(blob, {"a": a, "b": b, "c": c, "rows": [b, c]})


@settings(max_examples=60, deadline=None)
@given(picked=st.lists(st.sampled_from(sorted(PARAGRAPHS)), min_size=1, max_size=5))
def test_any_mixture_of_constructs_renders_the_same(picked: list[str]) -> None:
    blocks = [text for name in picked for text in PARAGRAPHS[name]]
    assert_same_as_docxtpl(template(*blocks), CONTEXT)


def test_the_usual_constructs_need_no_passes_of_docxtpl() -> None:
    blocks: list[Any] = [text for name, texts in PARAGRAPHS.items() for text in texts]
    blocks += [
        TABLES[name]
        for name in ("rows in a loop", "rows in rows", "a conditional row", "a loop inside a cell")
    ]
    assert compile_template(template(*blocks, header="{{ count }}", footer="{{ count }}"), "t.docx").proven
