"""Names in the registry and in a profile that lead nowhere, or are there twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from normdocs.domain.approval.route import Route
from normdocs.domain.model import MentoringModel
from normdocs.domain.profile_checks import strangers
from normdocs.domain.registry_checks import flaws
from normdocs.domain.roadmap import Roadmap
from tests.services.schools import FEDOSEEVSKAYA, SHAKHTY, altered, completed, merged, stated, the_registry


def with_act(registry, identifier, **changes):
    acts = [one.model_copy(update=changes) if one.id == identifier else one for one in registry.acts]
    return replace(registry, acts=tuple(acts))


def with_type(registry, code, **changes):
    types = [one.model_copy(update=changes) if one.code == code else one for one in registry.types]
    return replace(registry, types=tuple(types))


def with_demand(registry, code, **changes):
    (demand, *_) = registry.type(code).demands
    return with_type(registry, code, demands=(demand.model_copy(update=changes),))


def with_action(registry, **changes):
    data = registry.roadmap.model_dump(mode="json")
    data["stages"][1]["directions"][0]["actions"][0] |= changes
    return replace(registry, roadmap=Roadmap.model_validate(data))


def with_stage_number(registry):
    data = registry.roadmap.model_dump(mode="json")
    data["stages"][1]["number"] = 7
    return replace(registry, roadmap=Roadmap.model_validate(data))


def with_route(registry):
    step = {"action": "sign", "who": "heads", "term": 1}
    return replace(
        registry, routes={**registry.routes, "odd": Route.model_validate({"title": "М", "steps": [step]})}
    )


def told(registry) -> list[tuple[str, str, tuple, str]]:
    return [(flaw.part, flaw.key, flaw.path, str(flaw.reason)) for flaw in flaws(registry)]


def test_the_registry_fits_together():
    assert told(the_registry()) == []


STAGE = ("stages", 1, "directions", 0, "actions", 0)


@pytest.mark.parametrize(
    ("spoilt", "part", "key", "path", "reason"),
    [
        (
            lambda r: with_act(r, "273-fz", replaced_by="274-fz"),
            "acts",
            "273-fz",
            ("replaced_by",),
            "did you mean 273-fz?",
        ),
        (
            lambda r: with_act(r, "273-fz", territory="Москва"),
            "acts",
            "273-fz",
            ("territory",),
            "names its territory",
        ),
        (
            lambda r: with_act(r, "rostov-446-2020", territory=None),
            "acts",
            "rostov-446-2020",
            ("territory",),
            "names its territory",
        ),
        (
            lambda r: with_act(r, "273-fz", valid_to=r.acts[0].valid_from.replace(year=1999)),
            "acts",
            "273-fz",
            ("valid_to",),
            "the act ends before it begins",
        ),
        (
            lambda r: with_type(r, "S01", basis=("models",)),
            "types",
            "S01",
            ("basis", 0),
            "did you mean model?",
        ),
        (lambda r: with_type(r, "S02", after=("S77",)), "types", "S02", ("after", 0), "unknown name"),
        (
            lambda r: with_demand(r, "S02", norm="r-145"),
            "types",
            "S02",
            ("demands", 0, "norm"),
            "did you mean r-145-2019?",
        ),
        (
            lambda r: with_type(r, "S03", annex_of="X99"),
            "types",
            "S03",
            ("annex_of",),
            "unknown name; known are M01",
        ),
        (lambda r: with_type(r, "S03", annex_number=None), "types", "S03", ("annex_of",), "go together"),
        (
            lambda r: with_type(r, "S03", annex_of="S01"),
            "types",
            "S04",
            ("annex_number",),
            "S03 is annex 1 already",
        ),
        (lambda r: with_type(r, "S01", route="orders"), "types", "S01", ("route",), "did you mean order?"),
        (
            lambda r: with_type(r, "S01", template="../a.docx"),
            "types",
            "S01",
            ("template",),
            "../a.docx is not the path",
        ),
        (
            lambda r: with_type(r, "S01", template="/a.docx"),
            "types",
            "S01",
            ("template",),
            "/a.docx is not the path",
        ),
        (
            lambda r: with_type(r, "S01", template="a.docm"),
            "types",
            "S01",
            ("template",),
            "a.docm is not the path",
        ),
        (
            lambda r: with_type(r, "S03", layouts={"A": "a\\b.docx"}),
            "types",
            "S03",
            ("layouts",),
            "is not the path",
        ),
        (
            lambda r: with_type(r, "S01", after=("S07",)),
            "types",
            "S01",
            ("after",),
            "the document waits for itself",
        ),
        (with_stage_number, "roadmap", "roadmap", ("stages", 1, "number"), "stage 7 stands in place 2"),
        (
            lambda r: with_action(r, responsible=["curators"]),
            "roadmap",
            "roadmap",
            (*STAGE, "responsible", 0),
            "did you mean curator?",
        ),
        (
            lambda r: with_action(r, months={"first": 3, "last": 1}),
            "roadmap",
            "roadmap",
            (*STAGE, "months"),
            "from the first to the last",
        ),
        (
            lambda r: with_action(r, months={"first": 0, "last": 1}),
            "roadmap",
            "roadmap",
            (*STAGE, "months"),
            "never are 0",
        ),
        (with_route, "routes", "odd", ("steps", 0, "who"), "did you mean head?"),
        (
            lambda r: replace(r, indicators=(*r.indicators, r.indicators[0])),
            "indicators",
            "indicators",
            (28,),
            "is listed twice",
        ),
    ],
)
def test_a_flaw_of_the_registry_is_found_where_it_stands(spoilt, part, key, path, reason):
    found = [one for one in told(spoilt(the_registry())) if one[:3] == (part, key, path)]
    assert found, told(spoilt(the_registry()))
    assert reason in found[0][3]


def test_a_choice_listed_twice_is_refused():
    data = the_registry().model.model_dump(mode="json")
    twice = merged(data, {"forms": [*data["forms"], data["forms"][0]]})
    with pytest.raises(ValueError, match="teacher-teacher is listed twice"):
        MentoringModel.model_validate(twice)


def test_forms_of_mentoring_are_found_by_id():
    model = the_registry().model
    assert model.form("pupil-pupil").title == "«Ученик – ученик»"
    assert model.form("cat-pupil") is None


def test_the_real_schools_name_nothing_unknown():
    for name in (SHAKHTY, FEDOSEEVSKAYA):
        for profile in (stated(name), completed(name)):
            assert list(strangers(profile, the_registry())) == []


def listed(part: str, number: int, **changes):
    items = completed(SHAKHTY).model_dump(mode="json")["mentoring"][part]
    return {"mentoring": {part: [one | changes if n == number else one for n, one in enumerate(items)]}}


@pytest.mark.parametrize(
    ("changes", "path", "meant"),
    [
        (
            {"people": [{"name": "А. Б. Иванов", "posts": [{"title": "директор", "role": "heads"}]}]},
            ("people", 0, "posts", 0, "role"),
            "head",
        ),
        (
            {"bodies": [{"title": "Совет", "role": "governing-councils"}]},
            ("bodies", 0, "role"),
            "governing-council",
        ),
        (listed("forms", 1, form="pupil-pupils"), ("mentoring", "forms", 1, "form"), "pupil-pupil"),
        (listed("pairs", 2, form="pupil-pupils"), ("mentoring", "pairs", 2, "form"), "pupil-pupil"),
        (listed("pairs", 2, model="groups"), ("mentoring", "pairs", 2, "model"), "group"),
        (listed("participants", 0, category="gift"), ("mentoring", "participants", 0, "category"), "gifted"),
        ({"acts": ["rostov-446-2021"]}, ("acts", 0), "rostov-446-2020"),
        ({"planning": {"optional": ["S18.4"]}}, ("planning", "optional", 0), "S18"),
        ({"planning": {"sets": ["teacher"]}}, ("planning", "sets", 0), "teachers"),
    ],
)
def test_an_unknown_name_in_a_profile_is_told_with_what_it_may_have_been(changes, path, meant):
    ((found, reason),) = strangers(altered(completed(SHAKHTY), **changes), the_registry())
    assert found == path
    assert f"did you mean {meant}" in str(reason)
