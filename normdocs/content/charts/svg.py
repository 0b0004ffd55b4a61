"""A chart as SVG for pages: bars on their sides, a mark where the target is, told apart without colours."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from html import escape

from normdocs.content.charts.blocks import Chart, Series

WIDTH, NAMES, BAR, GAP, LINE, EDGE, TOP = 720, 260, 14, 8, 18, 60, 8
FILLS = ("#595959", "url(#hatched)", "#d9d9d9", "url(#dotted)")
PATTERNS = (
    '<defs><pattern id="hatched" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<path d="M-1 6 6 -1" stroke="#000"/></pattern>'
    '<pattern id="dotted" width="4" height="4" patternUnits="userSpaceOnUse">'
    '<circle cx="1" cy="1" r="1"/></pattern></defs>'
)


def svg(chart: Chart) -> str:
    """Return the chart as an <svg> element of a fixed width in pixels; its description is its <desc>."""
    reached = [one for one in chart.series if not one.aim]
    step = BAR * max(_beside(chart, reached), 1) + GAP
    below = TOP + step * len(chart.categories) + LINE
    height = below + LINE * len(chart.series)
    parts = [*_rows(chart, reached, step), *_legend(reached, chart.series, below)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}"'
        f' height="{height}" font-size="12"><title>{escape(chart.subject)}, {escape(chart.unit)}</title>'
        f"<desc>{escape(chart.description)}</desc>{PATTERNS}{''.join(parts)}</svg>"
    )


def _beside(chart: Chart, reached: list[Series]) -> int:
    """Return how many bars lie beside one another: series that never meet in a category share one."""
    rows = range(len(chart.categories))
    meeting = max((sum(one.numbers[row] is not None for one in reached) for row in rows), default=0)
    return len(reached) if meeting > 1 else meeting


def _rows(chart: Chart, reached: list[Series], step: int) -> Iterator[str]:
    numbers = [Decimal(number) for one in chart.series for number in one.numbers if number is not None]
    scale = Decimal(WIDTH - NAMES - EDGE) / max([*numbers, Decimal(1)])
    for position, name in enumerate(chart.categories):
        top = TOP + position * step
        yield _text(NAMES - 6, top + (step - GAP) // 2, name, "end")
        for place, one in enumerate(reached):
            at = top + place * BAR if step > BAR + GAP else top
            yield _bar(one, position, at, FILLS[place % len(FILLS)], scale)
        for one in chart.series:
            if one.aim:
                yield _mark(one, position, top, step - GAP, scale)


def _bar(one: Series, position: int, top: int, fill: str, scale: Decimal) -> str:
    number = one.numbers[position]
    if number is None:
        return ""
    length = _length(number, scale)
    bar = f'<rect x="{NAMES}" y="{top}" width="{length}" height="{BAR - 2}" fill="{fill}" stroke="#000"/>'
    return bar + _text(NAMES + length + 4, top + BAR // 2, one.values[position])


def _mark(one: Series, position: int, top: int, height: int, scale: Decimal) -> str:
    number = one.numbers[position]
    if number is None:
        return ""
    at = NAMES + _length(number, scale)
    told = "" if one.level else _text(WIDTH - 4, top + height // 2, one.values[position], "end")
    return f'<path d="M{at} {top - 2}v{height + 2}" stroke="#000" stroke-width="3"/>{told}'


def _legend(reached: list[Series], series: tuple[Series, ...], top: int) -> Iterator[str]:
    for place, one in enumerate([*reached, *(one for one in series if one.aim)]):
        y = top + place * LINE
        if one.aim:
            yield f'<path d="M{NAMES + 6} {y - 6}v12" stroke="#000" stroke-width="3"/>'
        else:
            fill = FILLS[place % len(FILLS)]
            yield f'<rect x="{NAMES}" y="{y - 6}" width="12" height="12" fill="{fill}" stroke="#000"/>'
        yield _text(NAMES + 18, y, one.title)


def _text(x: int, y: int, text: str, anchor: str = "start") -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" dominant-baseline="middle">{escape(text)}</text>'


def _length(number: Decimal | int, scale: Decimal) -> int:
    return max(round(Decimal(number) * scale), 0)
