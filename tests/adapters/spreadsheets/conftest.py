"""The layout of the registry, and where a test's workbook is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from normdocs.adapters.spreadsheets import Layout, load_layout
from tests.adapters.spreadsheets.samples import REGISTRY


@pytest.fixture(scope="module")
def layout() -> Layout:
    return load_layout(REGISTRY / "workbook.yaml")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "school.xlsx"
