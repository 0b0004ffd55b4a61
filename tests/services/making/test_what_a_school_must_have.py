"""Which documents a school must have, why, and in which order they are made."""

from __future__ import annotations

import pytest

from normdocs.errors import NotFoundError
from tests.services.schools import SHAKHTY, altered, completed, stated, the_registry
from tests.services.workshop import Workshop

ALWAYS = {
    *("S01", "S02", "S03", "S04", "S05", "S06", "S07", "S09", "S10", "S11.1", "S11.2"),
    *("S12.1", "S12.2", "S12.3", "S12.4", "S13", "S14", "S15", "S19", "S20.1", "S20.2", "S24"),
}


def required(workshop, profile):
    return {one.type.code: one.demand for one in workshop.dossier(profile).required}


def test_a_school_needs_the_core_and_the_records_but_nothing_it_did_not_choose(workshop: Workshop):
    assert set(required(workshop, stated(SHAKHTY))) == ALWAYS


def test_what_the_school_chose_is_required_as_well(workshop: Workshop):
    chosen = altered(stated(SHAKHTY), planning={"optional": ["S08", "S18.2"]})
    assert set(required(workshop, chosen)) == ALWAYS | {"S08", "S18.2"}


@pytest.mark.parametrize("kind", ["additional-education", "vocational-education"])
def test_other_kinds_of_organisations_named_by_the_model_need_the_same(workshop: Workshop, kind: str):
    assert set(required(workshop, altered(stated(SHAKHTY), kind=kind))) == ALWAYS


def test_an_organisation_the_model_does_not_name_needs_nothing(workshop: Workshop):
    assert required(workshop, altered(stated(SHAKHTY), kind="kindergarten")) == {}


def test_the_norm_behind_a_roadmap_is_the_districts_order_where_there_is_one(workshop: Workshop):
    salsk = required(workshop, altered(stated(SHAKHTY), municipality="Сальский район"))
    assert salsk["S03"].norm == "salsk-522-2020"
    assert "сроки разработки и согласования" in salsk["S03"].because
    assert required(workshop, stated(SHAKHTY))["S03"].norm == "r-145-2019"


def test_a_document_is_made_after_those_it_rests_on(workshop: Workshop):
    outcome = workshop.run(completed(SHAKHTY))
    order = [one.version.key.type for one in outcome.made]
    assert len(order) == len(set(order)) == 26
    for kind in map(the_registry().type, order):
        for before in kind.predecessors & set(order):
            assert order.index(before) < order.index(kind.code), f"{before} after {kind.code}"


def test_why_names_the_norm_its_clause_and_the_reason(workshop: Workshop):
    workshop.run(completed(SHAKHTY))
    (answer,) = workshop.inquirer.why(SHAKHTY, "S11.2")
    assert answer.norm is not None
    assert (answer.norm.number, answer.clause) == ("152-ФЗ", "статья 9")
    assert (
        answer.because == "за несовершеннолетнего участника согласие даёт родитель (законный представитель)"
    )
    assert answer.after == ("S01",)
    assert [act.id for act in answer.basis] == ["152-fz"]


def test_why_of_a_family_of_types_answers_for_each(workshop: Workshop):
    workshop.admit(completed(SHAKHTY))
    answers = workshop.inquirer.why(SHAKHTY, "S12")
    assert [answer.type.code for answer in answers] == ["S12.1", "S12.2", "S12.3", "S12.4"]
    assert all(answer.version is None and answer.history == () for answer in answers)


def test_why_shows_the_origin_of_every_printed_value(workshop: Workshop):
    workshop.run(completed(SHAKHTY))
    (answer,) = workshop.inquirer.why(SHAKHTY, "S01")
    origins = {value.path: (value.origin, value.value) for value in answer.provenance}
    assert origins["документ.номер"] == ("document.requisites.number", "162")
    assert origins["директор.подпись"][0] == "officers.head"
    assert origins["программа.цель"][0] == "organisation.mentoring.programme.goal"
    assert answer.provenance == workshop.provenance(SHAKHTY, "S01")


def test_an_unknown_type_is_refused_with_those_there_are(workshop: Workshop):
    workshop.admit(completed(SHAKHTY))
    for ask in (
        lambda: workshop.generator.generate(SHAKHTY, ["S99"]),
        lambda: workshop.inquirer.why(SHAKHTY, "S99"),
        lambda: workshop.inquirer.stale(SHAKHTY, ["S99"]),
    ):
        with pytest.raises(
            NotFoundError, match=r"shakhty-school-9 needs no document S99; it needs: S01, S02"
        ):
            ask()


def test_a_type_the_school_did_not_choose_is_refused_too(workshop: Workshop):
    workshop.admit(stated(SHAKHTY))
    with pytest.raises(NotFoundError, match=r"needs no document S18\.1"):
        workshop.generator.generate(SHAKHTY, ["S18.1"])


def test_an_unknown_organisation_is_refused(workshop: Workshop):
    workshop.admit(completed(SHAKHTY))
    for ask in (
        lambda: workshop.generator.generate("school-0"),
        lambda: workshop.inquirer.why("school-0", "S01"),
        lambda: workshop.inquirer.stale("school-0"),
        lambda: workshop.assessor.assess("school-0"),
    ):
        with pytest.raises(NotFoundError, match="there is no organisation school-0"):
            ask()


def test_only_the_wanted_types_are_made(workshop: Workshop):
    outcome = workshop.run(completed(SHAKHTY), "S12", "S05")
    assert [one.version.key.type for one in outcome.made] == ["S05", "S12.1", "S12.2", "S12.3", "S12.4"]


def test_a_person_without_a_part_in_the_paperwork_signs_nothing(workshop: Workshop):
    profile = completed(SHAKHTY)
    listed = profile.model_dump(mode="json")["people"]
    librarian = {"name": "Примерова Ольга Олеговна", "gender": "f", "posts": [{"title": "библиотекарь"}]}
    workshop.run(altered(profile, people=[librarian, *listed]))
    assert not any("Ольг" in workshop.text(SHAKHTY, code) for code in ("S01", "S03", "S05", "S19"))
    assert "Э. И. Двалидзе" in workshop.text(SHAKHTY, "S01")
