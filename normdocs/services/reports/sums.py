"""What organisations' figures come to: a sum is known when everybody's part of it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from normdocs.domain.indicators.effectiveness import Effectiveness, Figure
from normdocs.domain.indicators.verdict import Figures
from normdocs.domain.organisation import Counts, Pupils
from normdocs.domain.reports.figures import Satisfaction
from normdocs.domain.reports.filing import Origin
from normdocs.domain.reports.municipal import Coverage
from normdocs.domain.reports.school import Involved
from normdocs.services.ports.reports import Member
from normdocs.services.reports.parts import BY_KIND, Gathering, Part
from normdocs.services.reports.scene import Lacking

# Where pupils are counted: whoever goes to a centre of additional education goes to a school too.
TEACHING = frozenset({"general-education", "vocational-education"})


@dataclass(frozen=True)
class Sums:
    """A territory's figures; `origin` is that of what was summed up."""

    involved: Involved
    pupils: Pupils
    figures: Figures
    satisfaction: Satisfaction
    ageless: int
    lacking: tuple[Lacking, ...]
    origin: Origin

    @property
    def coverage(self) -> Coverage:
        """Who takes part."""
        one = self.involved
        return Coverage(total=one.pupils, mentees=one.mentees, mentors=one.mentors, teachers=one.teachers)


def summed(gathering: Gathering, known: Iterable[Effectiveness], own: Counts) -> Sums:
    """Return the sums; how many pupils and teachers there are may be stated by the territory's `own` body."""
    parts = [gathering.parts[name] for name in sorted(gathering.parts)]
    involved = Involved.model_validate(
        {name: total(getattr(part.involved, name) for part in parts) for name in Involved.model_fields}
    )
    pupils, satisfaction = populations(gathering, own), mean(part.satisfaction for part in parts)
    figures: dict[Figure, int | Decimal] = {}
    lacking: list[Lacking] = []
    for one in known:
        for name in one.figures:
            found, without = figure(name, gathering, own, satisfaction)
            if found is not None:
                figures[name] = found
            lacking += [Lacking(who, one.lacking[name]) for who in without]
    return Sums(
        involved=involved,
        pupils=pupils,
        figures=figures,
        satisfaction=satisfaction,
        ageless=sum(part.ageless for part in parts),
        lacking=tuple(dict.fromkeys(lacking)),
        origin=origin_of(parts),
    )


def origin_of(parts: Iterable[Part]) -> Origin:
    """Return where a sum comes from: it is reported as soon as a part of it is."""
    return Origin.REPORTED if any(one.origin is Origin.REPORTED for one in parts) else Origin.COUNTED


def total(numbers: Iterable[int | None]) -> int | None:
    """Return the sum, None while one number is missing or there is none."""
    found = list(numbers)
    known = [number for number in found if number is not None]
    return sum(known) if known and len(known) == len(found) else None


def figure(
    name: Figure, gathering: Gathering, own: Counts, satisfaction: Satisfaction
) -> tuple[int | Decimal | None, list[str]]:
    """Return a figure of the territory, and the organisations that keep it from being told."""
    source, _, attribute = name.partition(".")
    if source == "satisfaction":
        return getattr(satisfaction, attribute), []
    if source == "tally":
        values = {part.member.name: part.figures.get(name) for part in gathering.parts.values()}
        return added(values)
    stated = getattr(getattr(own, source), attribute)
    if stated is not None:
        return stated, []
    # Who did not report has pupils all the same.
    return added({one.name: of_member(one, name, gathering.parts) for one in counted(gathering, source)})


def added(values: Mapping[str, int | Decimal | None]) -> tuple[int | None, list[str]]:
    """Return the sum, and whose number is missing."""
    numbers = [None if number is None else int(number) for number in values.values()]
    return total(numbers), [name for name, number in values.items() if number is None]


def counted(gathering: Gathering, source: str) -> Iterator[Member]:
    """Yield the organisations whose pupils, or staff, are counted."""
    return (one for one in gathering.members if source == "staff" or one.kind in TEACHING)


def of_member(member: Member, name: Figure, parts: Mapping[str, Part]) -> int | Decimal | None:
    """Return an organisation's figure as it reported it, else as its profile states it."""
    source, _, attribute = name.partition(".")
    reported = parts[member.id].figures.get(name) if member.id in parts else None
    stated: int | None = getattr(getattr(member.counts, source), attribute)
    return stated if reported is None else reported


def populations(gathering: Gathering, own: Counts) -> Pupils:
    """Return how many pupils there are, by stage and age."""
    found: dict[str, int | None] = {}
    for name in Pupils.model_fields:
        stated = getattr(own.pupils, name)
        each = (gathering.parts.get(one.id, one.counts).pupils for one in counted(gathering, "pupils"))
        found[name] = total(getattr(pupils, name) for pupils in each) if stated is None else stated
    return Pupils.model_validate(found)


def mean(each: Iterable[Satisfaction]) -> Satisfaction:
    """Return the average over the organisations that asked, each counting once."""
    asked = [one for one in each if one != Satisfaction()]
    if not asked:
        return Satisfaction()
    found: dict[str, object] = {"organisations": sum(one.organisations or 1 for one in asked)}
    for side in ("mentees", "mentors"):
        weighed = [(one.organisations or 1, getattr(one, side)) for one in asked]
        known = [(weight, average) for weight, average in weighed if average is not None]
        if known:
            exact = sum(weight * average for weight, average in known) / sum(weight for weight, _ in known)
            found[side] = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Satisfaction.model_validate(found | {"people": total(one.people for one in asked)})


def by_kind(members: Iterable[Member]) -> dict[str, int]:
    """Return how many organisations there are of each kind."""
    found: dict[str, int] = {}
    for one in members:
        found[BY_KIND[one.kind]] = found.get(BY_KIND[one.kind], 0) + 1
    return found
