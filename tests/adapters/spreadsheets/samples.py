"""The smallest workbook that states a school, and what is said of one that does not hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from normdocs.adapters.profile_files import load_profile
from normdocs.adapters.spreadsheets import Layout
from normdocs.errors import ProfileError
from tests.workbooks import Rows

REGISTRY = Path(__file__).parents[3] / "registry"
HEADS = ["Поле", "Значение"]
FIELDS: Rows = [
    HEADS,
    ["Обозначение", "school"],
    ["Сокращённое наименование", "МБОУ СОШ № 1"],
    ["Тип учреждения", "бюджетное"],
    ["Вид организации", "общеобразовательная"],
    ["Регион", "Ростовская область"],
]


def organisation(*rows: list[Any]) -> dict[str, Rows]:
    return {"Организация": [*FIELDS, *rows]}


def refusal(path: Path, layout: Layout) -> str:
    with pytest.raises(ProfileError) as failure:
        load_profile(path, None, layout)
    return str(failure.value)
