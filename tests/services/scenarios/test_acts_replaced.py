"""Scenarios 1, 2, 9: a regional order is replaced, the list of schools changes, municipal deadlines move."""

from __future__ import annotations

from datetime import date

from normdocs.domain.acts.act import Act
from normdocs.domain.change.impact import Action, Reason
from normdocs.domain.document import State
from normdocs.services.change.reach import Reach
from tests.services.scenarios.schools import MEGION, SALSK
from tests.services.scenarios.world import BY, World, every
from tests.services.schools import FEDOSEEVSKAYA, SHAKHTY

ORDER, LIST, MUNICIPAL = "rostov-446-2020", "rostov-712-2020", "salsk-522-2020"
FROM, LATER = date(2023, 3, 21), date(2023, 4, 3)
ALL_SIX = ("S01", "S02", "S03", "S04", "S05", "S06")

# Megion is in another region; S05 of Shakhty bears the date of 1 March, when the old order was in force.
REPLACED = {
    SHAKHTY: every(Action.AMEND, "S01", "S02", "S03", "S04") | every(Action.RENDER, "S06"),
    FEDOSEEVSKAYA: {
        **every(Action.AMEND, "S01", "S04", "S05"),
        **every(Action.RENDER, "S02", "S03"),
        **every(Action.RETURN, "S06"),
    },
    SALSK: every(Action.AMEND, *ALL_SIX),
}


def orders(change: str, *schools: str) -> dict[str, str]:
    """The order that amends, in each of these schools."""
    return dict.fromkeys(schools, f"S23:{change}")


def replaced(world: World) -> Reach:
    world.on(LATER).replace_act(ORDER, "rostov-example-294", "22/294", FROM)
    return Reach(ORDER, act=ORDER)


def test_a_regional_order_is_replaced(world: World) -> None:
    reach = replaced(world)
    world.follows_exactly(reach, REPLACED, orders(ORDER, SHAKHTY, FEDOSEEVSKAYA, SALSK))


def test_what_is_dated_before_the_new_order_stays_and_is_shown(world: World) -> None:
    left = world.left(replaced(world), telling=Reason)
    assert left == {SHAKHTY: {"S05": Reason.UNUSED}}


def test_nothing_is_to_be_done_before_the_order_is_replaced(world: World) -> None:
    reach = Reach(ORDER, act=ORDER)
    assert world.on(LATER).asked(reach) == {}
    seen = {(effect.key.organisation, effect.key.type) for effect in world.effects(reach)}
    assert seen == {(name, code) for name in (SHAKHTY, FEDOSEEVSKAYA, SALSK) for code in ALL_SIX}


def test_what_waits_for_approval_follows_when_it_was_returned(world: World) -> None:
    reach = replaced(world)
    world.follow(reach)
    assert world.asked(reach) == {FEDOSEEVSKAYA: {"S06": Action.RETURN}}
    world.send_back(FEDOSEEVSKAYA, "S06", "pedagogical-council")
    world.follows_exactly(reach, {FEDOSEEVSKAYA: {"S06": Action.RENDER}})
    assert "22/294" in world.text(FEDOSEEVSKAYA, "S06")


def test_the_old_texts_hold_until_the_amending_order_is_signed(world: World) -> None:
    reach = replaced(world)
    world.follow(reach)
    assert {code: world.states(SALSK, code)[-2:] for code in ALL_SIX} == {
        code: [State.APPROVED, State.DRAFT] for code in ALL_SIX
    }
    world.sign(SALSK, f"S23:{ORDER}", *ALL_SIX)
    assert {code: world.states(SALSK, code)[-2:] for code in ALL_SIX} == {
        code: [State.SUPERSEDED, State.APPROVED] for code in ALL_SIX
    }
    assert world.states(SALSK, f"S23:{ORDER}")[-1] is State.APPROVED
    assert SALSK not in world.asked(reach)
    world.holds_together()


