"""The questionnaires counted are those of the blanks."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from normdocs.adapters.registry_files import load_registry
from normdocs.domain.records.questionnaire import Questionnaire

ROOT = Path(__file__).parents[2]
REGISTRY = load_registry(ROOT / "registry")
QUESTIONNAIRES = REGISTRY.questionnaires


def tables(questionnaire: Questionnaire) -> list[list[list[str]]]:
    """The tables of the blank whose columns are marks of a scale."""
    kind = REGISTRY.type(questionnaire.type)
    assert kind is not None
    assert kind.template is not None
    blank = docx.Document(str(ROOT / "templates" / kind.template))
    made = [[[cell.text.strip() for cell in row.cells] for row in table.rows] for table in blank.tables]
    return [table for table in made if table[0][0] == "Вопрос"]


@pytest.mark.parametrize("questionnaire", QUESTIONNAIRES, ids=lambda one: one.id)
def test_a_questionnaire_asks_what_its_blank_asks_in_the_same_order(questionnaire: Questionnaire) -> None:
    asked = [row[0] for table in tables(questionnaire) for row in table[1:]]
    assert [question.text for question in questionnaire.questions] == asked


@pytest.mark.parametrize("questionnaire", QUESTIONNAIRES, ids=lambda one: one.id)
def test_its_scale_is_that_of_the_blank(questionnaire: Questionnaire) -> None:
    scale = questionnaire.scale
    marks = [str(mark) for mark in range(scale.first, scale.last + 1)]
    assert [table[0][1:] for table in tables(questionnaire)] == [marks] * len(tables(questionnaire))


def test_there_are_the_four_questionnaires_of_the_set() -> None:
    assert [one.type for one in QUESTIONNAIRES] == ["S12.1", "S12.2", "S12.3", "S12.4"]


def test_a_question_is_found_by_number_id_and_words() -> None:
    interim = QUESTIONNAIRES[3]
    found = [interim.question(written) for written in ("8", "satisfaction", interim.questions[7].text)]
    assert found == [interim.questions[7]] * 3
    assert interim.number("satisfaction") == 8
    for written in ("0", "15", "-1", "9999999", "²", "вопрос"):
        assert interim.question(written) is None


def test_questions_for_mentors_are_not_for_mentees() -> None:
    interim = QUESTIONNAIRES[3]
    assert [interim.asks(one, "mentee") for one in interim.questions] == [True] * 11 + [False] * 3
    assert [QUESTIONNAIRES[1].asks(one, "mentee") for one in QUESTIONNAIRES[1].questions] == [False] * 9
