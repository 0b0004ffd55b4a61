"""Documents on their routes: what is asked for, what is carried over, what a new edition does to the old."""

from __future__ import annotations

from datetime import date

import pytest

from normdocs.domain.document import Requisites, State
from normdocs.domain.readiness import Status, Step
from normdocs.errors import ConflictError, InputError, MoveError
from normdocs.messages import explain, say
from normdocs.services.approval.approving import Vote
from normdocs.services.approval.registering import Wish
from normdocs.services.making.generation import Over
from tests.services.approvals import COUNCIL, CURATOR, DAY, EDITOR, GOVERNORS, HEAD, OFFICIAL, PROTOCOL, Rooms
from tests.services.schools import SHAKHTY, altered, completed, people, real
from tests.services.workshop import Workshop, made


@pytest.fixture
def rooms(workshop: Workshop) -> Rooms:
    rooms = Rooms(workshop)
    rooms.admit()
    return rooms


def refused(error: pytest.ExceptionInfo[Exception]) -> str:
    return explain(error.value)  # type: ignore[arg-type]


def states(rooms: Rooms, code: str) -> list[State]:
    key = rooms.workshop.version(SHAKHTY, code).key
    with rooms.workshop.register.view() as view:
        return [version.state for version in view.history(key)]


def test_made_up_values_are_never_submitted(workshop: Workshop):
    workshop.run(completed(SHAKHTY))
    with pytest.raises(MoveError) as error:
        Rooms(workshop).approver.submit(SHAKHTY, "S01")
    assert "вымышленные значения" in refused(error)


def test_a_stale_draft_is_made_anew_before_it_is_submitted(rooms: Rooms):
    profile = altered(real(completed(SHAKHTY)), issued=[], settlement="г. Новочеркасск")
    rooms.workshop.admit(profile)
    with pytest.raises(MoveError) as error:
        rooms.approver.submit(SHAKHTY, "S01")
    assert f"normdocs generate {SHAKHTY} S01" in refused(error)


def test_the_annex_is_approved_by_its_order_and_its_mark_cites_it(rooms: Rooms):
    rooms.walk()
    assert "УТВЕРЖДЕНА" in rooms.workshop.text(SHAKHTY, "S03")
    assert "приказом МБОУ СОШ № 9 г. Шахты от 13 октября 2020 г. № 162/1" in rooms.workshop.text(
        SHAKHTY, "S03"
    )
    assert states(rooms, "S03") == [State.WITHDRAWN, State.PUBLISHED]
    cell = rooms.workshop.cells(SHAKHTY)["S03"]
    assert (cell.status, cell.step) == (Status.PUBLISHED, Step.NOTHING)


def test_an_order_waits_for_its_annex(rooms: Rooms):
    rooms.clerk.register(SHAKHTY, "S02", Wish(DAY, "162/1"))
    rooms.approver.submit(SHAKHTY, "S02")
    rooms.approver.approve(SHAKHTY, "S02", CURATOR)
    with pytest.raises(MoveError) as error:
        rooms.approver.approve(SHAKHTY, "S02", HEAD)
    assert "S03 Дорожная карта ещё не готово к утверждению (проект)" in refused(error)
    assert "S01 Приказ о внедрении целевой модели, у которого ещё нет номера" in refused(error)


def test_a_number_given_on_the_way_keeps_the_decisions_made(rooms: Rooms):
    rooms.approver.submit(SHAKHTY, "S03")
    rooms.approver.approve(SHAKHTY, "S03", CURATOR)
    rooms.approver.approve(SHAKHTY, "S03", OFFICIAL)
    result = rooms.clerk.register(SHAKHTY, "S02", Wish(DAY, "162/1"))
    assert {version.key.type for version in result.remade} >= {"S02", "S03"}
    cell = rooms.workshop.cells(SHAKHTY)["S03"]
    assert cell.progress is not None
    assert (cell.version, cell.progress.taken, cell.progress.steps) == (2, 2, 3)
    assert cell.step is Step.AWAIT_ORDER


def test_what_would_change_in_more_than_its_number_is_held(rooms: Rooms):
    rooms.approver.submit(SHAKHTY, "S02")
    rooms.workshop.admit(altered(real(completed(SHAKHTY)), issued=[], settlement="г. Новочеркасск"))
    result = rooms.clerk.register(SHAKHTY, "S02", Wish(DAY, "162/1"))
    assert [version.key.type for version in result.held] == ["S02"]
    assert "г. Новочеркасск" not in rooms.workshop.text(SHAKHTY, "S02")


def test_a_number_is_given_once_a_year_whatever_the_alphabet(rooms: Rooms):
    rooms.clerk.register(SHAKHTY, "S01", Wish(DAY, "128-О"))
    with pytest.raises(ConflictError) as error:
        rooms.clerk.register(SHAKHTY, "S02", Wish(DAY, "128-O"))
    assert "уже у документа «О внедрении методологии" in refused(error)
    rooms.clerk.register(SHAKHTY, "S02", Wish(date(2021, 1, 12), "128-O"))


