"""The names of the markup charts are written in."""

from __future__ import annotations

from typing import Any

from lxml import etree

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
WORD_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHART_PART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


def c(name: str) -> str:
    """Return the name of an element of a chart part."""
    return f"{{{CHART}}}{name}"


def a(name: str) -> str:
    """Return the name of an element of any drawing."""
    return f"{{{DRAWING}}}{name}"


def wp(name: str) -> str:
    """Return the name of an element that places a drawing in a text."""
    return f"{{{WORD_DRAWING}}}{name}"


def related(node: Any) -> str:
    """Return the relationship an element names by r:id."""
    return str(node.get(f"{{{RELATIONS}}}id", ""))


def parsed(data: bytes) -> Any:
    """Return a part that has passed the checks."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def series_of(root: Any) -> list[Any]:
    """Return the series of a chart in the order in which they are numbered."""
    return sorted(root.iter(c("ser")), key=order)


def order(series: Any) -> int:
    """Return the number of a series; of a damaged one, 0."""
    value = next((node.get("val", "") for node in series.iterchildren(c("order"))), "")
    return int(value) if value.isdecimal() else 0
