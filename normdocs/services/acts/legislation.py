"""Recording what happens to acts: one comes, amends, takes another's place, ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from normdocs.domain.acts.act import Act
from normdocs.domain.acts.history import ActEntry, ActEvent, Recorded, first_altered
from normdocs.domain.acts.legislation import ELSEWHERE, ITSELF, ONE_DAY, alike
from normdocs.domain.registry import Registry
from normdocs.errors import InputError, NotFoundError
from normdocs.services.acts.importing import (
    REGISTRY,
    Imported,
    Recorder,
    check,
    compared,
    completed,
    take_in,
)
from normdocs.services.ports import Clock, Register, Unit, View

UNKNOWN = "there is no act {act}; normdocs acts list names them"
MEANT = "there is no act {act}; did you mean {known}?"
KNOWN = "there is an act {act} already: normdocs acts show {act}"
SAME_REQUISITES = "{act} has the requisites of {other}, {kind} No. {number} of {date}: it is there already"
REPLACED = "{act} was replaced already, by {other} from {start} on"
REPEALED = "{act} was repealed already: its last day was {end}"
OTHER_START = "{other} is in force from {start} on, not from {day}: give that day, or correct the act"
BEGINS_LATER = "{act} itself is in force from {start} on: it cannot end on {end}"
ENDED = "{act} ended on {end}: nothing can take its place from {day} on"


@dataclass(frozen=True)
class History:
    """What was recorded; `altered_at` is the first entry, of all there are, that is not what was written."""

    events: tuple[ActEvent, ...]
    altered_at: int | None


@dataclass(frozen=True)
class Legislation:
    """Keeps acts; every change is one unit of work with its entry in the history of acts.

    A register that knows no acts yet takes the registry's in first.
    """

    registry: Callable[[], Registry]
    register: Register
    clock: Clock

    def import_acts(
        self, acts: Iterable[Act], name: str, source: str, *, force: bool = False, dry_run: bool = False
    ) -> Imported:
        """Take the acts of a file in, or with `dry_run` only say what would become of each."""
        if dry_run:
            with self.register.view() as view:
                return compared(view, acts)
        with self._unit() as unit:
            return take_in(unit, acts, self._recorder(name, source), force=force)

    def add(self, acts: Iterable[Act], name: str, source: str = "") -> tuple[Act, ...]:
        """Record acts the register does not know; InputError for one it does, under whatever id."""
        by = self._recorder(name, source)
        with self._unit() as unit:
            added = tuple(completed(acts, unit.acts()))
            for act in added:
                unused(unit.acts(), act)
                unit.record_act(ActEntry(Recorded.ADDED, None, act, by.name, by.at, source=by.source))
            check(unit.acts())
            return added

    def amend(self, act: str, by: str, name: str) -> Act:
        """Record that `by` amends the act, which stays in force; return the amending act.

        Recording the same again changes nothing.
        """
        with self._unit() as unit:
            amended, amending = known(unit, act), known(unit, by)
            if act in amending.amends:
                return amending
            distinct(amended, amending)
            after = amending.model_copy(update={"amends": (*amending.amends, act)})
            return self._record(
                unit, ActEntry(Recorded.AMENDED, amending, after, name, self.clock.now(), act)
            )

    def replace(self, old: str, new: str, name: str, start: date | None = None) -> Act:
        """Record that `new` takes the place of `old` on the day it begins; return the old act.

        A new act that states no purposes inherits those of the old one.
        """
        with self._unit() as unit:
            before, after = known(unit, old), known(unit, new)
            replaceable(before, after, start or after.valid_from)
            now = self.clock.now()
            ended = before.model_copy(update={"valid_to": after.valid_from - ONE_DAY, "replaced_by": new})
            self._record(unit, ActEntry(Recorded.REPLACED, before, ended, name, now, new))
            if not after.purposes and before.purposes:
                heir = after.model_copy(update={"purposes": before.purposes})
                self._record(unit, ActEntry(Recorded.SUCCEEDED, after, heir, name, now, old))
            return ended

    def repeal(self, act: str, start: date, name: str, by: str | None = None) -> Act:
        """Record that the act is no longer in force from `start` on, ended by another act if one is named."""
        with self._unit() as unit:
            found = known(unit, act)
            unended(found)
            if by is not None and known(unit, by).id == act:
                raise InputError(ITSELF, act=act)
            if start <= found.valid_from:
                end = start - ONE_DAY
                raise InputError(BEGINS_LATER, act=act, start=found.valid_from, end=end)
            after = found.model_copy(update={"valid_to": start - ONE_DAY, "repealed_by": by})
            return self._record(unit, ActEntry(Recorded.REPEALED, found, after, name, self.clock.now(), by))

    def history(self, act: str | None = None) -> History:
        """Return what was recorded of an act, or of all; NotFoundError for an unknown act."""
        with self.register.view() as view:
            if act is not None:
                known(view, act)
            everything = view.act_history()
            return History(view.act_history(act), first_altered(everything))

    @contextmanager
    def _unit(self) -> Iterator[Unit]:
        """Open a unit of work in which nobody else changes acts."""
        with self.register.unit() as unit:
            unit.hold_acts()
            if not unit.acts():
                take_in(unit, self.registry().acts, Recorder(REGISTRY, self.clock.now(), REGISTRY))
            yield unit

    def _record(self, unit: Unit, entry: ActEntry) -> Act:
        """Record the act as it is since; InputError when the acts would not fit together."""
        unit.record_act(entry)
        check(unit.acts())
        return entry.after

    def _recorder(self, name: str, source: str) -> Recorder:
        return Recorder(name, self.clock.now(), source)


def known(view: View, act: str) -> Act:
    """Return the register's act; NotFoundError with the id that was probably meant."""
    acts = {one.id: one for one in view.acts()}
    if act in acts:
        return acts[act]
    close = get_close_matches(act, sorted(acts), n=1)
    raise NotFoundError(MEANT, act=act, known=close[0]) if close else NotFoundError(UNKNOWN, act=act)


