"""The values templates are tried with fill every template of the set, whatever is left out that may be."""

from __future__ import annotations

import pytest

from normdocs.adapters.docx_renderer import compile_template
from normdocs.content.contract import fields
from normdocs.content.examples import ROWS, examples
from normdocs.content.families import FAMILIES
from normdocs.services.making.inspection import Inspector
from tests.services.schools import TEMPLATES, the_registry

NAMED = Inspector(the_registry, None).named()  # type: ignore[arg-type]


@pytest.mark.parametrize("sparse", [False, True], ids=["all there is", "what there must be"])
@pytest.mark.parametrize(("name", "family"), NAMED, ids=[name for name, _ in NAMED])
def test_a_template_is_filled(name: str, family: str, sparse: bool) -> None:
    template = compile_template((TEMPLATES / name).read_bytes(), name)
    assert template.render(examples(FAMILIES[family], sparse=sparse))


@pytest.mark.parametrize("family", FAMILIES)
def test_every_declared_field_has_a_value(family: str) -> None:
    found = set(paths(examples(FAMILIES[family])))
    assert found == {field.path for field in fields(FAMILIES[family])}


def test_a_list_is_as_long_as_a_schools_and_short_inside_another() -> None:
    context = examples(FAMILIES["roadmaps"])
    longest = {path: len(value) for path, value in lists(context)}
    assert {size for path, size in longest.items() if "[]" not in path} == {ROWS}
    assert all(size < ROWS for path, size in longest.items() if "[]" in path)


def paths(value: object, path: str = ""):
    if path:
        yield path
    if isinstance(value, dict):
        for name, part in value.items():
            yield from paths(part, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        yield from paths(value[0], f"{path}[]")


def lists(value: object, path: str = ""):
    if isinstance(value, dict):
        for name, part in value.items():
            yield from lists(part, f"{path}.{name}")
    elif isinstance(value, list):
        yield path, value
        yield from lists(value[0], f"{path}[]")
