"""A chart part filled with numbers: the look is the template's, the data are the document's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from lxml import etree

from normdocs.adapters.docx_renderer.charts.namespaces import a, c, series_of
from normdocs.adapters.docx_renderer.charts.values import Series, Shown
from normdocs.adapters.docx_renderer.charts.workbook import cells

# Hatchings for series beyond those drawn, told apart without colours.
_HATCHINGS = ("ltUpDiag", "pct20", "dkHorz", "smGrid", "ltDnDiag", "pct60")
# Word writes numbers as the reader's system does, LibreOffice as the format says.
_LOCALES = {"ru-RU": "[$-419]"}
_LOOK = "spPr invertIfNegative pictureOptions marker explosion dPt dLbls trendline errBars"
_BEFORE_DATA = ("idx", "order", "tx", *_LOOK.split())
_AXES = ("catAx", "valAx", "dateAx", "serAx")


def fill(root: Any, shown: Shown) -> None:
    """Write categories and series into a chart; series the value has not are taken out."""
    series = series_of(root)
    locale = "".join(_LOCALES.get(node.get("val", ""), "") for node in root.iterchildren(c("lang")))
    for position, one in enumerate(shown.series):
        if position == len(series):
            series.append(_another(series))
        _fill(series[position], one, position, shown.categories, locale)
    for surplus in series[len(shown.series) :]:
        surplus.getparent().remove(surplus)
    _drop_empty(root)


def _fill(node: Any, series: Series, position: int, categories: tuple[str, ...], locale: str) -> None:
    title, labels, numbers = cells(position, len(categories))
    for name in ("tx", "cat", "val"):
        for old in node.findall(c(name)):
            node.remove(old)
    for point in [*node.iter(c("dPt"), c("dLbl"))]:
        if int(point.find(c("idx")).get("val")) >= len(categories):
            point.getparent().remove(point)
    for shown in node.iterfind(f"{c('dLbls')}//{c('numFmt')}[@sourceLinked='1']"):
        shown.set("formatCode", locale + series.format)
    node.insert(_after(node, ("idx", "order")), _texts("tx", title, [series.title]))
    at = _after(node, _BEFORE_DATA)
    values = [None if number is None else f"{number:f}" for number in series.numbers]
    node.insert(at, _values(numbers, series.format, values))
    node.insert(at, _texts("cat", labels, categories))


def _after(node: Any, names: Iterable[str]) -> int:
    """Return the position behind the last child of one of `names`."""
    known = {c(name) for name in names}
    return max((at for at, child in enumerate(node, 1) if child.tag in known), default=0)


def _texts(name: str, cell: str, texts: Iterable[str]) -> Any:
    return _data(name, "str", cell, texts)


def _values(cell: str, code: str, values: Iterable[str | None]) -> Any:
    made = _data("val", "num", cell, values)
    node = etree.Element(c("formatCode"))
    node.text = code
    made.find(f"{c('numRef')}/{c('numCache')}").insert(0, node)
    return made


def _data(name: str, kind: str, cell: str, values: Iterable[str | None]) -> Any:
    made = etree.Element(c(name))
    reference = etree.SubElement(made, c(f"{kind}Ref"))
    etree.SubElement(reference, c("f")).text = cell
    cache = etree.SubElement(reference, c(f"{kind}Cache"))
    known = list(values)
    etree.SubElement(cache, c("ptCount"), val=str(len(known)))
    for index, value in enumerate(known):
        if value is not None:
            point = etree.SubElement(cache, c("pt"), idx=str(index))
            etree.SubElement(point, c("v")).text = value
    return made


def _another(series: list[Any]) -> Any:
    """Return one more series beside the last, hatched otherwise."""
    last = series[-1]
    made = deepcopy(last)
    number = len(series)
    for name in ("idx", "order"):
        made.find(c(name)).set("val", str(1000 + number))
    for name in ("spPr", "dPt", "extLst"):
        for old in made.findall(c(name)):
            made.remove(old)
    made.insert(_after(made, ("idx", "order", "tx")), _hatched(_HATCHINGS[number % len(_HATCHINGS)]))
    last.addnext(made)
    return made


def _hatched(pattern: str) -> Any:
    made = etree.Element(c("spPr"))
    fill = etree.SubElement(made, a("pattFill"), prst=pattern)
    for name, colour in (("fgClr", "000000"), ("bgClr", "FFFFFF")):
        etree.SubElement(etree.SubElement(fill, a(name)), a("srgbClr"), val=colour)
    line = etree.SubElement(etree.SubElement(made, a("ln"), w="9525"), a("solidFill"))
    etree.SubElement(line, a("srgbClr"), val="000000")
    return made


def _drop_empty(root: Any) -> None:
    """Remove the groups of bars or lines without series, and axes that are no group's."""
    for area in root.iter(c("plotArea")):
        groups = [child for child in area if child.tag.endswith("Chart")]
        for group in groups:
            if group.find(c("ser")) is None:
                area.remove(group)
        kept = _axes(group for group in area if group.tag.endswith("Chart"))
        for axis in [*area.iterchildren(*map(c, _AXES))]:
            if axis.find(c("axId")).get("val") not in kept:
                area.remove(axis)


def _axes(groups: Iterable[Any]) -> Mapping[str, None]:
    return {node.get("val"): None for group in groups for node in group.findall(c("axId"))}
