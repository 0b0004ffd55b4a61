"""Whether templates and contracts agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from normdocs.content import changes
from normdocs.content.contract import Context, Slot, fields, slots
from normdocs.content.families import FAMILIES
from normdocs.content.marks import BUNDLE_TEMPLATE, REGISTRATION_TEMPLATE, REMOVED_TEMPLATE
from normdocs.content.site import INVENTORY_TEMPLATE
from normdocs.domain.registry import Registry
from normdocs.errors import NormdocsError, TemplateError
from normdocs.services.ports import Templates

UNDECLARED = "{template}: {place}: there is no field {field}"
NEAREST = "{template}: {place}: there is no field {field}; did you mean {known}?"
UNUSED = "no template uses the field {field} of {block}, nor another form of the same fact"

Used = set[tuple[str, str]]


@dataclass(frozen=True)
class Inspector:
    """Reads every template a registry names."""

    registry: Callable[[], Registry]
    templates: Templates

    def inspect(self) -> list[NormdocsError]:
        """Return what is wrong: unusable templates, undeclared fields, declared fields no template uses."""
        found: list[NormdocsError] = []
        used: Used = set()
        for name, family in self.named():
            try:
                template = self.templates.load(name)
            except TemplateError as error:
                found.append(error)
                continue
            found.extend(undeclared(name, template.places, FAMILIES[family]))
            for path in template.fields:
                used.update(facts_along(FAMILIES[family], path.replace("[]", "").split(".")))
        return [*found, *unused(used)]

    def named(self) -> list[tuple[str, str]]:
        """Return (template, family) of all that is rendered, by the registry's types or beside them."""
        names = {(name, kind.family) for kind in self.registry().types for name in kind.templates}
        beside = {
            (BUNDLE_TEMPLATE, "bundles"),
            (REGISTRATION_TEMPLATE, "journals"),
            (changes.TEMPLATE, "changes"),
            (REMOVED_TEMPLATE, "packages"),
        }
        return sorted({*names, *beside, (INVENTORY_TEMPLATE, "packages")})


def undeclared(name: str, places: object, model: type[Context]) -> Iterator[NormdocsError]:
    """Yield an error for each place that reads a field the family does not declare."""
    known = {field.path for field in fields(model)}
    for path, found in dict(places).items():  # type: ignore[call-overload]
        if path not in known:
            close = get_close_matches(path, known, n=1)
            for place in found:
                message = NEAREST if close else UNDECLARED
                yield TemplateError(message, template=name, place=place, field=path, known="".join(close))


def facts_along(model: type[Context], names: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (block, fact) of every declaration a path passes: the cases of one name are one fact."""
    current: type[Context] | None = model
    for name in names:
        slot = next((slot for slot in slots(current) if slot.alias == name), None) if current else None
        if slot is None or current is None:
            return
        yield owner(current, slot), fact(slot)
        current = slot.block


def owner(model: type[Context], slot: Slot) -> str:
    """Return the name of the class that declares the slot: several families inherit it."""
    return next(
        base.__name__
        for base in reversed(model.__mro__)
        if issubclass(base, Context) and any(known.alias == slot.alias for known in slots(base))
    )


def fact(slot: Slot) -> str:
    """Return the place of the fact a field prints, its alias when it only groups others."""
    return slot.source.paths[0] if slot.source else slot.alias


def unused(used: Used) -> list[NormdocsError]:
    """Return an error for each declared field whose fact no template prints in any form."""
    declared = {
        (owner(block, slot), slot.alias, fact(slot))
        for family in FAMILIES.values()
        for block in blocks(family)
        for slot in slots(block)
    }
    return [
        TemplateError(UNUSED, field=alias, block=block)
        for block, alias, known in sorted(declared)
        if (block, known) not in used
    ]


def blocks(model: type[Context]) -> set[type[Context]]:
    """Return the context and every block inside it."""
    found = {model}
    for slot in slots(model):
        if slot.block:
            found |= blocks(slot.block)
    return found
