"""The office: one document as it stands, who may act on it, and what is written down of what they do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from normdocs.content.named import people_named
from normdocs.content.speech import Named, Speech
from normdocs.domain.approval.course import Course, Party, PlannedStep, Standing
from normdocs.domain.approval.journal import Actor, Entry, Event, Happening
from normdocs.domain.approval.numbering import IN_THE_FUTURE, written
from normdocs.domain.approval.route import APPROVING, NAMED_PEOPLE, Deed, Need, Route, Step
from normdocs.domain.catalogue import DocumentType
from normdocs.domain.document import DocumentKey, Provenance, Version
from normdocs.domain.organisation import CURATOR, HEAD
from normdocs.domain.plan import Required
from normdocs.errors import InputError, NotFoundError
from normdocs.language.declension import Lexicon
from normdocs.services.making.dossier import Dossier
from normdocs.services.making.generation import Generator, chosen
from normdocs.services.ports import Unit, View

PERSON = "person"
# A version of a document.
Subject = tuple[DocumentKey, int]


@dataclass(frozen=True)
class By:
    """Who acts, as they say it: the role, and the name where the profile does not tell."""

    role: str
    name: str | None = None


BY_CURATOR = By(CURATOR)


@dataclass(frozen=True)
class Matter:
    """One document with its latest version and its standing."""

    dossier: Dossier
    required: Required
    version: Version
    standing: Standing
    provenance: tuple[Provenance, ...]

    @property
    def type(self) -> DocumentType:
        """The document's type."""
        return self.required.type

    @property
    def key(self) -> DocumentKey:
        """The document's identity."""
        return self.version.key

    @property
    def subject(self) -> Subject:
        """The latest version, as the journal names it."""
        return self.key, self.version.number

    @property
    def course(self) -> Course:
        """The way of the latest version."""
        return self.standing.course(self.version.number)

    @property
    def route(self) -> Route:
        """The route of the document's type."""
        return self.dossier.registry.routes[self.type.route]

    @property
    def approved_by(self) -> str | None:
        """The order whose signing approves the document, by its code; None where it is signed itself."""
        if self.version.cause is None:
            return self.type.annex_of
        orders = (one.code for one in self.dossier.required if one.occasion == self.version.cause)
        return next(orders, None)

    @property
    def title(self) -> str:
        """How sentences call the document."""
        return f"{self.type.code} {self.type.short_title}"


@dataclass(frozen=True)
class Office:
    """Finds documents and people, and keeps the journal."""

    generator: Generator

    def matter(self, view: View, organisation: str, code: str) -> Matter:
        """Return the organisation's document of this one type; NotFoundError where it has no version."""
        dossier = self.generator.dossier(view, organisation)
        variants = list(chosen(dossier, [code]))
        if len(variants) > 1:
            known = ", ".join(one.code for one in variants)
            raise InputError("{type} has variants, name one: {known}", type=code, known=known)
        found = self.of(view, dossier, variants[0])
        if found is None:
            raise NotFoundError(
                "{organisation} has no version of {type} yet; normdocs documents why says what it waits for",
                organisation=organisation,
                type=code,
            )
        return found

    def of(self, view: View, dossier: Dossier, one: Required) -> Matter | None:
        """Return the document of a required type, None where it has no version yet."""
        dossier = dossier.at(one)
        key = dossier.key(one.type)
        version = view.version(key)
        if version is None:
            return None
        return Matter(dossier, one, version, view.standing(key), view.provenance(key, version.number))

    def actor(self, matter: Matter, by: By) -> Actor:
        """Return who acts; without a name the one who has the role. InputError when nobody is known to."""
        name = by.name
        if name is None:
            known = parties(matter, [by.role])
            name = known[0].name if len(known) == 1 else None
        if not name:
            raise InputError("the profile does not say who has the role {role}: give the name", role=by.role)
        return Actor(by.role, name)

    def day(self, stated: date | None) -> date:
        """Return the day on which something was done, today unless stated; InputError when it is to come."""
        today = self.generator.clock.today()
        if stated and stated > today:
            raise InputError(IN_THE_FUTURE, day=written(stated), today=written(today))
        return stated or today

    def record(
        self,
        unit: Unit,
        subject: Subject,
        happening: Happening,
        actor: Actor,
        comment: str = "",
        **details: Any,
    ) -> Event:
        """Write down what happened to a version of a document."""
        key, version = subject
        now = self.generator.clock.now()
        return unit.record(Entry(key, version, happening, actor, now, comment, details))


def day_of(matter: Matter) -> date:
    """Return the day the document bears, or its set."""
    return matter.dossier.day_of(matter.type)


def planned(matter: Matter, steps: Iterable[Step]) -> tuple[PlannedStep, ...]:
    """Return the route's steps with their people, those that approve first."""
    known = [
        PlannedStep(
            action=step.action,
            parties=(*parties(matter, step.who), *(Party(PERSON, name) for name in step.persons)),
            rule=step.rule,
            term=step.term,
            needs=(Need.ORDER,) if matter.version.cause and step.action is Deed.SIGN else step.needs,
        )
        for step in steps
    ]
    return tuple(
        sorted((step for step in known if step.parties), key=lambda one: one.action not in APPROVING)
    )


def parties(matter: Matter, roles: Iterable[str]) -> tuple[Party, ...]:
    """Return who has these roles on the document's day."""
    profile, day = matter.dossier.profile, day_of(matter)
    found: list[Party] = []
    for role in roles:
        officer = profile.officer(role, day)
        body = next((one for one in profile.bodies if one.role == role), None)
        if role == NAMED_PEOPLE:
            found.extend(Party(role, name) for name in named(matter))
        elif officer:
            found.append(Party(role, officer.name))
        else:
            found.append(Party(role, body.title if body else None))
    return tuple(found)


def named(matter: Matter) -> list[str]:
    """Return everybody the document names except the head, who signs it."""
    profile = matter.dossier.profile
    head = profile.officer(HEAD, day_of(matter))
    people: list[Named] = [*profile.officers(day_of(matter)), *profile.mentoring.participants]
    texts = [value.value for value in matter.provenance]
    names = people_named(texts, people, Speech(Lexicon(matter.dossier.settled)))
    return [name for name in names if head is None or name != head.name]