def test_the_list_of_schools_changes(world: World) -> None:
    world.on(date(2023, 9, 1)).replace_act(LIST, "rostov-example-list", "901", date(2023, 8, 15))
    stated = {
        SHAKHTY: every(Action.AMEND, "S01", "S03"),
        FEDOSEEVSKAYA: {"S01": Action.AMEND, "S03": Action.RENDER},
        SALSK: every(Action.AMEND, "S01", "S03"),
    }
    world.follows_exactly(Reach(LIST, act=LIST), stated, orders(LIST, SHAKHTY, FEDOSEEVSKAYA, SALSK))


def addition(world: World, *purposes: str) -> Reach:
    """A plainly made-up order that adds schools to the list, which stays in force."""
    made_up = {"id": "rostov-example-more", "number": "902", "date": FROM, "valid_from": FROM}
    changes = {**made_up, "title": "Вымышленный пример", "amends": (LIST,), "purposes": purposes}
    act: Act = world.on(LATER).act(LIST).model_copy(update=changes)
    world.legislation.add([act], BY)
    return Reach(act.id, act=act.id)


def test_an_order_that_only_adds_schools_to_the_list_changes_no_document(world: World) -> None:
    world.follows_exactly(addition(world), {})
    assert world.asked(Reach(LIST, act=LIST)) == {}


def test_an_order_that_documents_rest_on_beside_the_list_is_added_to_them(world: World) -> None:
    stated = {
        SHAKHTY: every(Action.AMEND, "S01", "S03"),
        FEDOSEEVSKAYA: {"S01": Action.AMEND, "S03": Action.RENDER},
        SALSK: every(Action.AMEND, "S01", "S03"),
    }
    reach = addition(world, "regional-list")
    world.follows_exactly(reach, stated, orders(reach.change, SHAKHTY, FEDOSEEVSKAYA, SALSK))


def test_municipal_deadlines_move_for_the_schools_of_that_municipality(world: World) -> None:
    world.on(LATER).replace_act(MUNICIPAL, "salsk-example", "903", FROM)
    stated = {SALSK: every(Action.AMEND, *ALL_SIX)}
    world.follows_exactly(Reach(MUNICIPAL, act=MUNICIPAL), stated, orders(MUNICIPAL, SALSK))


def test_a_document_demanded_by_a_replaced_order_is_demanded_by_the_new_one(world: World) -> None:
    world.on(LATER).replace_act(MUNICIPAL, "salsk-example", "903", FROM)
    dossier = world.workshop.dossier(world.profile(SALSK))
    assert {one.demand.norm for one in dossier.required if one.type.code in {"S02", "S03"}} == {MUNICIPAL}


def test_the_federal_methodology_is_replaced(world: World) -> None:
    """Everything that prints it follows; what tells of one day, or bears an earlier day, does not."""
    old = "r-145-2019"
    world.on(LATER).replace_act(old, "example-methodology", "П-901", FROM)
    reach = Reach(old, act=old)
    stated = {
        SHAKHTY: every(Action.AMEND, "S01", "S02", "S03", "S04", "S07")
        | every(Action.RENDER, "S06", "S18.1"),
        FEDOSEEVSKAYA: {
            **every(Action.AMEND, "S01", "S04", "S05"),
            **every(Action.RENDER, "S02", "S03", "S07", "S08", "S18.2", "S19"),
            **every(Action.RETURN, "S06"),
        },
        SALSK: every(Action.AMEND, *ALL_SIX) | every(Action.RENDER, "S08", "S18.1", "S18.2", "S19"),
        MEGION: every(Action.AMEND, *ALL_SIX) | every(Action.RENDER, "S07", "S08", "S18.1", "S18.2", "S19"),
    }
    assert world.left(reach, telling=[Reason.DATED, Reason.SIGNED]) == {
        SHAKHTY: {"S18.2": Reason.DATED, "S19": Reason.DATED},
        FEDOSEEVSKAYA: {"S18.1": Reason.DATED},
    }
    world.follows_exactly(reach, stated, orders(old, SHAKHTY, FEDOSEEVSKAYA, SALSK, MEGION))
