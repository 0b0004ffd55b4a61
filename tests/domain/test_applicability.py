"""Conditions over a profile."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from normdocs.domain.applicability import Condition, value_at
from tests.services.schools import SHAKHTY, completed, stated


@dataclass
class Profile:
    kind: str = "general-education"
    pupils: int | None = 512
    forms: tuple[str, ...] = ("pupil-pupil",)
    site: str | None = None
    more: dict[str, object] = field(default_factory=dict)


def condition(**stated) -> Condition:
    return Condition.model_validate(stated)


@pytest.mark.parametrize(
    ("stated", "holds"),
    [
        ({"field": "kind", "among": ["general-education"]}, True),
        ({"field": "kind", "among": ["kindergarten"]}, False),
        ({"field": "site", "among": ["https"]}, False),
        ({"field": "pupils", "at_least": 512}, True),
        ({"field": "pupils", "at_least": 513}, False),
        ({"field": "site", "at_least": 1}, False),
        ({"field": "site", "known": False}, True),
        ({"field": "site", "known": True}, False),
        ({"field": "forms", "known": True}, True),
        ({"field": "forms", "contains": "pupil-pupil"}, True),
        ({"field": "forms", "contains": "teacher-pupil"}, False),
        ({"field": "nothing", "contains": "teacher-pupil"}, False),
        ({"all": [{"field": "pupils", "known": True}, {"field": "site", "known": True}]}, False),
        ({"any": [{"field": "pupils", "known": True}, {"field": "site", "known": True}]}, True),
        ({"not": {"field": "site", "known": True}}, True),
    ],
)
def test_a_condition_is_tested_against_the_profile(stated, holds):
    assert condition(**stated).holds(Profile()) is holds


@pytest.mark.parametrize(
    "stated",
    [
        {},
        {"field": "kind"},
        {"among": ["a"]},
        {"field": "kind", "among": ["a"], "known": True},
        {"field": "kind", "any": [{"field": "site", "known": True}]},
        {"all": [{"field": "a", "known": True}], "any": [{"field": "b", "known": True}]},
        {"all": []},
    ],
)
def test_a_condition_that_says_nothing_or_two_things_is_refused(stated):
    with pytest.raises(ValidationError, match="either a field with one test, or all, any, not"):
        condition(**stated)


leaves = st.sampled_from(
    [
        {"field": "kind", "among": ["general-education"]},
        {"field": "kind", "among": ["kindergarten"]},
        {"field": "pupils", "at_least": 100},
        {"field": "pupils", "at_least": 1000},
        {"field": "site", "known": True},
        {"field": "forms", "contains": "pupil-pupil"},
    ]
)
conditions = st.recursive(
    leaves,
    lambda part: st.one_of(
        st.lists(part, min_size=1, max_size=3).map(lambda parts: {"all": parts}),
        st.lists(part, min_size=1, max_size=3).map(lambda parts: {"any": parts}),
        part.map(lambda one: {"not": one}),
    ),
    max_leaves=8,
)
TRUE = ({"field": "kind", "among": ["general-education"]}, {"field": "pupils", "at_least": 100},
        {"field": "forms", "contains": "pupil-pupil"})  # fmt: skip


def expected(stated: dict) -> bool:
    if "all" in stated:
        return all(map(expected, stated["all"]))
    if "any" in stated:
        return any(map(expected, stated["any"]))
    if "not" in stated:
        return not expected(stated["not"])
    return stated in TRUE


@given(conditions)
def test_joined_conditions_follow_the_rules_of_logic(stated):
    assert condition(**stated).holds(Profile()) is expected(stated)


@given(conditions, conditions)
def test_not_all_is_any_not(first, second):
    both = condition(**{"not": {"all": [first, second]}})
    either = condition(any=[{"not": first}, {"not": second}])
    assert both.holds(Profile()) == either.holds(Profile())


def test_a_name_after_a_list_is_looked_up_in_each_item():
    profile = completed(SHAKHTY)
    assert value_at(profile, "mentoring.forms.form") == ("teacher-pupil", "pupil-pupil", "teacher-teacher")
    assert condition(field="mentoring.forms.form", contains="pupil-pupil").holds(profile)
    assert condition(field="mentoring.pairs", known=False).holds(stated(SHAKHTY))


def test_what_is_not_there_is_absent_wherever_the_path_breaks():
    assert value_at(Profile(), "site.address") is None
    assert value_at(Profile(more={"a": {"b": 1}}), "more.a.b") == 1
    assert value_at(Profile(), "more.a.b") is None


@pytest.mark.parametrize(
    ("stated", "sought"),
    [
        ({"field": "sets", "contains": "teachers"}, ["teachers"]),
        ({"field": "forms", "contains": "pupil-pupil"}, []),
        ({"field": "sets", "known": True}, []),
        (
            {"all": [{"field": "sets", "contains": "a"}, {"not": {"field": "sets", "contains": "b"}}]},
            ["a", "b"],
        ),
        ({"any": [{"field": "kind", "among": ["a"]}, {"field": "sets", "contains": "c"}]}, ["c"]),
    ],
)
def test_what_a_condition_looks_for_in_a_list_is_known(stated, sought):
    assert list(condition(**stated).sought("sets")) == sought


def test_a_list_within_a_list_is_read_through() -> None:
    everybody = value_at(completed(SHAKHTY), "people.posts.role")
    assert {"head", "curator"} <= set(everybody)
    assert condition(field="people.posts.role", contains="head").holds(completed(SHAKHTY))
    assert not condition(field="people.posts.role", contains="municipal-official").holds(stated(SHAKHTY))
