"""Filling a register with a simulated region, for trials and measurements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from normdocs.content.trial.names import TAG
from normdocs.content.trial.region import REGIONAL, SimulatedRegion
from normdocs.domain.acts.act import Act, Level
from normdocs.domain.acts.history import ActEntry, Recorded
from normdocs.domain.catalogue import Necessity
from normdocs.domain.chance import Chance
from normdocs.errors import InputError
from normdocs.services.acts.importing import REGISTRY, Recorder, take_in
from normdocs.services.making.generation import Generator
from normdocs.services.ports import Unit, View
from normdocs.services.trial.walking import number, numbered_first, walk

REAL = (
    "the register holds real organisations ({organisation}): simulate into another one, "
    "with NORMDOCS_OUTPUTS or NORMDOCS_DATABASE_URL, or give --add"
)
BY = "normdocs simulate"
# One unit of work; what is killed is lost and made anew by the next run.
BATCH = 10


@dataclass(frozen=True)
class Order:
    """What to simulate: a region, how many schools, the share of approved sets (0 to 1).

    With `trial` documents can be taken along their routes; approved ones can anyway. `add` allows real
    organisations beside the simulated ones.
    """

    region: SimulatedRegion
    organisations: int
    approved: float = 0.0
    trial: bool = False
    add: bool = False


@dataclass
class Simulated:
    """What there is since: schools admitted, acts and documents made, sets approved, moves recorded for it.

    A run after a killed one counts only what it made itself.
    """

    schools: int = 0
    acts: int = 0
    documents: int = 0
    sets: int = 0
    events: int = 0


@dataclass(frozen=True)
class Simulator:
    """Simulates regions. `done` is told how many schools are ready after each batch."""

    generator: Generator

    def simulate(self, order: Order, done: Callable[[int], None] = lambda ready: None) -> Simulated:
        """Fill the register; the same order again makes what is missing and changes nothing else.

        InputError over a register that holds real organisations.
        """
        result = Simulated()
        with self.generator.register.unit() as unit:
            self._may_be_filled(unit, order)
            result.acts = self._acts(unit, order.region)
        codes = core(self.generator)
        for first in range(1, order.organisations + 1, BATCH):
            last = min(first + BATCH - 1, order.organisations)
            with self.generator.register.unit() as unit:
                inside = replace(self.generator, register=Inside(unit))
                for place in range(first, last + 1):
                    self._school(inside, order, place, codes, result)
            done(last)
        return result

    def _may_be_filled(self, view: View, order: Order) -> None:
        real = (one.id for one in view.organisations() if not one.id.startswith(TAG))
        found = next(real, None)
        if found and not order.add:
            raise InputError(REAL, organisation=found)

    def _acts(self, unit: Unit, region: SimulatedRegion) -> int:
        """Record the region's simulated acts, the regional one only where no real one is known."""
        unit.hold_acts()
        now = self.generator.clock.now()
        take_in(unit, self.generator.registry().acts, Recorder(REGISTRY, now, REGISTRY))
        known = {act.id: act for act in unit.acts()}
        wanted = [*region.municipal_acts(), *missing_regional(region, known.values())]
        new = [act for act in wanted if act.id not in known]
        for act in new:
            unit.record_act(ActEntry(Recorded.ADDED, None, act, BY, now))
        return len(new)

    def _school(
        self, inside: Generator, order: Order, place: int, codes: list[str], result: Simulated
    ) -> None:
        """Admit a school, make its core set, and approve it if its lot says so."""
        chance = Chance(order.region.seed, f"{order.region.name}/{place}/approval")
        approved = chance.falls(order.approved, "approved")
        profile = order.region.school(place, trial=order.trial or approved)
        with inside.register.unit() as unit:
            result.schools += unit.save_profile(profile, inside.clock.now())
            before = unit.seal(profile.id).length
        if not approved:
            result.documents += len(inside.generate(profile.id, codes).made)
            return
        for code in numbered_first(inside, codes):
            if made := inside.generate(profile.id, [code]).made:
                number(inside, profile, code)
                result.documents += len(made)
        result.sets += bool(walk(inside, profile, codes))
        with inside.register.view() as view:
            result.events += view.seal(profile.id).length - before


class Inside:
    """A register whose every view and unit is one unit of work that is open already."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    @contextmanager
    def view(self) -> Iterator[View]:
        """Look at what the unit sees."""
        yield self._unit

    @contextmanager
    def unit(self) -> Iterator[Unit]:
        """Work in the unit; nothing is committed before it is."""
        yield self._unit

    def close(self) -> None:
        """Leave the unit to whoever opened it."""


def core(generator: Generator) -> list[str]:
    """Return the codes of a school's core set, in the catalogue's order."""
    known = generator.registry().types
    schools = [kind for kind in known if kind.level is Level.SCHOOL]
    return [kind.code for kind in schools if kind.necessity is Necessity.CORE]


def missing_regional(region: SimulatedRegion, known: Iterable[Act]) -> list[Act]:
    """Return the region's simulated order where no act introduces the model there."""
    introducing = (
        act.level is Level.REGIONAL and act.territory == region.name and REGIONAL in act.purposes
        for act in known
    )
    return [] if any(introducing) else [region.regional_act()]
