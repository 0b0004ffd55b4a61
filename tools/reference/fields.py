"""fields.md: what templates may read, family by family, each shared block once."""

from __future__ import annotations

from collections.abc import Iterator

from normdocs.content.contract import Context, Slot, slots
from normdocs.content.families import FAMILIES
from tools.reference.writing import anchor, code, codes, joined, table, texts

Model = type[Context]


def page() -> str:
    """Return the page."""
    words = texts("fields")
    shared = [f"### {name_of(model)}\n\n{rows(model)}" for model in mixins()]
    families = [family(name, model) for name, model in FAMILIES.items()]
    blocks = [f"### {name_of(model)}\n\n{rows(model)}" for model in all_blocks()]
    return joined(
        words["intro"],
        f"## {words['families_heading']}",
        *families,
        f"## {words['shared_heading']}",
        words["shared_intro"],
        *shared,
        f"## {words['blocks_heading']}",
        words["blocks_intro"],
        *blocks,
    )


def name_of(model: Model) -> str:
    """Return the Russian name of a block; where there is none, the title of the field that holds it."""
    named = texts("fields")["names"].get(model.__name__)
    return named or next((title for block, title in held() if block is model), model.__name__)


def held() -> Iterator[tuple[Model, str]]:
    """Yield each block with the title of a field that holds it."""
    for model in [*FAMILIES.values(), *all_blocks()]:
        for slot in slots(model):
            if slot.block:
                yield slot.block, slot.title


def all_blocks() -> list[Model]:
    """Return the blocks of all families, each once, in the order they are met."""
    found: dict[Model, None] = {}
    pending = list(FAMILIES.values())
    while pending:
        for slot in slots(pending.pop(0)):
            if slot.block and slot.block not in found:
                found[slot.block] = None
                pending.append(slot.block)
    return list(found)


def mixins() -> list[Model]:
    """Return the contexts several families inherit and that are no family themselves."""
    own = set(FAMILIES.values())
    found = {base: None for model in FAMILIES.values() for base in model.__mro__ if is_part(base)}
    return [base for base in found if base not in own]


def is_part(base: type) -> bool:
    """Return whether a class declares fields of a context."""
    return issubclass(base, Context) and base is not Context


def family(name: str, model: Model) -> str:
    """Return a family's section: what it inherits, and its own fields."""
    words = texts("fields")
    kinds = words["families"].get(name, name)
    bases = [base for base in model.__bases__ if is_part(base)]
    links = ", ".join(f"[{heading(base)}]({anchor(heading(base))})" for base in bases)
    also = f"{words['also']} {links}." if links else ""
    return joined(f"### {kinds} ({code(name)})", also, rows(model)).rstrip("\n")


def heading(model: Model) -> str:
    """Return the heading a context stands under."""
    for name, known in FAMILIES.items():
        if known is model:
            return f"{texts('fields')['families'].get(name, name)} ({name})"
    return name_of(model)


def rows(model: Model) -> str:
    """Return the table of the fields the class declares itself."""
    inherited = {slot.alias for base in model.__bases__ if is_part(base) for slot in slots(base)}
    own = [slot for slot in slots(model) if slot.alias not in inherited]
    return (
        table(texts("fields")["headers"], [row(slot) for slot in own]) if own else texts("fields")["nothing"]
    )


def row(slot: Slot) -> tuple[str, ...]:
    """Return one field as a row."""
    title = slot.title
    if slot.block:
        target = name_of(slot.block)
        title += f" → [{target}]({anchor(target)})"
    paths = codes(slot.source.paths) if slot.source else ""
    return code(slot.alias + ("[]" if slot.many else "")), title, slot.example, paths
