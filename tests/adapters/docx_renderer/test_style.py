"""The office style profile, read back from the files it was put onto."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from pydantic import ValidationError

from normdocs.adapters.docx_renderer import StyleProfile, apply_style
from tests.docx import document, saved, template, text_of

FILE = Path(__file__).parents[3] / "registry" / "style.yaml"
PROFILE = yaml.safe_load(FILE.read_text("utf-8"))


def styled(blob: bytes) -> Any:
    return docx.Document(io.BytesIO(apply_style(blob, PROFILE)))


def near(length: Any, millimetres: float) -> bool:
    return abs(length - Mm(millimetres)) < Mm(0.05)


def test_the_profile_keeps_the_standards_least_margins_and_sizes() -> None:
    profile = StyleProfile.model_validate(PROFILE)
    page = profile.page
    assert (page.width, page.height) == (210, 297)
    assert page.left >= 20
    assert page.right >= 10
    assert min(page.top, page.bottom) >= 20
    assert page.number_from_top >= 10
    assert 12 <= profile.font_size <= 14
    ids = {style.id for style in profile.styles}
    assert ids >= {
        "Normal",
        "Title",
        "Heading1",
        "Heading2",
        "Heading3",
        "TableText",
        "TableHead",
        "Approval",
    }
    assert ids >= {"Letterhead", "Signature", "Clause", "Body", "Small"}


@pytest.mark.parametrize(
    ("place", "value"),
    [(("page", "left"), 5), (("page", "number_from_top"), 5), (("font_size",), 10), (("colour",), "red")],
)
def test_a_profile_below_the_standard_is_refused(place: tuple[str, ...], value: object) -> None:
    data = yaml.safe_load(FILE.read_text("utf-8"))
    node = data
    for step in place[:-1]:
        node = node[step]
    node[place[-1]] = value
    with pytest.raises(ValidationError):
        StyleProfile.model_validate(data)


def test_the_page_is_a4_with_the_margins_of_the_profile() -> None:
    section = styled(template("x")).sections[0]
    assert near(section.page_width, 210)
    assert near(section.page_height, 297)
    assert near(section.left_margin, 30)
    assert near(section.right_margin, 10)
    assert near(section.top_margin, 20)
    assert near(section.bottom_margin, 20)
    assert near(section.header_distance, 10)


def test_a_landscape_section_stays_landscape() -> None:
    made = document("x")
    made.sections[0].orientation = WD_ORIENT.LANDSCAPE
    section = styled(saved(made)).sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert near(section.page_width, 297)
    assert near(section.left_margin, 20)
    assert near(section.right_margin, 10)


def test_blocks_and_tabs_stand_at_the_right_edge_of_an_upright_and_of_a_lying_page() -> None:
    made = document("x")
    made.sections[0].orientation = WD_ORIENT.LANDSCAPE
    for blob, width in ((template("x"), 170), (saved(made), 267)):
        styles = {style.style_id: style for style in styled(blob).styles}
        middle, edge = styles["Requisites"].paragraph_format.tab_stops
        assert near(styles["Approval"].paragraph_format.left_indent, width - 75)
        assert near(middle.position, width / 2)
        assert near(edge.position, width)


def test_pages_are_numbered_from_the_second_in_the_middle_of_the_header() -> None:
    section = styled(template("x")).sections[0]
    assert section.different_first_page_header_footer
    assert "[PAGE]" in text_of(apply_style(template("x"), PROFILE))
    number = section.header.paragraphs[0]
    assert WD_ALIGN_PARAGRAPH.CENTER in (number.alignment, number.style.paragraph_format.alignment)
    assert not section.first_page_header._element.findall(f".//{qn('w:instrText')}")


def test_a_text_in_the_header_stays_on_the_first_page_too() -> None:
    section = styled(template("x", header="Бланк {{ a }}")).sections[0]
    assert [paragraph.text for paragraph in section.first_page_header.paragraphs] == ["Бланк {{ a }}"]
    assert "Бланк {{ a }}" in [paragraph.text for paragraph in section.header.paragraphs]


def test_the_named_styles_carry_fonts_sizes_and_indents() -> None:
    styles = {style.style_id: style for style in styled(template("x")).styles}
    assert styles["Normal"].font.name == "Times New Roman"
    assert styles["Normal"].font.size == Pt(14)
    assert styles["TableText"].font.size == Pt(12)
    assert styles["Small"].font.size == Pt(10)
    assert near(styles["Body"].paragraph_format.first_line_indent, 12.5)
    assert near(styles["OrderTitle"].paragraph_format.right_indent, 65)
    assert near(styles["Approval"].paragraph_format.left_indent, 95)
    assert near(styles["Signature"].paragraph_format.tab_stops[0].position, 170)
    assert styles["FormLine"].paragraph_format.tab_stops[0].leader == WD_TAB_LEADER.LINES
    assert styles["Normal"].paragraph_format.widow_control
    assert 1 <= styles["Normal"].paragraph_format.line_spacing <= 1.5
    assert styles["Heading1"].paragraph_format.keep_with_next


def test_the_document_speaks_russian() -> None:
    made = styled(template("x"))
    assert made.core_properties.language == "ru-RU"
    assert made.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}").get(qn("w:val")) == "ru-RU"


def test_a_style_under_words_own_id_takes_the_profiles_id_everywhere() -> None:
    made = document("x")
    heading = made.styles["Heading 1"].element
    heading.set(qn("w:styleId"), "1")
    made.paragraphs[0]._p.get_or_add_pPr().get_or_add_pStyle().set(qn("w:val"), "1")
    after = styled(saved(made))
    assert after.paragraphs[0].style.style_id == "Heading1"
    assert after.paragraphs[0].style.name == "Heading 1"


def test_numbering_of_a_style_is_kept() -> None:
    made = document("x")
    clause = made.styles.add_style("Пункт", 1)
    clause.element.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().set(qn("w:val"), "3")
    after = styled(saved(made))
    style = next(style for style in after.styles if style.style_id == "Clause")
    assert style.element.pPr.numPr.numId.val == 3


def test_titles_stand_unspaced_whatever_word_gave_them() -> None:
    styles = {style.style_id: style.element for style in styled(template("x")).styles}
    for name in ("Title", "Subtitle"):
        assert [node.tag for node in styles[name].rPr] == [qn("w:b")]
        assert styles[name].find(qn("w:link")) is None
        assert styles[name].pPr.numPr is None
    parted = styles["TitleChar"].find(qn("w:link"))
    assert parted is None


def test_an_empty_number_paragraph_leaves_the_pages_without_numbers() -> None:
    made = docx.Document(io.BytesIO(apply_style(template("x"), PROFILE)))
    number = made.sections[0].header.paragraphs[0]
    number.clear()
    assert "[PAGE]" not in text_of(apply_style(saved(made), PROFILE))


def test_a_document_without_a_section_is_styled_too() -> None:
    made = document("x")
    made.element.body.remove(made.element.body.sectPr)
    styles = {style.style_id: style for style in styled(saved(made)).styles}
    assert near(styles["Approval"].paragraph_format.left_indent, 95)


def test_applying_the_style_twice_changes_nothing_more() -> None:
    once = apply_style(template("{{ a }}", [["{{ b }}"]], header="h"), PROFILE)
    assert apply_style(once, PROFILE) == once


def test_a_page_number_already_there_is_not_doubled() -> None:
    once = apply_style(template("x"), PROFILE)
    assert text_of(apply_style(once, PROFILE)).count("[PAGE]") == 1
