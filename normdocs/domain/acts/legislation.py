"""Acts together: what amends, replaces and repeals what, and whether that fits."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from normdocs.domain.acts.act import Act, Level
from normdocs.domain.loaded import Path
from normdocs.domain.validation import nearest
from normdocs.errors import InputError

ONE_DAY = timedelta(days=1)
ITSELF = "{act} cannot amend, replace or repeal itself"
ELSEWHERE = "{other} is of another level or territory than {act}: it cannot amend or replace it"
NO_GAP = "{other} begins on {start}, so {act} ends the day before, on {end}"
AMENDS_LATER = "{act} is of {day}: an act of an earlier day cannot amend it"
NOT_IN_FORCE = "{act} is not in force on {day}, when {other} begins: it cannot be amended"
REPLACED_IN_A_CIRCLE = "the acts replace each other in a circle: {circle}"
AMENDED_IN_A_CIRCLE = "the acts amend each other in a circle: {circle}"


@dataclass(frozen=True)
class ActFlaw:
    """What at `path` of an act does not fit the others."""

    act: str
    path: Path
    reason: InputError


def stated(act: Act) -> dict[str, Any]:
    """Return what is stated of an act as plain JSON values; what nobody stated is absent."""
    return act.model_dump(mode="json", exclude_defaults=True)


def definition(act: Act) -> str:
    """Return the SHA-256 of what is stated of an act: equal acts, equal hashes."""
    canonical = json.dumps(stated(act), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def replaced(act: Act, acts: Iterable[Act]) -> tuple[Act, ...]:
    """Return the acts this one replaces."""
    return tuple(one for one in acts if one.replaced_by == act.id)


def family(acts: Mapping[str, Act], name: str) -> Iterator[Act]:
    """Yield the act and those that took its place, one after the other."""
    while name in acts:
        yield acts[name]
        name = acts[name].replaced_by or ""


def amending(act: Act, acts: Iterable[Act]) -> tuple[Act, ...]:
    """Return the acts that amend this one, the first to begin first."""
    found = [one for one in acts if act.id in one.amends]
    return tuple(sorted(found, key=lambda one: (one.valid_from, one.date, one.id)))


def with_inherited_purposes(acts: Iterable[Act]) -> tuple[Act, ...]:
    """Return the acts; one that states no purposes has those of the acts it replaces."""
    known = {act.id: act for act in acts}
    before: dict[str, list[str]] = {}
    for act in known.values():
        if act.replaced_by:
            before.setdefault(act.replaced_by, []).append(act.id)
    return tuple(
        act if act.purposes else act.model_copy(update={"purposes": _inherited(act.id, known, before)})
        for act in known.values()
    )


def _inherited(act: str, known: Mapping[str, Act], before: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Return the purposes of the nearest acts before this one that state any, however long the chain."""
    found: dict[str, None] = {}
    seen, front = {act}, list(before.get(act, ()))
    while front:
        name = front.pop(0)
        if name in seen:
            continue
        seen.add(name)
        found.update(dict.fromkeys(known[name].purposes))
        front += () if known[name].purposes else before.get(name, ())
    return tuple(found)


def act_flaws(acts: Iterable[Act]) -> Iterator[ActFlaw]:
    """Yield what does not fit in each act, and between them."""
    known = {act.id: act for act in acts}
    for act in known.values():
        yield from _alone(act)
        yield from _ended(act, known)
        yield from _amendments(act, known)
    yield from _circles({act.id: [act.replaced_by or ""] for act in known.values()}, REPLACED_IN_A_CIRCLE)
    yield from _circles({act.id: list(act.amends) for act in known.values()}, AMENDED_IN_A_CIRCLE)


def _alone(act: Act) -> Iterator[ActFlaw]:
    if (act.level in (Level.REGIONAL, Level.MUNICIPAL)) != (act.territory is not None):
        yield ActFlaw(
            act.id,
            ("territory",),
            InputError("a regional or municipal act names its territory, no other act does"),
        )
    if act.valid_to and act.valid_to < act.valid_from:
        yield ActFlaw(act.id, ("valid_to",), InputError("the act ends before it begins"))
    if act.replaced_by and act.repealed_by:
        yield ActFlaw(act.id, ("repealed_by",), InputError("an act is either replaced or repealed"))
    if act.repealed_by and act.valid_to is None:
        yield ActFlaw(act.id, ("valid_to",), InputError("the act was repealed: give its last day"))


def _ended(act: Act, known: Mapping[str, Act]) -> Iterator[ActFlaw]:
    for field in ("replaced_by", "repealed_by"):
        if name := getattr(act, field):
            yield from (ActFlaw(act.id, (field,), reason) for reason in _named(act, name, known))
    other = known.get(act.replaced_by or "")
    if other is None or other is act:
        return
    if not alike(act, other):
        yield ActFlaw(act.id, ("replaced_by",), InputError(ELSEWHERE, other=other.id, act=act.id))
    if act.valid_to != other.valid_from - ONE_DAY:
        end = other.valid_from - ONE_DAY
        reason = InputError(NO_GAP, other=other.id, start=other.valid_from, act=act.id, end=end)
        yield ActFlaw(act.id, ("valid_to",), reason)


def _amendments(act: Act, known: Mapping[str, Act]) -> Iterator[ActFlaw]:
    for number, name in enumerate(act.amends):
        path: Path = ("amends", number)
        if name in act.amends[:number]:
            yield ActFlaw(act.id, path, InputError("{id} is listed twice", id=name))
        yield from (ActFlaw(act.id, path, reason) for reason in _named(act, name, known))
        amended = known.get(name)
        if amended is None or amended is act:
            continue
        if not alike(act, amended):
            yield ActFlaw(act.id, path, InputError(ELSEWHERE, other=act.id, act=name))
        if act.date < amended.date:
            yield ActFlaw(act.id, path, InputError(AMENDS_LATER, act=name, day=amended.date))
        elif amended.valid_to and amended.valid_to < act.valid_from:
            reason = InputError(NOT_IN_FORCE, act=name, day=act.valid_from, other=act.id)
            yield ActFlaw(act.id, path, reason)


def _named(act: Act, name: str, known: Mapping[str, Act]) -> Iterator[InputError]:
    if name == act.id:
        yield InputError(ITSELF, act=act.id)
    elif name not in known:
        yield nearest(name, sorted(known))


def alike(one: Act, other: Act) -> bool:
    """Return whether two acts are of one level and bind one territory."""
    return (one.level, one.territory) == (other.level, other.territory)


def _circles(leads: Mapping[str, list[str]], message: str) -> Iterator[ActFlaw]:
    """Yield each circle of several acts once, at the first of its acts."""
    for start in leads:
        way = _way_back(start, leads)
        if way and start == min(way):
            yield ActFlaw(start, (), InputError(message, circle=" → ".join([*way, start])))


def _way_back(start: str, leads: Mapping[str, list[str]]) -> list[str]:
    """Return the acts on a way from `start` back to it, none when there is none or it leads to itself."""
    came: dict[str, str] = {}
    front = [name for name in leads[start] if name in leads and name != start]
    came.update(dict.fromkeys(front, start))
    while front:
        name = front.pop()
        for following in leads[name]:
            if following == start:
                way = [name]
                while came[way[0]] != start:
                    way.insert(0, came[way[0]])
                return [start, *way]
            if following in leads and following not in came:
                came[following] = name
                front.append(following)
    return []
