"""Values a template is tried with: the example of each field its family declares."""

from __future__ import annotations

from typing import Any

from normdocs.content.contract import Context, Slot, slots

# As many rows as a long list of a school has; lists inside its rows are shorter.
ROWS, INNER_ROWS = 30, 3


def examples(model: type[Context], *, sparse: bool = False, rows: int = ROWS) -> dict[str, Any]:
    """Return a value for every field; with `sparse` nothing stands where nothing has to."""
    declared = slots(model)
    # Something is said by every block: where all of it may be absent, its first field is there.
    needed = {slot.alias for slot in declared if not (sparse and slot.optional)} or {declared[0].alias}
    return {
        slot.alias: example(slot, sparse=sparse, rows=rows) if slot.alias in needed else absent(slot)
        for slot in declared
    }


def example(slot: Slot, *, sparse: bool, rows: int) -> Any:
    """Return the example of one field."""
    if slot.many:
        return [one(slot, sparse=sparse, rows=INNER_ROWS)] * rows
    return one(slot, sparse=sparse, rows=rows)


def absent(slot: Slot) -> Any:
    """Return what a template is given where nothing stands."""
    return [] if slot.many else None


def one(slot: Slot, *, sparse: bool, rows: int) -> Any:
    """Return a block, or a value of the field's kind; where the field has no example, its title."""
    if slot.block:
        return examples(slot.block, sparse=sparse, rows=rows)
    if slot.kind is bool:
        return True
    if slot.kind is int:
        return int(slot.example) if slot.example.isdecimal() else 1
    return slot.example or slot.title
