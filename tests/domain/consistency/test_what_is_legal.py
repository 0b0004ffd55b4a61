"""What the rules let pass because it is legal."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from normdocs.domain.consistency.claims import At
from normdocs.domain.consistency.statements import KnownAct
from tests.domain.consistency.reports import YEAR, orders, plan, roadmap, rules

P145 = KnownAct(At("", ()), "r-145-2019", "Р-145", date(2019, 12, 25), None, "Минпросвещения", None)
ENDED = KnownAct(At("", ()), "old", "22/169", date(2022, 3, 5), None, "министерство", date(2023, 3, 21))


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


@pytest.mark.parametrize("case", LEGAL)
def test_what_is_legal_is_no_finding(case: str) -> None:
    kind, fields = LEGAL[case]
    assert rules(kind, **fields) == []
