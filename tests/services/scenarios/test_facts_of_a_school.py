"""Scenarios 3, 8 and 10: another school year, another director or curator, another name."""

from __future__ import annotations

from datetime import date
from typing import Any

from normdocs.domain.change.impact import Action, Reason
from normdocs.domain.document import State
from normdocs.services.change.reach import Reach
from tests.services.scenarios.schools import NEXT_YEAR
from tests.services.scenarios.world import World, every
from tests.services.schools import FEDOSEEVSKAYA, SHAKHTY

OF_THE_YEAR = (
    *("S02", "S03", "S07", "S08", "S09", "S10", "S13", "S14", "S15"),
    *("S18.1", "S18.2", "S18.3", "S20.2", "S24"),
)
LATER, AUTUMN = date(2023, 4, 3), date(2023, 9, 1)


def of(school: str, change: str) -> Reach:
    return Reach(change, organisation=school)


def test_the_school_year_rolls(world: World) -> None:
    """The documents of the new year are made; the old year's stay, and no longer follow anything."""
    world.on(AUTUMN).alter(SHAKHTY, planning={"school_year": NEXT_YEAR})
    reach = of(SHAKHTY, NEXT_YEAR)
    new = [f"{code}:{NEXT_YEAR}" for code in OF_THE_YEAR]
    assert world.left(reach, telling=[Reason.OVER]) == {SHAKHTY: dict.fromkeys(OF_THE_YEAR, Reason.OVER)}
    world.follows_exactly(reach, {SHAKHTY: every(Action.MAKE, *new)})
    assert "2023–2024 учебный год" in world.text(SHAKHTY, f"S02:{NEXT_YEAR}")


def test_after_the_year_rolled_a_replaced_order_changes_the_new_years_drafts_only(world: World) -> None:
    world.on(AUTUMN).alter(SHAKHTY, planning={"school_year": NEXT_YEAR})
    world.follow(of(SHAKHTY, NEXT_YEAR))
    act = "rostov-446-2020"
    world.replace_act(act, "rostov-example-294", "22/294", date(2023, 8, 1))
    drafts = every(Action.RENDER, "S06", f"S02:{NEXT_YEAR}", f"S03:{NEXT_YEAR}")
    assert world.asked(Reach(act, act=act))[SHAKHTY] == every(Action.AMEND, "S01", "S04") | drafts
    left = world.left(Reach(act, act=act), telling=[Reason.OVER])
    assert left == {SHAKHTY: dict.fromkeys(("S02", "S03"), Reason.OVER)}


def test_a_number_the_school_gave_before_stays_with_its_year(world: World) -> None:
    """The order on the roadmap that was signed before normdocs lends its number to no later year."""
    issued = [{"type": "S02", "number": "162/1", "date": "2022-10-13"}]
    world.alter(FEDOSEEVSKAYA, issued=issued)
    world.follow(of(FEDOSEEVSKAYA, "number"))
    assert "162/1" in world.text(FEDOSEEVSKAYA, "S02")
    world.on(AUTUMN).alter(FEDOSEEVSKAYA, planning={"school_year": NEXT_YEAR})
    world.follow(of(FEDOSEEVSKAYA, NEXT_YEAR))
    assert "162/1" not in world.text(FEDOSEEVSKAYA, f"S02:{NEXT_YEAR}")
    assert "162/1" in world.text(FEDOSEEVSKAYA, "S02")


def succeeded(world: World, school: str, role: str, **successor: Any) -> None:
    """Somebody else has the role from 1 April 2023 on."""
    people = world.profile(school).model_dump(mode="json")["people"]
    for person in people:
        for post in person["posts"]:
            if post["role"] == role:
                title = post["title"]
                post["until"] = "2023-03-31"
    post = {"title": title, "role": role, "since": "2023-04-01"}
    world.on(LATER).alter(school, people=[*people, {"posts": [post], **successor}])


