"""Rules that catch contradictions: claims of what documents state, rules over claims, breaches of rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from normdocs.domain.consistency import (
    amounts,
    citations,
    coverage,
    of_map,
    of_municipality,
    of_school,
    people,
    planning,
)
from normdocs.domain.consistency.breach import Breach, Rule
from normdocs.domain.consistency.claims import Claim, Claims
from normdocs.domain.consistency.reading import Reading
from normdocs.domain.finding import Severity
from normdocs.domain.reports import Report

__all__ = ["RULES", "Breach", "Claim", "Claims", "Reading", "Rule", "breaches", "claims_of"]

E, W = Severity.ERROR, Severity.WARNING
RULES = (
    Rule(amounts.SUM, (E,), amounts.parts_sum),
    Rule(amounts.GROUPS, (E,), amounts.overlapping_groups),
    Rule(amounts.COUNTS, (E,), amounts.organisation_counts),
    Rule(amounts.WHOLE, (E,), amounts.within_whole),
    Rule(coverage.ALL, (E,), coverage.said_of_all),
    Rule(coverage.MATRIX, (E,), coverage.matrix_table),
    Rule(amounts.SHARE, (E,), amounts.percentages),
    Rule(amounts.BASE, (E, W), amounts.share_bases),
    Rule(amounts.TARGET, (E, W), amounts.targets),
    Rule(coverage.FIGURE, (E,), coverage.same_figure),
    Rule(citations.TITLE, (E,), citations.title_requisites),
    Rule(citations.REQUISITES, (E,), citations.requisites),
    Rule(citations.DATES, (E, W), citations.act_dates),
    Rule(citations.EXPIRY, (W,), citations.expiry),
    Rule(citations.REGISTRY, (E,), citations.registry),
    Rule(citations.PERSONAL, (E,), citations.personal_data),
    Rule(people.POSTS, (E, W), people.posts),
    Rule(people.NAMES, (W,), people.names),
    Rule(planning.ORDER, (E,), planning.order),
    Rule(planning.YEAR, (W,), planning.period_years),
    Rule(planning.RESPONSIBLE, (W,), planning.responsible),
    Rule(coverage.CORE, (W,), coverage.core_set),
)
CLAIMS: dict[str, Callable[[Any, Reading], Iterator[Claim]]] = {
    "S03": of_school.of_roadmap,
    "S16": of_school.of_monitoring,
    "S17": of_school.of_statement,
    "M06": of_municipality.of_register,
    "M07": of_municipality.of_statement,
    "M08": of_map.of_map,
    "M09": of_map.of_assessment,
    "M10": of_municipality.of_plan,
    "R06": of_municipality.of_region,
}


def claims_of(report: Report, reading: Reading) -> Iterator[Claim]:
    """Yield what a report states; S15 has a value in each line that no other line speaks of."""
    make = CLAIMS.get(report.type)
    if make:
        yield from make(report, reading)


def breaches(claims: Claims) -> Iterator[Breach]:
    """Yield every breach of every rule, in the rules' order."""
    for rule in RULES:
        yield from rule.breaches(claims)
