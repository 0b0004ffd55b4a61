"""The day an act begins or is over comes by itself, and is told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from normdocs.domain.acts.act import Act
from normdocs.domain.acts.history import Recorded
from normdocs.errors import NormdocsError
from normdocs.services.acts.legislation import Legislation
from normdocs.services.acts.turning import Almanac
from tests.services.workshop import Workshop

OLD, NEW, WHO = "rostov-446-2020", "primer-999-2026", "Примеров Пётр Примерович"
RECORDED, EVE, FIRST = date(2026, 2, 10), date(2026, 2, 28), date(2026, 3, 1)


@dataclass
class Days:
    day: date = RECORDED

    def today(self) -> date:
        return self.day

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 9, tzinfo=UTC)


@dataclass
class World:
    workshop: Workshop
    days: Days
    told: list[str] = field(default_factory=list)

    def turn(self, day: date) -> list[str]:
        self.days.day = day
        almanac = Almanac(self.workshop.register, self.days, self.tell)
        return sorted(act.id for act in almanac.turn())

    def tell(self, acts: Iterable[str]) -> tuple[str, ...]:
        self.told += acts
        return tuple(acts)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    days = Days()
    workshop = Workshop(tmp_path, clock=days)  # type: ignore[arg-type]
    acts = Legislation(workshop.known, workshop.register, days)
    new = {"id": NEW, "level": "regional", "territory": "Ростовская область", "kind": "приказ"}
    new |= {"date": "01.02.2026", "number": "999", "valid_from": "01.03.2026", "source": "пример"}
    acts.add([Act.model_validate({**new, "verified": False})], WHO)
    acts.replace(OLD, NEW, WHO)
    yield World(workshop, days)
    workshop.register.close()


def test_nothing_turns_before_the_day(world: World) -> None:
    assert world.turn(EVE) == []
    assert world.told == []


def test_on_the_day_the_new_act_and_the_one_it_replaces_are_announced_once(world: World) -> None:
    assert world.turn(FIRST) == [NEW, OLD]
    assert sorted(world.told) == [NEW, OLD]
    assert world.turn(FIRST) == []
    assert world.turn(date(2026, 6, 1)) == []


def test_a_day_nobody_looked_on_is_made_up_for(world: World) -> None:
    assert world.turn(date(2026, 5, 5)) == [NEW, OLD]


def test_the_history_of_the_act_says_that_its_day_came(world: World) -> None:
    world.turn(FIRST)
    with world.workshop.register.view() as view:
        last = view.act_history(NEW)[-1].entry
    assert (last.happening, last.at.date(), last.changes) == (Recorded.TURNED, FIRST, {})


def test_who_could_not_be_told_is_told_by_the_next_run(world: World) -> None:
    def unreachable(acts: Iterable[str]) -> tuple[str, ...]:
        raise NormdocsError("{address} does not answer", address="http://prefect")

    world.days.day = FIRST
    with pytest.raises(NormdocsError, match="does not answer"):
        Almanac(world.workshop.register, world.days, unreachable).turn()
    assert world.turn(FIRST) == [NEW, OLD]