def unused(acts: Iterable[Act], act: Act) -> None:
    """Raise InputError when the register has the act, under its id or another one."""
    for one in acts:
        if one.id == act.id:
            raise InputError(KNOWN, act=act.id)
        if requisites(one) == requisites(act):
            raise InputError(
                SAME_REQUISITES, act=act.id, other=one.id, kind=act.kind, number=act.number, date=act.date
            )


def requisites(act: Act) -> tuple[object, ...]:
    """Return what no two acts have in common."""
    return (act.level, act.territory, act.kind, act.issuer, act.number, act.date)


def distinct(act: Act, other: Act) -> None:
    """Raise InputError when the acts are one, or of different levels or territories."""
    if act.id == other.id:
        raise InputError(ITSELF, act=act.id)
    if not alike(act, other):
        raise InputError(ELSEWHERE, other=other.id, act=act.id)


def unended(act: Act) -> None:
    """Raise InputError when somebody recorded already that the act was replaced or repealed."""
    if act.replaced_by:
        start = act.valid_to and act.valid_to + ONE_DAY
        raise InputError(REPLACED, act=act.id, other=act.replaced_by, start=start)
    if act.repealed_by:
        raise InputError(REPEALED, act=act.id, end=act.valid_to)


def replaceable(old: Act, new: Act, start: date) -> None:
    """Raise InputError when `new` cannot take the place of `old` on that day."""
    distinct(old, new)
    unended(old)
    if start != new.valid_from:
        raise InputError(OTHER_START, other=new.id, start=new.valid_from, day=start)
    if start <= old.valid_from:
        raise InputError(BEGINS_LATER, act=old.id, start=old.valid_from, end=start - ONE_DAY)
    if old.valid_to and old.valid_to < start - ONE_DAY:
        raise InputError(ENDED, act=old.id, end=old.valid_to, day=start)
