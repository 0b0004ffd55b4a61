"""What indicators come to, and whether a target is met: yes, no, or cannot be said and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import get_args

from normdocs.domain.indicators.effectiveness import Effectiveness, Figure, Target
from normdocs.domain.organisation import Pupils, Staff
from normdocs.domain.records.tally import Tally
from normdocs.domain.reports.figures import Result, Satisfaction, Share

Figures = Mapping[Figure, int | Decimal]


class Outcome(StrEnum):
    """What is said of a target."""

    MET = "met"
    NOT_MET = "not-met"
    UNKNOWN = "unknown"


class Lack(StrEnum):
    """Why nothing can be said of a target."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    TARGET = "target"
    AGES = "ages"


@dataclass(frozen=True)
class Verdict:
    """An indicator's value held against the target of a year.

    `needed` is how many people the target takes, of those the value is of; `limit` the largest base of which
    those counted would still meet it, where the base is not stated. `ageless` are people whose age nobody
    knows: the value may be higher by them.
    """

    indicator: Effectiveness
    value: Share
    year: int
    target: Target | None
    outcome: Outcome
    lacking: tuple[Lack, ...] = ()
    needed: int | None = None
    limit: int | None = None
    ageless: int = 0

    @property
    def met(self) -> bool | None:
        """Whether the target is met, None where that cannot be said."""
        return None if self.outcome is Outcome.UNKNOWN else self.outcome is Outcome.MET

    @property
    def result(self) -> Result:
        """The same as reports keep it."""
        target = self.target
        return Result(
            indicator=self.indicator.id,
            value=self.value,
            target=target.value if target else None,
            met=self.met,
            unverified=target is not None and not target.verified,
        )


def figures(
    tally: Tally | None, pupils: Pupils, staff: Staff, satisfaction: Satisfaction | None = None
) -> Figures:
    """Return what is known of the figures indicators are computed from; what nobody stated is absent."""
    sources: dict[str, object] = {
        "tally": tally,
        "pupils": pupils,
        "staff": staff,
        "satisfaction": satisfaction,
    }
    found: dict[Figure, int | Decimal] = {}
    for name in get_args(Figure):
        source, _, attribute = name.partition(".")
        number = getattr(sources[source], attribute, None)
        if number is not None:
            found[name] = number
    return found


def value(indicator: Effectiveness, known: Figures) -> Share:
    """Return the indicator's value with its base named; what is not known of it is absent."""
    top = known.get(indicator.numerator)
    if indicator.denominator is None:
        stated = None if top is None else Decimal(top)
        return Share(stated=stated, base=indicator.base, decimals=indicator.decimals)
    bottom = known.get(indicator.denominator)
    return Share(
        count=None if top is None else int(top),
        of=None if bottom is None else int(bottom),
        base=indicator.base,
        decimals=indicator.decimals,
    )


def verdict(
    indicator: Effectiveness, share: Share, year: int, region: str | None = None, ageless: int = 0
) -> Verdict:
    """Hold a value against the target of `year`: the reporting period's column, not the day's.

    Counts are held against it as they are, not rounded. A percentage somebody stated counts only where there
    is nothing to count it from. Of `ageless` people nobody knows whether they are of the age that counts: a
    target missed by no more than them cannot be said to be missed.
    """
    target = indicator.target(year, region)
    lacking = tuple(lacks(indicator, share, target))
    limit = most(share.count, target) if target and share.count is not None and not share.of else None
    if target is None or lacking:
        return Verdict(indicator, share, year, target, Outcome.UNKNOWN, lacking, limit=limit)
    needed = least(share.of, target) if share.of else None
    if indicator.reached(exact(share), target):
        return Verdict(indicator, share, year, target, Outcome.MET, needed=needed)
    if share.count is not None and needed is not None and needed <= share.count + ageless:
        return Verdict(indicator, share, year, target, Outcome.UNKNOWN, (Lack.AGES,), needed)
    return Verdict(indicator, share, year, target, Outcome.NOT_MET, needed=needed)


def lacks(indicator: Effectiveness, share: Share, target: Target | None) -> list[Lack]:
    """Return what keeps one from saying anything."""
    counted = indicator.denominator is not None
    found = {
        Lack.TARGET: target is None,
        Lack.NUMERATOR: share.count is None if counted else share.stated is None,
        # Of nobody there is no percentage either.
        Lack.DENOMINATOR: counted and not share.of,
    }
    return [lack for lack, is_lacking in found.items() if is_lacking]


def exact(share: Share) -> Decimal:
    """Return the percentage as it is before rounding, the stated one where nothing was counted."""
    if share.count is not None and share.of:
        return Decimal(share.count) * 100 / Decimal(share.of)
    return share.stated or Decimal(0)


def least(of: int, target: Target) -> int:
    """Return how many of `of` people reach the target: 20 % of 6793 are 1359."""
    return int((of * target.value / 100).to_integral_value(ROUND_CEILING))


def most(count: int, target: Target) -> int | None:
    """Return of how many people at most `count` reach the target: 22 are 10 % of 220."""
    if not target.value:
        return None
    return int((count * 100 / target.value).to_integral_value(ROUND_FLOOR))
