"""The four real documents: exactly what contradicts itself in their figures as published."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from normdocs.adapters.registry_files import load_registry
from normdocs.adapters.report_files import load_report
from normdocs.domain.finding import Finding
from normdocs.domain.reports.summary import SummaryMap
from normdocs.services.consistency.checking import Checker

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
# Severity, rule, where, and words that stand in what is stated and in what follows.
PUBLISHED = {
    "shakhty-9": [
        ("error", "share-base", "forms", "93 + 22 + 29 = 144 %", "не больше 100 %"),
        ("error", "target-base", "result", "22 при показателе 10 %", "не больше 220"),
        ("error", "title-requisites", "base_annex", "№ 162/2 от 13.10.2020", "№ 162/1 от 13.10.2020"),
        ("error", "requisites", "documents[1]", "Устав школы; Программа развития школы;", "номер и дата"),
        ("error", "personal-data", "base_annex", "база участников", "№ 162/2|на сайте"),
    ],
    "salsk": [
        ("error", "organisation-counts", "programmes.organisations", "в 38 организациях", "32 + 4 = 36"),
        ("error", "said-of-all", "self_monitored", "все организации", "4 организации не охвачены"),
        ("warning", "act-dates", "events.period", "сентябрь – октябрь 2020", "28.09.2020"),
    ],
    "megion": [
        (
            "error",
            "said-of-all",
            "everywhere",
            "во всех",
            "Учитель – ученик – в 5 из 7; Ученик – ученик – в 5 из 7",
        ),
        (
            "error",
            "matrix-table",
            "by_form.rows[1].organisations",
            "Учитель – ученик: в таблице 6",
            "отмечено 5",
        ),
        (
            "error",
            "matrix-table",
            "by_form.rows[2].organisations",
            "Ученик – ученик: в таблице 3",
            "отмечено 5",
        ),
        ("error", "requisites", "municipal_acts[2].act", "Положение о наставничестве в МО", "номер и дата"),
        ("warning", "core-set", "local_acts", "(7 + 7 + 7 + 2) / 28 = 82 %", "в 2 из 7"),
    ],
    "fedoseevskaya": [
        (
            "error",
            "posts",
            "stages[1].directions[3].actions[1].responsible[1]",
            "Бочарова Е. В. – директор школы",
            "зам. директора по ВР",
        ),
        ("warning", "names", "names[1]", "верёхина", "Верёхина"),
        ("error", "order", "stages[1].directions[2].actions[3]", "апрель - август 2022 г", "май 2022 г"),
        (
            "error",
            "order",
            "stages[2].directions[1].actions[1]",
            "апрель - сентябрь 2022 г",
            "август – сентябрь",
        ),
        ("error", "order", "stages[3].directions[1].actions[2]", "август 2022 г", "Сентябрь- ноябрь 2022 г"),
        (
            "error",
            "order",
            "stages[3].directions[2].actions[1]",
            "апрель – сентябрь 2022г",
            "Сентябрь- ноябрь",
        ),
        ("error", "order", "stages[4].directions[1].actions[1]", "август 2022 г", "Сентябрь- ноябрь 2022 г"),
        ("warning", "period-year", "stages[1].directions[1].actions[1]", "апрель-август", "с годом"),
        ("warning", "period-year", "stages[1].directions[2].actions[1]", "апрель-август", "с годом"),
    ],
}


@pytest.fixture(scope="module")
def checker() -> Checker:
    registry = load_registry(ROOT / "registry")
    return Checker(lambda: registry)


def findings(checker: Checker, name: str, file: str) -> tuple[Finding, ...]:
    return checker.report(load_report(EXAMPLES / name / file))


@pytest.mark.parametrize("name", PUBLISHED)
def test_exactly_the_contradictions_of_the_published_figures_are_found(checker: Checker, name: str) -> None:
    found = [(one.severity.value, one.rule, one.where) for one in findings(checker, name, "report.yaml")]
    assert sorted(found) == sorted(expected[:3] for expected in PUBLISHED[name])


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_finding_says_what_is_stated_and_what_follows(checker: Checker, name: str) -> None:
    found = {(one.rule, one.where): one for one in findings(checker, name, "report.yaml")}
    for _, rule, where, stated, follows in PUBLISHED[name]:
        one = found[rule, where]
        told = (one.stated + "|" + one.follows).replace("\u00a0", " ")
        assert stated in told
        assert any(words in told for words in follows.split("|"))


@pytest.mark.parametrize("name", PUBLISHED)
def test_once_corrected_there_is_none(checker: Checker, name: str) -> None:
    assert findings(checker, name, "corrected.yaml") == ()


def test_a_finding_calls_a_row_as_the_registry_does(checker: Checker) -> None:
    stage = {"rows": [{"id": "primary", "people": 3, "organisations": 5}]}
    report = SummaryMap.model_validate(
        {"organisation": "megion", "as_of": date(2021, 5, 20), "organisations": {"general": 2}}
        | {"territory": "Мегион", "by_stage": stage}
    )
    assert [one.stated for one in checker.report(report)] == ["Начальная школа – 5"]


def test_sums_above_the_distinct_people_are_legal(checker: Checker) -> None:
    # 1621 and 1786 people by form and by model, 1542 in all: one stands in several rows.
    rules = {one.rule for one in findings(checker, "megion", "report.yaml")}
    assert "overlapping-groups" not in rules
