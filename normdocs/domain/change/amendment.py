"""Amendments: what a changed norm alters in a document that was signed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from normdocs.domain.change.impact import PLACE, ValueChange
from normdocs.domain.document import Provenance, Version

# How a template's yes and no are recorded.
SWITCH = frozenset({"True", "False"})


@dataclass(frozen=True)
class Amendment:
    """A signed document's next text, made because of a change, and what is worded otherwise in it."""

    version: Version
    wording: tuple[ValueChange, ...]


def rewording(before: Iterable[Provenance], after: Iterable[Provenance]) -> list[ValueChange]:
    """Return which texts give way to which, in the order of the new ones.

    Items of a list are held against each other by what they say, not by where they stand: an act added in the
    middle alters nothing of the acts after it.
    """
    old, new = by_field(before), by_field(after)
    found: list[ValueChange] = []
    for name in dict.fromkeys([*new, *old]):
        was_there, is_there = old.get(name, []), new.get(name, [])
        gone, come = without(was_there, is_there), without(is_there, was_there)
        for was, now in zip_longest(gone, come):
            known: Provenance = now or was
            texts = [side.value if side else None for side in (was, now)]
            found.append(ValueChange(known.path, known.origin, *texts))
    return found


def in_words(changes: Iterable[ValueChange]) -> tuple[ValueChange, ...]:
    """Return the changes an order can spell: a switch a template asks for, yes or no, is no words."""
    return tuple(change for change in changes if {change.old, change.new}.isdisjoint(SWITCH))


def by_field(printed: Iterable[Provenance]) -> dict[str, list[Provenance]]:
    """Return the values of each field, those of a list's items together."""
    fields: dict[str, list[Provenance]] = {}
    for value in printed:
        fields.setdefault(PLACE.sub("[]", value.path), []).append(value)
    return fields


def without(values: Iterable[Provenance], others: Iterable[Provenance]) -> list[Provenance]:
    """Return the values that the others do not have, each as often as it is one too many."""
    spare = [(other.value, other.example) for other in others]
    left = []
    for value in values:
        if (value.value, value.example) in spare:
            spare.remove((value.value, value.example))
        else:
            left.append(value)
    return left
