"""One mixed registry, built once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.scenarios.world import World


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("world")
    World(folder).build().workshop.register.close()
    return folder


@pytest.fixture
def world(built: Path, tmp_path: Path) -> Iterator[World]:
    folder = tmp_path / "copy"
    shutil.copytree(built, folder)
    opened = World(folder)
    yield opened
    opened.workshop.register.close()
