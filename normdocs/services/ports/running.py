"""When things happen, and what makes them happen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol


class Clock(Protocol):
    """What time it is."""

    def today(self) -> date:
        """Return the day where the user is."""

    def now(self) -> datetime:
        """Return the moment, aware, in UTC."""


class Orchestrator(Protocol):
    """What runs flows."""

    def run(self, flow: str, parameters: Mapping[str, object]) -> object:
        """Run the flow to its end and return its result; None when it ran elsewhere and left none."""

    def announce(self, event: str, resource: str, payload: Mapping[str, str]) -> bool:
        """Tell whoever listens that something happened to the resource; False where nobody can listen."""
