"""Each rule: what it catches, and what it lets pass because it is legal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from normdocs.domain.consistency.claims import At
from normdocs.domain.consistency.statements import KnownAct
from tests.domain.consistency.reports import found, rules

YEAR = {"school_year": "2022-2023"}
P145 = KnownAct(At("", ()), "r-145-2019", "Р-145", date(2019, 12, 25), None, "Минпросвещения", None)
ENDED = KnownAct(At("", ()), "old", "22/169", date(2022, 3, 5), None, "министерство", date(2023, 3, 21))


def plan(*periods: str, **fields: Any) -> dict[str, Any]:
    actions = [{"text": f"Дело {n}", "period": one, "roles": ["куратор"]} for n, one in enumerate(periods)]
    return {**YEAR, "stages": [{"directions": [{"title": "Все", "actions": actions}]}], **fields}


def roadmap(*people: tuple[str, str]) -> dict[str, Any]:
    actions = [
        {"text": f"Дело {n}", "responsible": [{"name": name, "post": post}]}
        for n, (name, post) in enumerate(people)
    ]
    return {**YEAR, "stages": [{"directions": [{"title": "Все", "actions": actions}]}]}


def orders(*requisites: tuple[str, str, str]) -> dict[str, Any]:
    return {"orders": [{"title": title, "number": number, "date": day} for title, number, day in requisites]}


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

LEGAL: dict[str, tuple[str, dict[str, Any]]] = {
    "nothing is stated": ("M07", {}),
    "a line nobody knows may make up the total": (
        "R06",
        {
            "coverage": {"mentees": 31},
            "municipalities": [{"name": "А", "coverage": {"mentees": 10}}, {"name": "В"}],
        },
    ),
    "who has not reported is in no sum": (
        "R06",
        {
            "coverage": {"mentees": 10},
            "municipalities": [{"name": "А", "coverage": {"mentees": 10}}, {"name": "В"}],
            "not_reported": ["В"],
        },
    ),
    "whole per cent, whatever the precision": (
        "M07",
        {"coverage": {"share": {"count": 899, "of": 6793, "base": "детей", "stated": 13}}},
    ),
    "the head of a partner": (
        "S03",
        roadmap(("Белова А. А.", "директор МБОУ СОШ № 9"), ("Ким Б. Б.", "директор МБУ ДО «ДЮСШ»")),
    ),
    "a map of the schools among all organisations": (
        "M08",
        {
            "organisations": {"general": 1, "preschool": 5, "total": 6},
            "matrix": [{"name": "Школа", "forms": ["pupil-pupil"]}],
            "everywhere": ["pupil-pupil"],
            "local_acts": [{"kind": "Приказ", "organisations": 1}],
        },
    ),
    "a form the matrix does not have": (
        "M08",
        {
            "forms": ["pupil-pupil"],
            "matrix": [{"name": "Школа", "forms": ["pupil-pupil"]}],
            "by_form": {"rows": [{"id": "student-pupil", "organisations": 1, "people": 2}]},
        },
    ),
    "a share of the schools alone": (
        "M09",
        {
            "organisations": {"general": 27, "preschool": 20},
            "taking_part": {"general": 27, "preschool": 15},
            "taking_part_share": {"count": 27, "of": 27, "stated": 100, "decimals": 0},
        },
    ),
    "a share of another base": (
        "M07",
        {"coverage": {"total": 899, "share": {"count": 899, "of": 9000}}, "pupils": {"aged_10_18": 6793}},
    ),
    "all of them, to the last one": (
        "M09",
        {"everywhere_acts": "all", "with_acts": {"count": 24, "of": 24, "stated": 100, "decimals": 0}},
    ),
    "a part is not stated": ("M07", {"coverage": {"total": 900, "mentees": 694}}),
    "teachers are counted in": (
        "M07",
        {"coverage": {"total": 904, "mentees": 694, "mentors": 205, "teachers": 5}},
    ),
    "one kind of several": ("M07", {"organisations": {"general": 28, "total": 36}}),
    "rounded to whole per cent": (
        "M07",
        {"coverage": {"share": {"count": 899, "of": 6793, "stated": 13, "decimals": 0}}},
    ),
    "rounded half up": ("M09", {"covered": {"count": 1, "of": 8, "stated": "12.5", "decimals": 1}}),
    "half a per cent up": ("M09", {"covered": {"count": 1, "of": 8, "stated": 13, "decimals": 0}}),
    "all young specialists": (
        "M07",
        {
            "results": [
                {"indicator": "young", "value": {"count": 67, "stated": 100, "base": "молодых"}, "target": 10}
            ]
        },
    ),
    "met as it is printed": (
        "M07",
        {"results": [{"indicator": "a", "value": {"count": 1996, "of": 20000}, "target": 10, "met": True}]},
    ),
    "a verdict that is true": (
        "M07",
        {"results": [{"indicator": "a", "value": {"count": 694, "of": 6793}, "target": 10, "met": True}]},
    ),
    "records everywhere, programmes not": ("M07", {"personal_records": "all", "uncovered": 4}),
    "more programmes than organisations": (
        "M07",
        {"programmes": {"organisations": 30, "number": {"general": 32, "additional": 4}}},
    ),
    "programmes of one kind only": (
        "M07",
        {"programmes": {"organisations": 38, "number": {"general": 32}}},
    ),
    "categories of some": (
        "M08",
        {"by_stage": {"total": 1542}, "by_category": {"total": 20, "rows": [{"id": "gifted", "people": 20}]}},
    ),
    "teachers among the forms": (
        "M08",
        {
            "by_stage": {"total": 10},
            "by_form": {
                "rows": [{"id": "teacher-teacher", "people": 15}, {"id": "pupil-pupil", "people": 10}]
            },
        },
    ),
    "shares with a base": (
        "S17",
        {
            "forms": [
                {"form": "a", "value": {"stated": 93, "base": "учеников"}},
                {"form": "b", "value": {"stated": 29, "base": "учителей"}},
            ]
        },
    ),
    "an order of every year": (
        "S17",
        orders(("О парах", "5", "01.09.2022"), ("О парах", "7", "04.09.2023")),
    ),
    "orders of several schools": (
        "M06",
        {
            "rows": [
                {"name": "Школа 1", "order": {"title": "О карте", "number": "5", "date": "01.09.2023"}},
                {"name": "Школа 2", "order": {"title": "О карте", "number": "6", "date": "01.09.2023"}},
            ]
        },
    ),
    "a post at more length": (
        "S03",
        roadmap(
            ("Белова А. А.", "зам.директора по ВР"),
            ("Белова А.А.", "заместитель директора по воспитательной работе"),
            ("Ким Б. Б.", "и. о. директора"),
            ("Дым В. В.", "директор"),
        ),
    ),
    "spaces and quotation marks": ("S03", {**YEAR, "names": ["МБОУ «СОШ №9»", 'МБОУ "СОШ № 9"']}),
    "whole years anywhere": (
        "S03",
        plan("октябрь 2022", "2022-2023 учебный год", "2022 год", "при необходимости", "январь 2023"),
    ),
    "months of the next year": ("S03", plan("ноябрь 2022", "декабрь 2022 - январь 2023", "май 2023")),
    "measures of a plan in any order": (
        "M10",
        {
            "school_year": "2024-2025",
            "measures": [
                {"text": "Форум", "period": "май 2025"},
                {"text": "Семинар", "period": "октябрь 2024"},
            ],
        },
    ),
    "an order before the events": (
        "M07",
        {
            "acts": [
                {"title": "О внедрении", "number": "5", "date": "20.08.2023", "issuer": "УО"},
                {"title": "Положение", "number": "9", "date": "20.09.2023", "issuer": "УО"},
            ],
            "events": {"period": "сентябрь – октябрь 2023 г."},
        },
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_rule_is_found_and_no_other(case: str) -> None:
    rule, kind, fields = BROKEN[case]
    assert rules(kind, **fields) == [rule]


@pytest.mark.parametrize("case", LEGAL)
def test_what_is_legal_is_no_finding(case: str) -> None:
    kind, fields = LEGAL[case]
    assert rules(kind, **fields) == []


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
