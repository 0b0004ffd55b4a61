"""A simulated region: plausible, the same for the same seed, and nobody takes it for a real one."""

from __future__ import annotations

from pathlib import Path

import pytest

from normdocs.content.trial.region import SimulatedRegion
from normdocs.domain.document import IN_FORCE, State
from normdocs.errors import InputError, MoveError
from normdocs.services.approval.approving import Approver
from normdocs.services.approval.office import Office
from normdocs.services.journal.auditing import Auditor
from normdocs.services.trial.region import Order, Simulated, Simulator, core
from tests.services.schools import SHAKHTY, completed
from tests.services.workshop import Workshop

REGION = SimulatedRegion("Ростовская область", 3, 1)


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


def simulate(workshop: Workshop, count: int, approved: float = 0.0, **options: bool) -> Simulated:
    return Simulator(workshop.generator).simulate(Order(REGION, count, approved, **options))


def fingerprints(workshop: Workshop) -> dict[str, list[tuple[str, str]]]:
    with workshop.register.view() as view:
        return {
            one.id: [(version.key.type, version.fingerprint) for version in view.versions(one.id)]
            for one in view.organisations()
        }


def test_each_school_has_its_core_set_and_each_document_bears_the_mark(workshop: Workshop) -> None:
    made = simulate(workshop, 3)
    codes = core(workshop.generator)
    assert (made.schools, made.documents, made.sets) == (3, 3 * len(codes), 0)
    with workshop.register.view() as view:
        for one in view.organisations():
            versions = view.versions(one.id)
            assert sorted(version.key.type for version in versions) == codes
            assert all(version.example and not version.doubts for version in versions)
            assert one.id.startswith("sim-")
            assert "Примерная школа" in one.short_name


def test_one_seed_gives_one_region_and_another_seed_another(tmp_path: Path) -> None:
    found = []
    for name, region in (("a", REGION), ("b", REGION), ("c", SimulatedRegion(REGION.name, 3, 2))):
        workshop = Workshop(tmp_path / name)
        (tmp_path / name).mkdir()
        Simulator(workshop.generator).simulate(Order(region, 2))
        found.append(fingerprints(workshop))
    assert found[0] == found[1] != found[2]


def test_a_second_run_makes_only_what_is_missing(workshop: Workshop) -> None:
    simulate(workshop, 2, approved=1.0)
    before = fingerprints(workshop)
    again = simulate(workshop, 3, approved=1.0)
    assert (again.schools, again.acts, again.sets) == (1, 0, 1)
    assert before.items() <= fingerprints(workshop).items()


def test_drafts_of_a_simulated_school_go_nowhere_unless_it_is_for_trials(workshop: Workshop) -> None:
    simulate(workshop, 1)
    school = REGION.school(1, trial=False).id
    with pytest.raises(MoveError) as caught:
        Approver(Office(workshop.generator)).submit(school, "S05")
    assert "made-up values are printed in it" in str(caught.value)
    simulate(workshop, 1, trial=True)
    Approver(Office(workshop.generator)).submit(school, "S05")
    assert workshop.version(school, "S05").state is State.IN_APPROVAL
    assert workshop.version(school, "S05").example


def test_approved_sets_went_through_the_journal_and_it_holds(workshop: Workshop) -> None:
    made = simulate(workshop, 2, approved=1.0)
    assert made.sets == 2
    with workshop.register.view() as view:
        organisations = [one.id for one in view.organisations()]
        for one in organisations:
            assert {version.state for version in view.versions(one)} <= IN_FORCE
            assert len(view.registrations(one)) == 4
        assert sum(view.seal(one).length for one in organisations) == made.events
    assert Auditor(workshop.register, workshop.archive).verify().findings == []


def test_municipal_acts_reach_the_documents_of_their_municipality_alone(workshop: Workshop) -> None:
    made = simulate(workshop, 6)
    acts = [act.id for act in REGION.municipal_acts()]
    assert made.acts == len(acts) > 0
    with workshop.register.view() as view:
        for act, district in ((act, act.rpartition("m")[2]) for act in acts):
            schools = {key.organisation for key in view.citing(act)}
            expected = {
                one.id
                for one in view.organisations()
                if one.municipality == REGION.municipality(int(district))
            }
            assert schools == expected


def test_a_region_without_a_known_order_gets_a_made_up_one(workshop: Workshop) -> None:
    region = SimulatedRegion("Примерная область", 2, 1)
    Simulator(workshop.generator).simulate(Order(region, 1))
    with workshop.register.view() as view:
        act = next(one for one in view.acts() if one.id == f"{region.tag}-r")
        assert not act.verified
        assert view.citing(act.id)


def test_a_register_with_real_schools_is_refused_unless_they_may_stand_together(workshop: Workshop) -> None:
    workshop.admit(completed(SHAKHTY))
    with pytest.raises(InputError, match=f"the register holds real organisations .{SHAKHTY}."):
        simulate(workshop, 1)
    with workshop.register.view() as view:
        assert [one.id for one in view.organisations()] == [SHAKHTY]
    assert simulate(workshop, 1, add=True).schools == 1


def test_only_a_school_that_is_made_up_as_a_whole_is_for_trials() -> None:
    from normdocs.domain.records.mentoring import SchoolProfile

    stated = REGION.school(1, trial=True).model_dump(mode="json")
    with pytest.raises(ValueError, match="only an organisation that is made up as a whole"):
        SchoolProfile.model_validate(stated | {"example": False})
