"""The reference says what the code says."""

from __future__ import annotations

import pytest

from normdocs.messages import say
from tools.reference.cli import commands
from tools.reference.pages import FOLDER, MAKERS, pages
from tools.reference.profile import fields, meaning
from tools.reference.writing import texts

COMMANDS = dict(commands())


@pytest.mark.parametrize("page", MAKERS)
def test_generating_a_page_again_changes_nothing(page: str) -> None:
    written = (FOLDER / page).read_text(encoding="utf-8")
    assert pages()[page] == written, "run make reference"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_an_example_and_its_exit_codes(name: str) -> None:
    about = texts("cli")["commands"].get(name.removeprefix("normdocs "), {})
    assert COMMANDS[name].help
    assert about.get("examples")
    assert set(about["exits"]) <= set(texts("cli")["exits"])


def test_no_words_are_kept_of_commands_that_are_gone() -> None:
    assert {f"normdocs {name}" for name in texts("cli")["commands"]} <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_a_meaning(name: str) -> None:
    silent = [option.name for option in COMMANDS[name].params if not getattr(option, "help", None)]
    assert not silent


def test_every_field_of_a_profile_has_a_meaning() -> None:
    from normdocs.domain.records.mentoring import SchoolProfile

    assert [path for path, _ in fields(SchoolProfile) if not meaning(path)] == []


def test_nothing_in_the_reference_is_left_in_english() -> None:
    for word in ("Usage:", "Options:", "Show this message and exit."):
        assert word != say(word)
        assert word not in pages()["cli.md"]
