"""The real registry and the real schools, and schools that differ from them in something."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from normdocs.adapters.profile_files import load_profile
from normdocs.adapters.registry_files import load_registry
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.domain.registry import Registry

ROOT = Path(__file__).parents[2]
REGISTRY = ROOT / "registry"
TEMPLATES = ROOT / "templates"
SHAKHTY = "shakhty-school-9"
FEDOSEEVSKAYA = "fedoseevskaya"


@cache
def the_registry() -> Registry:
    return load_registry(REGISTRY)


@cache
def stated(name: str) -> SchoolProfile:
    """A real school with what its papers state, and nothing else."""
    return load_profile(REGISTRY / "organisations" / f"{name}.yaml")


@cache
def completed(name: str) -> SchoolProfile:
    """The same school completed by its example values."""
    folder = REGISTRY / "organisations"
    return load_profile(folder / f"{name}.yaml", folder / f"{name}.example.yaml")


def altered(profile: SchoolProfile, **changes: Any) -> SchoolProfile:
    """The profile with other values; mappings are merged, lists and texts replaced."""
    return SchoolProfile.model_validate(merged(profile.model_dump(mode="json"), changes))


def merged(data: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    both = {
        name: merged(data[name], value)
        if isinstance(value, dict) and isinstance(data.get(name), dict)
        else value
        for name, value in changes.items()
    }
    return data | both


def real(profile: SchoolProfile) -> SchoolProfile:
    """The profile as if every example value were a fact."""
    data = profile.model_dump(mode="json", exclude={"example_fields"})
    return SchoolProfile.model_validate(unmarked(data))


def unmarked(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: unmarked(part) for name, part in value.items() if name != "example"}
    return [unmarked(part) for part in value] if isinstance(value, list) else value


def people(profile: SchoolProfile, role: str, **changes: Any) -> list[dict[str, Any]]:
    """The profile's people, whoever has `role` changed."""
    listed = profile.model_dump(mode="json")["people"]
    return [one | changes if any(post["role"] == role for post in one["posts"]) else one for one in listed]


def without(profile: SchoolProfile, role: str) -> list[dict[str, Any]]:
    """The profile's people but whoever has `role`."""
    listed = profile.model_dump(mode="json")["people"]
    return [one for one in listed if all(post["role"] != role for post in one["posts"])]
