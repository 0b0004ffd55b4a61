# ruff: noqa: E501 - markup
"""Charts as Word draws them: a part, a workbook behind it, a place in the text."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from normdocs.adapters.docx_renderer.charts.namespaces import (
    CHART,
    CHART_PART,
    DRAWING,
    RELATIONS,
    WORD_DRAWING,
)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAMES = f'xmlns:c="{CHART}" xmlns:a="{DRAWING}" xmlns:r="{RELATIONS}"'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
EMU = 36_000  # a millimetre

BLACK, WHITE, GREY, DARK = "000000", "FFFFFF", "D9D9D9", "595959"


def solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def hatched(pattern: str) -> str:
    colours = f'<a:fgClr><a:srgbClr val="{BLACK}"/></a:fgClr><a:bgClr><a:srgbClr val="{WHITE}"/></a:bgClr>'
    return f'<a:pattFill prst="{pattern}">{colours}</a:pattFill>'


def outlined(fill: str) -> str:
    return f'<c:spPr>{fill}<a:ln w="9525">{solid(BLACK)}</a:ln></c:spPr>'


def labels(place: str, size: int = 1000) -> str:
    shown = "".join(
        f'<c:{name} val="{int(name == "showVal")}"/>'
        for name in (
            "showLegendKey",
            "showVal",
            "showCatName",
            "showSerName",
            "showPercent",
            "showBubbleSize",
        )
    )
    return (
        '<c:dLbls><c:numFmt formatCode="General" sourceLinked="1"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln>'
        f'</c:spPr>{_sized(size)}<c:dLblPos val="{place}"/>{shown}</c:dLbls>'
    )


def _sized(size: int) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}"/></a:pPr>'
        '<a:endParaRPr lang="ru-RU"/></a:p></c:txPr>'
    )


def bars(number: int, fill: str, place: str = "outEnd", points: int = 3, size: int = 1000) -> str:
    """A series of bars."""
    look = f'{outlined(fill)}<c:invertIfNegative val="0"/>{labels(place, size)}'
    return _series(number, look, points)


def line(number: int, points: int = 3, label: str = "t") -> str:
    """A series drawn as a line with a marker at each category."""
    look = (
        f'<c:spPr><a:ln w="28575" cap="rnd">{solid(BLACK)}<a:round/></a:ln></c:spPr>'
        f'<c:marker><c:symbol val="diamond"/><c:size val="8"/><c:spPr>{solid(WHITE)}'
        f'<a:ln w="15875">{solid(BLACK)}</a:ln></c:spPr></c:marker>{labels(label) if label else ""}'
    )
    return _series(number, look, points, tail='<c:smooth val="0"/>')


def _series(number: int, look: str, points: int, tail: str = "") -> str:
    column = chr(ord("B") + number)
    categories = "".join(f'<c:pt idx="{n}"><c:v>Категория {n + 1}</c:v></c:pt>' for n in range(points))
    numbers = "".join(f'<c:pt idx="{n}"><c:v>{n + 1 + number}</c:v></c:pt>' for n in range(points))
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>Ряд {number + 1}</c:v></c:pt></c:strCache></c:strRef>'
        f"</c:tx>{look}<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${points + 1}</c:f><c:strCache>"
        f'<c:ptCount val="{points}"/>{categories}</c:strCache></c:strRef></c:cat><c:val><c:numRef>'
        f"<c:f>Sheet1!${column}$2:${column}${points + 1}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{points}"/>{numbers}</c:numCache></c:numRef></c:val>{tail}</c:ser>'
    )


def columns(*series: str, lines: Sequence[str] = (), gap: int = 60) -> str:
    """A chart part: upright bars, with lines above them."""
    groups = _group("col", series, gap, 0)
    if lines:
        groups += (
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{"".join(lines)}<c:marker val="1"/>'
            '<c:axId val="1"/><c:axId val="2"/></c:lineChart>'
        )
    return _part(groups, "minMax", "b", "l", legend=len(series) + len(lines) > 1)


def rows(*series: str, gap: int = 40, legend: bool = True, beside: bool = False, names: int = 1000) -> str:
    """A chart part: bars lying on their sides, the first category on top; series share one bar, or lie beside."""
    groups = _group("bar", series, gap, 0 if beside else 100)
    return _part(groups, "maxMin", "l", "t", legend=legend, names=names)


def _group(direction: str, series: Sequence[str], gap: int, overlap: int) -> str:
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{"".join(series)}<c:gapWidth val="{gap}"/><c:overlap val="{overlap}"/><c:axId val="1"/>'
        '<c:axId val="2"/></c:barChart>'
    )


def _part(
    groups: str, direction: str, categories: str, values: str, *, legend: bool, names: int = 1000
) -> str:
    axis = f'<c:spPr><a:ln w="9525">{solid(BLACK)}</a:ln></c:spPr>{_sized(names)}'
    key = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if legend else ""
    return (
        f'<c:chartSpace {NAMES}><c:date1904 val="0"/><c:lang val="ru-RU"/><c:roundedCorners val="0"/><c:chart>'
        f'<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{groups}'
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{direction}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{categories}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>{axis}'
        '<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        f'<c:delete val="1"/><c:axPos val="{values}"/><c:numFmt formatCode="General" sourceLinked="1"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        '<c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
        "<c:spPr><a:noFill/></c:spPr></c:plotArea>"
        f'{key}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{solid(WHITE)}<a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        '<a:defRPr sz="1000"><a:latin typeface="Times New Roman"/><a:cs typeface="Times New Roman"/></a:defRPr>'
        '</a:pPr><a:endParaRPr lang="ru-RU"/></a:p></c:txPr>'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def add_chart(paragraph: Any, description: str, part: str, width: int = 165, height: int = 70) -> None:
    """Put a chart into the paragraph of an open document; sizes in millimetres."""
    document = paragraph.part
    number = sum(each.content_type == CHART_PART for each in document.package.iter_parts()) + 1
    uri = PackURI(f"/word/charts/chart{number}.xml")
    chart = Part(uri, CHART_PART, part.encode(), document.package)
    book = PackURI(f"/word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx")
    chart.relate_to(Part(book, XLSX, _workbook(), document.package), RT.PACKAGE)
    relation = document.relate_to(chart, RT.CHART)
    paragraph._p.append(
        parse_xml(
            f'<w:r {W}><w:drawing><wp:inline xmlns:wp="{WORD_DRAWING}" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{width * EMU}" cy="{height * EMU}"/><wp:docPr id="{number}" name="Диаграмма {number}"'
            f' descr="{description}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="{DRAWING}">'
            f'<a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" xmlns:r="{RELATIONS}" r:id="{relation}"/>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
    )


def _workbook() -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        made.add_worksheet("Sheet1")
    return out.getvalue()
