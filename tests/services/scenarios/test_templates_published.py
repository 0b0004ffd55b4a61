"""A template's new published version: drafts follow it, what was signed stays unless its template counts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from normdocs.domain.change.impact import Action, Reason
from normdocs.domain.document import State
from normdocs.services.change.impact import Planner
from normdocs.services.change.reach import Reach
from tests.services.scenarios.schools import MEGION, SALSK
from tests.services.scenarios.world import BY, World, every, named
from tests.services.schools import FEDOSEEVSKAYA, SHAKHTY, TEMPLATES

CURATOR, PLAN = "orders/curator.docx", "registers/individual_plan.docx"
MENTEE, LAYOUT = "questionnaires/mentee.docx", "roadmaps/layout_a.docx"
EDITED = (CURATOR, MENTEE, PLAN, LAYOUT)
ADDED = "Составлено по новому образцу."
REACH = Reach("templates", templates=EDITED)


@pytest.fixture
def edited(built: Path, tmp_path: Path) -> Iterator[World]:
    """All documents are made from published templates; four of them were edited since."""
    folder = tmp_path / "copy"
    shutil.copytree(built, folder)
    shutil.copytree(TEMPLATES, folder / "templates")
    world = World(folder, templates=folder / "templates")
    publish(world, *EDITED)
    for name in EDITED:
        document = docx.Document(str(folder / "templates" / name))
        document.add_paragraph(ADDED)
        document.save(str(folder / "templates" / name))
    yield world
    world.workshop.register.close()


def publish(world: World, *names: str) -> None:
    world.workshop.publisher.publish(names, BY)


STATED = {
    SHAKHTY: {"S12.1": Action.MAKE, "S13": Action.RENDER},
    SALSK: {"S12.1": Action.RETURN, "S13": Action.RENDER},
    FEDOSEEVSKAYA: every(Action.RENDER, "S03", "S12.1", "S13"),
    MEGION: every(Action.RENDER, "S12.1", "S13"),
}


def test_an_edited_template_touches_nothing_before_it_is_published(edited: World) -> None:
    assert edited.asked(REACH) == {}
    assert edited.asked(Reach("all")) == {}
    before = edited.snapshot()
    edited.follow(REACH)
    assert edited.snapshot() == before


def test_the_impact_is_told_before_publishing_and_names_what_was_made_from_them(edited: World) -> None:
    before = edited.snapshot()
    impact = Planner(edited.workshop.generator).publishing(EDITED).impact(REACH)
    found: dict[str, dict[str, Action]] = {}
    for effect in impact.touched:
        found.setdefault(effect.key.organisation, {})[named(effect.key)] = effect.action
    assert found == STATED
    assert {effect.reason for effect in impact.touched} == {Reason.TEMPLATE, Reason.ON_ITS_WAY}
    made = {version.key for version in edited.versions() if version.template in EDITED}
    assert {effect.key for effect in impact.effects} == made
    assert edited.snapshot() == before
    assert edited.asked(REACH) == {}


def test_what_was_told_is_what_happens(edited: World) -> None:
    publish(edited, *EDITED)
    edited.follows_exactly(REACH, STATED)
    assert ADDED in edited.text(MEGION, "S13")
    assert edited.states(SHAKHTY, "S12.1")[-2:] == [State.APPROVED, State.DRAFT]
    assert ADDED not in edited.text(FEDOSEEVSKAYA, "S05")
    signed = {SHAKHTY: "S05", SALSK: "S05", FEDOSEEVSKAYA: "S05", MEGION: "S05"}
    left = edited.left(REACH, telling=[Reason.SIGNED])
    assert {name: left[name][code] for name, code in signed.items()} == dict.fromkeys(signed, Reason.SIGNED)


def test_one_template_published_moves_only_its_own_documents(edited: World) -> None:
    publish(edited, PLAN)
    edited.follows_exactly(Reach("all"), {name: every(Action.RENDER, "S13") for name in edited.schools})
