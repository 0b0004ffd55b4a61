"""The look of the set's own templates, read from the files: ГОСТ Р 7.0.97-2016 through named styles alone."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Emu
from lxml import etree

from normdocs.adapters.docx_renderer import StyleProfile, apply_style, text_of

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "templates"
PROFILE = StyleProfile.model_validate(yaml.safe_load((ROOT / "registry" / "style.yaml").read_text("utf-8")))
TEMPLATES = {str(path.relative_to(FOLDER)): path.read_bytes() for path in sorted(FOLDER.rglob("[!~]*.docx"))}
WITHOUT_NUMBERS = {"orders/thanks.docx"}  # a letter is a page of its own
NUMBERED = {
    "orders/introduction.docx": {"Clause", "Subclause"},
    "orders/mentor_school.docx": {"Clause", "Heading1", "Point", "Dash"},
    "programmes/mentoring.docx": {"Heading1", "Dash"},
    "regulations/mentoring.docx": {"Heading1", "Point", "Subpoint", "Dash"},
    "regulations/teachers.docx": {"Heading1", "Point", "Dash"},
    "consents/adult.docx": {"FormPoint"},
    "questionnaires/mentee.docx": {"Question", "QuestionRow"},
}
MARKS = {
    **dict.fromkeys(("Clause", "Heading1", "FormPoint", "Question", "QuestionRow"), "%1."),
    **dict.fromkeys(("Subclause", "Point"), "%1.%2."),
    **{"Subpoint": "%1.%2.%3.", "Dash": "–"},
}
SMALL = {"Small", "FormHint"}  # hints under a line, by the standard no part of the text
TAG = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
LOOP = re.compile(r"\{%tr\s+for\b")

each_template = pytest.mark.parametrize("name", TEMPLATES)


@cache
def opened(name: str) -> Any:
    return docx.Document(io.BytesIO(TEMPLATES[name]))


@cache
def styles(name: str) -> dict[str, Any]:
    return {style.style_id: style for style in opened(name).styles}


def written(name: str) -> Iterator[Any]:
    """The body and the headers of a template: whatever is printed."""
    yield opened(name).element.body
    for section in opened(name).sections:
        yield section.header._element


def words(element: Any) -> str:
    return "".join(node.text or "" for node in element.iter(qn("w:t")))


def style_of(paragraph: Any) -> str:
    named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "Normal" if named is None else str(named.get(qn("w:val")))


def parts(blob: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


@each_template
def test_every_page_is_a4_with_the_margins_of_the_standard(name: str) -> None:
    for section in opened(name).sections:
        sides = (210, 297) if section.orientation == WD_ORIENT.PORTRAIT else (297, 210)
        assert (round(section.page_width.mm), round(section.page_height.mm)) == sides
        least = ((section.left_margin, 20), (section.right_margin, 10))
        for margin, millimetres in (*least, (section.top_margin, 20), (section.bottom_margin, 20)):
            assert round(margin.mm, 1) >= millimetres


@each_template
def test_nothing_is_wider_than_the_text(name: str) -> None:
    sections = opened(name).sections
    width = Emu(min(each.page_width - each.left_margin - each.right_margin for each in sections)).twips
    for table in opened(name).element.body.iter(qn("w:tbl")):
        columns = table.find(qn("w:tblGrid")).findall(qn("w:gridCol"))
        assert sum(int(column.get(qn("w:w"))) for column in columns) <= width + 10


@each_template
def test_pages_are_numbered_from_the_second_in_the_middle_of_the_top_margin(name: str) -> None:
    for section in opened(name).sections:
        assert section.different_first_page_header_footer
        assert "PAGE" not in words(section.first_page_header._element)
        assert round(section.header_distance.mm, 1) >= 10
        number = section.header.paragraphs[0]
        assert style_of(number._p) == "PageNumber"
        codes = [node.text.strip() for node in number._p.iter(qn("w:instrText"))]
        assert codes == ([] if name in WITHOUT_NUMBERS else ["PAGE"])
    assert styles(name)["PageNumber"].element.pPr.jc.get(qn("w:val")) == "center"


@each_template
def test_the_text_is_set_in_times_of_12_to_14_points(name: str) -> None:
    assert styles(name)["Normal"].font.name == "Times New Roman"
    used = {style_of(paragraph) for root in written(name) for paragraph in root.iter(qn("w:p"))}
    for style in used - SMALL:
        size = next(each.font.size for each in line_of(styles(name)[style]) if each.font.size)
        assert 12 <= size.pt <= 14, style
    for style in used:
        fonts = [each.font.name for each in line_of(styles(name)[style]) if each.font.name]
        assert set(fonts) == {"Times New Roman"}, style


def line_of(style: Any) -> Iterator[Any]:
    """A style and those it is based on."""
    while style is not None:
        yield style
        style = style.base_style


@each_template
def test_every_paragraph_uses_a_style_of_the_profile(name: str) -> None:
    known = {style.id for style in PROFILE.styles}
    for root in written(name):
        assert {style_of(paragraph) for paragraph in root.iter(qn("w:p"))} <= known


@each_template
def test_a_paragraph_without_a_style_of_its_own_holds_a_tag_alone(name: str) -> None:
    for paragraph in opened(name).element.body.iter(qn("w:p")):
        if style_of(paragraph) == "Normal":
            assert re.fullmatch(r"\{%p .*%\}", words(paragraph).strip())


@each_template
def test_no_run_carries_a_font_or_a_size_of_its_own(name: str) -> None:
    for root in written(name):
        for tag in ("w:rFonts", "w:sz", "w:szCs", "w:color"):
            assert not list(root.iter(qn(tag)))


@each_template
def test_a_table_that_grows_repeats_its_head_on_every_page(name: str) -> None:
    for table in opened(name).element.body.iter(qn("w:tbl")):
        if LOOP.search(words(table)) and not is_signature(table):
            head = table.find(qn("w:tr"))
            assert head.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None, words(head)


def is_signature(table: Any) -> bool:
    """A short table of fields that only happens to hold a loop has no head."""
    return table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}") is None


@each_template
def test_no_row_breaks_over_two_pages(name: str) -> None:
    for row in opened(name).element.body.iter(qn("w:tr")):
        assert row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None, words(row)


@each_template
def test_every_tag_stands_in_one_piece_of_text(name: str) -> None:
    for root in written(name):
        for paragraph in root.iter(qn("w:p")):
            whole = TAG.findall(words(paragraph))
            assert whole == [
                tag for node in paragraph.iter(qn("w:t")) for tag in TAG.findall(node.text or "")
            ]


@pytest.mark.parametrize(("name", "numbered"), NUMBERED.items(), ids=list(NUMBERED))
def test_points_are_numbered_by_their_styles(name: str, numbered: set[str]) -> None:
    made = opened(name)
    lists = made.part.numbering_part.element
    for identifier in numbered:
        properties = styles(name)[identifier].element.pPr.numPr
        level = properties.ilvl.val if properties.ilvl is not None else 0
        abstract = lists.num_having_numId(properties.numId.val).abstractNumId.val
        [found] = lists.xpath(f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='{level}']")
        assert found.find(qn("w:lvlText")).get(qn("w:val")) == MARKS[identifier]
        assert any(style_of(paragraph) == identifier for paragraph in made.element.body.iter(qn("w:p")))


@each_template
def test_no_number_of_a_point_is_typed_by_hand(name: str) -> None:
    numbered = {key for key, style in styles(name).items() if style.element.xpath("w:pPr/w:numPr")}
    for paragraph in opened(name).element.body.iter(qn("w:p")):
        if style_of(paragraph) in numbered:
            assert not re.match(r"\s*(\d+\.|[–-] )", words(paragraph))


@each_template
def test_putting_the_style_profile_on_changes_nothing(name: str) -> None:
    before = TEMPLATES[name]
    after = apply_style(before, PROFILE, name)
    assert text_of(after) == text_of(before)
    olds, news = parts(before), parts(after)
    assert olds.keys() == news.keys()
    for part in olds:
        if part.endswith((".xml", ".rels")):
            pair = [etree.tostring(etree.fromstring(each[part]), method="c14n") for each in (olds, news)]
            assert pair[0] == pair[1], part


@each_template
def test_a_template_speaks_russian_and_bears_the_name_of_its_author(name: str) -> None:
    properties = opened(name).core_properties
    assert (properties.language, properties.author) == ("ru-RU", "normdocs")
    languages = opened(name).styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert languages.get(qn("w:val")) == "ru-RU"


@each_template
def test_a_template_holds_no_style_but_the_profiles_and_no_picture(name: str) -> None:
    known = {style.id for style in PROFILE.styles} | {
        "DefaultParagraphFont",
        "TableNormal",
        "NoList",
        "TableGrid",
    }
    assert styles(name).keys() <= known
    assert not [part for part in parts(TEMPLATES[name]) if "thumbnail" in part]
