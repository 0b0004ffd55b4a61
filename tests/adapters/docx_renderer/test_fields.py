"""The values a template reads, and where, found without rendering."""

from __future__ import annotations

import pytest

from normdocs.adapters.docx_renderer import compile_template
from normdocs.errors import TemplateError
from tests.docx import template

READS = [
    ("{{ организация.полное_наименование }}", {"организация.полное_наименование"}),
    ("{{ a['b'].c }}{{ a.d[0].e }}", {"a.b.c", "a.d[].e"}),
    ("{% for э in карта.этапы %}{{ э.название }}{% endfor %}", {"карта.этапы[].название"}),
    ("{% for э in карта.этапы %}{{ э }}{% endfor %}", {"карта.этапы[]"}),
    ("{% for э in карта.этапы %}{{ loop.index }}{% endfor %}", {"карта.этапы[]"}),
    ("{% for a in x %}{% for b in a.y %}{{ b.z }}{{ a.t }}{% endfor %}{% endfor %}", {"x[].y[].z", "x[].t"}),
    ("{% for a in x if a.ok %}{{ a.t }}{% endfor %}", {"x[].ok", "x[].t"}),
    ("{% for a in x %}{{ a.t }}{% else %}{{ n }}{% endfor %}", {"x[].t", "n"}),
    (
        "{% if a.b and not c or d == 1 %}{{ e }}{% elif f %}{{ g }}{% else %}{{ h }}{% endif %}",
        set("efghcd") | {"a.b"},
    ),
    ("{% set t = a.b %}{{ t.c }}{% set n = 1 %}{{ n }}", {"a.b.c"}),
    ("{% if q %}{% set t = a %}{% else %}{% set t = b %}{% endif %}{{ t.c }}", {"q", "a.c", "b.c"}),
    ("{{ (a or b).c }}{{ d.e if f else g }}", {"a.c", "b.c", "d.e", "f", "g"}),
    ("{{ a|default(b)|upper }}", {"a", "b"}),
    ("{{ a|length }} {{ (b|first).c }}", {"a", "b[].c"}),
    ("{{ a|join(', ', attribute='n') }}{{ b|join }}", {"a[].n", "b[]"}),
    ("{{ a|map(attribute='n')|join(', ') }}", {"a[].n"}),
    ("{% for n in a|map(attribute='n') %}{{ n.x }}{% endfor %}", {"a[].n.x"}),
    ("{% if a is defined and b in ['x', c] %}x{% endif %}", {"a", "b", "c"}),
    ("{% for a in x %}{{ a }}{% endfor %}{{ a.b }}", {"x[]", "a.b"}),
    ("{{ a.items }}{{ a.keys }}", {"a.items", "a.keys"}),
    ("{# {{ secret }} #}x", set()),
]


@pytest.mark.parametrize(("text", "fields"), READS, ids=[text for text, _ in READS])
def test_every_value_a_template_reads_is_known(text: str, fields: set[str]) -> None:
    assert compile_template(template(text), "t.docx").fields == fields


def test_rows_headers_footers_and_properties_are_read_too() -> None:
    rows = [["№"], ["{%tr for э in карта.этапы %}"], ["{{ э.название }}"], ["{%tr endfor %}"]]
    blob = template(rows, header="{{ h }}", footer="{{ f }}", title="{{ t.x }}")
    assert compile_template(blob, "t.docx").fields == {"карта.этапы[].название", "h", "f", "t.x"}


def test_a_place_names_the_paragraph_the_cell_the_header_and_the_text_around() -> None:
    rows = [["№", "Имя"], ["{%tr for r in rows %}"], ["", "Кому: {{ r.имя }}"], ["{%tr endfor %}"]]
    blob = template("ПРИКАЗ", "Директор {{ head }}", rows, header="{{ head }}", title="{{ head }}")
    places = compile_template(blob, "t.docx").places
    assert places["head"] == (
        "document, paragraph 2: Директор {{ head }}",
        "header, paragraph 1: {{ head }}",
        "property title: {{ head }}",
    )
    assert places["rows[].имя"] == ("document, table 1, row 3, cell 2: Кому: {{ r.имя }}",)


def test_the_same_bytes_are_compiled_once() -> None:
    blob = template("{{ a }}")
    assert compile_template(blob, "t.docx") is compile_template(bytes(bytearray(blob)), "t.docx")


BROKEN = [
    (("{{p x }}",), "document, paragraph 1: {{ x }} prints outside of any text, where Word would drop it"),
    (
        ("a {{r x }} b",),
        "document, paragraph 1: {{ x }} prints outside of any text, where Word would drop it",
    ),
    (
        ("a {{ x|bold }} b",),
        "document, paragraph 1: {{ x|bold }} prints outside of any text, where Word would drop it",
    ),
    (("ok", "{%p for a in b %}", "{{ a }}"), "document, paragraph 2: {% for a in b %} is never closed"),
    (("{% if x %}a",), "document, paragraph 1: {% if x %} is never closed"),
    (("a", "b {{ x y }}"), "document, paragraph 2: {{ x y }} is not written as a tag should be"),
    (("a", "{{ x"), "document: {{ is not written as a tag should be"),
    (("{# x",), "document: {{ is not written as a tag should be"),
    (("{{ a }} {{ x",), "document, paragraph 1: {{ a }} is not written as a tag should be"),
    (("a", "{% wrong %}"), "document, paragraph 2: {% wrong %} is not written as a tag should be"),
    (("{{ x|nofilter }}",), "document, paragraph 1: {{ x|nofilter }}: the filter nofilter is not allowed"),
]


@pytest.mark.parametrize(("paragraphs", "sentence"), BROKEN, ids=[str(p) for p, _ in BROKEN])
def test_a_template_that_cannot_work_is_refused_with_its_place(
    paragraphs: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(template(*paragraphs), "t.docx")
    assert str(caught.value).startswith(f"t.docx: {sentence}")
