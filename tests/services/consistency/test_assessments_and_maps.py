"""Contradictions of statements on programmes and of summary maps, as a municipal centre writes them."""

from __future__ import annotations

from typing import Any

import pytest

from normdocs.domain.reports.assessment import Assessment
from normdocs.domain.reports.summary import SummaryMap
from normdocs.services.consistency.checking import Checker
from tests.services.schools import the_registry

HEAD: dict[str, Any] = {"organisation": "primersk", "as_of": "12.12.2022", "territory": "Примерский район"}
ORDER = {"kind": "приказ", "number": "745", "date": "14.11.2022", "title": "О проведении оценки"}
TRUE = {
    "organisations": {"general": 27, "additional": 4, "preschool": 35},
    "order": ORDER,
    "assessed": "с 21.11.2022 по 09.12.2022",
    "with_acts": {"count": 56, "of": 61},
}


def found(**changes: Any) -> list[str]:
    report = Assessment.model_validate(HEAD | TRUE | changes)
    return [one.where for one in Checker(the_registry).report(report)]


def test_a_statement_that_adds_up_has_no_contradictions() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("share", "field"),
    [({"count": 67}, "with_acts.count"), ({"count": 56, "of": 70}, "with_acts.of")],
)
def test_no_more_organisations_adopt_acts_than_there_are(share: dict[str, int], field: str) -> None:
    assert found(with_acts=share) == [field]


def test_programmes_are_not_assessed_before_the_order_to_do_so() -> None:
    assert found(assessed="октябрь – ноябрь 2022 года") == ["assessed"]


def test_a_row_is_held_against_everybody_though_another_row_is_unknown() -> None:
    rows = [{"id": "gifted", "people": 914}, {"id": "hard-life", "organisations": 5}]
    stages = {"total": 827, "rows": [{"id": "basic", "people": 640}, {"id": "secondary", "people": 187}]}
    report = SummaryMap.model_validate(HEAD | {"by_stage": stages, "by_category": {"rows": rows}})

    assert [one.where for one in Checker(the_registry).report(report)] == ["by_category.rows[1].people"]


def test_stages_are_named_in_words() -> None:
    stages = {"rows": [{"id": "secondary", "organisations": 12}]}
    report = SummaryMap.model_validate(HEAD | {"organisations": {"general": 11}, "by_stage": stages})

    (one,) = Checker(the_registry).report(report)
    assert "Старшая школа" in str(one)
