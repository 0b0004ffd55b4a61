"""A word nobody named never reaches a document as its id."""

from __future__ import annotations

from typing import Any

import pytest

from normdocs.domain.reports import Report
from normdocs.domain.reports.assessment import Assessment
from normdocs.domain.reports.summary import SummaryMap
from normdocs.errors import InputError
from normdocs.services.consistency.checking import Checker
from tests.services.schools import the_registry

HEAD: dict[str, Any] = {"organisation": "primersk", "as_of": "20.05.2022", "territory": "Примерский район"}
OWN = "vuz-shkola"
NAMELESS: list[Report] = [
    Assessment.model_validate(HEAD | {"forms": [{"id": OWN, "people": 7}]}),
    SummaryMap.model_validate(HEAD | {"forms": [OWN]}),
    SummaryMap.model_validate(HEAD | {"everywhere": [OWN]}),
    SummaryMap.model_validate(HEAD | {"matrix": [{"name": "МБОУ СОШ № 1", "forms": [OWN]}]}),
    SummaryMap.model_validate(HEAD | {"by_form": {"rows": [{"id": OWN, "people": 7}]}}),
]
NAMED: list[Report] = [
    Assessment.model_validate(HEAD | {"forms": [{"id": OWN, "title": "Вуз – школа", "people": 7}]}),
    SummaryMap.model_validate(HEAD | {"forms": [OWN, "pupil-pupil"], "titles": {OWN: "Вуз – школа"}}),
    SummaryMap.model_validate(HEAD | {"by_stage": {"rows": [{"id": "unstated", "people": 7}]}}),
]


@pytest.mark.parametrize("report", NAMELESS)
def test_a_form_nobody_named_is_refused_by_its_id(report: Report) -> None:
    with pytest.raises(InputError) as refused:
        Checker(the_registry).report(report)
    assert refused.value.values["names"] == OWN


@pytest.mark.parametrize("report", NAMED)
def test_a_form_the_report_names_is_taken(report: Report) -> None:
    assert Checker(the_registry).report(report) == ()


def test_a_contradiction_calls_forms_as_the_report_does() -> None:
    matrix = [{"name": f"МБОУ СОШ № {number}", "forms": ["pupil-pupil"]} for number in (1, 2)]
    table = {"rows": [{"id": "pupil-pupil", "organisations": 1}]}
    said = HEAD | {"titles": {"pupil-pupil": "Учащийся – учащийся"}, "matrix": matrix, "by_form": table}

    found = Checker(the_registry).report(SummaryMap.model_validate(said))

    assert ["Учащийся – учащийся" in str(one) for one in found] == [True]
