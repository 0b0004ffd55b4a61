"""Each rule: what it catches, alone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from normdocs.domain.consistency.claims import At
from normdocs.domain.consistency.statements import KnownAct
from tests.domain.consistency.reports import YEAR, found, orders, plan, roadmap, rules

P145 = KnownAct(At("", ()), "r-145-2019", "Р-145", date(2019, 12, 25), None, "Минпросвещения", None)
ENDED = KnownAct(At("", ()), "old", "22/169", date(2022, 3, 5), None, "министерство", date(2023, 3, 21))


BROKEN: dict[str, tuple[str, str, dict[str, Any]]] = {
    "parts of a total": ("parts-sum", "M07", {"coverage": {"total": 900, "mentees": 694, "mentors": 205}}),
    "kinds of organisations": (
        "parts-sum",
        "M07",
        {"organisations": {"general": 28, "additional": 4, "total": 33}},
    ),
    "lines of those who reported": (
        "parts-sum",
        "R06",
        {
            "coverage": {"mentees": 31},
            "municipalities": [
                {"name": "А", "coverage": {"mentees": 10}},
                {"name": "Б", "coverage": {"mentees": 20}},
                {"name": "В"},
            ],
            "not_reported": ["В"],
        },
    ),
    "known lines above the total": (
        "within-whole",
        "R06",
        {
            "coverage": {"mentees": 29},
            "municipalities": [
                {"name": "А", "coverage": {"mentees": 10}},
                {"name": "Б", "coverage": {"mentees": 20}},
                {"name": "В"},
            ],
        },
    ),
    "stages of schooling": (
        "parts-sum",
        "M08",
        {"pupils": {"primary": 1, "basic": 2, "secondary": 3, "total": 7}},
    ),
    "more programmes' homes than programmes": (
        "organisation-counts",
        "M07",
        {"programmes": {"organisations": 7, "number": {"total": 6}}},
    ),
    "more organisations than there are": (
        "within-whole",
        "M07",
        {"organisations": {"total": 30}, "satisfaction": {"organisations": 35}},
    ),
    "more mentees than children": (
        "within-whole",
        "M07",
        {"coverage": {"mentees": 700}, "pupils": {"aged_10_18": 699}},
    ),
    "all, yet some are left out": ("said-of-all", "M07", {"self_monitored": "all", "uncovered": 1}),
    "acts in all, by another count not": (
        "said-of-all",
        "M09",
        {"everywhere_acts": "all", "with_acts": {"count": 21, "of": 24}},
    ),
    "more people by form than there are": (
        "overlapping-groups",
        "M08",
        {"by_stage": {"total": 10}, "by_form": {"rows": [{"id": "pupil-pupil", "people": 11}]}},
    ),
    "fewer people by model than there are": (
        "overlapping-groups",
        "M08",
        {"by_stage": {"total": 10}, "by_model": {"rows": [{"id": "individual", "people": 9}]}},
    ),
    "a percentage": (
        "percentage",
        "M09",
        {"covered": {"count": 205, "of": 1660, "stated": "12.4", "decimals": 1}},
    ),
    "a missed target said to be met": (
        "target-base",
        "M07",
        {
            "results": [
                {"indicator": "mentees-10-18", "value": {"count": 694, "of": 6793}, "target": 20, "met": True}
            ]
        },
    ),
    "a met target said to be missed": (
        "target-base",
        "M07",
        {
            "results": [
                {
                    "indicator": "mentees-10-18",
                    "value": {"count": 694, "of": 6793},
                    "target": 10,
                    "met": False,
                }
            ]
        },
    ),
    "one title, two numbers": (
        "title-requisites",
        "S17",
        orders(("О кураторе", "5", "01.09.2023"), ("о кураторе", "6", "01.09.2023")),
    ),
    "one title and number, two dates": (
        "title-requisites",
        "S17",
        orders(("О кураторе", "5", "01.09.2023"), ("О кураторе", "5", "02.09.2023")),
    ),
    "an act without date": ("requisites", "S17", {"documents": [{"title": "Устав", "number": "1"}]}),
    "an act of the future": ("act-dates", "S17", orders(("О кураторе", "5", "21.05.2024"))),
    "a year that is over": ("expiry", "S17", {"programme": {"years": {"first": 2020, "last": 2023}}}),
    "a base annexed to an order": (
        "personal-data",
        "S17",
        {"base_annex": {"title": "О парах", "number": "7", "date": "01.09.2023"}},
    ),
    "two heads": ("posts", "S03", roadmap(("Белова А. А.", "директор"), ("Ким Б. Б.", "директор школы"))),
    "two posts": (
        "posts",
        "S03",
        roadmap(("Белова А. А.", "учитель физики"), ("Белова Анна Андреевна", "педагог-психолог")),
    ),
    "a name with another letter": (
        "names",
        "S03",
        {**YEAR, "names": ["Школа им. Ёлкина", "Школа им. Елкина"]},
    ),
    "stages": ("order", "S03", {**YEAR, "stages": [{"number": 2}, {"number": 1}]}),
    "periods": ("order", "S03", plan("сентябрь 2022 г.", "август 2022 г.")),
    "a period without a year": ("period-year", "S03", plan("сентябрь 2022", "октябрь")),
    "nobody responsible": (
        "responsible",
        "S03",
        {**YEAR, "stages": [{"directions": [{"title": "Все", "actions": [{"text": "Дело"}]}]}]},
    ),
    "the core set": (
        "core-set",
        "M08",
        {"organisations": {"total": 7}, "local_acts": [{"kind": "Приказ", "organisations": 6}]},
    ),
    "an event before its order": (
        "act-dates",
        "M07",
        {
            "acts": [{"title": "О внедрении", "number": "5", "date": "20.09.2023"}],
            "events": {"period": "сентябрь – октябрь 2023 г."},
        },
    ),
}

BROKEN |= {
    "a population told in two ways": (
        "same-figure",
        "M07",
        {
            "pupils": {"aged_15_18": 1660},
            "results": [{"indicator": "mentors-15-18", "value": {"count": 205, "of": 1606}}],
        },
    ),
    "a coverage told in two ways": (
        "same-figure",
        "M08",
        {"by_stage": {"total": 1542}, "share": {"count": 1524, "of": 7280}},
    ),
    "organisations told in two ways": (
        "same-figure",
        "M09",
        {"taking_part": {"general": 27, "preschool": 15}, "taking_part_share": {"count": 43, "of": 50}},
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_rule_is_found_and_no_other(case: str) -> None:
    rule, kind, fields = BROKEN[case]
    assert rules(kind, **fields) == [rule]


def test_a_period_without_a_year_is_read_in_the_years_of_its_neighbours() -> None:
    assert rules("S03", **plan("ноябрь 2022", "январь", "май 2023")) == ["period-year"]
    assert rules("S03", **plan("ноябрь 2022", "сентябрь", "декабрь 2022")) == ["order", "period-year"]


def test_neighbours_of_one_period_are_out_of_order_once() -> None:
    found_rules = rules("S03", **plan("октябрь 2022", "август 2022", "при необходимости", "Август 2022 г."))
    assert found_rules == ["order"]


def test_a_number_turned_round_is_not_the_acts() -> None:
    def citing(**act: Any) -> list[str]:
        return rules("M07", (P145,), acts=[act])

    assert citing(title="О модели", number="145-р", date="25.12.2019") == ["registry"]
    assert citing(title="О модели", number="Р-145", date="25.12.2019") == []
    # A Latin P looks the same on paper.
    assert citing(title="О модели", number="P-145", date="25.12.2019") == []
    assert citing(act="r-145-2019", date="26.12.2019") == ["registry"]
    assert citing(act="nobody-knows") == ["registry"]
    # The same figures of another year are another act.
    assert citing(title="О плане", number="145", date="11.02.2024", issuer="УО") == []


def test_an_act_that_is_no_longer_in_force_is_said() -> None:
    assert rules("M07", (ENDED,), acts=[{"act": "old"}]) == ["act-dates"]
    assert rules("M07", (ENDED,), acts=[{"act": "old"}], as_of="2023-03-21") == []


def test_a_verdict_without_its_denominator_says_up_to_where_it_holds() -> None:
    (breach,) = found("S17", result={"indicator": "mentees-10-18", "value": {"count": 22}, "target": 10})
    assert breach.values["most"] == 220
    with_pupils = {"indicator": "mentees-10-18", "value": {"count": 22}, "target": 10, "met": True}
    assert rules("S17", result=with_pupils, pupils={"total": 220}) == []
    assert rules("S17", result=with_pupils, pupils={"total": 221}) == []
    assert rules("S17", result=with_pupils, pupils={"total": 230}) == ["target-base"]


def test_a_missing_base_of_shares_below_100_is_a_warning() -> None:
    shares = [{"form": form, "value": {"stated": 40}} for form in ("a", "b")]
    (breach,) = found("S17", forms=shares)
    assert (breach.rule, breach.severity.value) == ("share-base", "warning")
    assert breach.values["parts"] == (Decimal(40), Decimal(40))
