"""Random reports that agree with themselves give no finding; one broken figure gives its rule's, no other."""

from __future__ import annotations

import copy
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.consistency.reports import found

Fields = dict[str, Any]
FORMS = ("teacher-pupil", "pupil-pupil", "student-pupil")


def half_up(part: int, whole: int, decimals: int) -> str:
    scale = Decimal(1).scaleb(-decimals)
    return str((Decimal(part) * 100 / whole).quantize(scale, ROUND_HALF_UP))


def share(part: int, whole: int, decimals: int) -> Fields:
    stated = half_up(part, whole, decimals)
    return {"count": part, "of": whole, "base": "кого-то", "stated": stated, "decimals": decimals}


@st.composite
def statements(draw: st.DrawFn) -> Fields:
    """M07 of a municipality, every figure in its place."""
    whole = draw(st.integers(5, 60))
    general = draw(st.integers(1, whole - 1))
    mentees, mentors = draw(st.integers(1, 900)), draw(st.integers(1, 300))
    children = mentees + mentors + draw(st.integers(0, 9000))
    older = draw(st.integers(mentors, children))
    number = {"general": general + draw(st.integers(0, 5)), "additional": whole - general}
    target = draw(st.integers(1, 40))
    decimals = draw(st.integers(0, 2))
    return {
        "organisations": {"general": general, "additional": whole - general, "total": whole},
        "roadmaps": {"made": {"general": general, "additional": whole - general}},
        "programmes": {"organisations": draw(st.integers(0, whole)), "number": number},
        "coverage": {
            "total": mentees + mentors,
            "mentees": mentees,
            "mentors": mentors,
            "share": share(mentees + mentors, children, decimals),
        },
        "pupils": {"aged_10_18": children, "aged_15_18": older},
        "self_monitored": draw(st.sampled_from(["all", whole])),
        "uncovered": 0,
        "events": {"organisations": draw(st.integers(0, whole)), "period": "октябрь 2023 г."},
        "acts": [{"title": "О внедрении", "number": "5", "date": "28.09.2023"}],
        "satisfaction": {"mentees": 90, "organisations": draw(st.integers(0, whole))},
        "results": [
            {
                "indicator": "mentees-10-18",
                "value": share(mentees, children, decimals),
                "target": target,
                "met": Decimal(mentees) * 100 / children >= target,
            }
        ],
    }


@st.composite
def maps(draw: st.DrawFn) -> Fields:
    """M08 of a municipality, every figure in its place."""
    number = draw(st.integers(2, 40))
    matrix = [
        {"name": f"Школа № {place}", "forms": sorted(draw(st.sets(st.sampled_from(FORMS))))}
        for place in range(number)
    ]
    stages = {name: draw(st.integers(1, 700)) for name in ("primary", "basic", "secondary")}
    people = sum(stages.values())
    pupils = {name: count + draw(st.integers(0, 900)) for name, count in stages.items()}
    forms = [people, *(draw(st.integers(0, people)) for _ in FORMS[1:])]
    marked = [sum(form in one["forms"] for one in matrix) for form in FORMS]
    return {
        "organisations": {"total": number},
        "matrix": matrix,
        "everywhere": [form for form, count in zip(FORMS, marked, strict=True) if count == number],
        "pupils": {**pupils, "total": sum(pupils.values())},
        "by_stage": {
            "total": people,
            "rows": [
                {"id": name, "organisations": draw(st.integers(0, number)), "people": count}
                for name, count in stages.items()
            ],
        },
        "share": share(people, sum(pupils.values()), 2),
        "by_form": {
            "total": draw(st.sampled_from(sorted({sum(forms), people}))),
            "rows": [
                {"id": form, "organisations": count, "people": there}
                for form, count, there in zip(FORMS, marked, forms, strict=True)
            ],
        },
        "local_acts": [{"kind": kind, "organisations": number} for kind in ("Приказ", "Положение")],
    }


def broken(fields: Fields, change: Callable[[Fields], None]) -> list[tuple[str, str]]:
    """Return rule and place of what is found once a figure is changed."""
    changed = copy.deepcopy(fields)
    change(changed)
    kind = "M08" if "matrix" in changed else "M07"
    return [(one.rule, one.at.field) for one in found(kind, **changed)]


def nothing(_: Fields) -> None:
    """Change nothing."""


@settings(max_examples=60, deadline=None)
@given(statements())
def test_a_statement_that_agrees_with_itself_gives_no_finding(fields: Fields) -> None:
    assert broken(fields, nothing) == []


@settings(max_examples=60, deadline=None)
@given(maps())
def test_a_map_that_agrees_with_itself_gives_no_finding(fields: Fields) -> None:
    assert broken(fields, nothing) == []


@settings(max_examples=40, deadline=None)
@given(statements(), st.integers(1, 50))
def test_one_broken_figure_of_a_statement_gives_the_finding_of_its_rule(fields: Fields, by: int) -> None:
    whole = fields["organisations"]["total"]
    programmes = sum(fields["programmes"]["number"].values())

    def set_(value: Any, *path: str) -> Callable[[Fields], None]:
        def change(changed: Fields) -> None:
            for name in path[:-1]:
                changed = changed[name]
            changed[path[-1]] = value

        return change

    def verdict(changed: Fields) -> None:
        changed["results"][0]["target"] = by + 100
        changed["results"][0]["met"] = True

    total = fields["coverage"]["total"]
    cases = [
        (set_(total + by, "coverage", "total"), "parts-sum", "coverage.total"),
        (set_(whole + by, "organisations", "total"), "parts-sum", "organisations"),
        (
            set_(programmes + by, "programmes", "organisations"),
            "organisation-counts",
            "programmes.organisations",
        ),
        (set_(whole + by, "satisfaction", "organisations"), "within-whole", "satisfaction.organisations"),
        (set_(whole + by, "events", "organisations"), "within-whole", "events.organisations"),
        (set_(by + 200, "coverage", "share", "stated"), "percentage", "coverage.share"),
        (set_("август – октябрь 2023", "events", "period"), "act-dates", "events.period"),
        (verdict, "target-base", "results[1]"),
    ]
    for change, rule, where in cases:
        assert broken(fields, change) == [(rule, where)]


@settings(max_examples=40, deadline=None)
@given(maps(), st.integers(1, 50))
def test_one_broken_figure_of_a_map_gives_the_finding_of_its_rule(fields: Fields, by: int) -> None:
    def stage(changed: Fields) -> None:
        changed["pupils"]["total"] += by

    def cell(changed: Fields) -> None:
        there = changed["by_form"]["rows"][0]
        there["organisations"] += 1 if there["organisations"] < len(changed["matrix"]) else -1

    def organisations(changed: Fields) -> None:
        changed["by_stage"]["rows"][1]["organisations"] = len(changed["matrix"]) + by

    def core(changed: Fields) -> None:
        changed["local_acts"][1]["organisations"] -= 1

    def table(changed: Fields) -> None:
        changed["by_form"]["total"] = sum(row["people"] for row in changed["by_form"]["rows"]) + by

    cases = [
        (stage, "parts-sum", "pupils.total"),
        (cell, "matrix-table", "by_form.rows[1].organisations"),
        (organisations, "within-whole", "by_stage.rows[2].organisations"),
        (core, "core-set", "local_acts"),
        (table, "overlapping-groups", "by_form"),
    ]
    for change, rule, where in cases:
        assert broken(fields, change) == [(rule, where)]
