"""Whose move it is: what waits for whom, until when, what is late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from normdocs.domain.approval.course import Party
from normdocs.domain.approval.inbox import Move
from normdocs.domain.document import Form, State
from normdocs.domain.organisation import CURATOR
from normdocs.domain.readiness import next_step
from normdocs.services.making.generation import Generator
from normdocs.services.ports import View


@dataclass(frozen=True)
class Errand:
    """Something to be done with one document; `due` is the last day of its term, None where there is none."""

    organisation: str
    short_name: str
    type: str
    title: str
    version: int
    action: str
    party: Party
    since: date
    due: date | None
    overdue: bool


@dataclass(frozen=True)
class Inbox:
    """Lists errands, the overdue first, then by the day they are due."""

    generator: Generator

    def errands(self, *, role: str | None = None, organisation: str | None = None) -> list[Errand]:
        """Return what waits for a role, or for anybody, in one organisation or in all."""
        with self.generator.register.view() as view:
            names = {one.id: one.short_name for one in view.organisations()}
            found = [self.errand(move, names) for move in view.moves(role=role, organisation=organisation)]
            if role in {None, CURATOR}:
                chosen = [one for one in names if organisation in {None, one}]
                found += [errand for one in chosen for errand in self.drafts(view, one, names[one])]
        return sorted(found, key=urgency)

    def errand(self, move: Move, names: dict[str, str]) -> Errand:
        """Return an open move with its term."""
        registry = self.generator.registry()
        since = move.move.since.astimezone().date()
        due = registry.calendar.add_working_days(since, move.move.term)
        kind = registry.type(move.key.type)
        return Errand(
            organisation=move.key.organisation,
            short_name=names[move.key.organisation],
            type=move.key.type,
            title=kind.short_title if kind else move.key.type,
            version=move.version,
            action=move.move.action.value,
            party=move.move.party,
            since=since,
            due=due,
            overdue=due < self.generator.clock.today(),
        )

    def drafts(self, view: View, organisation: str, short_name: str) -> Iterator[Errand]:
        """Yield what the curator has to do with the drafts."""
        registry = self.generator.registry()
        for version in view.versions(organisation):
            kind = registry.type(version.key.type)
            if version.state is not State.DRAFT or kind is None:
                continue
            step = next_step(
                numbered=kind.numbered and version.form is Form.GENERATED,
                registered=version.requisites.known,
                examples=int(version.example),
                doubts=version.doubts,
            )
            yield Errand(
                organisation=organisation,
                short_name=short_name,
                type=kind.code,
                title=kind.short_title,
                version=version.number,
                action=step.value,
                party=Party(CURATOR),
                since=version.made_at.astimezone().date(),
                due=None,
                overdue=False,
            )


def urgency(errand: Errand) -> tuple[bool, date, str, str]:
    """Return the sorting key: the overdue first, then by due day, what has none last."""
    return (not errand.overdue, errand.due or date.max, errand.organisation, errand.type)
