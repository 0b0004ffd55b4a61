"""A document that lacks a fact is blocked, names exactly that fact, and holds nothing else up."""

from __future__ import annotations

import pytest

from normdocs.domain.readiness import Status, Step
from tests.services.schools import FEDOSEEVSKAYA, SHAKHTY, altered, completed, people, stated, without
from tests.services.workshop import Workshop, blocked, made

PAIRS = "organisation.mentoring.pairs"
PARTICIPANTS = "organisation.mentoring.participants"
YEAR = "organisation.planning.school_year"
CURATOR = "officers.curator"
HEAD = "officers.head"


def test_without_pairs_exactly_the_documents_about_pairs_wait_for_them(workshop: Workshop):
    outcome = workshop.run(altered(completed(SHAKHTY), mentoring={"pairs": []}))
    assert blocked(outcome) == {code: {PAIRS} for code in ("S07", "S13", "S14", "S18.1", "S18.3")}
    assert len(made(outcome)) == 21


def test_without_participants_the_bases_wait_for_them_too(workshop: Workshop):
    outcome = workshop.run(altered(completed(SHAKHTY), mentoring={"pairs": [], "participants": []}))
    lacking = blocked(outcome)
    assert {code for code, gaps in lacking.items() if PARTICIPANTS in gaps} == {"S09", "S10"}
    assert lacking["S09"] == {PARTICIPANTS}


def test_without_a_curator_the_documents_that_name_one_wait(workshop: Workshop):
    profile = completed(SHAKHTY)
    outcome = workshop.run(altered(profile, people=without(profile, "curator")))
    assert {code for code, gaps in blocked(outcome).items() if gaps == {CURATOR}} == set(blocked(outcome))
    assert set(blocked(outcome)) == {
        *("S03", "S05", "S06", "S07", "S08", "S09", "S10", "S13", "S14", "S15"),
        *("S18.1", "S18.2", "S19", "S20.1", "S20.2", "S24"),
    }


def test_without_a_head_only_blanks_and_the_curators_records_are_made(workshop: Workshop):
    profile = completed(SHAKHTY)
    outcome = workshop.run(altered(profile, people=without(profile, "head")))
    lacking = blocked(outcome)
    assert all(gaps == {HEAD} for gaps in lacking.values())
    assert {"S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08", "S13", "S18.1", "S19"} <= set(lacking)
    assert {"S09", "S10", "S14", "S15"} | {f"S12.{n}" for n in (1, 2, 3, 4)} <= set(made(outcome))


def test_without_a_school_year_what_prints_it_waits_and_the_programme_does_not(workshop: Workshop):
    outcome = workshop.run(altered(completed(SHAKHTY), planning={"school_year": None}))
    assert all(gaps == {YEAR} for gaps in blocked(outcome).values())
    assert {"S02", "S03", "S07", "S08", "S15"} <= set(blocked(outcome))
    assert {"S01", "S04", "S05", "S06"} <= set(made(outcome))


def test_without_forms_the_documents_that_list_them_wait(workshop: Workshop):
    outcome = workshop.run(altered(completed(SHAKHTY), mentoring={"forms": []}))
    assert {gap for gaps in blocked(outcome).values() for gap in gaps} == {"organisation.mentoring.forms"}
    assert {"S01", "S04", "S06"} <= set(blocked(outcome))


def test_without_a_full_name_no_document_calls_the_school_by_another(workshop: Workshop):
    outcome = workshop.run(altered(completed(SHAKHTY), names={"full": None}))
    assert {gap for gaps in blocked(outcome).values() for gap in gaps} == {"organisation.names.full"}
    assert set(made(outcome)) == {"S12.1", "S12.2", "S12.3", "S12.4", "S14", *(set(made(outcome)) - {"S01"})}
    assert "S01" in blocked(outcome)


def test_an_undecidable_gender_blocks_and_names_the_persons_gender(workshop: Workshop):
    profile = completed(SHAKHTY)
    curator = people(profile, "curator", name="Гончарук И. О.", gender=None, forms={})
    outcome = workshop.run(altered(profile, people=curator))
    (gap,) = {gap for one in outcome.blocked for gap in one.missing if one.key.type == "S05"}
    assert (gap.origin, gap.title) == ("officers.curator.gender", "Гончарук И. О.")
    assert set(blocked(outcome)["S05"]) == {"officers.curator.gender"}
    assert "S03" in made(outcome), "the nominative needs no gender"


