"""Fingerprints, requisites, the next step, the words of a settled form."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normdocs.domain.document import Requisites, fingerprint
from normdocs.domain.inflection import DoubtedForm, joined, settled
from normdocs.domain.readiness import Cell, Readiness, Status, Step, next_step, totals

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=5), part, max_size=3),
    max_leaves=10,
)


def reversed_keys(value):
    if isinstance(value, dict):
        return {name: reversed_keys(value[name]) for name in reversed(list(value))}
    return [reversed_keys(part) for part in value] if isinstance(value, list) else value


@given(values)
def test_a_fingerprint_does_not_depend_on_the_order_of_names(value):
    assert fingerprint("1", "t", value) == fingerprint("1", "t", reversed_keys(value))


@given(values, values)
def test_different_values_have_different_fingerprints(first, second):
    same = repr(first) == repr(second)
    equal = fingerprint("1", "t", first) == fingerprint("1", "t", second)
    assert equal or not same
    if reversed_keys(first) != second and repr(first) != repr(second) and first != second:
        assert not equal


def test_engine_and_template_are_part_of_a_fingerprint():
    prints = {fingerprint(engine, template, {"a": 1}) for engine in "12" for template in "ab"}
    assert len(prints) == 4
    assert fingerprint("1", "a", {"имя": "№"}) == fingerprint("1", "a", {"имя": "№"})


def test_requisites_are_known_when_both_are_given():
    assert Requisites("162", date(2020, 10, 13)).known
    assert not Requisites("162").known
    assert not Requisites(date=date(2020, 10, 13)).known


@pytest.mark.parametrize(
    ("numbered", "registered", "examples", "doubts", "step"),
    [
        (True, True, 1, 1, Step.REPLACE_EXAMPLES),
        (True, False, 0, 2, Step.CONFIRM_FORMS),
        (True, False, 0, 0, Step.REGISTER),
        (True, True, 0, 0, Step.SUBMIT),
        (False, False, 0, 0, Step.SUBMIT),
    ],
)
def test_the_next_step_of_a_draft(numbered, registered, examples, doubts, step):
    assert next_step(numbered=numbered, registered=registered, examples=examples, doubts=doubts) == step


def test_shares_of_several_schools_add_up():
    done = Cell("S01", "Приказ", "core", "public", Status.DRAFT, Step.SUBMIT, version=1)
    open_ = Cell("S02", "Приказ", "core", "public", Status.ABSENT, Step.GENERATE)
    rows = [Readiness("a", "А", (done, open_)), Readiness("b", "Б", (done,)), Readiness("c", "В")]
    assert [row.share for row in rows] == [(1, 2), (1, 1), (0, 0)]
    assert totals(rows) == (2, 3)


def test_where_two_settle_one_form_the_later_wins():
    first = {("title", "завуч"): {"gent": "завуча", "datv": "завучу"}}
    second = {("title", "завуч"): {"datv": "завучу школы"}, ("person", "Ким А."): {"gent": "Ким А."}}
    assert joined(first, second) == {
        ("title", "завуч"): {"gent": "завуча", "datv": "завучу школы"},
        ("person", "Ким А."): {"gent": "Ким А."},
    }
    assert first[("title", "завуч")]["datv"] == "завучу", "what was joined stays as it was"


def test_confirmed_forms_become_settled_ones():
    forms = [DoubtedForm("title", "завуч", case, f"завуч-{case}", "?") for case in ("gent", "datv")]
    assert settled(forms) == {("title", "завуч"): {"gent": "завуч-gent", "datv": "завуч-datv"}}
