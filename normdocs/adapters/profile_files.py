"""A school's profile read from YAML or from a workbook, completed by a supplement of example values."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from normdocs.adapters.spreadsheets import Layout, read_workbook
from normdocs.adapters.yaml_files import read_yaml
from normdocs.domain.loaded import Loaded, Place
from normdocs.domain.loaded import Path as Where
from normdocs.domain.profile_checks import strangers
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.domain.registry import Registry
from normdocs.domain.shape import known_fields, model_at
from normdocs.domain.validation import MOST_CAUSES, finding, validated
from normdocs.errors import InputError, ProfileError

__all__ = ["load_profile"]


def load_profile(
    path: Path,
    supplement: Path | None = None,
    layout: Layout | None = None,
    registry: Registry | None = None,
) -> SchoolProfile:
    """Return the profile a YAML file or a workbook states, completed by the example values of `supplement`.

    A supplement fills what the profile leaves open and adds to its lists; it never overrides. `layout` says
    how a workbook is laid out; names a given `registry` does not know are mistakes too. Raises ProfileError
    with every mistake and its place.
    """
    loaded = _read(path, layout)
    if supplement:
        loaded = completed(loaded, read_yaml(supplement, ProfileError))
    profile = validated(SchoolProfile, loaded, ProfileError)
    if registry:
        _check_names(profile, registry, loaded)
    return profile


def _check_names(profile: SchoolProfile, registry: Registry, loaded: Loaded) -> None:
    found = [finding(loaded, path, reason, ProfileError) for path, reason in strangers(profile, registry)]
    if found:
        message, causes = "{file}: mistakes found: {count}", tuple(found[:MOST_CAUSES])
        raise ProfileError(message, causes=causes, file=loaded.name, count=len(found))


def _read(path: Path, layout: Layout | None) -> Loaded:
    suffix = path.suffix.lower()
    if suffix in (".yaml", ".yml"):
        return read_yaml(path, ProfileError)
    if suffix == ".xlsx" and layout:
        return read_workbook(path, layout)
    raise ProfileError("{file} is neither .yaml nor .xlsx", file=path.name)


def completed(profile: Loaded, supplement: Loaded) -> Loaded:
    """Return the profile's content with the supplement's example values where the profile states nothing."""
    if supplement.data.get("example") != "true":
        raise ProfileError("{file}: a supplement begins with example: true", file=supplement.name)
    merging = _Merging(profile, supplement)
    stated = {name: value for name, value in supplement.data.items() if name != "example"}
    data = merging.mapping(profile.data, stated, ())
    if merging.clashes:
        message = "{file}: a supplement cannot change what the profile states; fields: {count}"
        causes = tuple(merging.clashes)
        raise ProfileError(message, causes=causes, file=supplement.name, count=len(causes))
    data["example_fields"] = merging.filled
    return Loaded(profile.name, data, merging.places)


class _Merging:
    """One merge: the places of both files, the fields it filled, and what would have been overridden."""

    def __init__(self, profile: Loaded, supplement: Loaded) -> None:
        self.supplement = supplement
        self.places: dict[Where, Place] = dict(profile.places)
        self.filled: list[str] = []
        self.clashes: list[InputError] = []

    def mapping(self, own: Mapping[str, Any], other: Mapping[str, Any], path: Where) -> dict[str, Any]:
        merged = dict(own)
        for name, value in other.items():
            merged[name] = self.value(own.get(name), value, (*path, name))
        return merged

    def value(self, own: Any, other: Any, path: Where) -> Any:
        self.places.setdefault(path, self.supplement.place(path))
        if isinstance(other, dict) and isinstance(own, (dict, type(None))):
            return self.mapping(own or {}, other, path)
        if isinstance(other, list) and isinstance(own, (list, type(None))):
            return self.sequence(own or [], other, path)
        if own is not None:
            reason = InputError("the profile states a value of its own")
            self.clashes.append(finding(self.supplement, path, reason, ProfileError))
            return own
        self.filled.append(".".join(map(str, path)))
        self.moved(path, path)
        return other

    def sequence(self, own: list[Any], other: list[Any], path: Where) -> list[Any]:
        """Append the supplement's items marked as examples; a list of unmarked items is named as a whole."""
        item = model_at(SchoolProfile, (*path, 0))
        marks = item is not None and "example" in known_fields(item)
        for number in range(len(other)):
            self.moved((*path, number), (*path, len(own) + number))
        if not marks:
            self.filled.append(".".join(map(str, path)))
            return [*own, *other]
        return [*own, *({**one, "example": "true"} if isinstance(one, dict) else one for one in other)]

    def moved(self, source: Where, target: Where) -> None:
        """Carry over where the supplement states `source` and everything in it."""
        depth = len(source)
        for at, place in self.supplement.places.items():
            if at[:depth] == source:
                self.places[(*target, *at[depth:])] = place
