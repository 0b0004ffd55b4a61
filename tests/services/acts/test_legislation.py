"""What is recorded of acts in the register, and what an import of the registry does to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from normdocs.domain.acts.act import Act
from normdocs.domain.acts.history import Recorded
from normdocs.errors import InputError, NormdocsError, NotFoundError
from normdocs.services.acts.card import ActCards
from normdocs.services.acts.importing import Fate
from normdocs.services.acts.legislation import Legislation
from tests.services.schools import SHAKHTY, completed, the_registry
from tests.services.workshop import Workshop

OLD, NEW, WHO = "rostov-446-2020", "primer-999-2026", "Примеров Пётр Примерович"


def order(identifier: str = NEW, **changes: Any) -> Act:
    stated: dict[str, Any] = {
        "id": identifier,
        "level": "regional",
        "territory": "Ростовская область",
        "kind": "приказ",
        "date": "01.02.2026",
        "number": "999",
        "valid_from": "01.03.2026",
        "verified": False,
        "source": "пример",
    }
    return Act.model_validate(stated | changes)


class Study:
    """A workshop and whoever records acts in it."""

    def __init__(self, folder: Path) -> None:
        self.workshop = Workshop(folder)
        self.acts = Legislation(self.workshop.known, self.workshop.register, self.workshop.clock)
        self.cards = ActCards(self.workshop.known, self.workshop.register)

    def act(self, identifier: str) -> Act:
        with self.workshop.register.view() as view:
            return next(one for one in view.acts() if one.id == identifier)

    def recorded(self) -> list[tuple[str, str]]:
        """What people recorded, without the import every register begins with."""
        events = self.acts.history().events
        return [
            (event.entry.happening.value, event.entry.act)
            for event in events
            if event.entry.happening is not Recorded.IMPORTED
        ]


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return Study(tmp_path)


def test_an_act_replaced_ends_the_day_before_the_other_begins_and_hands_on_its_purposes(study: Study) -> None:
    study.acts.add([order()], WHO)
    ended = study.acts.replace(OLD, NEW, WHO)
    assert (ended.valid_to, ended.replaced_by) == (date(2026, 2, 28), NEW)
    assert study.act(OLD) == ended
    assert study.act(NEW).purposes == ("regional-introduction",)
    assert study.recorded() == [("added", NEW), ("replaced", OLD), ("succeeded", NEW)]
    (*_, last) = study.acts.history(OLD).events
    assert (last.entry.name, last.entry.other, last.entry.at) == (WHO, OLD, study.workshop.clock.now())


def test_an_act_that_states_its_purposes_keeps_to_them(study: Study) -> None:
    study.acts.add([order(purposes=["regional-list"])], WHO)
    study.acts.replace(OLD, NEW, WHO)
    assert study.act(NEW).purposes == ("regional-list",)
    assert study.recorded() == [("added", NEW), ("replaced", OLD)]


def test_onboarding_does_not_undo_what_was_recorded(study: Study) -> None:
    study.acts.add([order()], WHO)
    ended = study.acts.replace(OLD, NEW, WHO)
    admission = study.workshop.admit(completed(SHAKHTY))
    assert (admission.acts, admission.conflicts) == (0, ())
    assert study.act(OLD) == ended


def test_a_registry_whose_act_changed_is_taken_over(study: Study) -> None:
    study.workshop.admit(completed(SHAKHTY))
    change(study.workshop, OLD, title="О внедрении модели")
    assert study.workshop.admit(completed(SHAKHTY)).acts == 1
    assert study.act(OLD).title == "О внедрении модели"


def test_where_both_changed_the_register_wins_and_it_is_said(study: Study) -> None:
    study.acts.add([order()], WHO)
    ended = study.acts.replace(OLD, NEW, WHO)
    change(study.workshop, OLD, title="О внедрении модели")
    for _ in range(2):
        assert study.workshop.admit(completed(SHAKHTY)).conflicts == (OLD,)
    assert study.act(OLD) == ended
    given = [act for act in study.workshop.registry.acts if act.id == OLD]
    trial = study.acts.import_acts(given, WHO, "regional.yaml", dry_run=True)
    assert (trial.of(Fate.CONFLICTING), trial.taken) == ((OLD,), [])
    assert study.act(OLD) == ended
    forced = study.acts.import_acts(given, WHO, "regional.yaml", force=True)
    assert (forced.taken, forced.conflicts) == ([OLD], ())
    assert (study.act(OLD).title, study.act(OLD).valid_to) == ("О внедрении модели", None)
    assert study.workshop.admit(completed(SHAKHTY)).conflicts == ()


def test_an_import_that_would_not_fit_changes_nothing(study: Study) -> None:
    lost = order(replaced_by="nowhere", valid_to="01.04.2026")
    with pytest.raises(InputError) as caught:
        study.acts.import_acts([order("other", number="998"), lost], WHO, "acts.yaml")
    assert "primer-999-2026, replaced_by: unknown name" in str(caught.value)
    study.acts.add([order()], WHO)
    assert study.recorded() == [("added", NEW)]


def test_an_amended_act_stays_in_force_and_both_tell_of_it(study: Study) -> None:
    study.acts.add([order()], WHO)
    for _ in range(2):
        assert study.acts.amend(OLD, NEW, WHO).amends == (OLD,)
    assert study.act(OLD).in_force(date(2030, 1, 1))
    assert study.recorded() == [("added", NEW), ("amended", NEW)]
    assert study.cards.card(OLD).amended_by == (NEW,)
    assert [(one.day, one.what, one.other) for one in study.cards.card(OLD).timeline] == [
        (date(2020, 6, 8), "issued", None),
        (date(2020, 6, 8), "in force from", None),
        (date(2026, 3, 1), "amended by", NEW),
    ]
    assert [event.entry.act for event in study.acts.history(OLD).events][-1] == NEW


def test_an_act_is_repealed_with_or_without_another(study: Study) -> None:
    study.acts.add([order()], WHO)
    assert study.acts.repeal(OLD, date(2026, 3, 1), WHO, NEW).valid_to == date(2026, 2, 28)
    alone = study.acts.repeal("rostov-602-2020", date(2025, 1, 1), WHO)
    assert (alone.valid_to, alone.repealed_by) == (date(2024, 12, 31), None)


REFUSED: dict[str, tuple[str, tuple[Any, ...], str]] = {
    "by one nobody knows": ("replace", (OLD, "primer-99-2026", WHO), "did you mean primer-999-2026?"),
    "of one nobody knows": ("replace", ("x", NEW, WHO), "there is no act x; normdocs acts list names them"),
    "by itself": ("replace", (OLD, OLD, WHO), "cannot amend, replace or repeal"),
    "of another territory": ("replace", ("salsk-522-2020", NEW, WHO), "of another level or territory"),
    "of another level": ("replace", ("r-145-2019", NEW, WHO), "of another level or territory"),
    "on another day": ("replace", (OLD, NEW, WHO, date(2026, 4, 1)), "is in force from 2026-03-01 on"),
    "by an older one": ("replace", (NEW, OLD, WHO), "itself is in force from 2026-03-01 on"),
    "amending itself": ("amend", (NEW, NEW, WHO), "cannot amend, replace or repeal"),
    "amending the past": ("amend", (NEW, OLD, WHO), "an act of an earlier day cannot amend it"),
    "amending elsewhere": ("amend", ("salsk-522-2020", NEW, WHO), "of another level or territory"),
    "repeal before it began": ("repeal", (NEW, date(2026, 3, 1), WHO), "itself is in force from 2026-03-01"),
    "repeal by an unknown act": ("repeal", (OLD, date(2026, 3, 1), WHO, "y"), "there is no act y"),
    "repeal by itself": ("repeal", (OLD, date(2026, 3, 1), WHO, OLD), "cannot amend, replace or repeal"),
    "adding it again": ("add", ([order()], WHO), "there is an act primer-999-2026 already"),
    "adding it under another id": ("add", ([order("twin")], WHO), "has the requisites of primer-999-2026"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_and_recorded_nowhere(study: Study, name: str) -> None:
    study.acts.add([order()], WHO)
    verb, arguments, sentence = REFUSED[name]
    with pytest.raises(NormdocsError) as caught:
        getattr(study.acts, verb)(*arguments)
    assert sentence in str(caught.value)
    assert study.recorded() == [("added", NEW)]


def test_an_act_ends_once(study: Study) -> None:
    study.acts.add([order(), order("third", number="1000", date="01.03.2026", valid_from="01.04.2026")], WHO)
    study.acts.replace(OLD, NEW, WHO)
    for again in (
        lambda: study.acts.replace(OLD, "third", WHO),
        lambda: study.acts.repeal(OLD, date(2026, 1, 1), WHO),
    ):
        with pytest.raises(InputError, match="was replaced already, by primer-999-2026 from 2026-03-01 on"):
            again()
    study.acts.repeal("rostov-602-2020", date(2026, 1, 1), WHO, NEW)
    with pytest.raises(InputError, match="was repealed already: its last day was 2025-12-31"):
        study.acts.replace("rostov-602-2020", NEW, WHO)


def test_nothing_takes_the_place_of_an_act_that_ended_long_before(study: Study) -> None:
    study.acts.add([order()], WHO)
    study.acts.repeal("rostov-602-2020", date(2026, 1, 1), WHO)
    with pytest.raises(InputError, match="ended on 2025-12-31: nothing can take its place from 2026-03-01"):
        study.acts.replace("rostov-602-2020", NEW, WHO)


def test_a_card_tells_what_rests_on_the_act_and_why(study: Study) -> None:
    study.workshop.run(completed(SHAKHTY))
    by_purpose = {one.type: one.purpose for one in study.cards.card(OLD).resting}
    assert by_purpose["S01"] == "regional-introduction"
    assert "S07" not in by_purpose
    consent = next(one for one in study.cards.card("152-fz").resting if one.type == "S11.1" and one.norm)
    assert consent.clause == "статья 9"
    cited = {one.key.type for one in study.cards.card(OLD).citations}
    with study.workshop.register.view() as view:
        assert cited == {one.key.type for one in view.versions(SHAKHTY) if OLD in one.basis}
    assert "S01" in cited


def test_the_card_of_an_unknown_act_names_the_nearest(study: Study) -> None:
    study.workshop.admit(completed(SHAKHTY))
    with pytest.raises(NotFoundError, match="did you mean rostov-446-2020"):
        study.cards.card("rostov-446-202")


def change(workshop: Workshop, identifier: str, **changes: Any) -> None:
    """Edit an act in the registry's files."""
    registry = the_registry()
    acts = [act.model_copy(update=changes) if act.id == identifier else act for act in registry.acts]
    workshop.registry = replace(registry, acts=tuple(acts))
