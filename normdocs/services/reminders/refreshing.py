"""What time does by itself: documents end, terms pass, people are reminded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from normdocs.content.letters import Occasion, Reminder
from normdocs.domain.acts.act import Act
from normdocs.domain.approval.journal import Actor, Happening
from normdocs.errors import NormdocsError, NotFoundError
from normdocs.services.acts.turning import Almanac
from normdocs.services.approval.effect import last_day
from normdocs.services.approval.inbox import Errand, Inbox
from normdocs.services.approval.office import Office
from normdocs.services.ports import Unit
from normdocs.services.reminders.mailing import Delivery, Postman
from normdocs.services.reminders.reminding import Addressed, endings, fresh, steps, written

ENGINE = Actor(role="engine", name="normdocs")


@dataclass(frozen=True)
class Ended:
    """A document whose last day has passed."""

    organisation: str
    type: str
    title: str
    version: int
    last_day: date


@dataclass
class Refreshed:
    """What a run found and did; no name of a person is in it.

    `turned` are the acts that began or ended since the last run, `overdue` are all overdue steps,
    `unaddressed` the reminders nobody could be sent, `working` whether letters are written today, `delivery`
    None where no mail server is known, `failures` what could not be looked through or told.
    """

    day: date
    working: bool
    turned: tuple[Act, ...] = ()
    expired: list[Ended] = field(default_factory=list)
    overdue: list[Reminder] = field(default_factory=list)
    written: int = 0
    unaddressed: list[Reminder] = field(default_factory=list)
    delivery: Delivery | None = None
    waiting: int = 0
    failures: list[NormdocsError] = field(default_factory=list)


@dataclass(frozen=True)
class Refresher:
    """Marks what ended, writes reminders, sends them."""

    office: Office
    inbox: Inbox
    postman: Postman
    almanac: Almanac

    def refresh(self, organisation: str | None = None) -> Refreshed:
        """Refresh one organisation, or all; one that fails does not stop the others.

        Letters are written on working days; the same is said again after a week, so that a second run of one
        day changes nothing. Acts turn for all at once.
        """
        generator = self.office.generator
        today = generator.clock.today()
        result = Refreshed(today, generator.registry().calendar.is_working(today))
        if organisation is None:
            self.turn(result)
        errands = self.inbox.errands(organisation=organisation)
        for name in self.chosen(organisation):
            try:
                self.expire(name, result)
                self.remind(name, [one for one in errands if one.organisation == name], result)
            except NormdocsError as error:
                result.failures.append(error)
        result.delivery = self.postman.deliver(organisation)
        result.waiting = len(self.postman.waiting(organisation))
        return result

    def turn(self, result: Refreshed) -> None:
        """Announce the acts whose day came; that nobody could be told stops nothing else."""
        try:
            result.turned = self.almanac.turn()
        except NormdocsError as error:
            result.failures.append(error)

    def chosen(self, organisation: str | None) -> list[str]:
        """Return whom to refresh; NotFoundError when nobody has the id."""
        with self.office.generator.register.view() as view:
            known = [one.id for one in view.organisations()]
        if organisation is None:
            return known
        if organisation not in known:
            raise NotFoundError("there is no organisation {organisation}", organisation=organisation)
        return [organisation]

    def expire(self, organisation: str, result: Refreshed) -> None:
        """Write down that the documents in force whose last day has passed are over."""
        with self.office.generator.register.unit() as unit:
            unit.hold(organisation)
            ended = self.over(unit, organisation, result.day)
        result.expired.extend(ended)

    def over(self, unit: Unit, organisation: str, today: date) -> list[Ended]:
        """Return what ended, each with its entry in the journal."""
        found = []
        for key, standing in unit.standings(organisation).items():
            kind = self.office.generator.registry().type(key.type)
            version = standing.in_force
            day = last_day(kind, key) if kind else None
            if kind and version is not None and day and day < today:
                details = {"last_day": day.isoformat()}
                self.office.record(unit, (key, version), Happening.EXPIRED, ENGINE, **details)
                found.append(Ended(organisation, kind.code, kind.short_title, version, day))
        return found

    def remind(self, organisation: str, errands: Iterable[Errand], result: Refreshed) -> None:
        """Write the letters that are due."""
        generator = self.office.generator
        now = generator.clock.now()
        with generator.register.unit() as unit:
            unit.hold(organisation)
            profile = generator.dossier(unit, organisation).profile
            registry = generator.registry()
            known = [
                *steps(registry, profile, errands, result.day),
                *endings(registry, profile, unit, result.day),
            ]
            new = fresh(known, unit.letters(organisation), now) if result.working else []
            letters = list(written(profile, new, result.day))
            count = sum(unit.write_letter(letter, now) for letter in letters)
        told(result, known, new, count)


def told(result: Refreshed, known: Iterable[Addressed], new: Iterable[Addressed], count: int) -> None:
    """Add what was found in one organisation."""
    result.written += count
    reminders = [one.reminder for one in known]
    result.overdue.extend(one for one in reminders if one.occasion is Occasion.OVERDUE)
    result.unaddressed.extend(one.reminder for one in new if one.recipient is None)
