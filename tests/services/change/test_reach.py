"""What a change may concern in one organisation is what it may concern there among all."""

from __future__ import annotations

import pytest

from normdocs.services.change.reach import Reach, reached
from tests.services.schools import FEDOSEEVSKAYA, SHAKHTY, completed
from tests.services.workshop import Workshop

SCHOOLS = (FEDOSEEVSKAYA, SHAKHTY)


@pytest.mark.parametrize(
    "reach",
    [
        Reach("regional", act="rostov-446-2020"),
        Reach("federal", act="r-145-2019"),
        Reach("template", types=("S01", "S05")),
    ],
    ids=lambda reach: reach.change,
)
def test_one_organisation_is_reached_as_among_all(workshop: Workshop, reach: Reach) -> None:
    for school in SCHOOLS:
        workshop.run(completed(school), "S01", "S05")
    with workshop.register.view() as view:
        everywhere = reached(view, workshop.registry, reach)
        for school in SCHOOLS:
            one = Reach(reach.change, reach.act, school, reach.types)
            expected = {school: everywhere[school]} if school in everywhere else {}
            assert reached(view, workshop.registry, one) == expected
    assert everywhere