def test_the_director_changes(world: World) -> None:
    """What nobody signed yet names the new director; what was signed, or bears an earlier date, stays."""
    succeeded(world, SHAKHTY, "head", name="Новикова Нина Новиковна", gender="f")
    reach = of(SHAKHTY, "director")
    stated = {SHAKHTY: every(Action.RENDER, "S06", "S13", "S18.1", "S24")}
    world.follows_exactly(reach, stated)


def test_the_curator_changes(world: World) -> None:
    """The order that appoints the curator is issued again; records and sheets that were signed stay."""
    succeeded(world, FEDOSEEVSKAYA, "curator", name="Новикова Нина Новиковна", gender="f")
    reach = of(FEDOSEEVSKAYA, "curator")
    drafts = ("S03", "S07", "S08", "S10", "S13", "S14", "S15", "S18.2", "S19", "S20.2", "S24")
    stated = {FEDOSEEVSKAYA: every(Action.RENDER, *drafts) | {"S05": Action.MAKE, "S06": Action.RETURN}}
    assert world.left(reach, telling=[Reason.SIGNED, Reason.DATED]) == {
        FEDOSEEVSKAYA: {"S09": Reason.SIGNED, "S20.1": Reason.DATED}
    }
    world.follows_exactly(reach, stated)


def test_the_old_appointment_holds_until_the_new_one_is_signed(world: World) -> None:
    succeeded(world, FEDOSEEVSKAYA, "curator", name="Новикова Нина Новиковна", gender="f")
    world.follow(of(FEDOSEEVSKAYA, "curator"))
    assert world.states(FEDOSEEVSKAYA, "S05")[-2:] == [State.APPROVED, State.DRAFT]
    world.approve(FEDOSEEVSKAYA, "S05")
    assert world.states(FEDOSEEVSKAYA, "S05")[-1] is State.APPROVED
    assert State.SUPERSEDED in world.states(FEDOSEEVSKAYA, "S05")
    assert "Новикову Нину Новиковну" in world.text(FEDOSEEVSKAYA, "S05")
    world.holds_together()


def test_where_nobody_succeeds_what_names_a_director_waits_for_one(world: World) -> None:
    people = world.profile(SHAKHTY).model_dump(mode="json")["people"]
    people[0]["posts"][0]["until"] = "2023-03-31"
    world.on(LATER).alter(SHAKHTY, people=people)
    reach = of(SHAKHTY, "director")
    lacking = dict.fromkeys(("S06", "S13", "S18.1", "S24"), Reason.MISSING)
    assert world.left(reach, telling=[Reason.MISSING]) == {SHAKHTY: lacking}


def renamed(world: World) -> Reach:
    names = world.profile(SHAKHTY).names
    full = str(names.full).replace("бюджетное", "автономное")
    changes = {"full": full, "short": names.short.replace("МБОУ", "МАОУ")}
    world.on(LATER).alter(SHAKHTY, names=changes, legal_form="autonomous")
    return of(SHAKHTY, "name")


def test_a_school_is_renamed(world: World) -> None:
    reach = renamed(world)
    drafts = ("S06", "S09", "S10", "S11.2", "S12.2", "S12.3", "S12.4", "S13", "S14", "S18.1", "S20.1")
    stated = {
        **every(Action.RENDER, *drafts, "S20.2", "S24"),
        **every(Action.RETURN, "S05", "S08"),
        **every(Action.AMEND, "S03", "S04"),
        **every(Action.MAKE, "S11.1", "S12.1"),
    }
    assert world.left(reach, telling=Reason) == {
        SHAKHTY: {
            **dict.fromkeys(("S01", "S02", "S07", "S15"), Reason.SIGNED),
            **dict.fromkeys(("S18.2", "S18.3", "S19"), Reason.DATED),
        }
    }
    world.follows_exactly(reach, {SHAKHTY: stated}, {SHAKHTY: "S23:name"})
    assert "автономное" in world.text(SHAKHTY, "S23:name")
