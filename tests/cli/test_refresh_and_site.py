"""The commands refresh and site, as their user has them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import yaml

from normdocs.adapters.clock import SystemClock
from normdocs.adapters.database import open_register
from normdocs.domain.approval.letter import Letter
from tests.cli.refusal import Unchanged, assert_refused
from tests.services.schools import altered, completed, people, real
from tests.workspace import SHAKHTY, Desk

SECRET = "mail-pa55word"
SENDER = "normdocs@school9.example"
CURATOR = "curator@school9.example"


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with one school without made-up values, whose first order waits for the curator."""
    folder = tmp_path_factory.mktemp("school")
    facts = real(completed(SHAKHTY))
    facts = altered(facts, people=people(facts, "curator", email=CURATOR), issued=[])
    stated = facts.model_dump(mode="json", exclude_defaults=True)
    (folder / "profile.yaml").write_text(yaml.safe_dump(stated, allow_unicode=True), encoding="utf-8")
    desk = Desk(folder / "outputs")
    assert desk.run("onboard", folder / "profile.yaml", "--direct", "--json").code == 0
    return desk


@pytest.fixture
def desk(school: Desk, tmp_path: Path) -> Desk:
    return school.copy(tmp_path / "outputs")


def waiting(desk: Desk) -> None:
    """Put a letter into the outbox."""
    register = open_register(desk.settings.database_url)
    with register.unit() as unit:
        letter = Letter(SHAKHTY, "day", CURATOR, "Школа № 9: сроки документов", "Текст.\n")
        unit.write_letter(letter, SystemClock().now())
    register.close()


def test_a_school_that_is_late_with_nothing_is_told_so(desk: Desk) -> None:
    answer = desk.run("refresh", SHAKHTY, "--direct", "--json")
    assert answer.code == 0, answer.said
    assert (answer.json["overdue"], answer.json["written"], answer.json["delivery"]) == ([], 0, None)


def test_without_a_mail_server_letters_wait_and_the_answer_says_how_to_name_one(desk: Desk) -> None:
    waiting(desk)
    answer = desk.run("refresh", "--direct")
    assert answer.code == 0, answer.said
    assert "NORMDOCS_SMTP_URL" in answer.out
    listed = desk.run("refresh", "--outbox")
    assert CURATOR in listed.out
    assert "Школа № 9: сроки документов" in listed.out


def test_a_server_that_is_not_there_fails_the_letter_and_nothing_else(desk: Desk) -> None:
    waiting(desk)
    server = {
        "NORMDOCS_SMTP_URL": f"smtp://user:{SECRET}@127.0.0.1:1",
        "NORMDOCS_MAIL_FROM": SENDER,
    }
    answer = Desk(desk.outputs, server).run("refresh", "--direct")
    assert answer.code == 1
    assert CURATOR in answer.out
    assert SECRET not in answer.said
    assert "Traceback" not in answer.said


@pytest.mark.parametrize(
    "settings",
    [
        {"NORMDOCS_SMTP_URL": f"http://user:{SECRET}@host", "NORMDOCS_MAIL_FROM": SENDER},
        {"NORMDOCS_SMTP_URL": f"smtp://:{SECRET}@", "NORMDOCS_MAIL_FROM": SENDER},
        {"NORMDOCS_SMTP_URL": f"smtp://user:{SECRET}@host:port", "NORMDOCS_MAIL_FROM": SENDER},
        {
            "NORMDOCS_SMTP_URL": f"smtp://user:{SECRET}@host/{SECRET}",
            "NORMDOCS_MAIL_FROM": SENDER,
        },
        {"NORMDOCS_SMTP_URL": f"smtp://user:{SECRET}@host"},
        {"NORMDOCS_SMTP_URL": f"smtp://user:{SECRET}@host", "NORMDOCS_MAIL_FROM": "nobody"},
    ],
)
def test_settings_that_cannot_be_used_are_named_without_the_password(
    desk: Desk, settings: dict[str, str]
) -> None:
    answer = Desk(desk.outputs, settings).run("refresh", "--direct")
    assert answer.code == 2
    assert "NORMDOCS_SMTP_URL" in answer.err or "NORMDOCS_MAIL_FROM" in answer.err
    assert SECRET not in answer.said


def test_settings_show_no_password() -> None:
    from normdocs.settings import settings

    stated = {
        "NORMDOCS_SMTP_URL": f"smtps://us%40er:{SECRET}@mail.example",
        "NORMDOCS_MAIL_FROM": SENDER,
    }
    known = settings(stated, Path.cwd())
    assert SECRET not in repr(known)
    assert known.mail is not None
    assert (known.mail.user, known.mail.password, known.mail.port) == ("us@er", SECRET, 465)


def test_an_organisation_nobody_has_is_said_so(desk: Desk) -> None:
    assert desk.run("refresh", "nowhere", "--direct").code == 3


@pytest.mark.parametrize(
    "words",
    [
        ["S07", "{folder}/site.zip"],
        ["S01", "{folder}/site.zip"],
        ["{folder}/site.zip"],
        ["{folder}/site.rar"],
        ["{folder}/nowhere/site.zip"],
        ["S99", "{folder}/site.zip"],
        ["S01"],
    ],
)
def test_what_cannot_be_packed_is_refused_and_leaves_nothing(
    desk: Desk, tmp_path: Path, words: list[str]
) -> None:
    before = Unchanged(desk)
    answer = desk.run("site", SHAKHTY, *[word.format(folder=tmp_path) for word in words])
    assert_refused(answer)
    before.holds()
    assert [path.name for path in tmp_path.iterdir()] == ["outputs"]


def test_the_site_gets_its_package(desk: Desk, tmp_path: Path) -> None:
    for words in (
        ["submit", SHAKHTY, "S15"],
        ["approve", SHAKHTY, "S15", "--role", "curator"],
        ["publish", SHAKHTY, "S15", "--role", "site-editor", "--by", "Примерова Анна Примеровна"],
    ):
        answer = desk.run(*words, "--no-print")
        assert answer.code == 0, answer.said
    file = tmp_path / "site.zip"
    answer = desk.run("site", SHAKHTY, file, "--json")
    assert answer.code == 0, answer.said
    assert [one["code"] for one in answer.json["documents"]] == ["S15"]
    with zipfile.ZipFile(file) as archive:
        assert len(archive.namelist()) == 3
        assert archive.testzip() is None
    assert desk.run("site", SHAKHTY, "S15", file).code == 0
