"""What time does by itself: documents end, terms pass, people are reminded."""

from __future__ import annotations

from prefect import flow

from flows.tasks import refresh
from normdocs.errors import NormdocsError
from normdocs.services.reminders.refreshing import Refreshed

FAILED = "some organisations could not be looked through; the others were"


@flow(name="refresh-readiness", persist_result=False)
def refresh_readiness(organisation: str | None = None) -> Refreshed:
    """Mark what ended and remind of what is late, in one organisation or in all."""
    result = refresh(organisation)
    if result.failures:
        # Everybody else is done: a failed run is how an operator learns of it.
        raise NormdocsError(FAILED, causes=tuple(result.failures))
    return result
