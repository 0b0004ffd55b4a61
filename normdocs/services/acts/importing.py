"""Taking acts of a file into the register, whose own record of them is the truth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from normdocs.domain.acts.act import Act
from normdocs.domain.acts.history import ActEntry, Recorded
from normdocs.domain.acts.legislation import act_flaws, definition, with_inherited_purposes
from normdocs.domain.loaded import written
from normdocs.errors import InputError
from normdocs.services.ports import Unit, View

# Who records what the registry states, and where it stands.
REGISTRY = "registry/acts"
UNFIT = "the acts would not fit together; mistakes found: {count}"
FLAW = "{act}, {field}: {reason}"
FLAW_OF_ALL = "{act}: {reason}"


class Fate(StrEnum):
    """What becomes of a file's act.

    The register does not know it (new), takes over its change (changed), has it (same), holds a later record
    of somebody's while the file is as it was imported (recorded), or both changed since (conflicting).
    """

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    RECORDED = "recorded"
    CONFLICTING = "conflicting"


DIFFERENT = frozenset({Fate.RECORDED, Fate.CONFLICTING})
TAKEN = frozenset({Fate.NEW, Fate.CHANGED})


@dataclass(frozen=True)
class Incoming:
    """An act as a file states it, as the register has it, and what becomes of it."""

    act: Act
    known: Act | None
    fate: Fate


@dataclass
class Imported:
    """What became of a file's acts; those `taken` are in the register now as the file states them."""

    incoming: list[Incoming] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    def of(self, fate: Fate) -> tuple[str, ...]:
        """Return the ids of the acts this became of."""
        return tuple(one.act.id for one in self.incoming if one.fate is fate)

    @property
    def conflicts(self) -> tuple[str, ...]:
        """Return the acts both changed and that stay as the register has them."""
        return tuple(name for name in self.of(Fate.CONFLICTING) if name not in self.taken)

    @property
    def changed(self) -> tuple[str, ...]:
        """Return the acts that are otherwise now: taken over one that was known, or amended by a new one.

        A new act changes nothing by itself: what it replaces may not be recorded yet.
        """
        taken = [one for one in self.incoming if one.act.id in self.taken]
        return tuple(name for one in taken for name in ((one.act.id,) if one.known else one.act.amends))


@dataclass(frozen=True)
class Recorder:
    """Who records, when, and from which file."""

    name: str
    at: datetime
    source: str = ""


def compared(view: View, acts: Iterable[Act]) -> Imported:
    """Return what would become of these acts; changes nothing.

    A file changes an act only when its own definition changed since it was last imported; where the
    register's record was changed as well, the two conflict.
    """
    known, imported = {act.id: act for act in view.acts()}, view.imported_acts()
    result = Imported()
    for act in completed(acts, known.values()):
        fate = fate_of(act, known.get(act.id), imported.get(act.id))
        result.incoming.append(Incoming(act, known.get(act.id), fate))
    return result


def completed(acts: Iterable[Act], known: Iterable[Act]) -> list[Act]:
    """Return the file's acts with the purposes they inherit from each other and from the register's."""
    given = {act.id: act for act in acts}
    together = {**{act.id: act for act in known}, **given}
    heirs = {act.id: act for act in with_inherited_purposes(together.values())}
    return [heirs[act] for act in given]


def fate_of(act: Act, known: Act | None, imported: str | None) -> Fate:
    """Return what becomes of a file's act, given the register's and what was imported last."""
    if known is None:
        return Fate.NEW
    if known == act:
        return Fate.SAME
    if imported == definition(act):
        return Fate.RECORDED
    return Fate.CHANGED if imported == definition(known) else Fate.CONFLICTING


def take_in(unit: Unit, acts: Iterable[Act], by: Recorder, *, force: bool = False) -> Imported:
    """Record what is new or changed, and with `force` whatever differs; InputError when it would not fit."""
    acts = tuple(acts)
    if not force and not untold(unit, result := compared(unit, acts)):
        return result
    # Somebody else may be doing the same: what is seen from here on stays so.
    unit.hold_acts()
    result = compared(unit, acts)
    for one in result.incoming:
        if one.fate in TAKEN or (force and one.fate in DIFFERENT):
            entry = ActEntry(Recorded.IMPORTED, one.known, one.act, by.name, by.at, source=by.source)
            unit.record_act(entry)
            result.taken.append(one.act.id)
    unit.note_imported_acts(untold(unit, result))
    if result.taken:
        check(unit.acts())
    return result


def untold(view: View, result: Imported) -> dict[str, str]:
    """Return the definitions the register does not remember as imported, but for those in conflict."""
    imported, conflicts = view.imported_acts(), set(result.conflicts)
    stated = {one.act.id: definition(one.act) for one in result.incoming if one.act.id not in conflicts}
    return {act: known for act, known in stated.items() if imported.get(act) != known}


def check(acts: Iterable[Act]) -> None:
    """Raise InputError naming everything that does not fit together."""
    flaws = tuple(
        InputError(FLAW, act=one.act, field=written(one.path), reason=one.reason)
        if one.path
        else InputError(FLAW_OF_ALL, act=one.act, reason=one.reason)
        for one in act_flaws(acts)
    )
    if flaws:
        raise InputError(UNFIT, causes=flaws, count=len(flaws))
