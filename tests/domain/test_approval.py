"""The way of a version along its route: what leads where, who completes a step."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from normdocs.domain.approval.course import (
    STEPS,
    TRANSITIONS,
    Course,
    Party,
    PlannedStep,
    Standing,
    after,
    moved,
    replayed,
)
from normdocs.domain.approval.inbox import open_moves
from normdocs.domain.approval.journal import Actor, Entry, Happening, Seal, first_broken, sealed
from normdocs.domain.approval.route import Deed, Need, Route, Rule
from normdocs.domain.document import DocumentKey, State
from normdocs.errors import MoveError

KEY = DocumentKey("school", "S01", "")
BEGAN = datetime(2020, 10, 13, 9, 0, tzinfo=UTC)
CURATOR, HEAD = Actor("curator", "Примерова А. П."), Actor("head", "Примеров П. П.")
REVIEW = PlannedStep(Deed.REVIEW, (Party("curator", CURATOR.name),), Rule.ALL, 2)
SIGN = PlannedStep(Deed.SIGN, (Party("head", HEAD.name),), Rule.ALL, 2)
PUBLISH = PlannedStep(Deed.PUBLISH, (Party("site-editor"),), Rule.ALL, 10)


def entry(happening: Happening, actor: Actor = CURATOR, minute: int = 0, version: int = 1, **details: Any):
    return Entry(KEY, version, happening, actor, BEGAN + timedelta(minutes=minute), "", details)


def submitted(*steps: PlannedStep) -> Standing:
    return after(Standing(), entry(Happening.SUBMITTED, steps=STEPS.dump_python(steps, mode="json")))


def passed(standing: Standing, actor: Actor, minute: int = 1) -> Standing:
    step = standing.course(1).position
    return after(standing, entry(Happening.PASSED, actor, minute, step=step, on="2020-10-13"))


def test_a_version_passes_its_steps_in_their_order():
    standing = submitted(REVIEW, SIGN)
    assert [party.role for party in standing.course(1).waits_for] == ["curator"]
    standing = passed(standing, CURATOR)
    course = standing.course(1)
    assert (course.state, course.position) == (State.IN_APPROVAL, 1)
    assert [party.role for party in course.waits_for] == ["head"]


def test_where_all_must_agree_each_of_them_has_to():
    people = (Party("named-people", "Первая"), Party("named-people", "Второй"))
    standing = submitted(PlannedStep(Deed.AGREE, people, Rule.ALL, 3), SIGN)
    standing = passed(standing, Actor("named-people", "Второй"))
    assert standing.course(1).waits_for == (people[0],)
    standing = passed(standing, Actor("named-people", "Первая"))
    assert [party.role for party in standing.course(1).waits_for] == ["head"]


def test_where_any_may_agree_the_first_completes_the_step():
    people = (Party("named-people", "Первая"), Party("named-people", "Второй"))
    standing = submitted(PlannedStep(Deed.AGREE, people, Rule.ANY, 3), SIGN)
    standing = passed(standing, Actor("named-people", "Второй"))
    assert [party.role for party in standing.course(1).waits_for] == ["head"]


def test_a_step_opens_when_the_one_before_it_is_complete_not_when_one_of_several_agreed():
    people = (Party("named-people", "Первая"), Party("named-people", "Второй"))
    standing = submitted(PlannedStep(Deed.AGREE, people, Rule.ALL, 3), SIGN)
    standing = passed(standing, Actor("named-people", "Второй"), minute=5)
    assert standing.course(1).opened_at == BEGAN
    standing = passed(standing, Actor("named-people", "Первая"), minute=9)
    assert standing.course(1).opened_at == BEGAN + timedelta(minutes=9)


def test_the_last_step_approves_and_publishing_follows():
    standing = passed(submitted(REVIEW, SIGN, PUBLISH), CURATOR)
    standing = after(standing, entry(Happening.APPROVED, HEAD, 2, step=1, on="2020-10-13"))
    course = standing.course(1)
    assert course.state is State.APPROVED
    assert standing.in_force == 1
    assert [move.action for move in open_moves(course)] == [Deed.PUBLISH]
    assert [decision.on for decision in course.decisions] == [date(2020, 10, 13)] * 2


def test_a_returned_version_is_a_draft_again_and_begins_anew():
    standing = passed(submitted(REVIEW, SIGN), CURATOR)
    returned = Entry(KEY, 1, Happening.RETURNED, HEAD, BEGAN, "нет даты", {})
    standing = after(standing, returned)
    course = standing.course(1)
    assert (course.state, course.returned, course.decisions) == (State.DRAFT, "нет даты", ())
    assert list(open_moves(course)) == []
    steps = STEPS.dump_python((REVIEW, SIGN), mode="json")
    again = after(standing, entry(Happening.SUBMITTED, minute=7, steps=steps)).course(1)
    assert (again.position, again.returned) == (0, None)


def test_decisions_are_carried_over_to_the_version_that_follows():
    standing = passed(submitted(REVIEW, SIGN), CURATOR)
    standing = after(standing, entry(Happening.CARRIED, minute=3, to=2))
    assert standing.course(1).state is State.WITHDRAWN
    assert (standing.course(2).state, standing.course(2).position) == (State.IN_APPROVAL, 1)


def test_a_step_an_order_takes_is_nobodys_own_move():
    annex = PlannedStep(Deed.SIGN, (Party("head", HEAD.name),), Rule.ALL, 2, (Need.ORDER,))
    standing = passed(submitted(REVIEW, annex), CURATOR)
    assert standing.course(1).waits_for == (Party("head", HEAD.name),)
    assert list(open_moves(standing.course(1))) == []


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("happening", sorted({move for row in TRANSITIONS.values() for move in row}))
def test_what_the_table_does_not_name_cannot_happen(state: State, happening: Happening):
    if happening in TRANSITIONS[state]:
        assert moved(state, happening) is TRANSITIONS[state][happening]
    else:
        with pytest.raises(MoveError):
            moved(state, happening)


def test_every_state_has_its_row_and_nothing_leads_out_of_an_end():
    assert set(TRANSITIONS) == set(State)
    ends = {state for state, row in TRANSITIONS.items() if not row}
    assert ends == {State.SUPERSEDED, State.REPEALED, State.WITHDRAWN}


def test_the_standing_is_the_fold_of_the_entries():
    steps = STEPS.dump_python((REVIEW, SIGN), mode="json")
    entries = [
        entry(Happening.SUBMITTED, steps=steps),
        entry(Happening.PASSED, CURATOR, 1, step=0, on="2020-10-13"),
        entry(Happening.APPROVED, HEAD, 2, step=1, on="2020-10-13"),
    ]
    standing = Standing()
    for one in entries:
        standing = after(standing, one)
    assert replayed(entries) == standing
    assert standing.revision == 3


def test_a_chain_names_its_first_broken_link():
    events, seal = [], Seal()
    for minute in range(4):
        events.append(sealed(entry(Happening.ACQUAINTED, minute=minute, name="x", on="2020-10-13"), seal))
        seal = Seal(events[-1].number, events[-1].hash)
    assert first_broken(events, seal) is None
    assert first_broken([*events[:1], *events[2:]], seal) == 2
    assert first_broken(events[:3], seal) == 4
    assert first_broken([], Seal()) is None


def test_a_conditional_step_is_taken_only_where_its_condition_holds():
    route = Route.model_validate(
        {
            "title": "Положение",
            "steps": [
                {"action": "agree", "who": "trade-union", "term": 5}
                | {"when": {"field": "bodies", "contains": "union"}},
                {"action": "sign", "who": "head", "term": 2},
            ],
        }
    )
    assert [step.action for step in route.steps_for({"bodies": ("union",)})] == [Deed.AGREE, Deed.SIGN]
    assert [step.action for step in route.steps_for({"bodies": ()})] == [Deed.SIGN]


def test_a_party_without_a_name_is_met_by_whoever_has_the_role():
    assert Party("municipal-official").is_met_by(Actor("municipal-official", "кто угодно"))
    assert not Party("head", HEAD.name).is_met_by(Actor("head", "кто-то другой"))
    assert not Party("head").is_met_by(Actor("curator", HEAD.name))


def test_a_draft_waits_for_nobody():
    assert Course().waits_for == ()
    assert Course().current is None
