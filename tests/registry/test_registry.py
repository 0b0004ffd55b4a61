"""The registry as it is shipped: its parts lead to one another, its figures are those of real documents."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from normdocs.adapters.registry_files import load_registry
from normdocs.adapters.spreadsheets import load_layout
from normdocs.domain.acts.act import Act, Level, basis
from normdocs.domain.catalogue import Access, Necessity
from normdocs.domain.plan import making_order
from normdocs.domain.registry import Registry
from normdocs.domain.roadmap import Action, Stage

ROOT = Path(__file__).parents[2]

MUNICIPAL = ["M01", "M02", "M03", "M06", "M07", "M08", "M09", "M10", "R06"]
REPORTS = ["S16", "S17"]
TEACHERS = ["S21.1", "S21.2", "S21.3", "S21.4", "S22.1", "S22.2"]

# A school's first set; consents, questionnaires, papers of stage 7 and sheets are types of their own.
# S21 and S22 are the teachers' set.
CATALOGUE = [
    *MUNICIPAL,
    "S01",
    "S02",
    "S03",
    "S04",
    "S05",
    "S06",
    "S07",
    "S08",
    "S09",
    "S10",
    "S11.1",
    "S11.2",
    "S12.1",
    "S12.2",
    "S12.3",
    "S12.4",
    "S13",
    "S14",
    "S15",
    *REPORTS,
    "S18.1",
    "S18.2",
    "S18.3",
    "S19",
    "S20.1",
    "S20.2",
    *TEACHERS,
    "S23",
    "S24",
]

# Actions of the roadmap of МБОУ Федосеевская СОШ by stage and direction; a cell with several numbered ones
# counts as several. The first direction holds the acts and the forms its first cell lists.
ACTIONS = [[2, 1, 3, 4], [4, 1], [3, 1], [1, 3], [4, 3], [5, 1], [2, 4]]


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry(ROOT / "registry")


class Rostov:
    region = "Ростовская область"
    municipality: str | None = "город Шахты"


class Salsk:
    region = "Ростовская область"
    municipality: str | None = "Сальский район"


class Unsaid:
    region = "Ростовская область"
    municipality: str | None = None


def test_the_catalogue_is_the_sets_of_schools_and_what_authorities_write(registry: Registry) -> None:
    assert [kind.code for kind in registry.types] == CATALOGUE


def test_every_template_the_catalogue_names_is_there(registry: Registry) -> None:
    named = {template for kind in registry.types for template in kind.templates}
    there = {path.relative_to(ROOT / "templates").as_posix() for path in (ROOT / "templates").rglob("*.docx")}
    assert named <= there


def test_documents_are_made_after_what_they_rest_on(registry: Registry) -> None:
    order = making_order([kind for kind in registry.types if kind.code not in MUNICIPAL])
    assert order[0] == "S01"
    assert [code for code in order if code not in TEACHERS][-1] == "S24"
    for earlier, later in [
        ("S02", "S03"),
        ("S11.2", "S09"),
        ("S09", "S07"),
        ("S07", "S13"),
        ("S04", "S06"),
        ("S21.1", "S22.1"),
        ("S06", "S17"),
    ]:
        assert order.index(earlier) < order.index(later)


def test_lists_of_people_are_never_public(registry: Registry) -> None:
    personal = {kind.code for kind in registry.types if kind.access is Access.PERSONAL}
    assert personal == {
        *("S07", "S09", "S10", "S13", "S14", "S18.1", "S18.3", "S20.2"),
        *("S21.4", "S22.1", "S22.2"),
    }
    assert all(
        registry.routes[kind.route].steps[-1].action != "publish"
        for kind in registry.types
        if kind.code in personal
    )


def test_orders_are_numbered_and_nothing_else_is(registry: Registry) -> None:
    assert {kind.code for kind in registry.types if kind.numbered} == {
        kind.code for kind in registry.types if kind.kind.noun == "приказ"
    }


def test_titles_stand_alone(registry: Registry) -> None:
    for kind in registry.types:
        noun = kind.kind.noun
        opening = ("О ", "Об ") if noun == "приказ" else (noun[:1].upper() + noun[1:],)
        assert kind.title.startswith(opening), kind.code
        assert not kind.title.endswith("."), kind.code


def test_optional_documents_wait_to_be_asked_for(registry: Registry) -> None:
    conditional = [kind for kind in registry.types if kind.necessity is Necessity.CONDITIONAL]
    assert [kind.code for kind in conditional] == ["S08", "S18.1", "S18.2", "S18.3", *TEACHERS, "S23"]
    for kind in conditional[:-1]:
        assert kind.demands[0].when is not None
        if kind.code in TEACHERS:
            assert [*kind.demands[0].when.sought("planning.sets")] == ["teachers"]
        else:
            assert kind.demands[0].when.contains == kind.code


NEW_ACTS = {
    "az-1128-08-2021": ("АЗ-1128/08", date(2021, 12, 21), date(2021, 12, 21)),
    "381-fz-2024": ("381-ФЗ", date(2024, 11, 9), date(2025, 3, 1)),
    "1264-r-2025": ("1264-р", date(2025, 5, 21), date(2025, 5, 21)),
    "156-fz-2025": ("156-ФЗ", date(2025, 6, 24), date(2025, 9, 1)),
}


def requisites(acts: list[Act]) -> list[tuple[str, date]]:
    return [(act.number, act.date) for act in acts]


def test_the_acts_of_the_real_documents_have_their_requisites(registry: Registry) -> None:
    acts = {act.id: act for act in registry.acts}
    assert requisites([acts["r-145-2019"], acts["273-fz"], acts["152-fz"], acts["mr-42-02"]]) == [
        ("Р-145", date(2019, 12, 25)),
        ("273-ФЗ", date(2012, 12, 29)),
        ("152-ФЗ", date(2006, 7, 27)),
        ("МР-42/02", date(2020, 1, 23)),
    ]
    rostov = [act for act in registry.acts if act.territory == "Ростовская область"]
    assert requisites(rostov) == [
        ("446", date(2020, 6, 8)),
        ("602", date(2020, 7, 30)),
        ("712", date(2020, 9, 4)),
    ]
    assert requisites([acts["salsk-522-2020"], acts["megion-128-o-2020"]]) == [
        ("522", date(2020, 9, 28)),
        ("128-О", date(2020, 2, 26)),
    ]
    assert acts["rostov-446-2020"].title == (
        "О внедрении в Ростовской области методологии (целевой модели) наставничества обучающихся "
        "для образовательных организаций"
    )


def test_only_what_nobody_compared_is_unverified_and_it_founds_nothing_but_the_teachers_set(
    registry: Registry,
) -> None:
    unverified = [act for act in registry.acts if not act.verified]
    assert [act.id for act in unverified] == ["mr-42-02", *NEW_ACTS]
    assert all("не сверено" in act.source for act in unverified)
    wanted = {name for kind in registry.types if kind.code not in TEACHERS for name in kind.basis}
    assert not wanted & {name for act in unverified for name in (act.id, *act.purposes)}


def test_the_acts_that_came_later_are_in_force_from_their_days(registry: Registry) -> None:
    acts = {act.id: act for act in registry.acts}
    told = {name: (*requisites([acts[name]])[0], acts[name].valid_from) for name in NEW_ACTS}
    assert told == NEW_ACTS


def test_a_school_rests_on_the_acts_of_its_own_territory(registry: Registry) -> None:
    introduction = registry.type("S01")
    assert introduction
    day = date(2020, 10, 13)
    found = [act.id for act in basis(introduction.basis, registry.acts, Rostov(), day)]
    assert found == ["273-fz", "r-145-2019", "rostov-446-2020", "rostov-712-2020"]
    assert [act.id for act in basis(introduction.basis, registry.acts, Salsk(), day)] == [
        *found,
        "salsk-522-2020",
    ]
    assert [act.id for act in basis(introduction.basis, registry.acts, Unsaid(), day)] == found
    early = basis(introduction.basis, registry.acts, Salsk(), date(2020, 9, 1))
    assert "rostov-712-2020" not in [act.id for act in early]


def test_the_roadmap_of_a_school_cites_all_three_orders_of_its_region(registry: Registry) -> None:
    roadmap = registry.type("S03")
    assert roadmap
    cited = basis(roadmap.basis, registry.acts, Unsaid(), date(2022, 9, 1))
    assert [act.number for act in cited if act.level is Level.REGIONAL] == ["446", "602", "712"]


def actions(stage: Stage) -> list[Action]:
    return [action for direction in stage.directions for action in direction.actions]


def test_the_roadmap_has_every_row_of_the_real_one(registry: Registry) -> None:
    stages = registry.roadmap.stages
    assert [[len(direction.actions) for direction in stage.directions] for stage in stages] == ACTIONS
    assert sum(map(sum, ACTIONS)) == 42


def test_stages_and_their_actions_go_forward(registry: Registry) -> None:
    starts = []
    for stage in registry.roadmap.stages:
        months = [action.months.first for action in actions(stage) if action.months]
        inner = [
            [action.months.first for action in direction.actions if action.months]
            for direction in stage.directions
        ]
        assert all(part == sorted(part) for part in inner), stage.title
        starts.append(min(months))
    assert starts == sorted(starts)
    ends = [
        max(action.months.last for action in actions(stage) if action.months)
        for stage in registry.roadmap.stages
    ]
    assert all(earlier <= later for earlier, later in pairwise(ends))


def test_only_the_school_for_mentors_waits_for_an_occasion(registry: Registry) -> None:
    waiting = [action for stage in registry.roadmap.stages for action in actions(stage) if action.occasion]
    assert len(waiting) == 2
    assert all("Школы наставников" in one.text or "Школу наставников" in one.text for one in waiting)


def test_no_action_ends_with_a_stop_or_names_a_person_or_a_year(registry: Registry) -> None:
    for stage in registry.roadmap.stages:
        for action in actions(stage):
            assert not action.text.endswith((".", ";", ",")), action.text
            assert "202" not in action.text
            assert "Федосеев" not in action.text


def test_the_table_has_28_indicators_six_of_them_better_lower(registry: Registry) -> None:
    assert len(registry.indicators) == 28
    assert Counter(one.better for one in registry.indicators) == {"higher": 22, "lower": 6}
    assert [one.id for one in registry.indicators if one.better == "lower"] == [
        "registered",
        "absences",
        "anxiety",
        "complaints",
        "burnout",
        "conflicts",
    ]


def test_the_model_has_its_fixed_points(registry: Registry) -> None:
    model = registry.model
    assert [meeting.title for meeting in model.meetings] == [
        "встреча-знакомство",
        "пробная рабочая встреча",
        "встреча-планирование",
        "комплекс последовательных встреч",
        "итоговая встреча",
    ]
    assert len(model.tasks) == 5
    assert 8 <= len(model.results) <= 12
    assert 8 <= len(model.sessions) <= 10
    assert len(model.categories) == 7
    assert [one.title for one in model.models] == [
        "индивидуальная",
        "групповая",
        "коллективная",
        "взаимная",
        "онлайн",
    ]
    assert [form.title for form in model.forms if not form.federal] == ["«Учитель – ученик»"]
    assert [role.id for role in model.roles if role.personal] == ["head", "curator"]


def test_sessions_follow_one_another(registry: Registry) -> None:
    months = [session.month for session in registry.model.sessions]
    assert months == sorted(months)
    assert 0 not in months


def test_the_workbook_offers_what_the_registry_knows(registry: Registry) -> None:
    layout = load_layout(ROOT / "registry" / "workbook.yaml")
    offered = {(sheet.path, entry.path): entry.choices for sheet in layout.sheets for entry in sheet.entries}
    forms = {form.title.strip("«»"): form.id for form in registry.model.forms}
    assert offered["mentoring.forms", "form"] == offered["mentoring.pairs", "form"] == forms
    assert offered["mentoring.pairs", "model"] == {one.title: one.id for one in registry.model.models}
    categories = {one.id for one in registry.model.categories}
    assert set(offered["mentoring.participants", "category"].values()) == categories
    roles = {role.id for role in registry.model.roles}
    assert set(offered["people", "posts[].role"].values()) | set(offered["bodies", "role"].values()) <= roles
