"""A rule that does not hold, before anybody words it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from normdocs.domain.consistency.claims import At, Claims
from normdocs.domain.finding import Severity


@dataclass(frozen=True)
class Breach:
    """Where a rule does not hold; `values` are what is stated and what follows, worded by the content.

    `way` tells apart the ways in which one rule can be broken; `others` are further places it concerns.
    """

    rule: str
    severity: Severity
    at: At
    way: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    others: tuple[At, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """The codes of the documents concerned, that of the place first."""
        return tuple(dict.fromkeys(at.document for at in (self.at, *self.others) if at.document))


@dataclass(frozen=True)
class Rule:
    """A rule of consistency: its name, how grave its breaches are, and what finds them."""

    id: str
    severities: tuple[Severity, ...]
    breaches: Callable[[Claims], Iterator[Breach]]
