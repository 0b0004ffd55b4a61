"""Every mistake a model can find has its message."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from pydantic import BaseModel

from normdocs.domain.applicability import Condition
from normdocs.domain.loaded import Loaded
from normdocs.domain.mentoring import SchoolProfile
from normdocs.domain.reasons import STATED
from normdocs.domain.shape import known_fields, model_at
from normdocs.domain.validation import validated
from normdocs.errors import InputError

DOMAIN = Path(__file__).parents[2] / "normdocs" / "domain"
RAISERS = {"PydanticCustomError": 0, "_matching": 1}


def stated_in(path: Path) -> dict[str, str]:
    """The kinds of mistakes a module raises and their templates, read from its source."""
    found: dict[str, str] = {}
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISERS:
            kind, template = node.args[RAISERS[node.func.id] :][:2]
            if isinstance(kind, ast.Constant) and isinstance(template, ast.Constant):
                found[str(kind.value)] = str(template.value)
    return found


def test_the_messages_of_the_models_are_those_they_raise() -> None:
    raised: dict[str, str] = {}
    for path in DOMAIN.rglob("*.py"):
        raised |= stated_in(path)
    assert raised == STATED


def test_a_field_is_looked_up_through_lists_options_and_mappings() -> None:
    assert model_at(SchoolProfile, ()) is SchoolProfile
    assert "mentees" in known_fields(model_at(SchoolProfile, ("mentoring", "pairs", 3)) or BaseModel)
    assert "total" in known_fields(model_at(SchoolProfile, ("counts", "pupils")) or BaseModel)
    assert "last" in known_fields(model_at(SchoolProfile, ("mentoring", "programme", "years")) or BaseModel)


@pytest.mark.parametrize(
    "path", [("inn",), ("people", "name"), ("nothing", "at", "all"), ("names", "forms", "full", "gent")]
)
def test_where_no_model_stands_there_is_none(path: tuple[str, ...]) -> None:
    assert model_at(SchoolProfile, path) is None


def test_the_names_a_file_uses_are_suggested_not_those_of_the_code() -> None:
    assert {"all", "any", "not"} <= set(known_fields(Condition))
    with pytest.raises(InputError, match="did you mean any"):
        validated(Condition, Loaded("x.yaml", {"ani": []}, {}), InputError)


def test_a_mistake_nobody_foresaw_is_still_told() -> None:
    class Odd(BaseModel):
        value: bytes

    with pytest.raises(InputError, match=r"x\.yaml, value: the value does not fit \(bytes_type\)"):
        validated(Odd, Loaded("x.yaml", {"value": []}, {}), InputError)
