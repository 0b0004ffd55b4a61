"""A .docx as text."""

from __future__ import annotations

from docx.oxml.parser import parse_xml

from tests.adapters.docx_renderer.parts import W, notes, text_box, with_part
from tests.docx import document, saved, template, text_of


def test_headers_body_tables_and_footers_are_lines() -> None:
    blob = template("ПРИКАЗ", [["№", "Имя"], ["1", "Орлова"]], "Конец", header="Шапка", footer="Низ")
    assert text_of(blob) == (
        "--- header\nШапка\n---\nПРИКАЗ\n| № | Имя |\n| 1 | Орлова |\nКонец\n--- footer\nНиз\n---\n"
    )


def test_parts_without_text_are_left_out() -> None:
    assert text_of(template("только текст")) == "только текст\n"


def test_tabs_breaks_and_fields_are_shown() -> None:
    made = document("a\tb\nc")
    made.paragraphs[0]._p.append(parse_xml(f'<w:fldSimple {W} w:instr=" NUMPAGES "/>'))
    made.paragraphs[0]._p.append(parse_xml(f"<w:r {W}><w:noBreakHyphen/></w:r>"))
    assert text_of(saved(made)) == "a\tb\nc[NUMPAGES]\u2011\n"


def test_a_table_in_a_cell_and_two_paragraphs_in_a_cell_stay_in_their_row() -> None:
    made = document([["a", "b"]])
    cell = made.tables[0].cell(0, 0)
    cell.add_paragraph("second")
    cell.add_table(rows=1, cols=1).cell(0, 0).text = "inner"
    assert text_of(saved(made)) == "| a / second / | inner | | b |\n"


def test_footnotes_are_numbered_at_the_end() -> None:
    blob = with_part(template("x"), "word/footnotes.xml", "footnotes", notes("сноска"))
    assert text_of(blob) == "x\n--- footnotes\n[1] сноска\n"


def test_a_text_box_is_read_once() -> None:
    made = document("a")
    made.paragraphs[0]._p.append(text_box("в рамке"))
    assert text_of(saved(made)) == "a[в рамке]\n"


def test_content_controls_are_read() -> None:
    made = document("a")
    made.element.body.insert(
        0, parse_xml(f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>b</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    )
    assert text_of(saved(made)) == "b\na\n"
