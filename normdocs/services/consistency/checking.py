"""Checking what a report states, and what the documents of the register state together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from normdocs.content.findings.wording import worded
from normdocs.content.reports.report_tables import titles_of
from normdocs.domain.acts.act import Act
from normdocs.domain.consistency import Claims, breaches, claims_of
from normdocs.domain.consistency.claims import At, Claim
from normdocs.domain.consistency.statements import KnownAct
from normdocs.domain.finding import Finding
from normdocs.domain.registry import Registry
from normdocs.domain.reports import Report
from normdocs.services.consistency.reading import READING
from normdocs.services.reports.filing import all_named


@dataclass(frozen=True)
class Checker:
    """Holds the figures and words of a report against each other and against the registry's acts."""

    registry: Callable[[], Registry]

    def report(self, report: Report) -> tuple[Finding, ...]:
        """Return what contradicts itself in a report, in its own words; InputError as for filing it."""
        registry = self.registry()
        all_named(report, registry)
        claims = (*known_acts(registry.acts), *claims_of(report, READING))
        return self.of(claims, getattr(report, "titles", {}))

    def of(self, claims: Iterable[Claim], own: Mapping[str, str] | None = None) -> tuple[Finding, ...]:
        """Return what the rules find among claims, in words; `own` titles stand before the registry's."""
        titles = titles_of(self.registry()) | dict(own or {})
        return tuple(worded(breach, titles) for breach in breaches(Claims(claims)))


def known_acts(acts: Iterable[Act]) -> Iterator[Claim]:
    """Yield what the registry says of its acts."""
    for act in acts:
        at = At("", ("acts", act.id))
        yield KnownAct(at, act.id, act.number, act.date, act.title, act.issuer, act.valid_to)