@pytest.mark.parametrize(
    "stated",
    [{"gender": "f"}, {"gender": "m"}, {"forms": {"accs": "Гончарук И. О.", "datv": "Гончарук И. О."}}],
)
def test_a_stated_gender_or_stated_forms_lift_the_block(workshop: Workshop, stated: dict[str, object]):
    profile = completed(SHAKHTY)
    curator = people(profile, "curator", **({"name": "Гончарук И. О.", "gender": None, "forms": {}} | stated))
    outcome = workshop.run(altered(profile, people=curator), "S05")
    assert blocked(outcome) == {}
    wanted = "Гончарука И. О." if stated == {"gender": "m"} else "Гончарук И. О."
    assert wanted in workshop.text(SHAKHTY, "S05")


def test_a_mentor_without_a_gender_is_named_by_place_in_the_profile(workshop: Workshop):
    profile = completed(SHAKHTY)
    listed = profile.model_dump(mode="json")["mentoring"]["participants"]
    mentor = next(one for one in listed if one["id"] == "m1")
    mentor.update(name="Гончарук И. О.", gender=None)
    outcome = workshop.run(altered(profile, mentoring={"participants": listed}))
    assert set(blocked(outcome)) == {"S18.1", "S18.3"}
    (gap,) = blocked(outcome)["S18.1"]
    assert gap.endswith(".gender")
    assert outcome.blocked[0].missing[0].title == "Гончарук И. О."


def test_what_the_real_papers_of_a_school_do_not_say_is_named_and_nothing_is_invented(workshop: Workshop):
    outcome = workshop.run(stated(SHAKHTY))
    assert {gap for gaps in blocked(outcome).values() for gap in gaps} <= {
        *(CURATOR, YEAR, PAIRS, PARTICIPANTS, "organisation.people"),
    }
    assert blocked(outcome)["S05"] == {CURATOR}
    assert blocked(outcome)["S02"] == {YEAR}
    assert {"S01", "S04"} <= set(made(outcome))


def test_a_blocked_document_is_shown_with_its_gaps_and_the_next_step(workshop: Workshop):
    workshop.run(altered(completed(SHAKHTY), mentoring={"pairs": []}))
    cell = workshop.cells(SHAKHTY)["S07"]
    assert (cell.status, cell.step, cell.present) == (Status.BLOCKED, Step.FILL_PROFILE, False)
    assert [(gap.origin, gap.title) for gap in cell.missing] == [(PAIRS, "Наставнические пары и группы")]


def test_once_the_fact_is_there_the_document_is_made_and_the_others_are_kept(workshop: Workshop):
    profile = completed(SHAKHTY)
    workshop.run(altered(profile, mentoring={"pairs": []}))
    outcome = workshop.run(profile)
    assert {"S07", "S13", "S14", "S18.1", "S18.3"} <= set(made(outcome))
    assert all(number == 1 for code, number in made(outcome).items() if code in {"S07", "S13", "S14"})
    assert set(made(outcome)) == {"S07", "S13", "S14", "S18.1", "S18.3", "S09", "S10"}


@pytest.mark.parametrize("school", [SHAKHTY, FEDOSEEVSKAYA])
def test_a_completed_school_has_every_document(workshop: Workshop, school: str):
    outcome = workshop.run(completed(school))
    assert outcome.blocked == []
    assert len(outcome.made) == 26


def test_a_school_that_names_no_municipality_is_taken_in_with_what_its_papers_say(workshop: Workshop):
    outcome = workshop.run(stated(FEDOSEEVSKAYA))
    assert blocked(outcome)["S01"] == {"organisation.names.full"}
    assert PAIRS in blocked(outcome)["S13"]
    assert {row.organisation for row in workshop.assessor.assess(region="Ростовская область")} == {
        FEDOSEEVSKAYA
    }
