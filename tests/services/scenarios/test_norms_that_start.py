"""Scenarios 4, 5 and 6: a second set of documents, and norms that start on a day."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

from normdocs.domain.catalogue import DocumentType
from normdocs.domain.change.impact import Action, Reason
from normdocs.domain.document import State
from normdocs.domain.registry import Registry
from normdocs.services.approval.approving import Approver
from normdocs.services.change.reach import Reach
from tests.services.scenarios.schools import SALSK, school
from tests.services.scenarios.world import World, every
from tests.services.schools import FEDOSEEVSKAYA, SHAKHTY, TEMPLATES, the_registry
from tests.services.teachers import LABOUR, SYSTEM

TEACHERS = "teachers"
LABOUR_CODE, CONSENT = "381-fz-2024", "156-fz-2025"


def with_teachers(world: World, *schools: str) -> None:
    """These schools add the teachers' set; each change is one school's."""
    for name in schools:
        world.alter(name, planning={"sets": [TEACHERS]})


def test_the_teachers_system_is_added(world: World) -> None:
    """Only the set's own documents are made, and those of the Labour Code not before its day."""
    with_teachers(world.on(date(2023, 9, 1)), SHAKHTY)
    reach = Reach(TEACHERS, organisation=SHAKHTY)
    world.follows_exactly(reach, {SHAKHTY: every(Action.MAKE, *SYSTEM)})


def test_a_set_that_is_dropped_leaves_its_documents_as_they_are(world: World) -> None:
    with_teachers(world.on(date(2023, 9, 1)), SHAKHTY)
    reach = Reach(TEACHERS, organisation=SHAKHTY)
    world.follow(reach)
    world.alter(SHAKHTY, planning={"sets": []})
    world.follows_exactly(reach, {})
    assert world.left(reach, telling=[Reason.OVER]) == {SHAKHTY: dict.fromkeys(SYSTEM, Reason.OVER)}


@pytest.fixture
def before_the_article(world: World) -> World:
    """In autumn 2024 the set is signed in one school, drafts in another; the other two do not keep it."""
    with_teachers(world.on(date(2024, 9, 2)), SHAKHTY, SALSK)
    for name in (SHAKHTY, SALSK):
        world.follow(Reach(TEACHERS, organisation=name))
    world.approve(SALSK, "S21.1", "S21.2", "S21.3", "S21.4")
    return world


ARTICLE = Reach(LABOUR_CODE, act=LABOUR_CODE)
STARTED = {
    SHAKHTY: every(Action.RENDER, "S21.1", "S21.2", "S21.3") | every(Action.MAKE, *LABOUR),
    SALSK: every(Action.AMEND, "S21.1", "S21.2", "S21.3") | every(Action.MAKE, *LABOUR),
}


def test_article_351_8_asks_for_nothing_before_its_day_and_for_all_of_it_from_then_on(
    before_the_article: World,
) -> None:
    world = before_the_article
    assert world.asked(ARTICLE) == {}
    assert world.asked(ARTICLE, date(2025, 2, 28)) == {}
    assert world.asked(ARTICLE, date(2025, 3, 1)) == STARTED


def test_article_351_8_starts(before_the_article: World) -> None:
    world = before_the_article.on(date(2025, 3, 1))
    world.follows_exactly(ARTICLE, STARTED, {SALSK: f"S23:{LABOUR_CODE}"})
    assert "381-ФЗ" in world.text(SALSK, f"S23:{LABOUR_CODE}")
    assert "381-ФЗ" in world.text(SHAKHTY, "S21.1")


def test_a_set_dated_before_the_article_keeps_its_drafts(before_the_article: World) -> None:
    """A school that makes its set for an earlier day gets what was in force on that day."""
    before_the_article.alter(SHAKHTY, planning={"date": "2024-09-02"})
    stated = before_the_article.asked(ARTICLE, date(2025, 3, 1))
    assert stated == {SALSK: STARTED[SALSK]}


# Scenario 6. In the registry consents are separate blanks anyway, so the test has a registry of its own: a
# separate consent is demanded by the law of 2025, and until then the questionnaires asked for it themselves.

ASKED_BY_THE_WAY = "Согласен на обработку моих персональных данных."
KINDS = ("S01", "S11.1", "S11.2", "S12.1", "S12.2", "S23")
FORMS = ("mentee", "mentor")


def own_registry() -> Registry:
    """Few types; the consents are demanded by the law on separate consent."""
    return replace(
        the_registry(), types=tuple(own(kind) for kind in the_registry().types if kind.code in KINDS)
    )


def own(kind: DocumentType) -> DocumentType:
    changes: dict[str, Any] = {"after": ()}
    if kind.code.startswith("S11"):
        demand = kind.demands[0].model_copy(update={"norm": CONSENT, "clause": None})
        changes["demands"] = (demand,)
    return kind.model_copy(update=changes)


@pytest.fixture
def with_questionnaires(tmp_path: Path) -> Iterator[World]:
    """Summer 2025: one school approved its questionnaires, one has them in approval, one has drafts."""
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    for form in FORMS:
        path = tmp_path / "templates" / "questionnaires" / f"{form}.docx"
        document = docx.Document(str(path))
        document.add_paragraph(ASKED_BY_THE_WAY)
        document.save(str(path))
    world = World(tmp_path, own_registry(), tmp_path / "templates").on(date(2025, 8, 25))
    for name in (FEDOSEEVSKAYA, SALSK, SHAKHTY):
        world.workshop.run(school(name))
    world.approve(SHAKHTY, "S12.1", "S12.2")
    Approver(world.office).submit(FEDOSEEVSKAYA, "S12.1")
    yield world
    world.workshop.register.close()


def split(world: World) -> None:
    """From 1 September the questionnaires have a template without the consent."""
    world.on(date(2025, 9, 1))
    for form in FORMS:
        name = f"questionnaires/{form}.docx"
        shutil.copyfile(TEMPLATES / name, world.folder / "templates" / name)


def test_a_separate_consent_is_asked_for_from_its_day(with_questionnaires: World) -> None:
    reach = Reach(CONSENT, act=CONSENT)
    everywhere = {name: every(Action.MAKE, "S11.1", "S11.2") for name in (FEDOSEEVSKAYA, SALSK, SHAKHTY)}
    world = with_questionnaires.on(date(2025, 8, 31))
    assert world.asked(reach) == {}
    world.on(date(2025, 9, 1)).follows_exactly(reach, everywhere)


def test_the_consent_leaves_the_questionnaires(with_questionnaires: World) -> None:
    """Drafts are made anew, approved blanks issued again, what waits for approval has to be returned."""
    world, reach = with_questionnaires, Reach("questionnaires", types=("S12.1", "S12.2"))
    assert world.asked(reach) == {}
    assert ASKED_BY_THE_WAY in world.text(SHAKHTY, "S12.1")
    split(world)
    stated = {
        SHAKHTY: every(Action.MAKE, "S12.1", "S12.2"),
        SALSK: every(Action.RENDER, "S12.1", "S12.2"),
        FEDOSEEVSKAYA: {"S12.1": Action.RETURN, "S12.2": Action.RENDER},
    }
    world.follows_exactly(reach, stated)
    assert ASKED_BY_THE_WAY not in world.text(SHAKHTY, "S12.1")
    world.approve(SHAKHTY, "S12.1", "S12.2")
    assert world.states(SHAKHTY, "S12.1") == [State.SUPERSEDED, State.APPROVED]
    world.holds_together()
