"""Filling a context from the sources, only as far as a template reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from normdocs.content.contract import Absent, Context, From, Slot, Told, Via, origin_of, slots
from normdocs.content.speech import Speech
from normdocs.domain.document import Missing, Provenance
from normdocs.domain.inflection import DoubtedForm
from normdocs.errors import UnknownGenderError
from normdocs.language.typography import typeset

Used = dict[str, Any]
# A code of a document type is one name: fellows.S21.1.
DOT = re.compile(r"\.(?!\d)")


@dataclass(frozen=True)
class Node:
    """What stands somewhere in the sources, the place's name, and whether it is made up."""

    value: Any
    origin: str
    example: bool


@dataclass
class Built:
    """Values for a template (plain data), where each comes from, and what is missing."""

    values: dict[str, Any] = field(default_factory=dict)
    provenance: list[Provenance] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    doubts: list[tuple[str, DoubtedForm]] = field(default_factory=list)


def build(model: type[Context], sources: object, used: Iterable[str], speech: Speech) -> Built:
    """Return the values the paths in `used` name, taken from `sources` as `model` declares."""
    builder = _Builder(Node(sources, "", example=False), speech)
    builder.built.values = builder.block(model, builder.root, tree(used), "")
    return builder.built


def tree(paths: Iterable[str]) -> Used:
    """Return dotted paths as a nested mapping; lists are transparent: a[].b is a → b."""
    root: Used = {}
    for path in paths:
        node = root
        for name in path.replace("[]", "").split("."):
            node = node.setdefault(name, {})
    return root


class _Builder:
    def __init__(self, root: Node, speech: Speech) -> None:
        self.root = root
        self.speech = speech
        self.built = Built()

    def block(self, model: type[Context], base: Node, used: Used, path: str) -> dict[str, Any]:
        return {
            slot.alias: self.value(slot, base, used[slot.alias], path + slot.alias)
            for slot in slots(model)
            if slot.alias in used
        }

    def value(self, slot: Slot, base: Node, used: Used, path: str) -> Any:
        node = self.node(slot.source, base) if slot.source else base
        if isinstance(node.value, Absent):
            return self.absent(slot, Missing(path, node.value.origin, node.value.title))
        if node.value is None or (slot.many and not node.value and not slot.optional):
            return self.absent(slot, Missing(path, node.origin, slot.title))
        if slot.many:
            return [self.one(slot, item, used, f"{path}[{n}]") for n, item in enumerate(items(node))]
        return self.one(slot, node, used, path)

    def one(self, slot: Slot, node: Node, used: Used, path: str) -> Any:
        if slot.block is None:
            value = node.value if isinstance(node.value, (bool, int)) else typeset(str(node.value))
            doubts = self.speech.drained()
            self.built.doubts.extend((path, doubt) for doubt in doubts)
            reasons = "; ".join(dict.fromkeys(doubt.reason for doubt in doubts)) or None
            self.built.provenance.append(Provenance(path, node.origin, str(value), node.example, reasons))
            return value
        return self.block(slot.block, node, used, path + ".") if used else True

    def absent(self, slot: Slot, missing: Missing) -> Any:
        if not slot.optional:
            self.built.missing.append(missing)
        return [] if slot.many else None

    def node(self, source: From, base: Node) -> Node:
        whole = source.via is not None
        found = [
            walk(base if path.startswith(".") else self.root, path, whole=whole) for path in source.paths
        ]
        if source.either:
            return next((node for node in found if node.value not in (None, ())), found[0])
        origin = origin_of(source, base.origin).rstrip(".")
        value = found[0].value
        if source.via and (value is not None or source.always):
            value = self.said(source.via, [node.value for node in found], origin)
        if isinstance(value, Told):
            return Node(value.value, value.origin, value.example)
        return Node(value, origin, any(node.example for node in found))

    def said(self, via: Via, values: list[Any], origin: str) -> Any:
        try:
            return via(self.speech, *values)
        except UnknownGenderError as unknown:
            return Absent(f"{origin}.gender", str(unknown.values.get("name", "")))


def items(node: Node) -> Iterable[Node]:
    """Yield the items of a list with their places; an item of a selection knows its `position` itself."""
    for index, item in enumerate(node.value):
        place = f"{node.origin}[{getattr(item, 'position', index)}]"
        yield Node(item, place, node.example or bool(getattr(item, "example", False)))


def walk(start: Node, path: str, *, whole: bool = False) -> Node:
    """Follow a dotted path from a node; attributes and mapping keys alike.

    With `whole`, what stands there is printed as one thing: made-up parts of it make it all made up.
    """
    names = DOT.split(path.strip(".")) if path != "." else []
    value, example = start.value, start.example
    made_up: set[str] = set()
    for depth, name in enumerate(names):
        made_up |= {f"{depth}:{field}" for field in getattr(value, "example_fields", ())}
        value = value.get(name) if isinstance(value, Mapping) else getattr(value, name, None)
        if value is None:
            break
        example = example or bool(getattr(value, "example", False))
        last = depth == len(names) - 1
        example = example or any(_names(mark, names[: depth + 1], inside=whole and last) for mark in made_up)
    origin = start.origin + path if path.startswith(".") else path
    return Node(value, origin.rstrip("."), example)


def _names(mark: str, walked: list[str], *, inside: bool) -> bool:
    """Return whether the mark names the place walked to, or with `inside` something in it."""
    depth, _, made_up = mark.partition(":")
    place = ".".join(walked[int(depth) :])
    return made_up == place or (inside and bool(place) and made_up.startswith(f"{place}."))


def stated(sources: object, needs: Iterable[str]) -> list[Missing]:
    """Return the origins of `needs` at which nothing stands."""
    root = Node(sources, "", example=False)
    return [Missing(need, need, "") for need in needs if walk(root, need).value in (None, (), [], "")]
