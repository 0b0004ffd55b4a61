"""Everything the program says has a Russian text that fills the same places."""

from __future__ import annotations

import re

import pytest

from normdocs.cli.help import FRAME
from normdocs.domain.approval.journal import Happening
from normdocs.domain.approval.route import Deed
from normdocs.domain.approval.signature import Reason, Verdict
from normdocs.domain.change import impact
from normdocs.domain.document import State
from normdocs.domain.readiness import Status, Step
from normdocs.domain.reasons import PLAIN, STATED
from normdocs.errors import InputError, ProfileError
from normdocs.messages import catalogue, explain, say
from normdocs.services.approval.possible import VERBS
from normdocs.services.templates.listing import Editing
from tools.messages import messages

PLACE = re.compile(r"\{(\w+)\}")
WORDS = {*Status, *Step, *State, *Happening, *Deed, *VERBS.values(), *Reason, *Verdict}
WORDS |= {*impact.Action, *impact.Reason, *Editing}
SAID = sorted({*messages(), *PLAIN.values(), *STATED.values(), *FRAME, *WORDS})


@pytest.mark.parametrize("message", SAID)
def test_every_text_the_program_shows_has_a_russian_one(message: str) -> None:
    entry = catalogue().get(str(message))
    assert entry is not None, f"messages/ru.po has no text for {message!r}"
    assert entry.string
    assert set(PLACE.findall(str(entry.string))) <= set(PLACE.findall(message))


def test_a_reason_inside_a_sentence_is_russian_too() -> None:
    reason = InputError("{value} is not a whole number", value="пять")
    error = ProfileError(
        "{file}, line {line}, {field}: {reason}", file="a.yaml", line=3, field="x", reason=reason
    )
    assert explain(error) == "a.yaml, строка 3, поле x: пять — не целое число"


def test_causes_stand_one_below_the_other() -> None:
    causes = (InputError("the text is empty"), InputError("an OGRN has 13 digits"))
    error = ProfileError("{file}: mistakes found: {count}", causes=causes, file="a.yaml", count=2)
    assert explain(error).splitlines() == [
        "a.yaml: найдено ошибок: 2",
        "  • текст пуст",
        "  • в ОГРН 13 цифр",
    ]


def test_a_value_with_braces_is_printed_as_it_is() -> None:
    assert say("{file} cannot be written", file="{x}.docx") == "Файл {x}.docx не удалось записать"
