"""Acts to try things with: plainly made up, and no part of the registry."""

from __future__ import annotations

from pathlib import Path

import pytest

from normdocs.adapters.act_files import load_acts
from normdocs.domain.acts.act import Act
from tests.services.schools import the_registry

EXAMPLES = Path(__file__).parents[2] / "examples" / "acts"
MADE_UP = [act for path in sorted(EXAMPLES.glob("*.yaml")) for act in load_acts(path)]


def test_there_is_an_act_to_replace_a_regional_order_with() -> None:
    assert [act.id for act in MADE_UP] == ["rostov-example-2023"]


@pytest.mark.parametrize("act", MADE_UP, ids=lambda act: act.id)
def test_an_example_says_that_it_is_one_and_never_stands_in_the_registry(act: Act) -> None:
    assert not act.verified
    assert "вымышленный пример" in act.source
    assert "вымышленный пример" in (act.title or "")
    assert "ПРИМЕР" in act.number
    assert act.id not in {known.id for known in the_registry().acts}


@pytest.mark.parametrize("act", MADE_UP, ids=lambda act: act.id)
def test_an_example_can_take_the_place_of_the_regions_order(act: Act) -> None:
    (order,) = (known for known in the_registry().acts if known.id == "rostov-446-2020")
    assert (act.level, act.territory, act.purposes) == (order.level, order.territory, order.purposes)
    assert act.valid_from > order.valid_from
