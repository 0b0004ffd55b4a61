"""The chart of a report on a page: the same numbers, told in words too, safe whatever a name holds."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

from normdocs.content.charts.building import Measured, by_year, in_bars, in_columns
from normdocs.content.charts.svg import svg

NAME = "{http://www.w3.org/2000/svg}"


def texts(picture: str) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(picture).iter(f"{NAME}text")]


def test_a_picture_says_what_the_chart_says() -> None:
    chart = by_year([Measured("2020", Decimal("10.2"), 10), Measured("2021", None, 20)])
    assert chart is not None
    picture = svg(chart)
    assert texts(picture) == ["2020", "10,2", "10", "2021", "20", "Охват, %", "Целевое значение, %"]
    assert ElementTree.fromstring(picture).findtext(f"{NAME}desc") == chart.description
    assert picture == svg(chart)


def test_a_target_for_all_is_a_line_told_once() -> None:
    chart = in_columns("Охват", [Measured("СОШ № 1", 60), Measured("СОШ № 2", 20)], Measured("", None, 50))
    assert chart is not None
    assert texts(svg(chart))[:4] == ["СОШ № 1", "60", "СОШ № 2", "20"]


def test_a_name_is_a_text_whatever_it_holds() -> None:
    figures = [Measured(f"<script>alert({n})</script> & «школа»", 10 + n) for n in range(30)]
    chart = in_bars("Охват", figures, Measured("", None, 20))
    assert chart is not None
    assert "<script>" not in svg(chart)
    assert "<script>alert(29)</script> & «школа»" in texts(svg(chart))
