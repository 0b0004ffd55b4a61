"""A regional order is replaced: drafts are made anew, what was signed gets an amended text and one order."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from normdocs.domain.acts.act import Act
from normdocs.domain.change.impact import Action, Impact
from normdocs.domain.document import Requisites, State
from normdocs.services.approval.approving import Vote
from normdocs.services.approval.registering import Wish
from normdocs.services.change.impact import Planner
from normdocs.services.change.reach import Reach
from normdocs.services.change.regeneration import Regenerator
from tests.services.approvals import COUNCIL, CURATOR, GOVERNORS, HEAD, OFFICIAL, Rooms
from tests.services.schools import SHAKHTY, altered, completed, real
from tests.services.workshop import Workshop

OLD, NEW = "rostov-446-2020", "rostov-example-294"
FROM = date(2023, 3, 21)
REACH = Reach(OLD, act=OLD)


@pytest.fixture
def rooms(tmp_path: Path) -> Rooms:
    """A school with two orders and their annexes in force, everything else a draft."""
    rooms = Rooms(Workshop(tmp_path))
    rooms.workshop.run(altered(real(completed(SHAKHTY)), issued=[], planning={"date": None}))
    rooms.walk()
    return rooms


def replace_order(rooms: Rooms) -> None:
    with rooms.workshop.register.unit() as unit:
        old = next(act for act in unit.acts() if act.id == OLD)
        changes = {
            "id": NEW,
            "date": FROM,
            "number": "22/294",
            "valid_from": FROM,
            "title": "Вымышленный пример",
        }
        ended = {"valid_to": date(2023, 3, 20), "replaced_by": NEW}
        save(unit, [old.model_copy(update=ended), old.model_copy(update=changes)])


def save(unit: object, acts: list[Act]) -> None:
    unit.save_acts(acts)  # type: ignore[attr-defined]


def impact(rooms: Rooms) -> Impact:
    return Planner(rooms.workshop.generator).impact(REACH)


def follow(rooms: Rooms):
    generator = rooms.workshop.generator
    return Regenerator(generator, Planner(generator)).follow(SHAKHTY, REACH)


def actions(found: Impact) -> dict[str, Action]:
    return {effect.key.type: effect.action for effect in found.effects}


def test_the_impact_names_each_document_that_cites_the_order_and_changes_nothing(rooms: Rooms):
    replace_order(rooms)
    before = rooms.workshop.version(SHAKHTY, "S01")
    found = actions(impact(rooms))
    amended = dict.fromkeys(("S01", "S02", "S03", "S04"), Action.AMEND)
    assert found == {**amended, "S05": Action.RENDER, "S06": Action.RENDER}
    assert rooms.workshop.version(SHAKHTY, "S01") == before


def test_the_impact_says_which_words_give_way_to_which(rooms: Rooms):
    replace_order(rooms)
    (effect,) = (one for one in impact(rooms).effects if one.key.type == "S01")
    (change,) = effect.changes
    assert "08.06.2020 № 446" in str(change.old).replace("\u00a0", " ")
    assert "21.03.2023 № 22/294" in str(change.new).replace("\u00a0", " ")
    assert change.origin.startswith("basis")


def test_nothing_is_to_be_done_where_the_order_was_not_replaced(rooms: Rooms):
    assert set(actions(impact(rooms)).values()) == {Action.LEAVE}


def test_the_amending_order_says_what_it_changes_in_which_document(rooms: Rooms):
    replace_order(rooms)
    renewal = follow(rooms)
    assert renewal.orders == (f"S23:{OLD}",)
    text = rooms.workshop.text(SHAKHTY, "S23")
    assert "В приказ от 13 октября 2020 г. № 162 «О внедрении методологии" in text
    assert (
        "В приложение «Положение о наставничестве обучающихся» к приказу от 13 октября 2020 г. № 162:" in text
    )
    assert text.count("№ 446") == 4
    assert "заменить словами «приказом министерства" in text


def test_following_the_change_again_does_nothing(rooms: Rooms):
    replace_order(rooms)
    follow(rooms)
    again = follow(rooms)
    assert (again.made, again.orders) == ((), ())
    assert impact(rooms).touched == ()


def test_what_was_signed_holds_until_the_amending_order_is_signed(rooms: Rooms):
    replace_order(rooms)
    old = rooms.workshop.version(SHAKHTY, "S01")
    follow(rooms)
    sign(rooms, "S23")
    new = rooms.workshop.version(SHAKHTY, "S01")
    with rooms.workshop.register.view() as view:
        states = [version.state for version in view.history(new.key)]
    assert states[old.number - 1] is State.SUPERSEDED
    assert (new.state, new.requisites, new.edition) == (State.APPROVED, old.requisites, 2)
    assert "22/294" in rooms.workshop.text(SHAKHTY, "S01")
    assert rooms.auditor.verify(SHAKHTY).findings == []


def sign(rooms: Rooms, order: str) -> None:
    """Take the amended texts and their order along their routes; the old text holds until that is signed."""
    approver = rooms.approver
    rooms.clerk.register(SHAKHTY, order, Wish(date(2023, 4, 3), "77"))
    for code in ("S01", "S02", "S03", "S04", order):
        approver.submit(SHAKHTY, code)
        approver.approve(SHAKHTY, code, CURATOR)
    protocol = Vote(protocol=Requisites("5", date(2023, 3, 30)))
    approver.approve(SHAKHTY, "S04", COUNCIL, protocol)
    approver.approve(SHAKHTY, "S04", GOVERNORS)
    approver.approve(SHAKHTY, "S03", OFFICIAL)
    assert rooms.workshop.cells(SHAKHTY)["S01"].in_force is not None
    approver.approve(SHAKHTY, order, HEAD)


def test_a_change_after_the_order_was_signed_gets_an_order_of_its_own(rooms: Rooms):
    replace_order(rooms)
    follow(rooms)
    sign(rooms, "S23")
    with rooms.workshop.register.unit() as unit:
        act = next(act for act in unit.acts() if act.id == NEW)
        save(unit, [act.model_copy(update={"title": "Вымышленный пример, название исправлено"})])
    renewal = follow(rooms)
    assert renewal.orders == ()
    generator = rooms.workshop.generator
    again = Regenerator(generator, Planner(generator)).follow(SHAKHTY, Reach(OLD, act=NEW))
    assert again.orders == (f"S23:{OLD}-2",)


def test_amending_orders_are_told_apart_by_the_change_they_follow(rooms: Rooms):
    replace_order(rooms)
    follow(rooms)
    cells = rooms.workshop.assessor.assess(SHAKHTY)[0].cells
    assert [cell.title for cell in cells if cell.code == "S23"] == [f"Приказ о внесении изменений ({OLD})"]


def test_that_an_act_was_verified_amends_nothing_that_was_signed(rooms: Rooms):
    with rooms.workshop.register.unit() as unit:
        act = next(act for act in unit.acts() if act.id == OLD)
        save(unit, [act.model_copy(update={"verified": False})])
    assert Action.AMEND not in actions(impact(rooms)).values()
