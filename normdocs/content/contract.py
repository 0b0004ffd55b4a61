"""The contract between code and templates.

A context class declares, field by field, the name templates use (alias), what it means (title) and where its
value comes from (From). From that one declaration come the values, their provenance, what is missing, the
list of fields a template may use and the JSON Schema.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict

Via = Callable[..., Any]


class Context(BaseModel):
    """A part of what a template is given."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class From:
    """Where a value comes from.

    `paths` are dotted places in the sources; one that starts with a dot is relative to the enclosing block or
    row. `via(speech, *values)` turns what stands there into what is printed; it is not asked when the first
    is absent, unless `always`. With `either`, the first path where something stands is taken.
    """

    def __init__(
        self, *paths: str, via: Via | None = None, either: bool = False, always: bool = False
    ) -> None:
        # A field named like its function hides it: annotations are read after the class body.
        if via is not None and not callable(via):
            raise TypeError(f"the value of {paths[0]} is made by something that is no function: {via!r}")
        self.paths = paths
        self.via = via
        self.either = either
        self.always = always


@dataclass(frozen=True)
class Absent:
    """What a `via` returns instead of a value when a fact it needs stands nowhere; `origin` names it."""

    origin: str
    title: str


@dataclass(frozen=True)
class Told:
    """What a `via` returns when the value stands elsewhere than the first path says: `origin` names where."""

    value: Any
    origin: str
    example: bool = False


@dataclass(frozen=True)
class Slot:
    """One declared field, read from the class; `kind` is the type of its value or of each of its items."""

    alias: str
    title: str
    example: str
    source: From | None
    kind: Any
    block: type[Context] | None
    many: bool
    optional: bool


@dataclass(frozen=True)
class Field:
    """A field as a template author sees it: `path` with [] after a list."""

    path: str
    title: str
    example: str
    origin: str
    optional: bool


def _unwrapped(annotation: Any) -> tuple[Any, bool]:
    """Return the annotation without Annotated and None, and whether None was allowed."""
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, types.UnionType):
        kept = [part for part in get_args(annotation) if part is not type(None)]
        return _unwrapped(kept[0])[0], True
    return annotation, False


@cache
def slots(model: type[Context]) -> tuple[Slot, ...]:
    """Return the fields a context class declares."""
    found = []
    for name, info in model.model_fields.items():
        kind, optional = _unwrapped(info.annotation)
        many = get_origin(kind) is list
        item = _unwrapped(get_args(kind)[0])[0] if many else kind
        block = item if isinstance(item, type) and issubclass(item, Context) else None
        source = next((part for part in info.metadata if isinstance(part, From)), None)
        found.append(
            Slot(
                alias=info.alias or name,
                title=info.title or "",
                example=str((info.examples or [""])[0]),
                source=source,
                kind=item,
                block=block,
                many=many,
                optional=optional,
            )
        )
    return tuple(found)


def fields(model: type[Context], prefix: str = "", base: str = "") -> Iterator[Field]:
    """Yield every field a template of this context may read, blocks and lists included."""
    for slot in slots(model):
        path = prefix + slot.alias
        origin = origin_of(slot.source, base)
        yield Field(path, slot.title, slot.example, origin, slot.optional)
        if slot.many:
            path += "[]"
            origin += "[]"
            yield Field(path, slot.title, slot.example, origin, slot.optional)
        if slot.block:
            yield from fields(slot.block, path + ".", origin)


def origin_of(source: From | None, base: str) -> str:
    """Return the place a source names, written from the root."""
    if source is None:
        return base
    first = source.paths[0]
    return base + first if first.startswith(".") else first
