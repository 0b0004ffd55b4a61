"""Giving a document its number and date, and filling them in wherever they are cited."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from normdocs.domain.approval.journal import Actor, Happening
from normdocs.domain.approval.numbering import Numbered, NumberWarning, Registration, propose, warnings_for
from normdocs.domain.approval.series import series_of, stated_number, uniqueness_key
from normdocs.domain.document import DocumentKey, Form, Rendition, Requisites, State, Version
from normdocs.errors import InputError, TakenError
from normdocs.services.approval.approving import known
from normdocs.services.approval.office import BY_CURATOR, By, Matter, Office
from normdocs.services.approval.possible import not_possible
from normdocs.services.making.composition import Composition, compose, is_stale
from normdocs.services.making.dossier import Dossier
from normdocs.services.making.generation import Draft, remade
from normdocs.services.ports import Unit

UNNUMBERED = "{title} has no number of its own: give its date only"
GIVEN = "{title}: the profile says it has number {known} of {known_day}; correct the profile or the number"
TAKEN = "number {number} of {year} belongs to {title}; take another one"
# What a version and its repetition under new requisites have in common.
SAME = (
    "key",
    "template",
    "template_hash",
    "fingerprint",
    "content",
    "basis",
    "edition",
    "replaces",
    "form",
    "cause",
)


@dataclass(frozen=True)
class Wish:
    """The date to be given, and the number: this, else the next fellow of `beside`, else the next free."""

    date: date
    number: str | None = None
    beside: str | None = None


@dataclass
class Registered:
    """The requisites given, what is unusual about them, and which documents were made anew.

    `held` cite them and are on their way with other changes pending: they have to be returned first.
    """

    key: DocumentKey
    requisites: Requisites
    warnings: list[NumberWarning] = field(default_factory=list)
    remade: list[Version] = field(default_factory=list)
    held: list[Version] = field(default_factory=list)


@dataclass(frozen=True)
class Clerk:
    """Keeps the registration journal of an organisation's own documents."""

    office: Office

    def proposal(self, organisation: str, day: date | None = None, beside: str | None = None) -> str:
        """Return the next free number of the day's year, or the next fellow of `beside` (162 → 162/1)."""
        generator = self.office.generator
        with generator.register.view() as view:
            dossier = generator.dossier(view, organisation)
        return proposed(dossier, day or generator.clock.today(), beside)

    def preview(self, organisation: str, code: str, wish: Wish) -> Registered:
        """Return the requisites `register` would give and what is unusual about them; changes nothing."""
        with self.office.generator.register.view() as view:
            matter = self.office.matter(view, organisation, code)
        registrable(matter)
        given = wanted(matter, wish)
        return Registered(matter.key, given, self.doubts(matter.dossier, given))

    def register(
        self,
        organisation: str,
        code: str,
        wish: Wish,
        by: By = BY_CURATOR,
    ) -> Registered:
        """Give the document its number and date, and make anew, in the same step, what cites them.

        Without a number the next free one is taken. What is in approval keeps the decisions made so far when
        nothing but requisites changes in it. Raises TakenError for a number that is taken.
        """
        generator = self.office.generator
        with generator.register.unit() as unit:
            unit.hold(organisation)
            matter = self.office.matter(unit, organisation, code)
            registrable(matter)
            actor = self.office.actor(matter, by)
            given = wanted(matter, wish)
            line = registration(matter, given, actor, generator.clock.now())
            unit.save_registration(line)
            result = Registered(matter.key, given, self.doubts(matter.dossier, given))
            warnings = [warning.message for warning in result.warnings]
            # With these the registration journal can be held against the entry.
            stated = {"edition": line.edition, "title": line.title, "kind": line.kind}
            details: dict[str, Any] = {**known(given), **stated, "warnings": warnings}
            self.office.record(unit, matter.subject, Happening.REGISTERED, actor, **details)
            self.fill_in(unit, matter.dossier, result, actor)
            return result

    def doubts(self, dossier: Dossier, given: Requisites) -> list[NumberWarning]:
        """Return what is unusual about the requisites."""
        generator = self.office.generator
        today, calendar = generator.clock.today(), generator.registry().calendar
        series = series_of(dossier.profile.numbering)
        return warnings_for(given.number, day_of(given), taken(dossier), today, calendar, series=series)

    def fill_in(self, unit: Unit, before: Dossier, result: Registered, actor: Actor) -> None:
        """Make anew whatever prints the requisites and is not approved yet."""
        generator = self.office.generator
        dossier = generator.dossier(unit, before.profile.id)
        for one in dossier.required:
            matter = self.office.of(unit, dossier, one)
            if matter is None:
                continue
            now = compose(dossier.at(one), one.type, generator.templates)
            then = compose(before.at(one), one.type, generator.templates)
            if now.missing:
                continue
            if matter.version.form is not Form.GENERATED and matter.key == result.key:
                up_to_date = matter.version.fingerprint == then.fingerprint
                self.restate(unit, matter, now if up_to_date else None, result, actor)
            elif then.fingerprint != now.fingerprint and is_stale(matter.version, now):
                only = matter.version.fingerprint == then.fingerprint
                self.renew(unit, matter, result, actor, only_requisites=only)

    def renew(
        self, unit: Unit, matter: Matter, result: Registered, actor: Actor, *, only_requisites: bool
    ) -> None:
        """Make one document anew where it may be, else say that it is held."""
        generator = self.office.generator
        on_its_way = matter.course.state is State.IN_APPROVAL and matter.version.form is Form.GENERATED
        if remade(matter.version) or (on_its_way and only_requisites):
            composition = compose(matter.dossier, matter.type, generator.templates)
            blob = composition.template.render(composition.values)
            draft = Draft(matter.dossier, composition, matter.version, blob)
            version = generator.keep(unit, draft, generator.clock.now()).version
            self.carried(unit, matter, version, result, actor)
        elif matter.course.state in {State.DRAFT, State.IN_APPROVAL}:
            result.held.append(matter.version)

    def carried(self, unit: Unit, matter: Matter, version: Version, result: Registered, actor: Actor) -> None:
        """Note the new version; one on its way keeps its decisions."""
        result.remade.append(version)
        if matter.course.state is State.IN_APPROVAL and version.number != matter.version.number:
            details: dict[str, Any] = {"to": version.number, "content": version.content}
            self.office.record(unit, matter.subject, Happening.CARRIED, actor, **details)

    def restate(
        self, unit: Unit, matter: Matter, now: Composition | None, result: Registered, actor: Actor
    ) -> None:
        """Give a file somebody brought its requisites; its bytes stay.

        `now` is what it is made of with them, None where other facts changed before and it is out of date.
        """
        rendition = restated(matter, result.requisites)
        if now:
            rendition = replace(rendition, fingerprint=now.fingerprint, provenance=now.provenance)
        version = unit.add_version(rendition, self.office.generator.clock.now())
        self.carried(unit, matter, version, result, actor)


