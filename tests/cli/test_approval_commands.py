"""What the commands of approval say of what people type, and what they leave behind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from normdocs.adapters.clock import SystemClock
from normdocs.messages import say
from tests.cli.refusal import Unchanged, assert_refused
from tests.cli.walk import facts
from tests.workspace import SHAKHTY, Desk

WRONG = {
    "a day that does not exist": (("register", "S01", "--date", "31.02.2020"), "--date", "31.02.2020"),
    "a date in words": (("approve", "S01", "--role", "head", "--on", "вчера"), "--on", "вчера"),
    "a day to come": (("approve", "S01", "--role", "curator", "--on", "01.01.2999"), "01.01.2999"),
    "a protocol without its date": (
        ("approve", "S04", "--role", "pedagogical-council", "--protocol", "2"),
        "--protocol-date",
    ),
    "a role nobody knows": (("approve", "S01", "--role", "curatr"), "curatr", "curator"),
    "no date": (("register", "S01"), "--date"),
    "two numbers": (
        ("register", "S01", "--date", "13.10.2020", "--number", "1", "--beside", "1"),
        "--number",
        "--beside",
    ),
    "a number for what has none": (
        ("register", "S03", "--date", "13.10.2020", "--number", "5"),
        "S03 Дорожная карта",
    ),
    "no number at all": (("register", "S01", "--date", "13.10.2020", "--number", "б/н"), "б/н"),
    "an empty reason": (("return", "S01", "--role", "curator", "--reason", " "), "--reason"),
    "what no document can hold": (("submit", "S01", "--by", "Примерова\u202e"), "--by", "U+202E"),
    "a name the profile does not give": (
        ("approve", "S01", "--role", "curator", "--by", "Чужой Человек"),
        "Примерова Анна Петровна",
    ),
    "somebody the order does not name": (("acquaint", "S01", "--person", "Чужой Человек"), "S01"),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk on which the set stands complete and S01 is submitted; nobody changes it."""
    folder = tmp_path_factory.mktemp("submitted")
    desk = Desk(folder / "outputs")
    for words in (
        ("onboard", facts(folder / "profile.yaml"), "--direct"),
        ("submit", SHAKHTY, "S01", "--no-print"),
    ):
        answer = desk.run(*words)
        assert answer.code == 0, answer.said
    return desk


@pytest.fixture
def desk(made: Desk, tmp_path: Path) -> Desk:
    return made.copy(tmp_path / "outputs")


@pytest.mark.parametrize("words", WRONG.values(), ids=WRONG)
def test_what_is_typed_wrong_ends_in_a_sentence_and_changes_nothing(
    made: Desk, words: tuple[tuple[str, ...], *tuple[str, ...]]
) -> None:
    (command, *rest), *named = words
    before = Unchanged(made)
    assert_refused(made.run(command, SHAKHTY, *rest), *named)
    before.holds()


def test_of_several_documents_each_answer_is_told(desk: Desk) -> None:
    answer = desk.run("submit", SHAKHTY, "S01", "S02", "--no-print")
    assert answer.code == 1
    assert say("{title}: {status}, {taken} of {steps}", **standing("S02", 2)) in answer.out
    assert "S01 Приказ о внедрении целевой модели" in answer.out
    told = desk.run("submit", SHAKHTY, "S02", "S03", "--no-print", "--json").json
    assert [one["type"] for one in told["done"]] == ["S03"]
    assert [one["type"] for one in told["refused"]] == ["S02"]


def standing(code: str, steps: int) -> dict[str, object]:
    titles = {"S02": "S02 Приказ об утверждении дорожной карты"}
    return {"title": titles[code], "status": "in_approval", "taken": 0, "steps": steps}


def test_a_proposal_changes_nothing(desk: Desk) -> None:
    before = Unchanged(desk)
    answer = desk.run("register", SHAKHTY, "S01", "--propose", "--date", "13.10.2020")
    assert answer.code == 0, answer.said
    assert "№ 1 от 13.10.2020" in answer.out
    before.holds()


