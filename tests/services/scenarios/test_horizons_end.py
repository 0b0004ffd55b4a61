"""Scenario 7: the years 2020–2024 are over."""

from __future__ import annotations

from datetime import date

from normdocs.domain.change.impact import Action, Reason
from normdocs.domain.document import State
from normdocs.services.approval.inbox import Inbox
from normdocs.services.change.reach import Reach
from normdocs.services.reminders.mailing import Postman
from normdocs.services.reminders.refreshing import Refresher
from tests.services.scenarios.schools import MEGION, SALSK, SCHOOLS
from tests.services.scenarios.world import World, every
from tests.services.schools import FEDOSEEVSKAYA, SHAKHTY

# Made for the years of a programme and in force; minutes and sheets tell of one day and do not end.
ENDING = {
    SHAKHTY: ("S04",),
    FEDOSEEVSKAYA: ("S04",),
    SALSK: ("S04", "S06"),
    MEGION: ("S04", "S06"),
}
OF_THE_PROGRAMME = ("S04", "S06", "S19", "S20.1")
ANEW = "2025-2029"


def refresh(world: World) -> set[tuple[str, str]]:
    """What time ends by itself until the world's day."""
    generator = world.workshop.generator
    postman = Postman(generator.register, generator.clock, None)
    refreshed = Refresher(world.office, Inbox(generator), postman, world.workshop.almanac).refresh()
    assert refreshed.failures == []
    return {(one.organisation, one.type) for one in refreshed.expired}


def test_the_horizon_ends(world: World) -> None:
    """What was made for 2020–2024 holds until its last day, then it holds no longer and follows nothing."""
    before = world.snapshot()
    assert refresh(world.on(date(2024, 12, 31))) == set()
    assert world.snapshot() == before
    over = {(name, code) for name, codes in ENDING.items() for code in codes}
    assert refresh(world.on(date(2025, 1, 1))) == over
    after = world.snapshot()
    changed = {
        (key.organisation, key.type) for key, number in before if after[key, number] != before[key, number]
    }
    assert (changed, after.keys()) == (over, before.keys())
    assert all(world.states(name, code)[-1] is State.EXPIRED for name, code in over)
    reasons = {name: dict.fromkeys(codes, Reason.OVER) for name, codes in ENDING.items()}
    for name in SCHOOLS:
        reach = Reach("2024", organisation=name)
        assert world.left(reach, telling=[Reason.OVER]) == {name: reasons[name]}
        world.follows_exactly(reach, {})


def test_a_new_programme_is_made_for_new_years_and_the_old_one_stays(world: World) -> None:
    refresh(world.on(date(2025, 1, 9)))
    world.alter(SALSK, mentoring={"programme": {"years": {"first": 2025, "last": 2029}}})
    reach = Reach(ANEW, organisation=SALSK)
    over = world.left(reach, telling=[Reason.OVER])
    assert over == {SALSK: dict.fromkeys(OF_THE_PROGRAMME, Reason.OVER)}
    new = every(Action.MAKE, *(f"{code}:{ANEW}" for code in OF_THE_PROGRAMME))
    world.follows_exactly(reach, {SALSK: new})


def test_what_expired_does_not_follow_a_replaced_order(world: World) -> None:
    refresh(world.on(date(2025, 1, 9)))
    act = "salsk-522-2020"
    world.replace_act(act, "salsk-example", "903", date(2025, 1, 8))
    reach = Reach(act, act=act)
    assert world.left(reach, telling=[Reason.OVER]) == {SALSK: dict.fromkeys(("S04", "S06"), Reason.OVER)}
    stated = {SALSK: every(Action.AMEND, "S01", "S02", "S03", "S05")}
    world.follows_exactly(reach, stated, {SALSK: f"S23:{act}"})
