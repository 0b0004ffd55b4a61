"""A document in force: publishing it, acquainting people with it, ending it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from normdocs.domain.approval.journal import Event, Happening
from normdocs.domain.approval.route import Deed
from normdocs.domain.catalogue import DocumentType, Span
from normdocs.domain.document import IN_FORCE, DocumentKey, State
from normdocs.domain.organisation import HEAD
from normdocs.errors import InputError, MoveError
from normdocs.services.approval.office import BY_CURATOR, By, Office
from normdocs.services.approval.possible import not_possible
from normdocs.services.approval.requirements import personal, to_publish

NOT_PUBLISHED = "{title} cannot be published"
NO_STEP = "its route has no publishing"
NOT_NAMED = "{title} does not name {name}; it names: {known}"
SEEN_ALREADY = "{name} was acquainted with {title} on {day}"
BY_HEAD = By(HEAD)


@dataclass(frozen=True)
class Executor:
    """Does what follows approval."""

    office: Office

    def publish(self, organisation: str, code: str, by: By, comment: str = "") -> Event:
        """Note that the document stands on the site; MoveError naming what keeps it off."""
        with self.office.generator.register.unit() as unit:
            unit.hold(organisation)
            matter = self.office.matter(unit, organisation, code)
            if matter.course.state is not State.APPROVED and not any(personal(matter)):
                raise not_possible(matter, Happening.PUBLISHED)
            causes = tuple(to_publish(self.office, unit, matter))
            step = matter.course.following(Deed.PUBLISH)
            if step is None or causes:
                raise MoveError(NOT_PUBLISHED, causes=causes or (MoveError(NO_STEP),), title=matter.title)
            actor = self.office.actor(matter, by)
            if not any(party.is_met_by(actor) for party in step.parties):
                raise not_possible(matter, Happening.PUBLISHED)
            self.office.generator.archive.get(matter.version.content)
            return self.office.record(unit, matter.subject, Happening.PUBLISHED, actor, comment)

    def acquaint(
        self, organisation: str, code: str, name: str, day: date | None = None, by: By = BY_CURATOR
    ) -> Event:
        """Note that somebody the document names has read it and signed for that."""
        with self.office.generator.register.unit() as unit:
            unit.hold(organisation)
            matter = self.office.matter(unit, organisation, code)
            step = matter.course.following(Deed.ACQUAINT)
            if matter.course.state not in IN_FORCE:
                raise not_possible(matter, Happening.ACQUAINTED)
            known = [party.name for party in step.parties if party.name] if step else []
            if name not in known:
                raise InputError(NOT_NAMED, title=matter.title, name=name, known="; ".join(known) or "–")
            for one in matter.course.acquainted:
                if one.name == name:
                    raise MoveError(SEEN_ALREADY, title=matter.title, name=name, day=one.on)
            on = self.office.day(day)
            actor = self.office.actor(matter, by)
            return self.office.record(
                unit, matter.subject, Happening.ACQUAINTED, actor, name=name, on=on.isoformat()
            )

    def repeal(self, organisation: str, code: str, reason: str, by: By = BY_HEAD) -> Event:
        """End a document that is in force, with a reason."""
        if not reason.strip():
            raise InputError("say why the document is repealed")
        with self.office.generator.register.unit() as unit:
            unit.hold(organisation)
            matter = self.office.matter(unit, organisation, code)
            in_force = matter.standing.in_force
            actor = self.office.actor(matter, by)
            if in_force is None or actor.role != HEAD:
                raise not_possible(matter, Happening.REPEALED)
            return self.office.record(unit, (matter.key, in_force), Happening.REPEALED, actor, reason.strip())


def last_day(kind: DocumentType, key: DocumentKey) -> date | None:
    """Return the last day of a document made for a span of years.

    An order has none: it is repealed; nor has what tells of one day.
    """
    _, _, year = key.period.rpartition("-")
    if kind.numbered or kind.dated or kind.span is not Span.PROGRAMME or not year.isdigit():
        return None
    return date(int(year), 12, 31)