def test_what_is_unusual_about_a_number_is_said(desk: Desk) -> None:
    assert desk.run("register", SHAKHTY, "S01", "--date", "13.10.2020", "--number", "162").code == 0
    answer = desk.run("register", SHAKHTY, "S05", "--date", "10.10.2020", "--no-print", "--json")
    assert answer.json["requisites"] == {"number": "163", "date": "2020-10-10"}
    back_dated, day_off = answer.json["warnings"]
    assert "13.10.2020" in back_dated
    assert "10.10.2020" in day_off


def test_registering_puts_the_number_into_the_files_unless_they_are_left_alone(desk: Desk) -> None:
    assert (
        desk.run("register", SHAKHTY, "S01", "--date", "2020-10-13", "--number", "162", "--no-print").code
        == 0
    )
    assert "№ 162" not in desk.texts(SHAKHTY)["S01"]
    assert desk.run("submit", SHAKHTY, "S03").code == 0
    assert "№ 162" in desk.texts(SHAKHTY)["S01"]


def test_a_returned_document_is_a_draft_again_and_says_why(desk: Desk) -> None:
    reason = "Уточнить исполнителей"
    returned = desk.run("return", SHAKHTY, "S01", "--role", "curator", "--reason", reason, "--no-print")
    assert returned.code == 0, returned.said
    assert reason in desk.run("documents", "show", SHAKHTY, "S01").out
    assert desk.run("submit", SHAKHTY, "S01", "--no-print").code == 0
    assert reason not in desk.run("documents", "show", SHAKHTY, "S01").out


def test_a_file_that_waits_for_a_number_in_a_changed_document_is_named_with_what_to_do(desk: Desk) -> None:
    profile = desk.outputs.parent / "changed.yaml"
    text = facts(profile).read_text(encoding="utf-8")
    profile.write_text(text.replace("Двалидзе Э. И.", "Каламбет И. О."), encoding="utf-8")
    admitted = desk.run("onboard", profile, "--direct")
    assert admitted.code == 0, admitted.said
    answer = desk.run("register", SHAKHTY, "S01", "--date", "13.10.2020", "--number", "162", "--no-print")
    assert answer.code == 1
    for words in ("S01", "normdocs return", "normdocs generate"):
        assert words in answer.out


def test_the_inbox_names_the_role_and_the_day_and_counts(made: Desk) -> None:
    answer = made.run("inbox", SHAKHTY, "--role", "куратор целевой модели наставничества")
    assert answer.code == 0, answer.said
    assert say("to do: {count}, of them overdue: {late}", count=26, late=0) in answer.out
    errand = made.run("inbox", SHAKHTY, "--json").json[0]
    assert (errand["type"], errand["action"], errand["party"]["role"]) == ("S01", "review", "curator")
    assert made.run("inbox", SHAKHTY, "--role", "head", "--json").json == []
    assert made.run("inbox", "nowhere").code == 3


def test_what_is_late_stands_first_in_the_inbox_and_is_called_late(
    made: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SystemClock, "today", lambda self: date(2999, 1, 1))
    first, *others = made.run("inbox", SHAKHTY, "--json").json
    assert (first["type"], first["overdue"]) == ("S01", True)
    assert not any(one["overdue"] for one in others)
    said = made.run("inbox", SHAKHTY).out
    assert say("overdue") in said
    assert say("to do: {count}, of them overdue: {late}", count=26, late=1) in said
    due = date.fromisoformat(first["due"])
    assert say("overdue since {day}", day=due) in made.run("documents", "show", SHAKHTY, "S01").out


def test_the_text_of_a_document_is_read_without_word(made: Desk) -> None:
    answer = made.run("documents", "text", SHAKHTY, "S01")
    assert answer.code == 0, answer.said
    assert "ПРИКАЗ" in answer.out
