"""The whole set of a school, from draft to its end, by the command line (issue 4)."""

from __future__ import annotations

import fcntl
import os
import subprocess
from pathlib import Path

import pytest

from normdocs.messages import say
from tests.cli.refusal import Unchanged, assert_refused
from tests.cli.walk import NUMBERS, OFFICIAL, PUBLISHED, SITE_EDITOR, Walk, kept, recalled, walked
from tests.workspace import SHAKHTY, SIZE_OF_SET, Desk, content_text, spaced

HEAD, CURATOR = "Двалидзе Э. И.", "Примерова Анна Петровна"


@pytest.fixture(scope="session")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """The walk as it ended; nobody changes its desk. Taken once per run of the tests."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "full-walk"
    folder.mkdir(exist_ok=True)
    answers = folder / "answers.json"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not answers.exists():
            kept(walked(folder), answers)
    return recalled(Desk(folder / "outputs"), answers)


def pdf_text(path: Path) -> str:
    """Return what a reader sees in a PDF, each run of spaces as one."""
    ran = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return " ".join(spaced(ran.stdout.decode()).split())


def shelf(walk: Walk, code: str, extension: str) -> Path:
    (found,) = (walk.desk.outputs / SHAKHTY).glob(f"{code} *{extension}")
    return found


def states(walk: Walk) -> dict[str, str]:
    listed = walk.desk.run("documents", "list", SHAKHTY, "--json").json
    return {one["key"]["type"]: one["state"] for one in listed}


def test_every_document_reaches_its_end(walk: Walk) -> None:
    ended = states(walk)
    assert len(ended) == SIZE_OF_SET
    assert {code for code, state in ended.items() if state == "published"} == set(PUBLISHED)
    assert {state for code, state in ended.items() if code not in PUBLISHED} == {"approved"}


def test_the_orders_have_the_numbers_and_the_date_they_were_given(walk: Walk) -> None:
    listed = walk.desk.run("documents", "list", SHAKHTY, "--json").json
    given = {one["key"]["type"]: one["requisites"] for one in listed if one["requisites"]["number"]}
    assert {code: one["number"] for code, one in given.items()} == {"S01": "162", "S02": "162/1", **NUMBERS}
    assert {one["date"] for one in given.values()} == {"2020-10-13"}


def test_the_number_beside_162_is_proposed_and_what_was_proposed_is_said(walk: Walk) -> None:
    said = walk.said["register S02 --date 13.10.2020 --beside 162"].out
    assert "№ 162/1 от 13.10.2020" in said
    assert say("no number was given: {number} was proposed and taken", number="162/1") in said
    assert "S03 v2" in said


def test_the_roadmap_is_approved_by_the_signing_of_its_order(walk: Walk) -> None:
    said = walk.said["approve S02 --role директор --on 13.10.2020"].out
    assert say("{title}: {status}", title="S03 Дорожная карта", status="approved") in said
    (card,) = walk.desk.run("documents", "show", SHAKHTY, "S03", "--json").json
    sign = next(step for step in card["steps"] if step["action"] == "sign")
    assert (sign["order"], sign["parts"][0]["name"], sign["parts"][0]["on"]) == ("S02", HEAD, "2020-10-13")


def test_the_approval_on_the_roadmap_cites_its_order_in_word_and_in_print(walk: Walk) -> None:
    approval = "УТВЕРЖДЕНА приказом МБОУ СОШ № 9 г. Шахты от 13 октября 2020 г. № 162/1"
    assert approval in content_text(shelf(walk, "S03", ".docx")).replace("\n", " ")
    assert approval in pdf_text(shelf(walk, "S03", ".pdf"))


def test_162_2_stands_nowhere(walk: Walk) -> None:
    texts = walk.desk.texts(SHAKHTY)
    assert len(texts) == SIZE_OF_SET
    assert [code for code, text in texts.items() if "162/2" in text] == []
    # Provenance, journal, registrations and all else the register keeps.
    assert [table for table, rows in walk.desk.rows().items() if "162/2" in repr(rows)] == []
    every = [path for path in (walk.desk.outputs / SHAKHTY).glob("*.pdf") if "162/2" in pdf_text(path)]
    assert every == []


def test_a_document_in_force_is_printed_without_the_mark_of_a_draft_and_with_its_approval(walk: Walk) -> None:
    for path in (walk.desk.outputs / SHAKHTY).glob("*.pdf"):
        assert "ПРОЕКТ" not in pdf_text(path), path.name
    printed = pdf_text(shelf(walk, "S02", ".pdf"))
    assert "от 13 октября 2020 г. № 162/1" in printed
    assert f"Директор {HEAD}" in printed


def test_what_is_refused_says_what_is_possible_and_for_whom(walk: Walk) -> None:
    possible = {
        "publish a draft": ("submit", "register"),
        "sign a draft": ("submit",),
        "wrong role": (CURATOR, "review"),
        "approve twice": (CURATOR, "sign", HEAD),
        "sign the annex": ("agree", OFFICIAL),
        "sign what is signed": (HEAD, "publish", SITE_EDITOR, "--new-edition"),
        "register what is signed": ("publish", SITE_EDITOR, "--new-edition"),
        "publish in a wrong role": ("publish", SITE_EDITOR),
        "publish twice": ("repeal", HEAD, "--new-edition"),
    }
    for name, named in possible.items():
        for word in named:
            assert say(word) in walk.refused[name].err, name


def test_what_is_refused_says_what_is_lacking(walk: Walk) -> None:
    lacking = {
        "sign without a number": ("normdocs register", "S01", "S03"),
        "sign before the annex": ("S03 Дорожная карта",),
        "a number that is taken": ("162", "2020"),
        "adopt without a protocol": ("Педагогический совет", "протокол"),
        "publish on an unsigned basis": ("S01",),
        "publish personal data": ("персональн",),
    }
    for name, named in lacking.items():
        for word in named:
            assert word in walk.refused[name].err, name


def test_every_move_that_cannot_be_made_ends_in_the_same_exit_code(walk: Walk) -> None:
    assert {name: answer.code for name, answer in walk.refused.items() if answer.code != 6} == {}


def test_a_body_decides_by_its_protocol_and_the_card_shows_it(walk: Walk) -> None:
    shown = walk.desk.run("documents", "show", SHAKHTY, "S04").out
    assert say("protocol {requisites}", requisites="№ 2 от 09.10.2020") in shown
    assert say("by the signing of {type}", type="S01") in shown
    assert SITE_EDITOR in shown


def test_the_card_tells_the_versions_and_where_to_read_the_values(walk: Walk) -> None:
    (card,) = walk.desk.run("documents", "show", SHAKHTY, "S02", "--json").json
    assert [one["state"] for one in card["versions"]] == ["withdrawn", "withdrawn", "published"]
    assert (card["taken"], card["needed"], card["in_force"]) == (2, 2, 3)
    assert card["provenance"] > 10
    assert f"normdocs documents why {SHAKHTY} S02" in walk.desk.run("documents", "show", SHAKHTY, "S02").out


def test_everybody_an_order_names_is_acquainted_and_listed_with_the_day(walk: Walk) -> None:
    said = walk.desk.run("acquaint", SHAKHTY, "S08").out
    assert said.count("14.10.2020") == 2
    assert say("all {count} were acquainted", count=2) in said


def test_what_is_left_to_do_is_acquaintance_alone(walk: Walk) -> None:
    left = walk.desk.run("inbox", SHAKHTY, "--json").json
    assert {(one["type"], one["action"]) for one in left} == {("S18.1", "acquaint"), ("S18.2", "acquaint")}
    said = walk.desk.run("inbox", SHAKHTY).out
    assert say("to do: {count}, of them overdue: {late}", count=len(left), late=0) in said


def test_a_document_with_made_up_values_cannot_be_submitted(schools: Desk, tmp_path: Path) -> None:
    desk = schools.copy(tmp_path / "outputs")
    before = Unchanged(desk)
    answer = desk.run("submit", SHAKHTY, "S05")
    assert_refused(answer, "S05")
    assert answer.code == 6
    before.holds()
