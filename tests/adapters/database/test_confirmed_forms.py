"""Forms of words people confirm stay confirmed, and the marks of doubt go."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from normdocs.adapters.database.register import SqlRegister
from normdocs.domain.inflection import DoubtedForm
from tests.adapters.database.samples import NOW, profile, rendition

FORM = DoubtedForm("person", "Примеров П. П.", "gent", "Примерова П. П.", "stress unknown")
LATER = datetime(2026, 1, 1, tzinfo=UTC)


def test_a_confirmed_form_is_read_back_and_can_be_replaced(register: SqlRegister) -> None:
    with register.unit() as unit:
        unit.settle([FORM], NOW)
    with register.unit() as unit:
        unit.settle([replace(FORM, form="Примерова П. П.")], LATER)
    with register.view() as view:
        assert view.settled() == {("person", "Примеров П. П."): {"gent": "Примерова П. П."}}


def test_clearing_a_doubt_lowers_the_count_of_the_latest_version(register: SqlRegister) -> None:
    made = rendition()
    doubted = tuple(replace(value, doubt="stress unknown") for value in made.provenance)
    with register.unit() as unit:
        unit.save_profile(profile(), NOW)
        version = unit.add_version(replace(made, provenance=doubted), NOW)
        assert version.doubts == len(doubted)
        unit.clear_doubts(made.key, [doubted[0].path])
    with register.view() as view:
        current = view.version(made.key)
        assert current is not None
        assert current.doubts == len(doubted) - 1
        assert view.provenance(made.key, 1)[0].doubt is None
