"""A document cites the acts that bind its school on its day, and no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.services.schools import FEDOSEEVSKAYA, SHAKHTY, altered, completed, the_registry
from tests.services.workshop import Workshop

REGIONAL = {"rostov-446-2020", "rostov-602-2020", "rostov-712-2020"}


def cited(workshop: Workshop, school: str) -> set[str]:
    with workshop.register.view() as view:
        return {act for version in view.versions(school) for act in version.basis}


def test_a_school_rests_on_the_acts_of_its_own_region(workshop: Workshop):
    workshop.run(completed(SHAKHTY))
    assert workshop.version(SHAKHTY, "S01").basis == (
        "273-fz",
        "r-145-2019",
        "rostov-446-2020",
        "rostov-712-2020",
    )
    assert cited(workshop, SHAKHTY) == {"273-fz", "152-fz", "r-145-2019", *REGIONAL}
    text = workshop.text(SHAKHTY, "S01")
    assert "приказом министерства общего и профессионального образования Ростовской области" in text
    assert "от 08.06.2020 № 446" in text


def test_an_act_of_another_region_or_municipality_is_never_cited(workshop: Workshop):
    elsewhere = altered(completed(SHAKHTY), region="Томская область", municipality="город Мегион")
    workshop.run(elsewhere)
    assert cited(workshop, SHAKHTY) == {"273-fz", "152-fz", "r-145-2019", "megion-128-o-2020"}
    for code in ("S01", "S03", "S04", "S06"):
        text = workshop.text(SHAKHTY, code)
        assert "№ 446" not in text
        assert "№ 522" not in text
    assert "№ 128-О" in workshop.text(SHAKHTY, "S01")


def test_the_districts_order_stands_after_the_regions(workshop: Workshop):
    workshop.run(altered(completed(SHAKHTY), municipality="Сальский район"))
    assert workshop.version(SHAKHTY, "S02").basis == ("r-145-2019", "rostov-446-2020", "salsk-522-2020")
    text = workshop.text(SHAKHTY, "S02")
    assert text.index("№ Р-145") < text.index("№ 446") < text.index("№ 522")


def test_an_act_that_came_later_is_not_cited_by_a_document_of_an_earlier_day(workshop: Workshop):
    """Order 712 is of 04.09.2020; S01 is dated by its registration, the rest by the plan."""
    early = altered(
        completed(SHAKHTY),
        issued=[{"type": "S01", "number": "150", "date": "01.09.2020"}],
        planning={"date": "2020-10-13"},
    )
    workshop.run(early)
    assert "rostov-712-2020" not in workshop.version(SHAKHTY, "S01").basis
    assert "№ 712" not in workshop.text(SHAKHTY, "S01")
    assert "rostov-712-2020" in workshop.version(SHAKHTY, "S03").basis


def test_an_act_no_longer_in_force_on_the_day_is_not_cited(workshop: Workshop):
    registry = the_registry()
    ended = tuple(
        act.model_copy(update={"valid_to": act.valid_from.replace(month=9)})
        if act.id == "rostov-446-2020"
        else act
        for act in registry.acts
    )
    workshop.registry = replace(registry, acts=ended)
    workshop.run(completed(SHAKHTY))
    assert "rostov-446-2020" not in cited(workshop, SHAKHTY)
    assert "№ 446" not in workshop.text(SHAKHTY, "S01")


def test_without_a_planned_day_what_is_not_signed_yet_is_of_today(workshop: Workshop):
    assert workshop.dossier(completed(SHAKHTY)).day.isoformat() == "2020-10-13"
    unplanned = altered(completed(SHAKHTY), planning={"date": None})
    assert workshop.dossier(unplanned).day.isoformat() == "2026-11-22"


def test_an_unverified_act_a_document_cites_is_shown_in_readiness(workshop: Workshop):
    registry = the_registry()
    doubted = tuple(
        act.model_copy(update={"verified": False}) if act.id == "rostov-602-2020" else act
        for act in registry.acts
    )
    workshop.registry = replace(registry, acts=doubted)
    workshop.run(completed(FEDOSEEVSKAYA))
    cells = workshop.cells(FEDOSEEVSKAYA)
    assert cells["S03"].unverified == ("rostov-602-2020",)
    assert cells["S01"].unverified == ()


@pytest.mark.parametrize("code", ["S03", "S04"])
def test_an_annex_is_approved_by_its_order_with_the_orders_requisites(workshop: Workshop, code: str):
    workshop.run(completed(SHAKHTY))
    number = {"S03": "№ 162/1", "S04": "№ 162"}[code]
    word = {"S03": "УТВЕРЖДЕНА", "S04": "УТВЕРЖДЕНО"}[code]
    text = workshop.text(SHAKHTY, code)
    assert word in text
    assert f"приказом МБОУ СОШ № 9 г. Шахты от 13 октября 2020 г. {number}" in " ".join(text.split())


def test_the_first_order_names_the_regulations_as_its_annex(workshop: Workshop):
    workshop.run(completed(SHAKHTY))
    text = workshop.text(SHAKHTY, "S01")
    assert "Положение о наставничестве" in text
    assert "приложени" in text.lower()
