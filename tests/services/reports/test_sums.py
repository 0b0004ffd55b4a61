"""Sums: what everybody stated is added up, what one did not state is not told."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from normdocs.domain.reports.figures import Organisations, Satisfaction
from normdocs.services.reports.regions import organisations
from normdocs.services.reports.sums import mean, total

numbers = st.lists(st.one_of(st.none(), st.integers(min_value=0, max_value=10_000)), max_size=20)
percents = st.decimals(min_value=0, max_value=100, places=1)
KINDS = ("general", "additional", "preschool", "vocational")


@given(numbers)
def test_a_sum_is_told_only_when_every_part_of_it_is_known(values: list[int | None]) -> None:
    known = [value for value in values if value is not None]
    expected = sum(known) if values and len(known) == len(values) else None
    assert total(values) == expected


@given(st.lists(st.tuples(percents, st.integers(min_value=1, max_value=50)), min_size=1, max_size=10))
def test_an_average_of_averages_counts_each_organisation_once(asked: list[tuple[Decimal, int]]) -> None:
    each = [Satisfaction(mentees=average, organisations=weight) for average, weight in asked]
    found = mean(each)
    weight = sum(weight for _, weight in asked)
    assert found.organisations == weight
    assert found.mentees is not None
    exact = sum(Fraction(average) * count for average, count in asked) / weight
    assert -Fraction(1, 20) < Fraction(found.mentees) - exact <= Fraction(1, 20)
    assert found.mentors is None


@given(st.lists(st.dictionaries(st.sampled_from(KINDS), st.integers(0, 100), min_size=1), min_size=1))
def test_organisations_are_as_many_in_all_as_by_kind(each: list[dict[str, int]]) -> None:
    found = organisations([Organisations.model_validate(one) for one in each])
    assert found.number == sum(sum(one.values()) for one in each) == sum(found.parts.values())
