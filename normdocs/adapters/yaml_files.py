"""YAML files read as texts: safely, and with the line of everything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import yaml

from normdocs.domain.loaded import Loaded, Place
from normdocs.domain.loaded import Path as Where
from normdocs.errors import InputError

__all__ = ["Loaded", "Place", "read_bytes", "read_yaml"]

SIZE_LIMIT = 1024 * 1024
DEPTH_LIMIT = 16
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")

# What the parser says, by a part of it, and what a person should look for.
SYNTAX = (
    ("unexpected end of stream", "a quotation mark is not closed"),
    (
        "cannot start any token",
        "a tab, or a value that begins with @ ` or %; put such a value in quotation marks",
    ),
    ("mapping values are not allowed", "a colon in an unquoted value, or wrong indentation"),
    ("could not find expected ':'", "a colon after the field's name is missing"),
    ("expected ',' or", "a bracket is not closed"),
    ("expected node content", "a bracket is not closed"),
    ("unknown escape", "a backslash in double quotation marks; use single ones"),
)
UNCLOSED = ("end of stream", "expected ',' or", "could not find expected ':'")


def read_yaml(path: Path, error: type[InputError] = InputError, name: str | None = None) -> Loaded:
    """Return the mapping a YAML file holds, every scalar as the text it was written as.

    `name` is how messages call the file. Raises `error` with file and line for all but plain YAML in UTF-8:
    tags, anchors, a field given twice.
    """
    name = name or path.name
    text = _decoded(read_bytes(path, SIZE_LIMIT, error), name, error)
    return _Reader(name, error).read(text)


def read_bytes(path: Path, limit: int, error: type[InputError]) -> bytes:
    """Return the bytes of a regular file no larger than `limit`; raise `error` for anything else."""
    if not path.is_file():
        raise error("there is no file {file}", file=path.name)
    try:
        with path.open("rb") as file:
            blob = file.read(limit + 1)
    except OSError:
        raise error("{file} cannot be read", file=path.name) from None
    if len(blob) > limit:
        raise error("{file} is larger than {limit} KB", file=path.name, limit=limit // 1024)
    return blob


def _decoded(blob: bytes, name: str, error: type[InputError]) -> str:
    try:
        text = blob.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise error("{file} is not UTF-8 text; save it as UTF-8", file=name) from None
    found = CONTROL.search(text)
    if found:
        raise error(
            "{file}, line {line}: a character that cannot be printed ({code})",
            file=name,
            line=text.count("\n", 0, found.start()) + 1,
            code=f"U+{ord(found[0]):04X}",
        )
    return text


class _Reader:
    """Builds plain data from the parser's events, so that what is refused is never built."""

    def __init__(self, name: str, error: type[InputError]) -> None:
        self.name = name
        self.error = error
        self.places: dict[Where, Place] = {}

    def read(self, text: str) -> Loaded:
        try:
            events = self.checked(yaml.parse(text, Loader=LOADER))
            first = next(events, None)
            if first is None:
                raise self.error("{file} is empty", file=self.name)
            if not isinstance(first, yaml.MappingStartEvent):
                self.refuse("{file}, line {line}: named fields are expected here", first)
            data = self.mapping(first, events, ())
            for event in events:
                self.refuse("{file}, line {line}: a second document in one file", event)
        except yaml.MarkedYAMLError as failure:
            raise self.syntax_error(failure) from None
        return Loaded(self.name, data, self.places)

    def checked(self, events: Iterator[Any]) -> Iterator[Any]:
        """Yield the events that carry content; refuse tags, anchors, deep nesting before they are built."""
        depth = 0
        for event in events:
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                self.refuse("{file}, line {line}: references (& and *) are not allowed", event)
            if getattr(event, "tag", None):
                self.refuse("{file}, line {line}: tags (!) are not allowed", event)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEPTH_LIMIT:
                self.refuse("{file}, line {line}: nested deeper than {limit}", event, limit=DEPTH_LIMIT)
            if isinstance(event, (yaml.NodeEvent, yaml.CollectionEndEvent)):
                yield event

    def mapping(self, start: Any, events: Iterator[Any], path: Where) -> dict[str, Any]:
        self.mark(path, start)
        found: dict[str, Any] = {}
        seen: dict[str, int] = {}
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                self.refuse("{file}, line {line}: a field's name is one text", key)
            name = key.value
            if name in seen:
                message = "{file}, line {line}: {field} stands on line {first} already"
                self.refuse(message, key, field=name[:60], first=seen[name])
            seen[name] = self.line(key)
            value = self.node(next(events), events, (*path, name))
            if value is not None:
                found[name] = value
                self.mark((*path, name), key)
        return found

    def sequence(self, start: Any, events: Iterator[Any], path: Where) -> list[Any]:
        self.mark(path, start)
        found: list[Any] = []
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            value = self.node(item, events, (*path, len(found)))
            if value is not None:
                found.append(value)
        return found

    def node(self, event: Any, events: Iterator[Any], path: Where) -> Any:
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(event, events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, events, path)
        if event.value == "" or (not event.style and event.value in NULLS):
            return None
        self.mark(path, event)
        return event.value

    def mark(self, path: Where, event: Any) -> None:
        self.places[path] = Place(self.name, line=self.line(event))

    def line(self, event: Any) -> int:
        return int(event.start_mark.line) + 1

    def refuse(self, message: str, event: Any, **values: Any) -> NoReturn:
        raise self.error(message, file=self.name, line=self.line(event), **values)

    def syntax_error(self, failure: yaml.MarkedYAMLError) -> InputError:
        """Say what to look for; what is not closed is shown where it opens, all else where it stands."""
        problem = failure.problem or ""
        hint = next((text for part, text in SYNTAX if part in problem), None)
        opened = any(part in problem for part in UNCLOSED)
        mark = (failure.context_mark if opened else None) or failure.problem_mark
        reason = InputError(hint or "the indentation or a sign is out of place")
        line = mark.line + 1 if mark else 1
        return self.error("{file}, line {line}: {reason}", file=self.name, line=line, reason=reason)
