"""Documents that end, steps that are late, the letters about them."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from normdocs.domain.approval.journal import Event, first_broken
from normdocs.domain.approval.letter import Posted
from normdocs.domain.document import Requisites, State
from normdocs.errors import NotFoundError
from normdocs.services.approval.approving import Approver, Vote
from normdocs.services.approval.inbox import Inbox
from normdocs.services.approval.office import By, Office
from normdocs.services.approval.registering import Clerk, Wish
from normdocs.services.reminders.mailing import Postman
from normdocs.services.reminders.refreshing import Refreshed, Refresher
from tests.services.schools import SHAKHTY, altered, completed, people, real
from tests.services.workshop import Workshop

SCHOOL, HEAD, CURATOR = "office@school9.example", "head@school9.example", "curator@school9.example"
MONDAY = date(2020, 10, 5)


@dataclass
class Days:
    """A clock a test turns; it is nine in the morning in Moscow."""

    day: date = MONDAY

    def today(self) -> date:
        return self.day

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 6, 0, tzinfo=UTC)


@dataclass
class Post:
    """A mail server that notes what it was given; who is in `refused` has no mailbox."""

    given: list[Posted] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)

    def send(self, letters: Sequence[Posted]) -> Iterator[tuple[Posted, str | None]]:
        for one in letters:
            if one.letter.recipient in self.refused:
                yield one, "550 no such mailbox"
            else:
                self.given.append(one)
                yield one, None


@dataclass
class School:
    workshop: Workshop
    days: Days
    post: Post
    refresher: Refresher

    def on(self, day: date) -> Refreshed:
        self.days.day = day
        return self.refresher.refresh()

    def admit(self, **changes: object) -> None:
        self.workshop.admit(altered(profile(), **changes))

    def letters(self) -> list[Posted]:
        with self.workshop.register.view() as view:
            return list(view.letters(SHAKHTY))

    def events(self) -> tuple[Event, ...]:
        with self.workshop.register.view() as view:
            found = view.events(SHAKHTY)
            assert first_broken(found, view.seal(SHAKHTY)) is None
            return found


def profile():
    """A school without made-up values, whose head and curator have addresses at work."""
    school = altered(real(completed(SHAKHTY)), issued=[], email=SCHOOL)
    school = altered(school, people=people(school, "head", email=HEAD))
    return altered(school, people=people(school, "curator", email=CURATOR))


@pytest.fixture
def school(tmp_path: Path) -> Iterator[School]:
    days, post = Days(), Post()
    workshop = Workshop(tmp_path, clock=days)  # type: ignore[arg-type]
    workshop.run(profile())
    office = Office(workshop.generator)
    postman = Postman(workshop.register, days, post)
    yield School(
        workshop, days, post, Refresher(office, Inbox(workshop.generator), postman, workshop.almanac)
    )
    workshop.register.close()


def submit(school: School, *types: str) -> None:
    for code in types:
        Approver(school.refresher.office).submit(SHAKHTY, code)


def register(school: School) -> None:
    """Give the orders that others cite their numbers."""
    clerk = Clerk(school.refresher.office)
    clerk.register(SHAKHTY, "S01", Wish(MONDAY, "162"))
    clerk.register(SHAKHTY, "S02", Wish(MONDAY, "162/1"))


def approve_programme(school: School) -> None:
    """Approve the programme, which ends with 2024."""
    school.days.day = date(2020, 10, 12)
    approver = Approver(school.refresher.office)
    register(school)
    approver.submit(SHAKHTY, "S06")
    vote = Vote(protocol=Requisites("2", date(2020, 10, 9)))
    known = {body.role for body in profile().bodies}
    for role in ("methodical-council", "pedagogical-council"):
        if role in known:
            approver.approve(SHAKHTY, "S06", By(role), vote)
    approver.approve(SHAKHTY, "S06", By("head"))


def test_nobody_is_reminded_of_what_is_not_late(school: School) -> None:
    submit(school, "S01", "S02")
    result = school.on(MONDAY)
    assert (result.overdue, result.written, school.letters()) == ([], 0, [])


def test_what_is_due_by_the_end_of_the_next_working_day_is_reminded_of_once(school: School) -> None:
    submit(school, "S01")
    for day in (6, 6, 7):
        school.on(date(2020, 10, day))
    (one,) = school.letters()
    assert one.letter.recipient == CURATOR
    assert "Срок подходит:\n– S01 Приказ о внедрении целевой модели: проверить (куратор" in one.letter.body
    assert "Срок – 07.10.2020." in one.letter.body


def test_several_late_documents_of_one_person_are_one_letter(school: School) -> None:
    submit(school, "S01", "S02", "S05")
    result = school.on(date(2020, 10, 8))
    assert (len(result.overdue), result.written) == (3, 1)
    (one,) = school.letters()
    assert one.letter.subject == "МБОУ СОШ № 9 г. Шахты: просрочено – 3 документа"
    assert one.letter.body.count("опоздание – 1 день.") == 3
    assert [sent.letter for sent in school.post.given] == [one.letter]


def test_a_second_run_of_the_day_writes_nothing(school: School) -> None:
    submit(school, "S01")
    school.on(date(2020, 10, 8))
    rows = school.letters()
    result = school.on(date(2020, 10, 8))
    assert (result.written, len(result.overdue)) == (0, 1)
    assert school.letters() == rows
    assert len(school.post.given) == 1


def test_the_same_thing_is_said_again_after_a_week(school: School) -> None:
    submit(school, "S01")
    written = {day: school.on(date(2020, 10, day)).written for day in (8, 9, 12, 13, 14, 15, 16, 22)}
    assert written == {8: 1, 9: 0, 12: 0, 13: 0, 14: 0, 15: 1, 16: 0, 22: 1}


def test_something_else_that_is_late_the_next_day_is_said_then(school: School) -> None:
    submit(school, "S01")
    school.days.day = date(2020, 10, 6)
    submit(school, "S02")
    school.on(date(2020, 10, 8))
    school.on(date(2020, 10, 9))
    first, second = (one.letter.body for one in school.letters())
    assert "S01" in first
    assert "S02" not in first.partition("Срок подходит")[0]
    assert "S02" in second
    assert "S01" not in second


def test_no_letters_are_written_on_a_day_off(school: School) -> None:
    submit(school, "S01")
    result = school.on(date(2020, 10, 10))
    assert (result.working, result.written, len(result.overdue)) == (False, 0, 1)
    assert school.on(date(2020, 10, 12)).written == 1


def test_who_has_no_address_of_their_own_is_reminded_through_the_school(school: School) -> None:
    school.admit(people=people(profile(), "curator", email=None))
    submit(school, "S01")
    school.on(date(2020, 10, 8))
    assert [one.letter.recipient for one in school.letters()] == [SCHOOL]


def test_without_any_address_the_reminder_is_counted_and_said_when_there_is_one(school: School) -> None:
    school.admit(people=people(profile(), "curator", email=None), email=None)
    submit(school, "S01")
    result = school.on(date(2020, 10, 8))
    assert (result.written, [one.type for one in result.unaddressed]) == (0, ["S01"])
    school.admit()
    assert school.on(date(2020, 10, 8)).written == 1


def test_nothing_is_sent_to_an_address_that_was_made_up(workshop: Workshop) -> None:
    workshop.admit(completed(SHAKHTY))
    from normdocs.services.reminders.reminding import address

    assert completed(SHAKHTY).email
    assert address(completed(SHAKHTY), "curator", None, MONDAY) is None


def test_those_who_have_to_read_an_order_are_a_number_and_no_names(school: School) -> None:
    approver, office = Approver(school.refresher.office), school.refresher.office
    register(school)
    approver.submit(SHAKHTY, "S05")
    Clerk(office).register(SHAKHTY, "S05", Wish(MONDAY, "163"))
    approver.approve(SHAKHTY, "S05", By("curator"))
    approver.approve(SHAKHTY, "S05", By("head"))
    school.on(date(2020, 10, 12))
    (one,) = [one for one in school.letters() if "ознакомить под подпись" in one.letter.body]
    assert one.letter.recipient == CURATOR
    assert "осталось" in one.letter.body
    everything = one.letter.body + one.letter.subject + one.letter.occasion + "".join(one.letter.about)
    for person in [*profile().people, *profile().mentoring.participants]:
        assert person.name.split()[0] not in everything


def test_a_programme_ends_with_its_last_year(school: School) -> None:
    approve_programme(school)
    assert school.on(date(2024, 12, 28)).expired == []
    (ended,) = school.on(date(2025, 1, 1)).expired
    assert (ended.type, ended.last_day) == ("S06", date(2024, 12, 31))
    assert school.workshop.version(SHAKHTY, "S06").state is State.EXPIRED
    last = school.events()[-1]
    assert (last.entry.actor.role, last.entry.actor.name) == ("engine", "normdocs")
    assert last.entry.details["last_day"] == "2024-12-31"


def test_a_document_ends_once(school: School) -> None:
    approve_programme(school)
    school.on(date(2025, 1, 9))
    events = school.events()
    assert school.on(date(2025, 1, 10)).expired == []
    assert school.events() == events


def test_the_end_is_announced_a_month_before_and_said_when_it_came(school: School) -> None:
    approve_programme(school)
    for day in (date(2024, 11, 29), date(2024, 12, 2), date(2024, 12, 20)):
        school.on(day)
    warned = [one for one in school.letters() if "Скоро перестанут действовать" in one.letter.body]
    assert [one.written_at.date() for one in warned] == [date(2024, 12, 2)]
    school.on(date(2025, 1, 9))
    school.on(date(2025, 1, 20))
    ended = [one for one in school.letters() if "Перестали действовать" in one.letter.body]
    assert [one.written_at.date() for one in ended] == [date(2025, 1, 9)]
    assert "normdocs generate shakhty-school-9 S06 --new-edition" in ended[0].letter.body


def test_a_letter_that_failed_is_kept_with_its_reason_and_tried_again(school: School) -> None:
    school.post.refused = {CURATOR}
    submit(school, "S01")
    delivery = school.on(date(2020, 10, 8)).delivery
    assert delivery is not None
    assert [(one.recipient, one.reason) for one in delivery.failed] == [(CURATOR, "550 no such mailbox")]
    assert [one.failure for one in school.letters()] == ["550 no such mailbox"]
    school.post.refused = set()
    again = school.on(date(2020, 10, 9)).delivery
    assert again is not None
    assert (again.sent, again.failed) == (1, [])
    (one,) = school.letters()
    assert one.failure is None
    assert one.sent_at is not None


def test_without_a_mail_server_letters_wait_and_a_stale_one_is_written_anew(school: School) -> None:
    postman = Postman(school.workshop.register, school.days, None)
    alone = replace(school.refresher, postman=postman)
    submit(school, "S01")
    school.days.day = date(2020, 10, 8)
    first = alone.refresh()
    assert (first.delivery, first.written, first.waiting) == (None, 1, 1)
    school.days.day = date(2020, 10, 15)
    again = alone.refresh()
    assert (again.written, again.waiting) == (1, 1)
    assert school.on(date(2020, 10, 15)).delivery.sent == 1  # type: ignore[union-attr]
    assert "опоздание – 8 дней" in school.post.given[0].letter.body


def test_a_sender_that_was_killed_leaves_its_letters_to_a_later_run(school: School) -> None:
    submit(school, "S01")
    school.days.day = date(2020, 10, 8)
    postman = Postman(school.workshop.register, school.days, None)
    replace(school.refresher, postman=postman).refresh()
    now = school.days.now()
    with school.workshop.register.unit() as unit:
        (claimed,) = unit.claim_letters(now, None, 0)
    with school.workshop.register.unit() as unit:
        assert unit.claim_letters(now + timedelta(minutes=5), None, 0) == ()
        assert unit.claim_letters(now + timedelta(minutes=16), None, 0) == (claimed,)


def test_two_who_send_at_once_send_each_letter_once(school: School) -> None:
    submit(school, "S01")
    school.days.day = date(2020, 10, 8)
    waiting = Postman(school.workshop.register, school.days, None)
    replace(school.refresher, postman=waiting).refresh()
    postman = Postman(school.workshop.register, school.days, school.post)
    senders = [threading.Thread(target=postman.deliver) for _ in range(4)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert len(school.post.given) == 1


def test_an_organisation_nobody_has_is_said_so(school: School) -> None:
    with pytest.raises(NotFoundError):
        school.refresher.refresh("nowhere")
