"""What a report is compiled from and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from normdocs.domain.indicators.effectiveness import Effectiveness, defined
from normdocs.domain.indicators.verdict import Figures, Verdict, value, verdict
from normdocs.domain.organisation import Pupils
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.domain.registry import Registry
from normdocs.domain.reports.filing import Origin
from normdocs.services.ports import View


@dataclass(frozen=True)
class Scene:
    """An organisation on the day its report is as of; `column` is the year whose targets count."""

    registry: Registry
    view: View
    profile: SchoolProfile
    as_of: date
    column: int
    today: date

    @property
    def indicators(self) -> tuple[Effectiveness, ...]:
        """The indicators of effectiveness as they are defined on the day."""
        return defined(self.registry.effectiveness, self.as_of)

    def verdicts(self, known: Figures, ageless: int = 0) -> tuple[Verdict, ...]:
        """Return each indicator of which anything is known, held against its target."""
        region = self.profile.region
        counted = [(one, ageless if one.ages else 0) for one in self.indicators if one.numerator in known]
        return tuple(
            replace(verdict(one, value(one, known), self.column, region, number), ageless=number)
            for one, number in counted
        )


@dataclass(frozen=True)
class Lacking:
    """A figure an organisation did not state, in the registry's words: why a sum cannot be told."""

    organisation: str
    words: str


@dataclass(frozen=True)
class Compiled:
    """Values of a report by field, where each comes from, and what is lacking.

    `counted`: somebody's records or reports stand behind them; `example`: some of these are made up.
    """

    values: Mapping[str, object]
    origins: Mapping[str, Origin]
    lacking: tuple[Lacking, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    counted: bool = True
    example: bool = False


def stated(pupils: Pupils) -> bool:
    """Return whether any number of pupils is known."""
    return pupils != Pupils()
