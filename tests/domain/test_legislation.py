from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from normdocs.domain.acts.act import Act
from normdocs.domain.acts.history import ActEntry, ActEvent, Recorded, first_altered, sealed
from normdocs.domain.acts.legislation import (
    act_flaws,
    amending,
    definition,
    replaced,
    with_inherited_purposes,
)
from normdocs.domain.approval.journal import BEGINNING

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def act(identifier: str, **changes: Any) -> Act:
    stated: dict[str, Any] = {
        "id": identifier,
        "level": "regional",
        "territory": "Примерная область",
        "kind": "приказ",
        "date": "08.06.2020",
        "number": "446",
        "valid_from": "08.06.2020",
        "verified": False,
        "source": "пример",
    }
    return Act.model_validate(stated | changes)


OLD = act("old", valid_to="28.02.2026", replaced_by="new", purposes=["model"])
NEW = act("new", date="01.02.2026", valid_from="01.03.2026")


def said(*acts: Act) -> list[tuple[str, str]]:
    return [(flaw.act, str(flaw.reason)) for flaw in act_flaws(acts)]


def test_an_act_that_ends_the_day_before_its_successor_begins_fits() -> None:
    assert said(OLD, NEW) == []


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"valid_to": "01.03.2026"}, "new begins on 2026-03-01, so old ends the day before, on 2026-02-28"),
        ({"valid_to": "27.02.2026"}, "new begins on 2026-03-01, so old ends the day before, on 2026-02-28"),
        ({"valid_to": None}, "new begins on 2026-03-01, so old ends the day before, on 2026-02-28"),
        ({"territory": "Образцовая область"}, "new is of another level or territory than old"),
        ({"level": "federal", "territory": None}, "new is of another level or territory than old"),
        ({"replaced_by": "old"}, "cannot amend, replace or repeal itself"),
        ({"replaced_by": "newer"}, "unknown name; did you mean new?"),
        ({"repealed_by": "new"}, "an act is either replaced or repealed"),
        ({"replaced_by": None, "repealed_by": "new", "valid_to": None}, "the act was repealed: give its"),
        ({"valid_to": "01.01.2019", "replaced_by": None}, "the act ends before it begins"),
        ({"territory": None, "replaced_by": None}, "a regional or municipal act names its territory"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said(changed: dict[str, Any], reason: str) -> None:
    wrong = Act.model_validate(OLD.model_dump() | changed)
    (flaw,) = said(wrong, NEW)
    assert flaw[0] == "old"
    assert reason in flaw[1]


def test_an_amending_act_leaves_the_amended_one_in_force() -> None:
    amended, later = act("a"), act("b", date="01.02.2021", valid_from="01.03.2021", amends=["a"])
    assert said(amended, later) == []
    assert amended.in_force(date(2026, 1, 1))
    assert [one.id for one in amending(amended, [amended, later])] == ["b"]


@pytest.mark.parametrize(
    ("amended", "reason"),
    [
        (act("a", date="02.02.2021"), "a is of 2021-02-02: an act of an earlier day cannot amend it"),
        (act("a", valid_to="01.02.2021"), "a is not in force on 2021-03-01, when b begins"),
        (act("a", territory="Образцовая область"), "b is of another level or territory than a"),
        (act("c"), "unknown name"),
    ],
)
def test_what_cannot_be_amended_is_said(amended: Act, reason: str) -> None:
    later = act("b", date="01.02.2021", valid_from="01.03.2021", amends=["a"])
    (flaw,) = said(amended, later)
    assert flaw[0] == "b"
    assert reason in flaw[1]


def test_an_act_amended_twice_by_one_act_is_listed_twice() -> None:
    assert ("b", "a is listed twice") in said(act("a"), act("b", amends=["a", "a"]))


def test_circles_are_found_once_each() -> None:
    one, two, three = act("a", amends=["b"]), act("b", amends=["c"]), act("c", amends=["a"])
    assert said(one, two, three) == [("a", "the acts amend each other in a circle: a → b → c → a")]
    first, second = act("a", replaced_by="b"), act("b", replaced_by="a")
    assert ("a", "the acts replace each other in a circle: a → b → a") in said(first, second)


def test_a_successor_without_purposes_inherits_them_along_the_chain() -> None:
    middle = act("middle", replaced_by="last")
    start = act("start", replaced_by="middle", purposes=["model", "list"])
    found = {one.id: one.purposes for one in with_inherited_purposes([act("last"), middle, start])}
    assert found == {"last": ("model", "list"), "middle": ("model", "list"), "start": ("model", "list")}


def test_purposes_that_are_stated_are_not_added_to() -> None:
    own = act("new", purposes=["other"])
    assert with_inherited_purposes([OLD, own])[1].purposes == ("other",)


def test_purposes_go_in_no_circle() -> None:
    lost = [act("a", replaced_by="b"), act("b", replaced_by="a")]
    assert [one.purposes for one in with_inherited_purposes(lost)] == [(), ()]


def test_what_an_act_replaces_follows_from_the_others() -> None:
    assert replaced(NEW, [OLD, NEW]) == (OLD,)
    assert replaced(OLD, [OLD, NEW]) == ()


def test_equal_definitions_have_equal_hashes_and_an_open_field_adds_nothing() -> None:
    assert definition(act("a")) == definition(act("a", valid_to=None, amends=[]))
    assert definition(act("a")) != definition(act("a", number="447"))


def events(count: int) -> list[ActEvent]:
    found, previous = [], BEGINNING
    for number in range(1, count + 1):
        entry = ActEntry(Recorded.ADDED, None, act(f"a{number}"), "Примеров", NOW)
        found.append(sealed(entry, number, previous))
        previous = found[-1].hash
    return found


def test_an_untouched_history_holds() -> None:
    assert first_altered(events(3)) is None
    assert first_altered([]) is None


def test_an_altered_a_missing_and_a_moved_entry_are_found() -> None:
    one, two, three = events(3)
    forged = replace(two, entry=replace(two.entry, name="Образцов"))
    assert first_altered([one, forged, three]) == 2
    assert first_altered([one, three]) == 2
    assert first_altered([two, one, three]) == 1


def test_an_entry_tells_what_changed_in_the_act() -> None:
    entry = ActEntry(Recorded.REPLACED, act("old"), act("old", valid_to="28.02.2026"), "Примеров", NOW)
    assert entry.changes == {"valid_to": (None, "2026-02-28")}