def test_the_next_number_is_proposed_and_a_fellow_on_request(rooms: Rooms):
    rooms.clerk.register(SHAKHTY, "S01", Wish(DAY, "162"))
    assert rooms.clerk.proposal(SHAKHTY, DAY) == "163"
    assert rooms.clerk.proposal(SHAKHTY, DAY, beside="162") == "162/1"
    assert rooms.clerk.proposal(SHAKHTY, date(2021, 1, 12)) == "1"


def test_back_dating_is_warned_of_and_written_down(rooms: Rooms):
    rooms.clerk.register(SHAKHTY, "S01", Wish(DAY, "162"))
    result = rooms.clerk.register(SHAKHTY, "S02", Wish(date(2020, 10, 2), "163"))
    (warning,) = result.warnings
    assert "более ранней" in say(warning.message, **warning.values) or "задним числом" in say(
        warning.message, **warning.values
    )
    with rooms.workshop.register.view() as view:
        last = view.events(SHAKHTY)[-1].entry
    assert last.details["warnings"]


def test_what_the_profile_says_was_issued_cannot_be_numbered_otherwise(workshop: Workshop):
    workshop.run(real(completed(SHAKHTY)))
    clerk = Rooms(workshop).clerk
    with pytest.raises(InputError) as error:
        clerk.register(SHAKHTY, "S01", Wish(DAY, "163"))
    assert "в профиле у документа № 162 от 13.10.2020" in refused(error)
    assert clerk.register(SHAKHTY, "S01", Wish(DAY)).requisites == Requisites("162", DAY)


def test_a_council_decides_by_a_protocol_and_by_the_one_the_profile_names(rooms: Rooms):
    rooms.approver.submit(SHAKHTY, "S04")
    rooms.approver.approve(SHAKHTY, "S04", CURATOR)
    with pytest.raises(MoveError, match="protocol"):
        rooms.approver.approve(SHAKHTY, "S04", COUNCIL)
    bodies = real(completed(SHAKHTY)).model_dump(mode="json")["bodies"]
    for body in bodies:
        if body["role"] == "pedagogical-council":
            body |= {"protocol_number": "1", "protocol_date": "2020-09-30"}
    rooms.workshop.admit(altered(real(completed(SHAKHTY)), issued=[], bodies=bodies))
    with pytest.raises(MoveError) as error:
        rooms.approver.approve(SHAKHTY, "S04", COUNCIL, PROTOCOL)
    assert "протокол № 1 от 30.09.2020, а не № 2 от 09.10.2020" in refused(error)
    rooms.approver.approve(SHAKHTY, "S04", COUNCIL)
    with rooms.workshop.register.view() as view:
        assert view.events(SHAKHTY)[-1].entry.details["protocol"] == {"number": "1", "date": "2020-09-30"}


def test_a_school_without_a_governing_council_skips_its_step(workshop: Workshop):
    rooms = Rooms(workshop)
    profile = real(completed(SHAKHTY))
    bodies = [one for one in profile.model_dump(mode="json")["bodies"] if one["role"] != "governing-council"]
    workshop.run(altered(profile, issued=[], bodies=bodies))
    rooms.approver.submit(SHAKHTY, "S04")
    with pytest.raises(MoveError):
        rooms.approver.approve(SHAKHTY, "S04", GOVERNORS)
    cell = workshop.cells(SHAKHTY)["S04"]
    assert cell.progress is not None
    assert cell.progress.steps == 3


def test_a_returned_document_says_why_and_can_be_submitted_again(rooms: Rooms):
    rooms.approver.submit(SHAKHTY, "S06")
    body = cell_of(rooms, "S06").progress
    assert body is not None
    rooms.approver.send_back(SHAKHTY, "S06", CURATOR, "в целях не назван молодой специалист")
    cell = cell_of(rooms, "S06")
    assert (cell.status, cell.step) == (Status.RETURNED, Step.SUBMIT)
    assert cell.progress is not None
    assert cell.progress.reason == "в целях не назван молодой специалист"
    rooms.approver.submit(SHAKHTY, "S06")
    assert cell_of(rooms, "S06").status is Status.IN_APPROVAL


def cell_of(rooms: Rooms, code: str):
    return rooms.workshop.cells(SHAKHTY)[code]


def test_a_decision_on_what_has_changed_meanwhile_is_refused(rooms: Rooms):
    rooms.approver.submit(SHAKHTY, "S06")
    seen = rooms.approver.seen(SHAKHTY, "S06")
    rooms.approver.send_back(SHAKHTY, "S06", CURATOR, "опечатка")
    rooms.approver.submit(SHAKHTY, "S06")
    with pytest.raises(ConflictError) as error:
        rooms.approver.approve(SHAKHTY, "S06", COUNCIL, PROTOCOL, seen=seen)
    assert "изменился" in refused(error)


