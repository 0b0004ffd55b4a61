"""Which acts bind an organisation on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from normdocs.domain.acts.act import Act, Level, basis, reaches
from tests.services.schools import the_registry

DAY = date(2020, 10, 13)


@dataclass
class Town:
    region: str = "Ростовская область"
    municipality: str | None = "город Шахты"


def act(identifier: str, **changes) -> Act:
    stated = {
        "id": identifier,
        "level": "federal",
        "kind": "приказ",
        "date": "01.01.2020",
        "number": "1",
        "valid_from": "01.01.2020",
        "verified": True,
        "source": "тест",
    }
    return Act.model_validate(stated | changes)


def named(found: list[Act]) -> list[str]:
    return [one.id for one in found]


def test_an_act_is_in_force_from_its_first_day_to_its_last():
    ended = act("a", valid_from="01.02.2020", valid_to="01.03.2020")
    assert not ended.in_force(date(2020, 1, 31))
    assert ended.in_force(date(2020, 2, 1))
    assert ended.in_force(date(2020, 3, 1))
    assert not ended.in_force(date(2020, 3, 2))
    assert act("b").in_force(date(2099, 1, 1))


def test_an_act_binds_its_own_territory_only():
    regional = act("r", level="regional", territory="Ростовская область")
    municipal = act("m", level="municipal", territory="город Шахты")
    assert reaches(act("f"), Town("Томская область", None))
    assert reaches(regional, Town())
    assert not reaches(regional, Town("Томская область"))
    assert reaches(municipal, Town())
    assert not reaches(municipal, Town(municipality="город Мегион"))
    assert not reaches(municipal, Town(municipality=None))
    assert not reaches(act("s", level="school"), Town())


def test_a_basis_is_found_by_id_and_by_purpose_the_highest_and_oldest_first():
    acts = [
        act("m", level="municipal", territory="город Шахты", purposes=["introduction"]),
        act("r2", level="regional", territory="Ростовская область", purposes=["introduction"], number="2"),
        act("r1", level="regional", territory="Ростовская область", purposes=["introduction"], number="1"),
        act("late", date="02.01.2020"),
        act("early", date="31.12.2019"),
        act("other"),
    ]
    found = basis(["introduction", "late", "early"], acts, Town(), DAY)
    assert named(found) == ["early", "late", "r1", "r2", "m"]
    assert basis([], acts, Town(), DAY) == []


regions = st.sampled_from(["Ростовская область", "Томская область"])
towns = st.sampled_from([None, "Сальский район", "город Мегион", "город Шахты"])
days = st.dates(date(2012, 1, 1), date(2030, 1, 1))


@given(regions, towns, days)
def test_no_act_of_another_place_or_time_is_ever_a_basis(region, town, day):
    registry = the_registry()
    for one in basis(registry.bases, registry.acts, Town(region, town), day):
        assert one.valid_from <= day
        assert one.territory in (None, region, town)
        assert (one.level is Level.FEDERAL) == (one.territory is None)
