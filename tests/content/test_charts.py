"""What the charts of reports show, and what a person who hears the document is told of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from normdocs.content.charts.blocks import Chart
from normdocs.content.charts.building import Measured, against_targets, by_year, in_bars, in_columns, of_rows
from normdocs.content.reports.short_names import LIMIT, short_name, short_names

AIM = Measured("", None, 50)
NOTHING = Measured("", None)


def schools(count: int) -> list[Measured]:
    return [Measured(f"МБОУ СОШ № {n} г. Примерска", Decimal(20 + n)) for n in range(count)]


def shown(chart: Chart | None) -> dict[str, tuple[str, ...]]:
    """Each series by its title, as the chart writes its numbers."""
    assert chart is not None
    return {one.title.replace("\u00a0", " "): one.values for one in chart.series}


def test_years_stand_beside_their_targets() -> None:
    chart = by_year([Measured("2020", Decimal("10.2"), 10), Measured("2021", Decimal("13.2"), 20)])
    assert shown(chart) == {"Охват, %": ("10,2", "13,2"), "Целевое значение, %": ("10", "20")}
    assert chart is not None
    assert chart.description == (
        "Охват по годам и целевые значения, %: 2020 – охват 10,2, целевое значение 10;"
        " 2021 – охват 13,2, целевое значение 20"
    )


def test_a_year_nobody_measured_leaves_a_gap() -> None:
    figures = [Measured("2020", Decimal("10.2"), 10), Measured("2021", None, 20), Measured("2022", 36, 35)]
    assert shown(by_year(figures))["Охват, %"] == ("10,2", "", "36")


def test_without_any_target_there_is_no_line() -> None:
    assert [*shown(by_year([Measured("2020", 10), Measured("2021", 20)]))] == ["Охват, %"]


@pytest.mark.parametrize(
    "figures", [[], [Measured("2020", 10, 10)], [Measured("2020", None, 10), Measured("2021", None, 20)]]
)
def test_one_year_or_no_figure_is_no_chart(figures: list[Measured]) -> None:
    assert by_year(figures) is None


def test_a_target_nobody_compared_with_its_act_says_so() -> None:
    figures = [Measured("а", 10, 10), Measured("б", 20, 20, unverified=True)]
    assert "Целевое значение (не сверено с актом), %" in shown(against_targets(figures))


def test_indicators_without_targets_are_no_chart() -> None:
    assert against_targets([Measured("а", 10), Measured("б", 20)]) is None


def test_few_organisations_are_columns_the_best_first() -> None:
    figures = [Measured("СОШ № 1", 20), Measured("СОШ № 2", 60), Measured("СОШ № 3", None)]
    chart = in_columns("Охват", figures, AIM)
    assert chart is not None
    assert chart.categories == ("СОШ № 2", "СОШ № 1")
    assert shown(chart) == {"Охват, %": ("60", "20"), "Целевое значение – 50 %": ("50", "50")}
    assert chart.description.replace("\u00a0", " ").endswith("СОШ № 1 – 20; Целевое значение – 50 %")
    assert in_bars("Охват", figures, AIM) is None


def test_many_organisations_are_bars_with_the_target_among_them() -> None:
    chart = in_bars("Охват", schools(36), AIM)
    assert chart is not None
    assert in_columns("Охват", schools(36), AIM) is None
    place = chart.categories.index("Целевое значение")
    reached, missed, aim = shown(chart).values()
    assert reached[:place] == tuple(str(number) for number in range(55, 49, -1))
    assert set(reached[place:]) == set(missed[: place + 1]) == {""}
    assert aim[place] == "50"
    assert "наибольшее – 55 (МБОУ СОШ № 35 г. Примерска), наименьшее – 20" in chart.description


def test_an_organisation_exactly_at_the_target_has_reached_it() -> None:
    reached, missed, _ = shown(in_bars("Охват", [*schools(11), Measured("Примерск", 50)], AIM)).values()
    assert "50" in reached
    assert "50" not in missed


def test_without_a_target_all_bars_are_alike() -> None:
    assert [*shown(in_bars("Охват", schools(12), NOTHING))] == ["Охват, %"]


@pytest.mark.parametrize(("count", "target"), [(55, 70), (55, 50), (55, 21), (300, None), (41, 50)])
def test_of_very_many_the_first_and_the_last_are_shown(count: int, target: int | None) -> None:
    chart = in_bars("Охват", schools(count), Measured("", None, target))
    assert chart is not None
    names = [name for name in chart.categories if name.startswith("МБОУ")]
    (gap,) = (name for name in chart.categories if name.startswith("…"))
    assert len(names) + int(gap.split()[-1]) == count
    assert len(chart.categories) <= 42
    assert ("Целевое значение" in chart.categories) is (target is not None)
    assert all(len(one.numbers) == len(chart.categories) for one in chart.series)


def test_people_by_form_stand_in_the_order_given() -> None:
    chart = of_rows("Охват по формам", [("ученик – ученик", 108), ("учитель – ученик", 1448), ("иные", None)])
    assert chart is not None
    assert chart.description.replace("\u00a0", " ") == (
        "Охват по формам, чел.: ученик – ученик – 108; учитель – ученик – 1 448"
    )
    assert of_rows("Охват", [("а", 1)]) is None
    assert of_rows("Охват", [("а", 0), ("б", 0)]) is None


def test_long_names_are_shortened_and_keep_their_number() -> None:
    whole = "МКОУ «Основная общеобразовательная школа села Малые Образцы имени Героя № 4»"
    assert short_name("МБОУ СОШ № 9 г. Шахты") == "МБОУ СОШ № 9 г. Шахты"
    assert short_name(whole) == "МКОУ «ООШ села Малые Образцы имени… № 4»"
    assert short_name("МБОУ «Средняя общеобразовательная школа № 1 имени Придуманного Героя округа»") == (
        "МБОУ «СОШ № 1 имени Придуманного…»"
    )
    assert len(short_name("Ы" * 200)) <= LIMIT + 2


def test_names_that_would_become_alike_stay_whole() -> None:
    alike = [f"Центр дополнительного образования детей и взрослых имени {who}" for who in ("Петра", "Анны")]
    assert short_names([*alike, "МБОУ СОШ № 1"]) == [*alike, "МБОУ СОШ № 1"]