def test_what_was_approved_stays_when_facts_change_and_a_new_edition_supersedes_it(rooms: Rooms):
    rooms.walk()
    old = rooms.workshop.version(SHAKHTY, "S01")
    changed = people(real(completed(SHAKHTY)), "head", name="Образцова Анна Ильинична", gender="f")
    outcome = rooms.workshop.run(altered(real(completed(SHAKHTY)), issued=[], people=changed))
    assert {"S01", "S02"} <= {version.key.type for version in outcome.held}
    assert rooms.workshop.version(SHAKHTY, "S01") == old

    anew = rooms.workshop.generator.generate(SHAKHTY, ["S01"], Over.NEW_EDITION)
    assert made(anew) == {"S01": old.number + 1}
    new = rooms.workshop.version(SHAKHTY, "S01")
    assert (new.edition, new.replaces, new.requisites) == (2, old.number, Requisites())
    cell = cell_of(rooms, "S01")
    assert (cell.status, cell.in_force) == (Status.DRAFT, old.number)

    rooms.clerk.register(SHAKHTY, "S01", Wish(date(2020, 12, 1), "201"))
    rooms.approver.submit(SHAKHTY, "S01")
    rooms.approver.approve(SHAKHTY, "S01", CURATOR)
    assert states(rooms, "S01")[old.number - 1] is State.APPROVED
    rooms.approver.approve(SHAKHTY, "S01", HEAD)
    assert states(rooms, "S01")[old.number - 1] is State.SUPERSEDED
    assert rooms.workshop.archive.get(old.content)
    assert "№ 201" in rooms.workshop.text(SHAKHTY, "S01")
    assert rooms.auditor.verify(SHAKHTY).findings == []


def test_a_draft_has_no_new_edition(rooms: Rooms):
    with pytest.raises(InputError) as error:
        rooms.workshop.generator.generate(SHAKHTY, ["S05"], Over.NEW_EDITION)
    assert "S05: новую редакцию делают у утверждённого документа; его состояние: проект" in refused(error)


def test_everybody_an_order_names_has_to_be_acquainted(rooms: Rooms):
    rooms.clerk.register(SHAKHTY, "S01", Wish(DAY, "162"))
    rooms.clerk.register(SHAKHTY, "S05", Wish(DAY, "164"))
    rooms.approver.submit(SHAKHTY, "S05")
    rooms.approver.approve(SHAKHTY, "S05", CURATOR)
    rooms.approver.approve(SHAKHTY, "S05", HEAD)
    cell = cell_of(rooms, "S05")
    assert cell.step is Step.ACQUAINT
    with pytest.raises(InputError) as error:
        rooms.executor.acquaint(SHAKHTY, "S05", "Посторонний Пётр")
    assert "названы: Примерова Анна Петровна" in refused(error)
    rooms.executor.acquaint(SHAKHTY, "S05", "Примерова Анна Петровна", DAY)
    with pytest.raises(MoveError) as again:
        rooms.executor.acquaint(SHAKHTY, "S05", "Примерова Анна Петровна", DAY)
    assert "13.10.2020" in refused(again)
    assert cell_of(rooms, "S05").step is Step.PUBLISH


def test_nothing_is_published_that_rests_on_an_unsigned_document(rooms: Rooms):
    rooms.clerk.register(SHAKHTY, "S01", Wish(DAY, "162"))
    rooms.clerk.register(SHAKHTY, "S05", Wish(DAY, "164"))
    rooms.approver.submit(SHAKHTY, "S05")
    rooms.approver.approve(SHAKHTY, "S05", CURATOR)
    rooms.approver.approve(SHAKHTY, "S05", HEAD)
    with pytest.raises(MoveError) as error:
        rooms.executor.publish(SHAKHTY, "S05", EDITOR)
    assert "опирается на S01 Приказ о внедрении целевой модели, а тот не утверждён" in refused(error)


def test_a_vote_on_a_day_of_its_own_stands_in_the_journal(rooms: Rooms):
    rooms.approver.submit(SHAKHTY, "S06")
    rooms.approver.approve(
        SHAKHTY, "S06", rooms_council(rooms), Vote(DAY, "единогласно", Requisites("3", DAY))
    )
    with rooms.workshop.register.view() as view:
        entry = view.events(SHAKHTY)[-1].entry
    assert (entry.comment, entry.details["on"]) == ("единогласно", "2020-10-13")


def rooms_council(rooms: Rooms):
    """Whoever the programme waits for first."""
    from normdocs.services.approval.office import By

    with rooms.workshop.register.view() as view:
        matter = rooms.office.matter(view, SHAKHTY, "S06")
    return By(matter.course.waits_for[0].role)
