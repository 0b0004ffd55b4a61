"""The services that make documents follow a change of acts or facts."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from normdocs.bootstrap.approving import Approving

if TYPE_CHECKING:
    from normdocs.services.change.following import Follower
    from normdocs.services.change.impact import Planner
    from normdocs.services.change.regeneration import Regenerator

# Imports stand inside the properties: a command pays only for the parts it uses.
# ruff: noqa: PLC0415


class Following(Approving):
    """Changes: what they would do, what they do, who is told."""

    @cached_property
    def planner(self) -> Planner:
        """Tells what a change does to documents."""
        from normdocs.services.change.impact import Planner

        return Planner(self.generator)

    @cached_property
    def regenerator(self) -> Regenerator:
        """Follows a change in one organisation."""
        from normdocs.services.change.regeneration import Regenerator

        return Regenerator(self.generator, self.planner)

    @cached_property
    def follower(self) -> Follower:
        """Follows a change in many organisations."""
        from normdocs.services.change.following import Follower

        return Follower(self.regenerator, self.producer.lay_out)
