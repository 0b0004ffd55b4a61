"""What the fields of reports are called: by kind of value; a report's own by its code, others in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from normdocs.domain.reports import REPORTS, Report
from normdocs.domain.shape import bare

COMMON = "common"
Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Stated:
    """A value of a report: its path, what each step of it is called, and the value."""

    path: tuple[str, ...]
    words: tuple[str, ...]
    value: Any


def word(words: Words, model: type[BaseModel], name: str) -> str:
    """Return what a field means, its name where nothing says so."""
    code = code_of(model)
    if code is None:
        return words.get(model.__name__, {}).get(name, name)
    return words.get(code, {}).get(name) or words.get(COMMON, {}).get(name, name)


def code_of(model: type[BaseModel]) -> str | None:
    """Return the code of a report's class, None for a part of reports."""
    return next((code for code, known in REPORTS.items() if known is model), None)


def stated(report: Report, words: Words) -> Iterator[Stated]:
    """Yield everything a report states but what identifies it, in its order."""
    for one in inside(report, words, (), ()):
        if one.path[0] not in {"type", "organisation", "as_of", "example", "example_fields"}:
            yield one


def inside(value: Any, words: Words, path: tuple[str, ...], said: tuple[str, ...]) -> Iterator[Stated]:
    """Yield what is stated in a value."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            own = getattr(value, name)
            if own != type(value).model_fields[name].get_default(call_default_factory=True):
                yield from inside(own, words, (*path, name), (*said, word(words, type(value), name)))
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from inside(item, words, (*path, str(place)), (*said, str(place + 1)))
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from inside(item, words, (*path, name), (*said, name))
    else:
        yield Stated(path, said, value)


@cache
def sections() -> dict[str, frozenset[str]]:
    """Return the sections words may stand in, and the fields of each."""
    found = {name: frozenset(model.model_fields) for name, model in parts().items()}
    found |= {code: frozenset(model.model_fields) for code, model in REPORTS.items()}
    return found | {COMMON: frozenset(name for model in REPORTS.values() for name in model.model_fields)}


@cache
def parts() -> dict[str, type[BaseModel]]:
    """Return the classes reports are made of, by name."""
    found: dict[str, type[BaseModel]] = {}
    for model in REPORTS.values():
        for inner in models_in(model, found):
            found[inner.__name__] = inner
    return found


def models_in(model: type[BaseModel], known: Mapping[str, type[BaseModel]]) -> Iterator[type[BaseModel]]:
    """Yield the classes of a class's fields that are not known, and of theirs."""
    for info in model.model_fields.values():
        for inner in models_of(info.annotation):
            if inner.__name__ not in known:
                yield inner
                yield from models_in(inner, {**known, inner.__name__: inner})


def models_of(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the classes an annotation names."""
    plain = bare(annotation)
    if isinstance(plain, type) and issubclass(plain, BaseModel):
        yield plain
        return
    for inner in get_args(plain):
        yield from models_of(inner)


def unsaid(words: Words) -> Iterator[tuple[str, str]]:
    """Yield the fields nothing is said of, with the section that should."""
    for section, model in parts().items():
        yield from ((section, name) for name in model.model_fields if name not in words.get(section, {}))
    for code, model in REPORTS.items():
        said = words.get(code, {}).keys() | words.get(COMMON, {}).keys()
        yield from ((COMMON, name) for name in model.model_fields if name not in said)
