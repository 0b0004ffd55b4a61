"""Telling the orchestration that an act changed: whoever listens follows the change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from normdocs.domain.registry import Registry
from normdocs.errors import NormdocsError
from normdocs.services.change.reach import Reach, reached
from normdocs.services.ports import Orchestrator, Register

CHANGED = "normdocs.act.changed"
RESOURCE = "normdocs.act."
UNTOLD = (
    "the change of {act} is recorded, but Prefect could not be told of it: {cause}; "
    "normdocs acts apply {act} does what the event would have started"
)


@dataclass(frozen=True)
class Herald:
    """Announces changes of acts."""

    registry: Callable[[], Registry]
    register: Register
    orchestrator: Orchestrator

    def tell(self, acts: Iterable[str]) -> tuple[str, ...]:
        """Announce those of the acts that concern any document, and return those somebody was told of.

        The changes are recorded before: an error says what to do instead.
        """
        with self.register.view() as view:
            concerning = [act for act in acts if reached(view, self.registry(), Reach(act, act=act))]
        return tuple(act for act in concerning if self._told(act))

    def _told(self, act: str) -> bool:
        try:
            return self.orchestrator.announce(CHANGED, RESOURCE + act, {"act": act})
        except NormdocsError as error:
            raise NormdocsError(UNTOLD, act=act, cause=error) from error
