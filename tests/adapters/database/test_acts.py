from __future__ import annotations

from dataclasses import replace

from normdocs.services.ports import Register
from tests.adapters.database.samples import NOW, ORDER, act, profile, rendition


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


def test_an_organisation_is_bound_by_no_order_of_another_municipality(register: Register) -> None:
    salsk = act("salsk-1", level="municipal", territory="Сальский район")
    shakhty = act("shakhty-1", level="municipal", territory="г. Шахты")
    region = act("rostov-446", level="regional", territory="Ростовская область")
    with register.unit() as unit:
        unit.save_acts([region, salsk, shakhty])
        assert unit.acts_at("г. Шахты") == (region, shakhty)
        assert unit.acts_at(None) == (region,)
        ended = shakhty.model_copy(update={"valid_to": NOW.date()})
        unit.save_acts([ended])
        assert unit.acts_at("г. Шахты") == (region, ended)


def test_the_documents_of_one_organisation_that_cite_an_act_are_among_those_of_all(
    register: Register,
) -> None:
    other = replace(ORDER, organisation="school-10")
    with register.unit() as unit:
        for key in (ORDER, other):
            unit.save_profile(profile(key.organisation), NOW)
            unit.add_version(rendition(key, basis=("r-145",)), NOW)
            unit.add_version(rendition(replace(key, type="S03"), basis=("273-fz",)), NOW)
        # What a newer draft does not cite any more counts no longer.
        unit.add_version(rendition(replace(key, type="S04"), basis=("r-145",)), NOW)
        unit.add_version(rendition(replace(key, type="S04"), "f2", basis=()), NOW)
        assert unit.citing("r-145") == (other, ORDER)
        assert unit.citing("r-145", "school-10") == (other,)
        assert unit.citing("r-145", "school-11") == ()
