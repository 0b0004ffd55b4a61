"""normdocs documents upload and attach: files brought in from the command line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests import brought
from tests.adapters.authority import Authority
from tests.cli.refusal import Unchanged, assert_refused
from tests.cli.walk import facts
from tests.workspace import SHAKHTY, Answer, Desk

CODE = "S05"
DAY = ("--date", "13.10.2020")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A school with one order made; nobody changes it."""
    folder = tmp_path_factory.mktemp("office")
    desk = Desk(folder / "outputs")
    answer = desk.run("onboard", facts(folder / "profile.yaml"), "--direct")
    assert answer.code == 0, answer.said
    return desk


@pytest.fixture
def desk(office: Desk, tmp_path: Path) -> Desk:
    return office.copy(tmp_path / "outputs")


@pytest.fixture
def made(desk: Desk) -> bytes:
    (path,) = (desk.outputs / SHAKHTY).glob(f"{CODE} *.docx")
    return path.read_bytes()


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    authority = Authority(tmp_path_factory.mktemp("centre"))
    authority.issue()
    return authority


def brings(desk: Desk, blob: bytes, name: str, *options: str, command: str = "upload") -> Answer:
    file = desk.outputs.parent / name
    file.write_bytes(blob)
    return desk.run("documents", command, SHAKHTY, CODE, file, *options)


def approved(desk: Desk) -> None:
    """Take the order to its signing."""
    for words in (
        ("register", SHAKHTY, "S01", *DAY, "--number", "162"),
        ("register", SHAKHTY, CODE, *DAY, "--number", "163"),
        ("submit", SHAKHTY, CODE),
        ("approve", SHAKHTY, CODE, "--role", "curator"),
        ("approve", SHAKHTY, CODE, "--role", "head"),
    ):
        answer = desk.run(*words, "--no-print")
        assert answer.code == 0, answer.said


def test_an_edited_file_is_taken_in_and_what_differs_is_shown(desk: Desk, made: bytes):
    file = brought.with_clause(made, "Контроль", "Довести приказ до всех работников.")
    answer = brings(desk, file, "правка.docx", "--comment", "по замечанию")
    assert answer.code == 0, answer.said
    assert "правка.docx" in answer.out
    assert "+ Довести приказ до всех работников." in answer.out
    assert desk.versions(SHAKHTY)[CODE] == 2
    assert "Довести приказ до всех работников." in desk.texts(SHAKHTY)[CODE]


def test_a_contradiction_is_said_and_keeps_the_document_back_until_a_reason_is_given(desk: Desk, made: bytes):
    file = brought.edited(made, ("Примерову Анну Петровну", "Образцову Анну Петровну"))
    answer = brings(desk, file, "правка.docx", "--no-print")
    assert answer.code == 1
    assert "куратор.фио_вин" in answer.out
    assert "Примерову Анну Петровну" in brought.plain(answer.out)
    unchanged = Unchanged(desk)
    assert_refused(desk.run("submit", SHAKHTY, CODE), "куратор.фио_вин", "--override")
    unchanged.holds()
    assert desk.run("submit", SHAKHTY, CODE, "--no-print", "--override", "новый куратор").code == 0
    told = " ".join(desk.run("journal", "show", SHAKHTY, CODE).out.replace("│", " ").split())
    assert "вопреки противоречиям" in told
    assert "{" not in told
    assert "findings" not in told


def test_the_answer_for_programs_has_the_findings_and_the_differences(desk: Desk, made: bytes):
    file = brought.edited(made, ("Примерову Анну Петровну", "Образцову Анну Петровну"))
    answer = brings(desk, file, "правка.docx", "--no-print", "--json")
    assert answer.json["version"]["form"] == "edited"
    (finding,) = answer.json["findings"]
    assert (finding["rule"], finding["severity"]) == ("altered-value", "error")
    assert finding["documents"] == [CODE]
    fates = {one["fate"] for one in answer.json["differences"]["passages"]}
    assert fates == {"equal", "changed"}


