from __future__ import annotations

from normdocs.services.ports import Register
from tests.adapters.database.samples import act


def test_acts_come_back_as_they_were_given_by_id(register: Register) -> None:
    order = act(
        "rostov-446",
        level="regional",
        issuer=None,
        title=None,
        territory="Ростовская область",
        valid_to="2023-05-31",
        replaced_by="rostov-602",
        purposes=(),
        verified=False,
    )
    with register.unit() as unit:
        assert unit.save_acts([order, act("r-145")]) == 2
    with register.view() as view:
        assert view.acts() == (act("r-145"), order)


def test_importing_the_same_acts_again_changes_nothing(register: Register) -> None:
    given = [act("r-145"), act("r-146")]
    for changed in (2, 0):
        with register.unit() as unit:
            assert unit.save_acts(given) == changed


def test_an_act_that_differs_replaces_the_one_of_its_id_alone(register: Register) -> None:
    with register.unit() as unit:
        unit.save_acts([act("r-145"), act("r-146")])
    amended = act("r-145", valid_to="2026-12-31", replaced_by="r-146")
    with register.unit() as unit:
        assert unit.save_acts([amended]) == 1
        assert unit.acts() == (amended, act("r-146"))
