"""People who do not consent, or no longer do, and people who want to be forgotten."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from normdocs.adapters.docx_renderer import text_of
from normdocs.adapters.pdf_cache import PdfCache
from normdocs.domain.document import State
from normdocs.domain.readiness import Status
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.errors import ArchiveError, InputError, MoveError, NotFoundError
from normdocs.services.approval.registering import Wish
from normdocs.services.records.roll import Roster
from normdocs.services.records.withdrawing import Withdrawer
from tests.services.approvals import CURATOR, DAY, HEAD, Rooms
from tests.services.schools import SHAKHTY, altered, completed, real
from tests.services.workshop import NOW, TODAY, Workshop, blocked, read

# Each of them prints participants.
NAMING = ("S07", "S09", "S10", "S13", "S14")
PUPIL, GROUPED, MENTOR = "p1", "p5", "m1"
PUPIL_NAMES = ("Примеров Пётр Примерович", "Примерова Петра Примеровича", "Примеров П. П.")


@pytest.fixture
def rooms(workshop: Workshop) -> Rooms:
    return Rooms(workshop)


def withdrawer(rooms: Rooms) -> Withdrawer:
    return Withdrawer(rooms.office, rooms.workshop.archive, PdfCache(rooms.workshop.folder / "pdf"))


def school(**consents: Any) -> SchoolProfile:
    """The school, the consent facts of some participants changed."""
    known = real(completed(SHAKHTY)).model_dump(mode="json")["mentoring"]["participants"]
    people = [one | consents.get(one["id"], {}) for one in known]
    return altered(real(completed(SHAKHTY)), issued=[], mentoring={"participants": people})


def printed(workshop: Workshop, codes: tuple[str, ...] = NAMING) -> str:
    return "\n".join(workshop.text(SHAKHTY, code) for code in codes)


@pytest.mark.parametrize(
    "facts",
    [
        {"consent": None},
        {"consent_withdrawn": "2022-02-01"},
        {"consent": "2030-01-01"},
        {"consent_scope": ["publication"]},
    ],
    ids=["missing", "withdrawn", "not yet given", "of publication alone"],
)
def test_who_does_not_consent_stands_in_no_document(workshop: Workshop, facts: dict[str, Any]) -> None:
    dossier = workshop.dossier(school(p5=facts))
    assert "Черновиков" not in repr(dossier)
    workshop.generator.generate(SHAKHTY, NAMING)
    shown = printed(workshop)
    assert "Черновиков" not in shown
    # The other mentee of the group is still with the mentor.
    assert "Бланкова" in workshop.text(SHAKHTY, "S07")


def test_a_pair_without_its_mentor_is_no_pair(workshop: Workshop) -> None:
    workshop.run(school(m1={"consent": None}), *NAMING)
    assert "Условная" not in printed(workshop)
    assert PUPIL_NAMES[0] not in workshop.text(SHAKHTY, "S13")
    assert PUPIL_NAMES[0] in workshop.text(SHAKHTY, "S09")


def test_a_document_nobody_may_be_named_in_says_whose_consents_it_waits_for(workshop: Workshop) -> None:
    nobody = {f"{part}{number}": {"consent": None} for part in "pm" for number in range(1, 9)}
    outcome = workshop.run(school(**nobody), "S07", "S09")
    assert set(blocked(outcome)) == {"S07", "S09"}
    said = "участники, чьё согласие на обработку персональных данных действует (не действует у 15)"
    for document in outcome.blocked:
        assert said in [gap.title for gap in document.missing]


def test_after_a_withdrawal_drafts_are_made_anew_without_the_person(rooms: Rooms) -> None:
    rooms.workshop.run(school())
    assert "Примеров Пётр" in printed(rooms.workshop)
    done = withdrawer(rooms).withdraw(SHAKHTY, PUPIL, "Завучева З. З.", date(2022, 2, 1))
    assert set(NAMING) <= set(done.consequences.made)
    assert (done.consequences.underway, done.consequences.kept) == ((), ())
    shown = printed(rooms.workshop)
    assert [name for name in PUPIL_NAMES if name in shown] == []
    cells = {code: cell.status for code, cell in rooms.workshop.cells(SHAKHTY).items()}
    assert {cells[code] for code in NAMING} == {Status.DRAFT}
    again = withdrawer(rooms).withdraw(SHAKHTY, PUPIL, "Завучева З. З.", date(2022, 2, 1))
    assert not again.changed


def test_a_withdrawal_found_in_the_profile_makes_drafts_stale(workshop: Workshop) -> None:
    workshop.run(school(), *NAMING)
    workshop.admit(school(p1={"consent_withdrawn": "2022-02-01"}))
    (row,) = workshop.assessor.assess(SHAKHTY, stale=True)
    assert {cell.code for cell in row.cells if cell.status is Status.STALE} >= set(NAMING)


@pytest.mark.parametrize(
    ("participant", "day", "reason"),
    [
        ("p2", date(2021, 9, 27), "p2 consented on 2021-09-28: a withdrawal cannot be before that"),
        ("p3", None, "p3 has given no consent: there is nothing to withdraw"),
    ],
)
def test_what_cannot_be_withdrawn_is_said(
    rooms: Rooms, participant: str, day: date | None, reason: str
) -> None:
    rooms.workshop.admit(school(p3={"consent": None}))
    with pytest.raises(InputError, match=reason):
        withdrawer(rooms).withdraw(SHAKHTY, participant, "Завучева З. З.", day)


def test_of_somebody_forgotten_no_draft_and_no_file_tells(rooms: Rooms) -> None:
    workshop = rooms.workshop
    workshop.run(school())
    with workshop.register.view() as view:
        before = view.tally([SHAKHTY], TODAY)
    told = holding(workshop, PUPIL_NAMES[0])
    assert told
    done = withdrawer(rooms).forget(SHAKHTY, PUPIL, "Завучева З. З.")
    assert done.erased == len(told)
    assert set(NAMING) <= set(done.consequences.made)
    shown = printed(workshop)
    for name in (*PUPIL_NAMES, "догнать программу по математике"):
        assert name not in shown
        assert holding(workshop, name) == []
    for content in told:
        with pytest.raises(ArchiveError):
            workshop.archive.get(content)
    with workshop.register.view() as view:
        assert view.tally([SHAKHTY], TODAY) == before
    assert list(rooms.auditor.verify(SHAKHTY).findings) == []


def test_the_file_of_the_register_holds_nothing_of_somebody_forgotten(rooms: Rooms) -> None:
    rooms.workshop.run(school(), *NAMING)
    withdrawer(rooms).forget(SHAKHTY, PUPIL, "Завучева З. З.")
    rooms.workshop.register.close()
    kept = b"".join(path.read_bytes() for path in rooms.workshop.folder.glob("register.db*"))
    assert "Образцова Мария".encode() in kept
    assert [name for name in PUPIL_NAMES if name.encode() in kept] == []


def test_an_emptied_draft_says_why_it_is_empty(rooms: Rooms) -> None:
    rooms.workshop.run(school(), "S09")
    withdrawer(rooms).forget(SHAKHTY, PUPIL, "Завучева З. З.")
    with rooms.workshop.register.view() as view:
        key = rooms.workshop.version(SHAKHTY, "S09").key
        first, second = view.history(key)
        values = view.provenance(key, 1)
    assert "потребовал удалить свои персональные данные" in text_of(rooms.workshop.archive.get(first.content))
    assert "Образцова" in read(text_of(rooms.workshop.archive.get(second.content)))
    emptied = [value.path for value in values if not value.value]
    assert emptied
    assert len(emptied) < len(values)


def test_nobody_is_forgotten_while_others_decide_on_a_document(rooms: Rooms) -> None:
    rooms.workshop.run(school())
    rooms.approver.submit(SHAKHTY, "S09")
    with pytest.raises(MoveError) as caught:
        withdrawer(rooms).forget(SHAKHTY, PUPIL, "Завучева З. З.")
    assert str(caught.value).startswith("p1 cannot be forgotten while documents that name them")
    assert "S09" in str(caught.value.causes[0])
    with rooms.workshop.register.view() as view:
        assert PUPIL in [one.id for one in view.records(SHAKHTY).participants]


def test_what_was_signed_stays_and_is_named(rooms: Rooms) -> None:
    rooms.workshop.run(school())
    rooms.approver.submit(SHAKHTY, "S07")
    rooms.approver.approve(SHAKHTY, "S07", CURATOR)
    rooms.clerk.register(SHAKHTY, "S01", Wish(DAY, "162"))
    rooms.clerk.register(SHAKHTY, "S07", Wish(DAY, "170"))
    rooms.approver.approve(SHAKHTY, "S07", HEAD)
    signed = rooms.workshop.version(SHAKHTY, "S07")
    done = withdrawer(rooms).forget(SHAKHTY, PUPIL, "Завучева З. З.")
    # The form of the order that was submitted first, before it had a number, left its author's hands as well.
    kept = [(one.key.type, one.state) for one in done.consequences.kept]
    assert ("S07", State.APPROVED) in kept
    assert {code for code, _ in kept} == {"S07"}
    assert "Примеров" in read(text_of(rooms.workshop.archive.get(signed.content)))
    assert list(rooms.auditor.verify(SHAKHTY).findings) == []


def test_a_list_says_who_takes_part_and_whose_consent_is_missing(workshop: Workshop) -> None:
    workshop.admit(school(p1={"consent": None}, m3={"consent_withdrawn": "2022-02-01"}))
    with workshop.register.unit() as unit:
        unit.forget(SHAKHTY, "p8", "Завучева З. З.", NOW)
    roll = Roster(workshop.known, workshop.register, workshop.clock).roll(SHAKHTY)
    states = {entry.id: entry.consent.value for entry in roll.entries}
    assert (states["p1"], states["m3"], states["p2"]) == ("missing", "withdrawn", "given")
    partners = {entry.id: entry.partners for entry in roll.entries}
    assert (partners["m3"], partners["p5"]) == (("p5", "p6"), ("m3",))
    assert (len(roll.entries), roll.pairs, roll.unprinted) == (14, 6, 2)
    assert [one.id for one in roll.forgotten] == ["forgotten-1"]


def test_both_databases_forget(tmp_path: Path, database_url: str) -> None:
    rooms = Rooms(Workshop(tmp_path, database_url=database_url))
    rooms.workshop.run(school(), "S07", "S09")
    done = withdrawer(rooms).forget(SHAKHTY, PUPIL, "Завучева З. З.")
    assert (done.erased, done.consequences.made) == (2, ("S07", "S09"))
    assert PUPIL_NAMES[0] not in printed(rooms.workshop, ("S07", "S09"))
    rooms.workshop.register.close()


def test_nobody_is_found_who_is_not_there(rooms: Rooms) -> None:
    rooms.workshop.admit(school())
    for asked in (withdrawer(rooms).withdraw, withdrawer(rooms).forget):
        with pytest.raises(NotFoundError, match="has no participant p99"):
            asked(SHAKHTY, "p99", "Завучева З. З.")


def holding(workshop: Workshop, told: str) -> list[str]:
    """The files of the archive that hold this text."""
    files = [path for path in (workshop.folder / "archive").glob("*/*") if len(path.name) == 64]
    return [path.name for path in files if told in read(text_of(path.read_bytes()))]