def test_an_edited_document_that_is_out_of_date_is_named_and_discarded_on_purpose(desk: Desk, made: bytes):
    brings(desk, brought.with_clause(made, "Контроль", "Довести до всех."), "правка.docx", "--no-print")
    desk.run("register", SHAKHTY, "S01", *DAY, "--number", "162", "--no-print")
    answer = desk.run("generate", SHAKHTY, CODE, "--direct")
    assert CODE in answer.out
    assert desk.versions(SHAKHTY)[CODE] == 2
    answer = desk.run("generate", SHAKHTY, CODE, "--discard-edits", "--direct")
    assert answer.code == 0, answer.said
    assert desk.versions(SHAKHTY)[CODE] == 3
    assert "Довести до всех." not in desk.texts(SHAKHTY)[CODE]


def test_a_scan_is_a_version_of_a_draft_and_its_pdf_is_the_paper_itself(desk: Desk):
    answer = brings(desk, brought.image_only(), "скан.pdf")
    assert answer.code == 0, answer.said
    (pdf,) = (desk.outputs / SHAKHTY).glob(f"{CODE} *.pdf")
    assert brought.pages(pdf.read_bytes()) == 1
    assert desk.run("documents", "text", SHAKHTY, CODE).out.strip() == ""


@pytest.mark.parametrize(
    ("name", "spoil"),
    [
        ("макросы.docx", brought.with_macros),
        ("бомба.docx", brought.zip_bomb),
        ("пусто.docx", lambda made: b""),
        ("текст.docx", lambda made: "ПРИКАЗ".encode()),
        ("приказ.pdf", lambda made: made),
        ("приказ.txt", lambda made: made),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_sentence(desk: Desk, made: bytes, name: str, spoil):
    unchanged = Unchanged(desk)
    assert_refused(brings(desk, spoil(made), name), name)
    unchanged.holds()


def test_a_file_that_is_not_there_is_named(desk: Desk):
    assert_refused(desk.run("documents", "upload", SHAKHTY, CODE, "нет такого.docx"), "нет такого.docx")


def test_a_signature_and_a_scan_are_kept_beside_a_signed_order(desk: Desk, centre: Authority):
    approved(desk)
    desk.run("generate", SHAKHTY, CODE, "--direct")
    (pdf,) = (desk.outputs / SHAKHTY).glob(f"{CODE} *.pdf")
    trusting = Desk(desk.outputs, {"NORMDOCS_TRUSTED_CERTIFICATES": os.fspath(centre.root)})
    answer = brings(
        trusting, centre.sign(pdf.read_bytes(), "leaf"), "приказ.pdf.sig", "--json", command="attach"
    )
    assert answer.code == 0, answer.said
    assert answer.json["verdict"] == "trusted"
    assert answer.json["check"]["signers"][0]["certificate"]["owner"] == "Примеров Пётр Примерович"
    scanned = brings(trusting, brought.image_only(), "скан.pdf", "--no-print", command="attach")
    assert scanned.code == 0, scanned.said
    listed = trusting.run("documents", "attachments", SHAKHTY, CODE)
    assert "приказ.pdf.sig" in listed.out
    assert "1A111AAA11" in listed.out
    assert "скан.pdf" in listed.out
    (marked,) = (desk.outputs / SHAKHTY).glob(f"{CODE} *.pdf")
    assert "Владелец Примеров Пётр Примерович" in brought.text(marked.read_bytes())
    before = Unchanged(trusting)
    assert_refused(
        brings(trusting, centre.sign(b"other", "leaf"), "чужая.sig", command="attach"), "чужая.sig"
    )
    assert_refused(brings(trusting, b"x", "подпись.txt", command="attach"), "подпись.txt")
    before.holds()


def test_a_scan_of_a_draft_is_no_attachment(desk: Desk):
    assert_refused(brings(desk, brought.image_only(), "скан.pdf", command="attach"), "documents upload")
