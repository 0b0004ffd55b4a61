"""Acts whose day came since they were recorded: they begin, or have ended, and documents have to follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from normdocs.domain.acts.act import Act
from normdocs.domain.acts.history import ActEntry, ActEvent, Recorded
from normdocs.domain.acts.legislation import ONE_DAY
from normdocs.services.ports import Clock, Register

ENGINE = "normdocs"


@dataclass(frozen=True)
class Almanac:
    """Watches the days acts begin and end; `tell` announces those that concern documents."""

    register: Register
    clock: Clock
    tell: Callable[[Iterable[str]], tuple[str, ...]]

    def turn(self) -> tuple[Act, ...]:
        """Announce the acts whose day came, note it in their history, and return them.

        They are noted after they were announced: a run that fails between says it once more.
        """
        today = self.clock.today()
        with self.register.view() as view:
            turned = tuple(turned_by(view.acts(), view.act_history(), today))
        if turned:
            self.tell([act.id for act in turned])
            self.note(turned)
        return turned

    def note(self, acts: Iterable[Act]) -> None:
        """Write into the history of each act that its day came."""
        with self.register.unit() as unit:
            unit.hold_acts()
            now = {act.id: act for act in unit.acts()}
            for act in acts:
                same = now[act.id]
                unit.record_act(ActEntry(Recorded.TURNED, same, same, ENGINE, self.clock.now()))


def turned_by(acts: Iterable[Act], history: Iterable[ActEvent], today: date) -> Iterator[Act]:
    """Yield the acts that begin, or are over, by `today` and were last recorded before that day."""
    known = {event.entry.act: event.entry.at.date() for event in history}
    for act in acts:
        days = (act.valid_from, act.valid_to and act.valid_to + ONE_DAY)
        if any(day and act.id in known and known[act.id] < day <= today for day in days):
            yield act
