from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from normdocs.adapters.database.outbox import BATCH
from normdocs.adapters.database.register import SqlRegister
from normdocs.domain.approval.letter import Letter
from tests.adapters.database.samples import NOW, profile

MINUTE = timedelta(minutes=1)


@pytest.fixture
def outbox(register: SqlRegister) -> SqlRegister:
    with register.unit() as unit:
        unit.save_profile(profile(), NOW)
    return register


def letter(number: int = 1) -> Letter:
    things = ("overdue:S01:1:sign:head:2020-10-13",)
    return Letter(profile().id, f"day {number}", "head@school.example", "Сроки", "Срок – завтра.\n", things)


def write(register: SqlRegister, *letters: Letter) -> list[bool]:
    with register.unit() as unit:
        return [unit.write_letter(one, NOW) for one in letters]


def claim(register: SqlRegister, moment=NOW, after: int = 0) -> list[int]:
    with register.unit() as unit:
        return [one.number for one in unit.claim_letters(moment, None, after)]


def test_a_letter_is_kept_as_it_was_written(outbox: SqlRegister):
    write(outbox, letter())
    with outbox.view() as view:
        (one,) = view.letters(profile().id)
        assert view.letters() == (one,)
        assert view.letters("nowhere") == ()
    assert one.letter == letter()
    assert (one.written_at, one.sent_at, one.failure) == (NOW, None, None)


def test_one_occasion_of_one_recipient_is_one_letter(outbox: SqlRegister):
    other = replace(letter(), recipient="curator@school.example")
    assert write(outbox, letter(), letter(), other) == [True, False, True]
    assert write(outbox, letter()) == [False]


def test_a_claimed_letter_is_nobody_elses_for_a_while(outbox: SqlRegister):
    write(outbox, letter(1), letter(2))
    first = claim(outbox)
    assert len(first) == 2
    assert claim(outbox, NOW + 14 * MINUTE) == []
    assert claim(outbox, NOW + 16 * MINUTE) == first


def test_two_who_claim_at_once_get_different_letters(outbox: SqlRegister):
    write(outbox, *map(letter, range(BATCH + 5)))
    if outbox._engine.dialect.name == "sqlite":
        first, second = claim(outbox), claim(outbox)
    else:
        with outbox.unit() as one, outbox.unit() as other:
            first = [posted.number for posted in one.claim_letters(NOW, None, 0)]
            second = [posted.number for posted in other.claim_letters(NOW, None, 0)]
    assert (len(first), len(second)) == (BATCH, 5)
    assert not set(first) & set(second)


def test_a_sent_letter_is_not_claimed_again_and_a_failed_one_is(outbox: SqlRegister):
    write(outbox, letter(1), letter(2))
    sent, failed = claim(outbox)
    with outbox.unit() as unit:
        unit.close_letter(sent, sent_at=NOW, failure=None)
        unit.close_letter(failed, sent_at=None, failure="550 no such mailbox")
    assert claim(outbox, NOW + MINUTE) == [failed]
    with outbox.view() as view:
        assert [(one.sent_at, one.failure) for one in view.letters()] == [
            (NOW, None),
            (None, "550 no such mailbox"),
        ]


def test_a_letter_a_week_old_is_not_claimed(outbox: SqlRegister):
    write(outbox, letter())
    assert claim(outbox, NOW + timedelta(days=7)) == []
