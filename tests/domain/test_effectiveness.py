"""Indicators of effectiveness: their values, and what can be said of targets."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normdocs.domain.indicators.effectiveness import Effectiveness, definition, meet
from normdocs.domain.indicators.verdict import Lack, Outcome, figures, value, verdict
from normdocs.domain.organisation import Pupils, Staff
from normdocs.domain.records.tally import Tally
from normdocs.domain.reports.figures import Organisations, Satisfaction, Share, percentage
from tests.services.schools import the_registry

DAY = date(2021, 6, 1)
counts = st.integers(min_value=0, max_value=100_000)


def indicator(name: str = "mentees-10-18") -> Effectiveness:
    found = definition(the_registry().effectiveness, name, DAY)
    assert found
    return found


@pytest.mark.parametrize(
    ("part", "whole", "decimals", "printed"),
    [
        (899, 6793, 1, "13.2"),
        (694, 6793, 1, "10.2"),
        (205, 1660, 1, "12.3"),
        (1542, 7280, 2, "21.18"),
        (689, 3061, 2, "22.51"),
        (680, 3503, 2, "19.41"),
        (173, 716, 2, "24.16"),
        (1, 8, 0, "13"),
        (1, 8, 2, "12.50"),
        (1, 800, 2, "0.13"),
    ],
)
def test_percentages_of_the_real_documents(part: int, whole: int, decimals: int, printed: str) -> None:
    assert str(percentage(part, whole, decimals)) == printed


@given(counts, st.integers(min_value=1, max_value=100_000), st.integers(min_value=0, max_value=2))
def test_a_half_is_rounded_up_and_nothing_else_moves_further(part: int, whole: int, decimals: int) -> None:
    shown = Fraction(percentage(part, whole, decimals))
    off = shown - Fraction(part * 100, whole)
    half = Fraction(1, 2 * 10**decimals)
    assert -half < off <= half


@given(st.lists(counts, min_size=1, max_size=4))
def test_what_is_not_stated_in_all_is_the_sum_of_the_parts(parts: list[int]) -> None:
    kinds = dict(zip(("general", "additional", "preschool", "vocational"), parts, strict=False))
    assert Organisations.model_validate(kinds).number == sum(parts)


@given(counts, st.integers(min_value=1, max_value=100_000), st.sampled_from([2020, 2021, 2022, 2023, 2024]))
def test_the_target_is_met_exactly_from_the_number_needed_on(count: int, of: int, year: int) -> None:
    said = verdict(indicator(), Share(count=count, of=of), year)
    assert said.needed is not None
    assert said.outcome is (Outcome.MET if count >= said.needed else Outcome.NOT_MET)
    assert said.target
    assert (said.outcome is Outcome.MET) == (Fraction(count * 100, of) >= Fraction(said.target.value))


@given(st.integers(min_value=1, max_value=10_000))
def test_the_limit_is_the_last_base_that_meets_the_target(count: int) -> None:
    limit = verdict(indicator(), Share(count=count), 2021).limit
    assert limit is not None
    assert verdict(indicator(), Share(count=count, of=limit), 2021).outcome is Outcome.MET
    assert verdict(indicator(), Share(count=count, of=limit + 1), 2021).outcome is Outcome.NOT_MET


def test_the_same_figures_meet_the_column_of_2020_and_miss_that_of_2021() -> None:
    share = Share(count=694, of=6793)
    first, second = (verdict(indicator(), share, year) for year in (2020, 2021))
    assert (first.outcome, first.needed) == (Outcome.MET, 680)
    assert (second.outcome, second.needed) == (Outcome.NOT_MET, 1359)
    assert (first.result.unverified, second.result.unverified) == (False, True)


def test_without_a_base_nothing_can_be_said_but_how_large_it_may_be() -> None:
    said = verdict(indicator(), Share(count=22), 2020)
    assert (said.outcome, said.met, said.lacking, said.limit) == (
        Outcome.UNKNOWN,
        None,
        (Lack.DENOMINATOR,),
        220,
    )


def test_a_percentage_nobody_can_count_again_says_nothing() -> None:
    said = verdict(indicator(), Share(stated=Decimal(10)), 2020)
    assert said.lacking == (Lack.NUMERATOR, Lack.DENOMINATOR)


def test_a_rounded_percentage_does_not_lift_a_value_over_its_target() -> None:
    share = Share(count=996, of=10_000)
    assert share.percent == Decimal("10.0")
    assert verdict(indicator(), share, 2020).outcome is Outcome.NOT_MET


def test_a_year_without_a_target_has_no_verdict() -> None:
    assert verdict(indicator(), Share(count=694, of=6793), 2030).lacking == (Lack.TARGET,)


def test_pupils_of_unknown_age_may_be_those_who_are_short() -> None:
    share = Share(count=98, of=1000)
    assert verdict(indicator(), share, 2020, ageless=1).outcome is Outcome.NOT_MET
    assert verdict(indicator(), share, 2020, ageless=2).lacking == (Lack.AGES,)


def test_an_average_is_held_against_its_target_as_it_is() -> None:
    one = indicator("satisfaction-mentees")
    known = figures(None, Pupils(), Staff(), Satisfaction(mentees=Decimal("88.9")))
    assert verdict(one, value(one, known), 2020).outcome is Outcome.MET
    assert verdict(one, value(one, {}), 2020).lacking == (Lack.NUMERATOR,)


def test_values_are_counted_of_records_and_stated_populations() -> None:
    known = figures(Tally(mentees_10_18=694, young_specialists=67), Pupils(aged_10_18=6793), Staff())
    shares = {name: value(indicator(name), known) for name in ("mentees-10-18", "young-specialists")}
    assert shares["mentees-10-18"].percent == Decimal("10.2")
    assert shares["mentees-10-18"].base == "обучающихся в возрасте 10–18 лет"
    assert (shares["young-specialists"].count, shares["young-specialists"].percent) == (67, None)


def test_a_region_may_set_its_own_target() -> None:
    own = {
        "year": 2020,
        "value": "30",
        "region": "Ростовская область",
        "citation": "приказ",
        "verified": "true",
    }
    one = indicator().model_dump(mode="json")
    one["targets"].append(own | {"source": "приказ"})
    changed = Effectiveness.model_validate(one)
    share = Share(count=694, of=6793)
    assert verdict(changed, share, 2020, "Ростовская область").outcome is Outcome.NOT_MET
    assert verdict(changed, share, 2020, "Томская область").outcome is Outcome.MET


def test_only_what_stands_in_real_documents_is_verified() -> None:
    verified = {
        (one.id, target.year, int(target.value))
        for one in the_registry().effectiveness
        for target in one.targets
        if target.verified
    }
    assert verified == {("mentees-10-18", 2020, 10), ("mentees-10-18", 2024, 70), ("mentors-15-18", 2020, 2)}


def test_definitions_follow_one_another() -> None:
    one = indicator()
    until = one.model_copy(update={"valid_to": date(2021, 12, 31)})
    since = one.model_copy(update={"valid_from": date(2022, 1, 1)})
    assert not meet(until, since)
    assert meet(until, one)
    assert definition((until, since), one.id, date(2022, 1, 1)) is since
