"""A chart's texts in the font of the office standard."""

from __future__ import annotations

from typing import Any

from lxml import etree

from normdocs.adapters.docx_renderer.charts.namespaces import CHART_PART, a, c, parsed

_SIZE = "1000"  # hundredths of a point, where the author of the chart chose none
_FACES = (a("latin"), a("ea"), a("cs"))
_BEHIND = tuple(map(c, ("externalData", "printSettings", "userShapes", "extLst")))


def put_chart_fonts(package: Any, font: str, language: str) -> None:
    """Set the font and language of every chart of an open package."""
    for part in package.parts:
        if part.content_type == CHART_PART:
            part._blob = with_font(part.blob, font, language)


def with_font(chart: bytes, font: str, language: str) -> bytes:
    """Return a chart part whose texts are in `font`; sizes stay as they are."""
    root = parsed(chart)
    for node in root.iter(*_FACES):
        node.set("typeface", font)
    lang = root.find(c("lang"))
    if lang is not None:
        lang.set("val", language)
    run = _base(root)
    run.set("sz", run.get("sz", _SIZE))
    for face in ("latin", "cs"):
        if run.find(a(face)) is None:
            etree.SubElement(run, a(face), typeface=font)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _base(root: Any) -> Any:
    """Return the properties all texts of a chart begin from, made where there are none."""
    texts = root.find(c("txPr"))
    if texts is None:
        texts = etree.Element(c("txPr"))
        for name in ("bodyPr", "lstStyle"):
            etree.SubElement(texts, a(name))
        behind = next((node for node in root if node.tag in _BEHIND), None)
        root.append(texts) if behind is None else behind.addprevious(texts)
    paragraph = _within(texts, "p")
    return _within(_within(paragraph, "pPr"), "defRPr")


def _within(parent: Any, name: str) -> Any:
    found = parent.find(a(name))
    if found is None:
        found = etree.Element(a(name))
        parent.insert(0 if name in ("pPr", "defRPr") else len(parent), found)
    return found
