"""Finding the charts of a template that are filled in, and fitting the text around them.

A chart whose alternative text is a tag, `{{ chart.description }}`, is filled from `chart`. What is written
into the text is what its author could have written: `{% if chart %}` around the paragraph, so that a chart
with nothing to show leaves none behind, and for horizontal bars a height that grows with their number.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn
from jinja2 import nodes

from normdocs.adapters.docx_renderer.charts.drawing import fill
from normdocs.adapters.docx_renderer.charts.namespaces import c, parsed, related, series_of, wp
from normdocs.adapters.docx_renderer.charts.values import Series, Shown, Value
from normdocs.adapters.docx_renderer.tags import TAG, Place, paragraphs
from normdocs.content.charts.blocks import CATEGORIES, DESCRIPTION
from normdocs.errors import TemplateError

UNNAMED = (
    "{template}: {place}: {expression}: the alternative text of a chart is one field that names the chart's"
    " description, nothing else"
)
REPEATED = "{template}: {place}: {expression}: a chart cannot stand in a part of the text that is repeated"
DAMAGED = (
    "{template}: {place}: {expression}: this is no chart with series of numbers and a workbook behind them;"
    " draw it anew"
)
TWICE = "{template}: {place}: {expression}: two charts share one set of data; copy the chart in Word"
UNRENDERED = "{template}: {place}: tags there are not filled in; move them to the text"
_FIELD = re.compile(r"\{\{\s*([^\W\d]\w*(?:\.[^\W\d]\w*)*)\s*\}\}")
_TWIP = 635  # EMU
_FRAME, _CAPTION = 720_000, 432_000  # EMU: 2 cm for the legend, 1.2 cm for the lines around the chart
_STEPS = 16


@dataclass(frozen=True)
class Chart:
    """A chart to fill: its value, its part and the entry of the workbook behind it."""

    value: Value
    entry: str
    root: Any
    workbook: str
    relation: str


def placed(document: Any, template: str) -> list[Chart]:
    """Return the charts of the text of `document` (its main part) that a tag names; fit the text for them."""
    places = dict(paragraphs(document.element.body, "document"))
    found: dict[str, Chart] = {}
    for drawing in [*document.element.body.iter(qn("w:drawing"))]:
        for node in drawing.iter(c("chart")):
            chart = _chart(node, drawing, document, template, places)
            if chart and chart.entry in found:
                raise _error(TWICE, chart.value)
            if chart:
                found[chart.entry] = chart
    return list(found.values())


def misplaced(root: Any) -> bool:
    """Return whether a chart outside of the text has a tag."""
    drawings = (node for node in root.iter(qn("w:drawing")) if next(node.iter(c("chart")), None) is not None)
    return any(TAG.search(_description(node)) for node in drawings)


def refuse_repeated(tree: nodes.Template, charts: list[Chart]) -> None:
    """Raise TemplateError for a chart inside a loop: there is one part for it in the package."""
    loops = (data for loop in tree.find_all(nodes.For) for data in loop.find_all(nodes.TemplateData))
    texts = [data.data for data in loops]
    for chart in charts:
        if any(re.search(rf'<\w+:chart\b[^>]*"{chart.relation}"', text) for text in texts):
            raise _error(REPEATED, chart.value)


def _chart(node: Any, drawing: Any, document: Any, template: str, places: dict[Any, Place]) -> Chart | None:
    written = _description(drawing)
    if not TAG.search(written):
        return None
    paragraph = next(drawing.iterancestors(qn("w:p")))
    named = _FIELD.fullmatch(written.strip())
    path = named[1].removesuffix(f".{DESCRIPTION}") if named else ""
    value = Value(path, template, places[paragraph], " ".join(written.split())[:120])
    if not path:
        raise _error(UNNAMED, value)
    try:
        chart = _opened(node, document, value)
        _fit(drawing, paragraph, chart)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise _error(DAMAGED, value) from error
    return chart


def _description(drawing: Any) -> str:
    return "".join(node.get("descr", "") for node in drawing.iter(wp("docPr")))


def _opened(node: Any, document: Any, value: Value) -> Chart:
    part = document.rels[related(node)].target_part
    root = parsed(part.blob)
    book = part.rels[related(root.find(c("externalData")))].target_part
    # A trial: what is wrong with the chart is said now, not when a document is made.
    fill(deepcopy(root), Shown(("",), (Series("", (None,)),) * (len(series_of(root)) + 1)))
    if not any(each.find(c("val")) is not None for each in series_of(root)):
        raise _error(DAMAGED, value)
    if TAG.search("".join(root.itertext())):
        raise TemplateError(
            UNRENDERED, template=value.template, place=Place("chart", paragraph=value.place.paragraph)
        )
    return Chart(value, _entry(part), root, _entry(book), related(node))


def _fit(drawing: Any, paragraph: Any, chart: Chart) -> None:
    path = chart.value.path
    for node in drawing.iter(wp("docPr")):
        node.set("descr", f"{{{{ {path}.{DESCRIPTION} }}}}")
    direction = chart.root.find(f".//{c('barDir')}")
    if direction is not None and direction.get("val") == "bar":
        for extent in drawing.iter(wp("extent")):
            extent.set("cy", _height(int(extent.get("cy")), _tallest(drawing), chart))
    cell = paragraph.getparent()
    alone = cell.tag == qn("w:tc") and len(cell.findall(qn("w:p"))) == 1
    # A cell of a table needs a paragraph; an empty one stays.
    _surround(next(drawing.iterancestors(qn("w:r"))) if alone else paragraph, path)


def _surround(node: Any, path: str) -> None:
    before, parent = node.getprevious(), node.getparent()
    opening = f"{{% if {path} %}}"
    if before is None:
        parent.text = (parent.text or "") + opening
    else:
        before.tail = (before.tail or "") + opening
    node.tail = "{% endif %}" + (node.tail or "")


def _tallest(drawing: Any) -> int:
    """Return how tall a chart can be on the pages it stands on."""
    (section,) = drawing.xpath("following::w:sectPr[1]")
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    twips = [int(size.get(qn("w:h"))), *(-int(margins.get(qn(f"w:{side}"))) for side in ("top", "bottom"))]
    return sum(twips) * _TWIP - _CAPTION


def _height(drawn: int, tallest: int, chart: Chart) -> str:
    """Return the height as a tag: a bar stays as thick as drawn, and the whole below a page's height."""
    bars = max((_points(each) for each in series_of(chart.root)), default=1)
    thickness = max(drawn - _FRAME, drawn // 3) / max(bars, 1)
    most = max(int((tallest - _FRAME) / thickness), 1)
    step = -(-most // _STEPS)
    count = f"{chart.value.path}.{CATEGORIES}|length"
    steps = [(n, round(_FRAME + n * thickness)) for n in range(step, most, step)]
    return "{{ " + "".join(f"{cy} if {count} <= {n} else " for n, cy in steps) + f"{tallest} }}}}"


def _points(series: Any) -> int:
    count = series.find(f"{c('cat')}//{c('ptCount')}")
    return int(count.get("val", 1)) if count is not None else 1


def _entry(part: Any) -> str:
    return str(part.partname).removeprefix("/")


def _error(message: str, value: Value) -> TemplateError:
    return TemplateError(message, template=value.template, place=value.place, expression=value.expression)