def registrable(matter: Matter) -> None:
    """Raise MoveError unless the document may be given its number now."""
    if matter.course.state not in {State.DRAFT, State.IN_APPROVAL}:
        raise not_possible(matter, Happening.REGISTERED)


def restated(matter: Matter, requisites: Requisites) -> Rendition:
    """Return the latest version once more, under these requisites."""
    shared = {name: getattr(matter.version, name) for name in SAME}
    return Rendition(**shared, requisites=requisites, provenance=matter.provenance)


def registration(matter: Matter, given: Requisites, actor: Actor, now: datetime) -> Registration:
    """Return the line of the registration journal."""
    return Registration(
        organisation=matter.key.organisation,
        key=matter.key,
        edition=matter.version.edition,
        number=given.number,
        date=day_of(given),
        title=matter.type.title,
        kind=matter.type.kind.noun,
        recorded_at=now,
        by=actor.name,
    )


def wanted(matter: Matter, wish: Wish) -> Requisites:
    """Return the requisites to be given; InputError or TakenError when they cannot be this document's."""
    number, day = wish.number, wish.date
    if not matter.type.numbered:
        if number or wish.beside:
            raise InputError(UNNUMBERED, title=matter.title)
        return Requisites(None, day)
    stated = matter.dossier.issued(matter.type) if matter.version.edition == 1 else None
    if number is None:
        number = stated.number if stated else proposed(matter.dossier, day, wish.beside)
    number = stated_number(number)
    if stated and (uniqueness_key(stated.number), stated.date) != (uniqueness_key(number), day):
        raise InputError(GIVEN, title=matter.title, known=stated.number, known_day=stated.date)
    free(matter, number, day.year)
    return Requisites(number, day)


def free(matter: Matter, number: str, year: int) -> None:
    """Raise TakenError when another document of the organisation has the number that year."""
    dossier, key = matter.dossier, uniqueness_key(number)
    own = (matter.key, matter.version.edition)
    others = [
        (one.number, one.date, one.title) for one in dossier.registrations if (one.key, one.edition) != own
    ]
    titles = {kind.code: kind.title for kind in dossier.registry.types}
    known = matter.type.code if dossier.issued(matter.type) else None
    issued = [one for one in dossier.profile.issued if one.type != known]
    others += [(one.number, one.date, one.title or titles.get(one.type, one.type)) for one in issued]
    for other, day, title in others:
        if other and day.year == year and uniqueness_key(other) == key:
            raise TakenError(TAKEN, number=number, year=year, title=title)


def proposed(dossier: Dossier, day: date, beside: str | None) -> str:
    """Return the next free number."""
    return propose(taken(dossier), day.year, series_of(dossier.profile.numbering), beside)


def taken(dossier: Dossier) -> list[Numbered]:
    """Return what has a number already: what the profile says, and the journal."""
    return [*dossier.profile.issued, *dossier.registrations]


def day_of(requisites: Requisites) -> date:
    """Return the date of requisites that have one."""
    if requisites.date is None:
        raise InputError("give the date")
    return requisites.date
