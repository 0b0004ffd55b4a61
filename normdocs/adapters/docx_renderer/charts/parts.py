"""The two parts of a chart that are made anew for every document.

Where there is nothing to show the text leaves the chart out, and both stay as they are in the template.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from lxml import etree

from normdocs.adapters.docx_renderer.charts.drawing import fill
from normdocs.adapters.docx_renderer.charts.placing import Chart
from normdocs.adapters.docx_renderer.charts.workbook import workbook


class CompiledChart:
    """The chart itself."""

    constant = False
    proven = True
    kind = "chart"

    def __init__(self, chart: Chart) -> None:
        self.entry = chart.entry
        self._chart = chart

    def render(self, context: Mapping[str, Any]) -> bytes | None:
        """Return the part with the numbers of the context, None where there are none; RenderError."""
        shown = self._chart.value.shown(context)
        if shown is None:
            return None
        root = deepcopy(self._chart.root)
        fill(root, shown)
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


class CompiledWorkbook:
    """The workbook behind it."""

    constant = False
    proven = True
    kind = "chart"

    def __init__(self, chart: Chart) -> None:
        self.entry = chart.workbook
        self._chart = chart

    def render(self, context: Mapping[str, Any]) -> bytes | None:
        """Return the workbook with the numbers of the context, None where there are none; RenderError."""
        shown = self._chart.value.shown(context)
        return workbook(shown) if shown else None


def compiled(charts: list[Chart]) -> Iterator[CompiledChart | CompiledWorkbook]:
    """Yield the parts of each chart."""
    for chart in charts:
        yield CompiledChart(chart)
        yield CompiledWorkbook(chart)
