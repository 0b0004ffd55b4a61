"""Every field of every family: it has a value, or its lack is named; nothing is printed without an origin."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from normdocs.content.building import Built, build
from normdocs.content.bundle import Enclosed, Enclosure
from normdocs.content.contract import fields, slots
from normdocs.content.families import FAMILIES
from normdocs.content.speech import Speech
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.language.declension import Lexicon
from normdocs.services.making.opening import open_dossier
from tests.services.schools import FEDOSEEVSKAYA, SHAKHTY, altered, completed, real, the_registry
from tests.services.workshop import TODAY, read

KINDS = sorted(the_registry().types, key=lambda kind: kind.code)


@dataclass
class EmptyRegister:
    """What a dossier asks of a register that holds only the registry's acts."""

    def acts_at(self, municipality):
        return the_registry().acts

    def settled(self):
        return {}

    def registrations(self, organisation):
        return ()

    def versions(self, organisation):
        return ()

    def amendments(self, organisation):
        return ()

    def filed(self, organisation):
        return ()

    def published(self):
        return {}


def everything(profile: SchoolProfile, kind) -> Built:
    """All fields a template of this type may read, built at once."""
    dossier = open_dossier(the_registry(), profile, EmptyRegister(), TODAY)
    speech = Speech(Lexicon(the_registry().inflection))
    model = FAMILIES[kind.family]
    return build(model, dossier.sources(kind), [field.path for field in fields(model)], speech)


def leaves(value, path=""):
    if isinstance(value, dict):
        for name, part in value.items():
            yield from leaves(part, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from leaves(part, f"{path}[{number}]")
    elif value is not None:
        yield path, value


def unresolved(built: Built, model, prefix="", values=None) -> list[str]:
    """Paths of required fields that are neither given nor reported as missing."""
    values = built.values if values is None else values
    gaps = {gap.path for gap in built.missing}
    found = []
    for slot in slots(model):
        path = prefix + slot.alias
        value = values.get(slot.alias)
        if slot.alias not in values or (value in (None, []) and not slot.optional and path not in gaps):
            found.append(path)
        elif slot.block and isinstance(value, dict):
            found.extend(unresolved(built, slot.block, path + ".", value))
        elif slot.block and isinstance(value, list):
            for number, part in enumerate(value):
                found.extend(unresolved(built, slot.block, f"{path}[{number}].", part))
    return found


def check(profile: SchoolProfile, kind) -> Built:
    built = everything(profile, kind)
    assert unresolved(built, FAMILIES[kind.family]) == []
    assert [value.path for value in built.provenance] == [path for path, _ in leaves(built.values)]
    for value, (_, printed) in zip(built.provenance, leaves(built.values), strict=True):
        assert value.value == str(printed)
        assert value.origin
    assert all(gap.origin and gap.title for gap in built.missing)
    return built


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
@pytest.mark.parametrize("school", [SHAKHTY, FEDOSEEVSKAYA])
def test_every_field_is_given_or_its_lack_is_named(school, kind):
    keeping_both_sets = altered(
        real(completed(school)), planning={"sets": ["teachers"], "date": "2025-09-01"}
    )
    built = check(keeping_both_sets, kind)
    unanswered = {gap.origin.split(".")[0] for gap in built.missing}
    assert unanswered <= {"amended", "document", "officers", "organisation", "report"}, built.missing


SECTIONS = ["people", "bodies", "issued", "acts"]
OPTIONAL = ["founder", "address", "inn", "site", "settlement", "municipality"]
PARTS = {
    "participants": [],
    "pairs": [],
    "forms": [],
    "programme": {"years": None, "goal": None, "tasks": []},
}


@st.composite
def thinned(draw):
    """A school of which some facts are not known."""
    profile = completed(draw(st.sampled_from([SHAKHTY, FEDOSEEVSKAYA])))
    changes = {name: [] for name in draw(st.sets(st.sampled_from(SECTIONS)))}
    changes |= dict.fromkeys(draw(st.sets(st.sampled_from(OPTIONAL))))
    dropped = draw(st.sets(st.sampled_from(sorted(PARTS))))
    if "participants" in dropped:
        dropped.add("pairs")
    changes["mentoring"] = {name: PARTS[name] for name in dropped}
    if draw(st.booleans()):
        changes["planning"] = {"school_year": None, "date": None}
    if draw(st.booleans()):
        changes["names"] = {"full": None}
    return altered(profile, **changes)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(thinned(), st.sampled_from(KINDS))
def test_whatever_is_unknown_no_field_prints_as_nothing(profile, kind):
    check(profile, kind)


def test_an_inventory_of_a_bound_file_is_complete():
    lines = (
        Enclosed(1, "S01", "Приказ", "от 13 октября 2020 г. № 162", 2, 2),
        Enclosed(2, "S04", "Положение", None, 10, 4),
    )
    enclosure = Enclosure(completed(SHAKHTY), lines, 12)
    model = FAMILIES["bundles"]
    built = build(model, enclosure, [field.path for field in fields(model)], Speech(Lexicon()))
    assert unresolved(built, model) == []
    assert built.values["всего_листов"] == 12
    first, second = (line["реквизиты"] for line in built.values["документы"])
    assert read(first) == "от 13 октября 2020 г. № 162"
    assert second is None
