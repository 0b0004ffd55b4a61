"""Rules of amounts: sums, groups, bounds, percentages, targets."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal

from normdocs.domain.consistency.breach import Breach
from normdocs.domain.consistency.claims import Bound, Claims, Groups, Percentage, Shares, Sum, Target
from normdocs.domain.finding import Severity
from normdocs.domain.reports.figures import percentage

E, W = Severity.ERROR, Severity.WARNING
SUM, GROUPS, COUNTS, WHOLE = "parts-sum", "overlapping-groups", "organisation-counts", "within-whole"
SHARE, BASE, TARGET = "percentage", "share-base", "target-base"


def parts_sum(claims: Claims) -> Iterator[Breach]:
    """Parts make up their total."""
    for claim in claims.of(Sum):
        if sum(claim.parts) != claim.total and claim.total not in claim.also:
            yield Breach(SUM, E, claim.at, values={"total": claim.total, "parts": claim.parts})


def overlapping_groups(claims: Claims) -> Iterator[Breach]:
    """Groups that overlap hold at least everybody, and none holds more than everybody."""
    for claim in claims.of(Groups):
        way = broken(claim)
        if way:
            values = {"total": claim.total, "parts": claim.groups, "distinct": claim.distinct}
            yield Breach(GROUPS, E, claim.at, way, values)


def broken(claim: Groups) -> str:
    """Return in which way groups do not fit, the gravest only."""
    distinct, total = claim.distinct, claim.total
    if distinct is not None and any(
        number > distinct for label, number in claim.groups if label in claim.bounded
    ):
        return "group"
    if total is not None and total != claim.sum and not of_people(claim, total):
        return "total"
    if claim.covering and distinct is not None and claim.sum < distinct:
        return "fewer"
    return ""


def of_people(claim: Groups, total: int) -> bool:
    """Return whether a total below the groups' sum may be the number of people in them."""
    if claim.distinct is not None:
        return total == claim.distinct and (claim.sum > total or not claim.covering)
    return max((number for _, number in claim.groups), default=0) <= total < claim.sum


def organisation_counts(claims: Claims) -> Iterator[Breach]:
    """Programmes stand in no more organisations than there are programmes."""
    for claim in claims.of(Bound):
        if claim.whole == "programmes" and exceeds(claim):
            yield Breach(COUNTS, E, claim.at, values={"part": claim.part, "parts": claim.of})


def within_whole(claims: Claims) -> Iterator[Breach]:
    """A part is not above its whole: organisations of all, covered of the population."""
    told = {claim.at for claim in claims.of(Bound) if claim.whole == "programmes" and exceeds(claim)}
    for claim in claims.of(Bound):
        if claim.whole != "programmes" and exceeds(claim) and claim.at not in told:
            told.add(claim.at)
            values = {"part": claim.part, "parts": claim.of, "label": claim.label}
            yield Breach(WHOLE, E, claim.at, claim.whole, values)


def exceeds(claim: Bound) -> bool:
    """Return whether the part is above the whole."""
    return claim.part > sum(claim.of)


def percentages(claims: Claims) -> Iterator[Breach]:
    """A published percentage is what its numbers give, rounded half up at its printed precision."""
    for claim in claims.of(Percentage):
        if claim.count is None or not claim.of:
            continue
        precisions = {claim.decimals, places(claim.stated)}
        if claim.stated not in {percentage(claim.count, claim.of, one) for one in precisions}:
            values = {
                "stated": claim.stated,
                "count": claim.count,
                "of": claim.of,
                "percent": percentage(claim.count, claim.of, max(claim.decimals, 1)),
            }
            yield Breach(SHARE, E, claim.at, values=values)


def places(stated: Decimal) -> int:
    """Return how many decimals a percentage was written with."""
    exponent = stated.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def share_bases(claims: Claims) -> Iterator[Breach]:
    """Percentages say what they are a share of; above 100 in all they cannot be shares of one thing."""
    for claim in claims.of(Shares):
        if not claim.based:
            above = sum(claim.stated) > 100
            yield Breach(BASE, E if above else W, claim.at, "above" if above else "", {"parts": claim.stated})
    for one in claims.of(Percentage):
        if one.base is None and one.of is None:
            yield Breach(BASE, W, one.at, values={"parts": (one.stated,)})


def targets(claims: Claims) -> Iterator[Breach]:
    """Whether a target is met follows from a number and its base."""
    for claim in claims.of(Target):
        if claim.of or claim.stated is not None:
            yield from wrong_verdict(claim)
        elif claim.count is not None and claim.target:
            most = int((claim.count * 100 / claim.target).to_integral_value(ROUND_FLOOR))
            # Who names the base and says of no verdict that it is so has only to add the number.
            grave = E if claim.met is not None or not claim.based else W
            values = {"count": claim.count, "target": claim.target, "most": most}
            yield Breach(TARGET, grave, claim.at, "baseless", values)


def wrong_verdict(claim: Target) -> Iterator[Breach]:
    """Yield a verdict that is wrong before and after rounding."""
    counted = claim.count is not None and bool(claim.of)
    exact = Decimal(claim.count or 0) * 100 / claim.of if counted and claim.of else claim.stated
    if claim.met is None or exact is None:
        return
    printed = percentage(exact, 100, claim.decimals)
    if claim.met not in {exact >= claim.target, printed >= claim.target}:
        values = {"count": claim.count, "of": claim.of, "target": claim.target, "percent": printed}
        yield Breach(TARGET, E, claim.at, "missed" if claim.met else "met", values)
