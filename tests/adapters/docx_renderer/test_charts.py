"""Charts drawn in a template: filled from the context, with the workbook behind them, or left out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from docx.oxml.ns import qn
from lxml import etree
from python_calamine import CalamineWorkbook

from normdocs.adapters.docx_renderer import apply_style, compile_template
from normdocs.adapters.docx_renderer.charts.namespaces import a, c
from normdocs.adapters.redline import decided, redline
from normdocs.errors import RenderError, TemplateError, UnsafeTemplateError
from tests.adapters.docx_renderer.parity import assert_same_as_docxtpl
from tests.charts import BLACK, GREY, add_chart, bars, columns, hatched, line, rows, solid
from tests.docx import document, saved, text_of

STYLE = Path(__file__).parents[3] / "registry" / "style.yaml"
BARS_AND_LINE = columns(bars(0, hatched("wdUpDiag"), "inBase"), lines=[line(1)])
CHART, BOOK = "word/charts/chart1.xml", "word/embeddings/Microsoft_Excel_Worksheet1.xlsx"


def template(part: str = BARS_AND_LINE, alt: str = "{{ охват.описание }}", **sizes: int) -> bytes:
    made = document("До")
    add_chart(made.add_paragraph(), alt, part, **sizes)
    made.add_paragraph("После")
    return saved(made)


def chart(categories: list[str], **series: list[Any]) -> dict[str, Any]:
    return {
        "описание": "Охват по годам, %",
        "категории": [*categories],
        "ряды": [{"название": name, "значения": values} for name, values in series.items()],
    }


YEARS = ["2019–2020", "2020–2021", "2021–2022"]
COVERAGE = {"охват": chart(YEARS, Охват=["", "13,2", "1 021,4"], Цель=[5, 10, 20])}


def rendered(blob: bytes, context: dict[str, Any] = COVERAGE) -> bytes:
    return compile_template(blob, "отчёт.docx").render(context)


def entry(blob: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        return archive.read(name)


def drawn(blob: bytes) -> Any:
    return etree.fromstring(entry(blob, CHART))


def refused(blob: bytes) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        compile_template(blob, "отчёт.docx")
    return caught.value


def test_a_chart_shows_the_numbers_of_the_context_in_the_order_given() -> None:
    assert text_of(rendered(template())).splitlines() == [
        "До",
        "[Охват по годам, %]",
        "|  | Охват | Цель |",
        "| 2019–2020 |  | 5 |",
        "| 2020–2021 | 13,2 | 10 |",
        "| 2021–2022 | 1 021,4 | 20 |",
        "После",
    ]


def test_the_workbook_behind_the_chart_holds_the_same_numbers_as_numbers() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(entry(rendered(template()), BOOK)))
    assert book.get_sheet_by_name("Sheet1").to_python() == [
        ["", "Охват", "Цель"],
        ["2019–2020", "", 5],
        ["2020–2021", 13.2, 10],
        ["2021–2022", 1021.4, 20],
    ]


def test_each_series_names_the_cells_its_numbers_stand_in() -> None:
    cells = [node.text for node in drawn(rendered(template())).iter(c("f"))]
    assert cells[:3] == ["Sheet1!$B$1", "Sheet1!$A$2:$A$4", "Sheet1!$B$2:$B$4"]
    assert cells[3:] == ["Sheet1!$C$1", "Sheet1!$A$2:$A$4", "Sheet1!$C$2:$C$4"]


def test_a_text_that_looks_like_a_formula_stays_a_text_in_the_workbook() -> None:
    blob = rendered(template(), {"охват": chart(["=1+1", "<b>&"], Охват=[1, 2])})
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(entry(blob, BOOK))).get_sheet_by_index(0)
    assert [row[0] for row in sheet.to_python()] == ["", "=1+1", "<b>&"]
    assert b"<f>" not in entry(blob, BOOK)


def test_numbers_are_written_with_a_comma_whatever_program_shows_them() -> None:
    formats = [
        node.get("formatCode")
        for node in drawn(rendered(template())).iterfind(f".//{c('dLbls')}/{c('numFmt')}")
    ]
    assert formats == ["[$-419]#,##0.0", "[$-419]0"]


def test_the_look_of_the_chart_is_the_templates() -> None:
    before, after = drawn(template()), drawn(rendered(template()))
    for name in ("spPr", "marker", "legend", "catAx"):
        look = [
            [etree.tostring(node, method="c14n") for node in root.iter(c(name))] for root in (before, after)
        ]
        assert look[0] == look[1]


def test_the_alternative_text_may_name_the_chart_alone() -> None:
    assert rendered(template(alt="{{ охват }}")) == rendered(template())


def test_equal_numbers_make_equal_bytes() -> None:
    compiled = compile_template(template(), "отчёт.docx")
    assert compiled.render(COVERAGE) == compiled.render(COVERAGE)
    assert compiled.proven


@pytest.mark.parametrize("nothing", [None, []], ids=["none", "an empty list"])
def test_a_chart_with_nothing_to_show_leaves_no_paragraph(nothing: Any) -> None:
    blob = rendered(template(), {"охват": nothing})
    assert text_of(blob) == "До\nПосле\n"
    assert len(docx.Document(io.BytesIO(blob)).paragraphs) == 2


def test_a_cell_that_held_only_a_chart_keeps_a_paragraph() -> None:
    made = document([["слева", ""]])
    add_chart(made.tables[0].cell(0, 1).paragraphs[0], "{{ охват }}", BARS_AND_LINE)
    blob = rendered(saved(made), {"охват": None})
    assert [len(cell.paragraphs) for cell in docx.Document(io.BytesIO(blob)).tables[0].rows[0].cells] == [
        1,
        1,
    ]
    assert "| 2020–2021 | 13,2 | 10 |" in text_of(rendered(saved(made)))


def test_a_chart_may_stand_in_a_condition_with_its_caption() -> None:
    made = document("{%p if охват %}")
    add_chart(made.add_paragraph(), "{{ охват.описание }}", BARS_AND_LINE)
    made.add_paragraph("Рисунок 1 – {{ охват.описание }}")
    made.add_paragraph("{%p endif %}")
    blob = saved(made)
    assert compile_template(blob, "отчёт.docx").proven
    assert "Рисунок 1 – Охват по годам, %" in text_of(rendered(blob))
    assert text_of(rendered(blob, {"охват": None})).strip() == ""
    assert_same_as_docxtpl(blob, COVERAGE)


def test_a_series_the_value_has_not_is_taken_out_with_its_line() -> None:
    root = drawn(rendered(template(), {"охват": chart(YEARS, Охват=[1, 2, 3])}))
    assert len([*root.iter(c("ser"))]) == 1
    assert [*root.iter(c("lineChart"))] == []
    assert len([*root.iter(c("catAx"), c("valAx"))]) == 2


def test_series_beyond_those_drawn_are_hatched_each_otherwise() -> None:
    series = {f"Ряд {number}": [number, 2, 3] for number in range(5)}
    root = drawn(rendered(template(rows(bars(0, solid(GREY)))), {"охват": chart(YEARS, **series)}))
    patterns = [node.get("prst") for node in root.iter(a("pattFill"))]
    assert len(patterns) == len({*patterns}) == 4
    numbers = [node.get("val") for node in root.iter(c("order"))]
    assert len({*numbers}) == 5


def test_a_shorter_series_ends_with_gaps() -> None:
    assert "| 2021–2022 | 3 |  |" in text_of(
        rendered(template(), {"охват": chart(YEARS, Охват=[1, 2, 3], Цель=[10])})
    )


def height(blob: bytes) -> float:
    (shape,) = docx.Document(io.BytesIO(blob)).inline_shapes
    return float(shape.height.mm)


def test_bars_on_their_sides_stay_as_thick_as_drawn_up_to_the_height_of_a_page() -> None:
    blob = template(rows(bars(0, solid(GREY), points=10), legend=False), height=80)

    def high(count: int) -> float:
        names = [f"Школа {number}" for number in range(count)]
        return height(rendered(blob, {"охват": chart(names, Охват=[1] * count)}))

    assert 75 <= high(10) <= 95
    assert high(3) < 50
    assert 150 <= high(24) <= 190
    assert high(40) == high(400) <= 230
    assert height(rendered(template(height=70))) == 70


def test_every_value_of_a_chart_is_a_field_of_the_template() -> None:
    places = compile_template(template(), "отчёт.docx").places
    assert {*places} == {
        "охват",
        "охват.описание",
        "охват.категории[]",
        "охват.ряды[].название",
        "охват.ряды[].значения[]",
    }
    assert all(place.startswith("document, paragraph 2") for found in places.values() for place in found)


@pytest.mark.parametrize(
    ("spoil", "field"),
    [
        (lambda value: value.pop("категории"), "охват.категории"),
        (lambda value: value["ряды"][1].pop("название"), "охват.ряды[2].название"),
        (lambda value: value["ряды"][1].pop("значения"), "охват.ряды[2].значения"),
        (lambda value: value["ряды"][0]["значения"].__setitem__(1, "много"), "охват.ряды[1].значения[2]"),
        (lambda value: value["ряды"][0]["значения"].__setitem__(1, True), "охват.ряды[1].значения[2]"),
        (lambda value: value["ряды"][0]["значения"].append(1), "охват.ряды[1].значения"),
        (lambda value: value["категории"].__setitem__(1, "\x0c"), "охват.категории[2]"),
    ],
)
def test_a_value_that_is_no_chart_is_refused_by_its_name(spoil: Callable[[Any], Any], field: str) -> None:
    value = chart(YEARS, Охват=["", "13,2", "21,4"], Цель=[5, 10, 20])
    spoil(value)
    with pytest.raises(RenderError) as caught:
        rendered(template(), {"охват": value})
    assert caught.value.values["field"] == field
    assert str(caught.value.values["place"]) == "document, paragraph 2"


def test_a_chart_nobody_has_a_value_for_is_refused_by_its_name() -> None:
    with pytest.raises(RenderError) as caught:
        rendered(template(), {})
    assert caught.value.values["field"] == "охват"


@pytest.mark.parametrize(
    "alt",
    [
        "{{ охват|upper }}",
        "Охват: {{ охват }}",
        "{{ охват }}{{ цель }}",
        "{% if охват %}",
        "{{ }}",
        "{{ 5 }}",
    ],
)
def test_an_alternative_text_that_is_not_one_field_is_refused(alt: str) -> None:
    error = refused(template(alt=alt))
    assert "alternative text" in error.message
    assert error.values["expression"] == alt


@pytest.mark.parametrize(
    "part",
    [
        BARS_AND_LINE.replace("c:externalData", "c:other"),
        BARS_AND_LINE.replace('<c:externalData r:id="rId1">', '<c:externalData r:id="rId9">'),
        columns(),
        BARS_AND_LINE.replace("c:val>", "c:yVal>"),
        BARS_AND_LINE.replace("<c:order", "<c:other"),
    ],
    ids=["no workbook", "a workbook that is not there", "no series", "scattered points", "no order"],
)
def test_a_damaged_chart_is_refused_in_a_sentence(part: str) -> None:
    error = refused(template(part))
    assert "draw it anew" in error.message
    assert str(error.values["place"]) == "document, paragraph 2"


def test_a_tag_inside_the_chart_itself_is_refused() -> None:
    assert "are not filled in" in refused(template(BARS_AND_LINE.replace("Ряд 1", "{{ а }}"))).message


def test_a_chart_in_a_repeated_part_of_the_text_is_refused() -> None:
    made = document("{%p for год in годы %}")
    add_chart(made.add_paragraph(), "{{ год.охват }}", BARS_AND_LINE)
    made.add_paragraph("{%p endfor %}")
    assert "repeated" in refused(saved(made)).message


def test_a_chart_in_a_header_is_refused() -> None:
    made = document("текст", header="шапка")
    add_chart(made.sections[0].header.paragraphs[0], "{{ охват }}", BARS_AND_LINE)
    assert "move them to the text" in refused(saved(made)).message


def test_two_charts_with_one_set_of_data_are_refused() -> None:
    made = document("а")
    add_chart(made.add_paragraph(), "{{ охват }}", BARS_AND_LINE)
    paragraph = made.paragraphs[-1]._p
    paragraph.addnext(etree.fromstring(etree.tostring(paragraph)))
    assert "share" in refused(saved(made)).message


def test_a_chart_without_a_tag_stays_as_it_was_drawn() -> None:
    blob = template(alt="Просто диаграмма")
    made = rendered(blob, {})
    assert drawn(made).findtext(f".//{c('v')}") == "Ряд 1"
    assert "| Категория 1 | 1 | 2 |" in text_of(made)
    assert_same_as_docxtpl(blob, {})


def test_several_charts_are_numbered_as_docxtpl_numbers_drawings() -> None:
    made = document("а")
    for name in ("один", "два", "три"):
        add_chart(made.add_paragraph(), f"{{{{ {name}.описание }}}}", BARS_AND_LINE)
    value = COVERAGE["охват"]
    blob = assert_same_as_docxtpl(saved(made), {"один": value, "два": value, "три": value})
    some = rendered(saved(made), {"один": None, "два": value, "три": value})
    for each, expected in ((blob, ["1001", "1002", "1003"]), (some, ["1001", "1002"])):
        body = docx.Document(io.BytesIO(each)).element.body
        assert [node.get("id") for node in body.iter(qn("wp:docPr"))] == expected


def test_a_chart_that_takes_its_data_from_another_file_is_unsafe() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("word/charts/_rels"):
                target = b'TargetMode="External" Target="file:///C:/x.xlsx"'
                data = data.replace(b'Target="../embeddings/Microsoft_Excel_Worksheet1.xlsx"', target)
            new.writestr(name, data)
    with pytest.raises(UnsafeTemplateError):
        compile_template(out.getvalue(), "отчёт.docx")


def test_the_house_style_puts_its_font_into_charts_and_is_the_same_applied_twice() -> None:
    style = yaml.safe_load(STYLE.read_text("utf-8"))
    blob = template(BARS_AND_LINE.replace("Times New Roman", "Calibri"))
    once = apply_style(blob, style)
    fonts = {node.get("typeface") for node in drawn(once).iter(a("latin"), a("cs"))}
    assert fonts == {style["font"]}
    assert apply_style(once, style) == once
    assert text_of(rendered(once)).endswith(text_of(rendered(blob)))


def test_a_chart_without_any_font_of_its_own_gets_the_house_font() -> None:
    start, end = BARS_AND_LINE.rindex("<c:txPr>"), BARS_AND_LINE.rindex("</c:txPr>") + len("</c:txPr>")
    styled = apply_style(
        template(BARS_AND_LINE[:start] + BARS_AND_LINE[end:]), yaml.safe_load(STYLE.read_text())
    )
    root = drawn(styled)
    texts = root.find(c("txPr"))
    assert texts is not None
    assert texts.getnext().tag == c("externalData")
    assert [node.get("typeface") for node in texts.iter(a("latin"))] == ["Times New Roman"]


def test_black_and_white_tells_the_series_apart() -> None:
    colours = {node.get("val") for node in drawn(rendered(template())).iter(a("srgbClr"))}
    assert colours == {BLACK, "FFFFFF"}


def test_a_chart_whose_numbers_changed_is_shown_as_changed() -> None:
    old, new = (
        rendered(template(), {"охват": chart(YEARS, Охват=values)}) for values in ([1, 2, 3], [1, 2, 9])
    )
    marked = redline(old, new, "normdocs", datetime(2026, 1, 1, tzinfo=UTC))
    assert text_of(decided(marked, "accept")) == text_of(new)
    assert text_of(decided(marked, "reject")) == text_of(old)


def test_on_a_lying_page_bars_end_where_the_page_ends() -> None:
    made = document("До")
    section = made.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    add_chart(made.add_paragraph(), "{{ охват }}", rows(bars(0, solid(GREY), points=10), legend=False))
    names = [f"Школа {number}" for number in range(60)]
    room = section.page_height.mm - section.top_margin.mm - section.bottom_margin.mm
    assert height(rendered(saved(made), {"охват": chart(names, Охват=[1] * 60)})) < room


def test_numbers_given_with_different_decimals_are_shown_as_they_are() -> None:
    shown = text_of(rendered(template(), {"охват": chart(YEARS, Охват=["10", "21,4", "7,25"])}))
    assert "| 2019–2020 | 10 |\n| 2020–2021 | 21,4 |\n| 2021–2022 | 7,25 |" in shown
