"""profile.md: every field of a school's profile."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from normdocs.domain.records.mentoring import SchoolProfile
from tools.reference.writing import code, codes, joined, table, texts


def page() -> str:
    """Return the page."""
    words = texts("profile")
    rows = [row(path, info) for path, info in fields(SchoolProfile)]
    return joined(words["intro"], table(words["headers"], rows), words["rules"])


def fields(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """Yield (path, field) of everything a file may state, parts after the whole."""
    for name, info in model.model_fields.items():
        path = prefix + (info.alias or name)
        yield path, info
        inner, many = bare(info.annotation)
        if is_model(inner):
            yield from fields(inner, path + ("[]." if many else "."))


def bare(annotation: Any) -> tuple[Any, bool]:
    """Return the type a person states, and whether several of it are listed."""
    if get_origin(annotation) is Annotated:
        return bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return bare(next(part for part in get_args(annotation) if part is not type(None)))
    if get_origin(annotation) in (tuple, list):
        return bare(get_args(annotation)[0])[0], True
    return annotation, False


def is_model(kind: Any) -> bool:
    """Return whether a type is a group of fields."""
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def row(path: str, info: FieldInfo) -> tuple[str, ...]:
    """Return one field as a row."""
    return (
        code(path),
        kind_of(path, info),
        texts("profile")["required"] if info.is_required() else "",
        meaning(path),
    )


def kind_of(path: str, info: FieldInfo) -> str:
    """Return what is written there, in words."""
    words: dict[str, str] = texts("profile")["kinds"]
    inner, many = bare(info.annotation)
    if is_model(inner):
        return words["groups" if many else "group"]
    choices = [*workbook().get(path, {}).get("choices", {}).values()] or listed(inner)
    if choices and not many:
        return words["choice"] + codes(str(choice) for choice in choices)
    if get_origin(inner) is dict:
        return words["forms"]
    name = {dt.date: "day", int: "count", Decimal: "share", bool: "flag"}.get(inner, "text")
    return words["list" if many and name == "text" else name]


def listed(kind: Any) -> list[str]:
    """Return the words a closed type admits."""
    if get_origin(kind) is Literal:
        return list(get_args(kind))
    return [member.value for member in kind] if isinstance(kind, type) and issubclass(kind, Enum) else []


def meaning(path: str) -> str:
    """Return what a field means: our own words first, else those of the workbook."""
    own = texts("profile")["meanings"].get(path) or texts("profile")["meanings"].get(
        "*." + path.rsplit(".", maxsplit=1)[-1]
    )
    entry = workbook().get(path, {})
    hint = entry.get("hint")
    return own or ": ".join(part for part in (entry.get("label", ""), str(hint or "")) if part)


@cache
def workbook() -> dict[str, dict[str, Any]]:
    """Return path → entry of the Excel forms: the profile's, and before it that of records."""
    records = {f"mentoring.{path}": entry for path, entry in entries("records_workbook.yaml").items()}
    meetings = {
        path.replace("mentoring.", "mentoring.pairs[]."): entry
        for path, entry in records.items()
        if path.startswith("mentoring.meetings")
    }
    return records | meetings | entries("workbook.yaml")


def entries(name: str) -> dict[str, dict[str, Any]]:
    """Return path → entry of one Excel form."""
    from tools.reference.pages import ROOT  # noqa: PLC0415 - the pages import this module

    file = ROOT / "registry" / name
    sheets = yaml.safe_load(file.read_text(encoding="utf-8"))["sheets"] if file.is_file() else []
    stated = [(sheet, entry) for sheet in sheets for entry in sheet["entries"] if entry["path"] != "example"]
    return {full_path(sheet, entry): entry for sheet, entry in stated}


def full_path(sheet: dict[str, Any], entry: dict[str, Any]) -> str:
    """Return the entry's place in the profile."""
    return f"{sheet['path']}[].{entry['path']}" if sheet.get("path") else str(entry["path"])
