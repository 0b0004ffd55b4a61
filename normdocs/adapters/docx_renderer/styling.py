"""Putting a style profile onto a .docx: page setup, page numbers, named styles, language."""

from __future__ import annotations

import io
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Emu, Mm
from lxml import etree

from normdocs.adapters.docx_renderer.charts.font import put_chart_fonts
from normdocs.adapters.docx_renderer.repacking import repacked
from normdocs.adapters.docx_renderer.safety import check_package
from normdocs.adapters.docx_renderer.style import Page, StyleProfile, style_profile
from normdocs.adapters.docx_renderer.styles_part import put_defaults, put_styles

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NUMBER_STYLE = "PageNumber"
_PAGE_NUMBER = f"""<w:p xmlns:w="{_W}"><w:pPr><w:pStyle w:val="{_NUMBER_STYLE}"/></w:pPr>
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>
<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>"""


def apply_style(blob: bytes, style: StyleProfile | Mapping[str, Any], name: str = "document.docx") -> bytes:
    """Return `blob` with the profile on it; its text and tags stay; applying it twice is the same as once."""
    check_package(blob, name)
    profile = style_profile(style)
    document = Document(io.BytesIO(blob))
    for number, section in enumerate(document.sections):
        _set_page(section, profile.page)
        if not number:
            _free_first_page(section)
        if not number or not section.header.is_linked_to_previous:
            _number_pages(section)
    put_defaults(document.styles.element, profile)
    width = profile.page.width - profile.page.left - profile.page.right
    put_styles(document, profile, min(map(_text_width, document.sections), default=width))
    put_chart_fonts(document.part.package, profile.font, profile.language)
    document.core_properties.language = profile.language
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def _set_page(section: Any, page: Page) -> None:
    landscape = section.orientation == WD_ORIENT.LANDSCAPE
    width, height = (page.height, page.width) if landscape else (page.width, page.height)
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = Mm(page.landscape_left if landscape else page.left)
    section.right_margin = Mm(page.right)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.header_distance = section.footer_distance = Mm(page.number_from_top)


def _text_width(section: Any) -> float:
    """Return the width of the text in millimetres."""
    return float(Emu(section.page_width - section.left_margin - section.right_margin).mm)


def _free_first_page(section: Any) -> None:
    """Leave the first page without a number; a text header it has now stays on it."""
    if section.different_first_page_header_footer:
        return
    header = section.header._element
    section.different_first_page_header_footer = True
    if any(paragraph.text.strip() for paragraph in section.header.paragraphs) and not _relates(header):
        first = section.first_page_header._element
        first[:] = [deepcopy(each) for each in header]


def _relates(header: Any) -> bool:
    return any(name.startswith(f"{{{_R}}}") for node in header.iter() for name in node.attrib)


def _number_pages(section: Any) -> None:
    """Centre the page number in the header, above whatever the header holds.

    A header with a paragraph of the number's style is left as it is: an empty one says that the pages
    of this document go without numbers (letters bound in one file).
    """
    header = section.header
    if any(node.get(qn("w:val")) == _NUMBER_STYLE for node in header._element.iter(qn("w:pStyle"))):
        return
    codes = [node.text or "" for node in header._element.iter(qn("w:instrText"))]
    codes += [node.get(qn("w:instr"), "") for node in header._element.iter(qn("w:fldSimple"))]
    if any("PAGE" in code.split() for code in codes):
        return
    for paragraph in header.paragraphs:
        if not paragraph.text.strip() and len(paragraph._element.findall(qn("w:r"))) == 0:
            paragraph._element.getparent().remove(paragraph._element)
    header._element.insert(0, parse_xml(etree.tostring(etree.fromstring(_PAGE_NUMBER, _tight()))))


def _tight() -> etree.XMLParser:
    return etree.XMLParser(remove_blank_text=True, resolve_entities=False)
