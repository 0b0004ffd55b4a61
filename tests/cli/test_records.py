"""What the commands of records say, and what they leave behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.refusal import Unchanged, assert_refused
from tests.cli.walk import facts
from tests.workspace import SHAKHTY, Desk

WHO = ("--by", "Завучева Зоя Зиновьевна")
NAME = "Примеров Пётр Примерович"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk on which the documents that name pupils stand, S09 in approval; nobody changes it."""
    folder = tmp_path_factory.mktemp("records")
    desk = Desk(folder / "outputs")
    with desk.at() as app:
        app.registrar.admit(app.profile(facts(folder / "profile.yaml"), None))
        app.generator.generate(SHAKHTY, ["S01", "S05", "S07", "S09", "S10"])
    assert desk.run("submit", SHAKHTY, "S09", "--no-print").code == 0
    return desk


@pytest.fixture
def desk(made: Desk, tmp_path: Path) -> Desk:
    return made.copy(tmp_path / "outputs")


def test_the_list_shows_who_takes_part_with_whom_and_who_consents(made: Desk) -> None:
    answer = made.run("records", "list", SHAKHTY)
    assert answer.code == 0, answer.said
    row = next(line for line in answer.out.splitlines() if NAME in line)
    for told in ("p1", "наставляемый, обучающийся", "дано 28.09.2021", "Условная Вера"):
        assert told in row
    assert "Пар и групп: 7; из-за согласий не попадают в документы: 0" in answer.out


def test_a_withdrawal_says_what_became_of_documents_and_shows_in_the_list(desk: Desk) -> None:
    answer = desk.run("records", "withdraw", SHAKHTY, "p1", "--on", "01.02.2022", *WHO, "--no-print")
    assert answer.code == 1, answer.said
    assert "Согласие p1 отозвано 01.02.2022" in answer.out
    assert "Составлены заново, без этого человека: S07" in answer.out
    assert "На согласовании документ, где назван этот человек: S09" in answer.out
    listed = desk.run("records", "list", SHAKHTY, "--json").json
    (entry,) = (one for one in listed["entries"] if one["id"] == "p1")
    assert (entry["consent"], entry["withdrawn"]) == ("withdrawn", "2022-02-01")
    assert (listed["pairs"], listed["unprinted"]) == (7, 1)


def test_forgetting_waits_for_what_is_in_approval_and_then_leaves_no_name(desk: Desk) -> None:
    before = Unchanged(desk)
    refused = desk.run("records", "forget", SHAKHTY, "p1", *WHO)
    assert_refused(refused, "на согласовании", "S09", "normdocs return shakhty-school-9 S09")
    before.holds()
    back = ("--role", "curator", "--reason", "Отзыв согласия", "--no-print")
    assert desk.run("return", SHAKHTY, "S09", *back).code == 0
    answer = desk.run("records", "forget", SHAKHTY, "p1", *WHO, "--no-print")
    assert answer.code == 0, answer.said
    assert "Данные p1 удалены; посчитанное остаётся под обозначением forgotten-1" in answer.out
    # S09 was on its way once: its file is in the journal.
    assert "Остаётся как есть, и человек в нём назван: S09" in answer.out
    assert "125-ФЗ" in answer.out
    assert "normdocs generate shakhty-school-9" in answer.out
    assert NAME not in desk.run("records", "list", SHAKHTY).out
    assert "forgotten-1: данные удалены" in desk.run("records", "list", SHAKHTY).out


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("withdraw", SHAKHTY, "p99", *WHO), ("p99", "normdocs records list")),
        (("withdraw", SHAKHTY, "p1", "--on", "31.02.2022", *WHO), ("--on", "31.02.2022")),
        (("withdraw", SHAKHTY, "p1", "--on", "01.01.2999", *WHO), ("01.01.2999",)),
        (("withdraw", SHAKHTY, "p1", "--on", "27.09.2021", *WHO), ("28.09.2021",)),
        (("withdraw", SHAKHTY, "p1"), ("ИМЯ",)),
        (("forget", SHAKHTY, "p99", *WHO), ("p99",)),
        (("forget", SHAKHTY, "p1", "--by", " "), ("--by",)),
        (("list", "nobody"), ("nobody",)),
    ],
)
def test_what_is_typed_wrong_ends_in_a_sentence_and_changes_nothing(
    made: Desk, words: tuple[str, ...], named: tuple[str, ...]
) -> None:
    before = Unchanged(made)
    assert_refused(made.run("records", *words), *named)
    before.holds()
