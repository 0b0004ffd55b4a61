"""An approval reads as people write it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from normdocs.content.approval_mark import StepTaken, approval_block, sheet_heading, signature_mark
from normdocs.domain.approval.route import Deed
from normdocs.domain.approval.signature import Certificate
from normdocs.domain.catalogue import Kind
from normdocs.domain.document import Requisites, State

ORDER = Kind(noun="приказ", gender="m")
KNOWN = Requisites("162/1", date(2020, 10, 13))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_an_order_is_signed() -> None:
    block = approval_block(ORDER, State.APPROVED, KNOWN, ())
    assert block.title == "ПОДПИСАН"
    assert plain(block.requisites) == "от 13 октября 2020 г. № 162/1"
    assert block.lines == ("Действует",)


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (Kind(noun="дорожная карта", gender="f"), "УТВЕРЖДЕНА"),
        (Kind(noun="положение", gender="n"), "УТВЕРЖДЕНО"),
        (Kind(noun="анкеты", gender="f", number="plur"), "УТВЕРЖДЕНЫ"),
    ],
)
def test_an_annex_is_approved_by_its_order(kind: Kind, word: str) -> None:
    block = approval_block(kind, State.PUBLISHED, Requisites(), (), KNOWN)
    assert block.title == word
    assert plain(block.requisites) == "приказом от 13 октября 2020 г. № 162/1"
    assert block.lines == ("Действует, текст размещён на сайте",)


def test_each_step_says_who_when_and_by_which_protocol() -> None:
    steps = (
        StepTaken(
            Deed.ADOPT, "педагогический совет", None, date(2020, 10, 12), Requisites("3", date(2020, 10, 12))
        ),
        StepTaken(Deed.SIGN, "директор", "Примеров Пётр Примерович", date(2020, 10, 13), note="с замечанием"),
    )
    adopted, signed = approval_block(ORDER, State.APPROVED, KNOWN, steps).rows
    assert (adopted.step, adopted.who, adopted.date) == ("Принятие", "Педагогический совет", "12.10.2020")
    assert plain(adopted.note) == "протокол № 3 от 12.10.2020"
    assert (signed.who, signed.note) == ("Директор Примеров Пётр Примерович", "с замечанием")


@pytest.mark.parametrize("deed", Deed)
def test_every_deed_has_its_word(deed: Deed) -> None:
    (row,) = approval_block(
        ORDER, State.APPROVED, KNOWN, (StepTaken(deed, "куратор", None, date(2020, 9, 1)),)
    ).rows
    assert row.step.endswith(("ие", "ия"))


@pytest.mark.parametrize("state", [State.SUPERSEDED, State.REPEALED, State.EXPIRED])
def test_a_document_out_of_force_says_so(state: State) -> None:
    (line,) = approval_block(ORDER, state, KNOWN, ()).lines
    assert line.startswith("Не действует")


def test_a_signature_is_marked_in_the_words_of_the_standard() -> None:
    """The term is the day in Moscow: one that begins at midnight there is the day before in UTC."""
    certificate = Certificate(
        "1A111AAA000000000011",
        "Примеров Пётр Примерович",
        "Учебный УЦ",
        datetime(2012, 11, 30, 20, tzinfo=UTC),
        datetime(2017, 11, 30, 22, tzinfo=UTC),
    )
    mark = signature_mark(certificate)
    assert " ".join(mark.title) == "ДОКУМЕНТ ПОДПИСАН ЭЛЕКТРОННОЙ ПОДПИСЬЮ"
    assert mark.lines == (
        "Сертификат 1A111AAA000000000011",
        "Владелец Примеров Пётр Примерович",
        "Действителен с 30.11.2012 по 01.12.2017",
    )


def test_a_sheet_of_its_own_says_what_it_is_and_of_which_document() -> None:
    assert sheet_heading("Положение о наставничестве") == ("Лист утверждения", "Положение о наставничестве")
