"""One Prefect API for all tests of the flows: its start takes over ten seconds."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

import pytest

from tests.workspace import schools

__all__ = ["prefect_api", "schools"]


@pytest.fixture(scope="session")
def prefect_api() -> Iterator[str]:
    """The address of a Prefect API with a database of its own, gone after the tests."""
    with warnings.catch_warnings():
        # Prefect's own modules warn when they are imported.
        warnings.simplefilter("ignore")
        from prefect.settings import PREFECT_API_URL
        from prefect.testing.utilities import prefect_test_harness

        with prefect_test_harness(server_startup_timeout=120):
            yield str(PREFECT_API_URL.value())
