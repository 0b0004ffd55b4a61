"""What the documents of the register state together: an organisation's own, and those of its municipality."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from normdocs.domain.catalogue import Access, Necessity, Span
from normdocs.domain.consistency import claims_of
from normdocs.domain.consistency.claims import At, Claim, Core, Figure
from normdocs.domain.consistency.reading import person_key
from normdocs.domain.consistency.statements import Called, Citation, Holder, Public, Term
from normdocs.domain.document import State
from normdocs.domain.finding import Finding, Severity
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.domain.reports import Report
from normdocs.errors import NotFoundError
from normdocs.services.approval.office import Matter
from normdocs.services.consistency.checking import Checker, known_acts
from normdocs.services.consistency.reading import READING
from normdocs.services.making.dossier import Dossier
from normdocs.services.making.generation import Generator
from normdocs.services.ports import View
from normdocs.services.reports.parts import AUTHORITY


@dataclass(frozen=True)
class Checked:
    """What was found among the documents of an organisation."""

    organisation: str
    name: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class RegisterChecker:
    """Holds documents against each other and against what the register knows; changes nothing."""

    generator: Generator

    def documents(self, named: str | None = None) -> list[Checked]:
        """Return what was found, by organisation: one, those of a municipality, all when none is named.

        NotFoundError when `named` is neither.
        """
        with self.generator.register.view() as view:
            found = view.organisations(only=named) if named else view.organisations()
            found = found or view.organisations(municipality=named)
            if named and not found:
                raise NotFoundError("there is no organisation or municipality {name}", name=named)
            return [
                Checked(one.id, one.short_name, self.of(view, self.generator.dossier(view, one.id)))
                for one in found
            ]

    def of(self, view: View, dossier: Dossier) -> tuple[Finding, ...]:
        """Return what contradicts in an organisation's documents, and what its set lacks."""
        return self.checker.of((*together(view, dossier, dossier.reports.values()), *lacking(view, dossier)))

    def concerning(self, view: View, matter: Matter) -> tuple[Finding, ...]:
        """Return the findings one document is concerned by; of its type's reports only its own counts."""
        code, period = matter.key.type, matter.key.period
        reports = [
            report for (kind, of), report in matter.dossier.reports.items() if kind != code or of == period
        ]
        found = self.checker.of(together(view, matter.dossier, reports))
        return tuple(one for one in found if code in one.documents)

    def against(self, view: View, matter: Matter, severity: Severity) -> tuple[Finding, ...]:
        """Return the findings of one severity a document is concerned by."""
        return tuple(one for one in self.concerning(view, matter) if one.severity is severity)

    @property
    def checker(self) -> Checker:
        """What applies the rules."""
        return Checker(self.generator.registry)


def together(view: View, dossier: Dossier, reports: Iterable[Report]) -> Iterator[Claim]:
    """Yield the claims of an organisation's documents and reports; what the register knows comes first."""
    known = {act.id: act for act in (*dossier.registry.acts, *dossier.acts)}
    stated = list(reports)
    yield from known_acts(known.values())
    yield from named(dossier.profile)
    yield from issued(dossier)
    yield from in_posts(dossier, {report.as_of for report in stated})
    yield from made(view, dossier, set(known))
    if dossier.profile.kind == AUTHORITY:
        yield from schools(view, dossier.profile)
    for report in stated:
        yield from claims_of(report, READING)


def named(profile: SchoolProfile) -> Iterator[Claim]:
    """Yield how an organisation is called."""
    for name in ("short", "full"):
        text = getattr(profile.names, name)
        if text:
            yield Called(At("", ("names", name), profile.id), text, known=True)


def issued(dossier: Dossier) -> Iterator[Claim]:
    """Yield the documents that have number and date, as others have to cite them."""
    for one in dossier.required:
        requisites = dossier.requisites(one.type)
        if not one.type.numbered or not requisites.known:
            continue
        before = dossier.issued(one.type)
        title = before.title if before and before.title else one.type.title
        at = At(one.type.code, ("requisites",), dossier.profile.id)
        yield Citation(at, at.path, title, number=requisites.number, date=requisites.date, known=True)


def in_posts(dossier: Dossier, days: Iterable[date]) -> Iterator[Claim]:
    """Yield who is in which post on the days reports are of; a post without a beginning is one of today."""
    profile = dossier.profile
    for day in sorted(days):
        for person in profile.people:
            for post in person.posts:
                if post.held_on(day) and (post.since or day.year == dossier.today.year):
                    words, leads = READING.post(post.title)
                    yield Holder(
                        At("", ("people",), profile.id),
                        person.name,
                        person_key(person.name),
                        post.title,
                        words,
                        leads,
                        profile.id,
                        day,
                        known=True,
                    )


def made(view: View, dossier: Dossier, known: set[str]) -> Iterator[Claim]:
    """Yield what the documents rest on, until when they are, and which must not be on the site but are."""
    for version in view.versions(dossier.profile.id):
        kind = dossier.registry.type(version.key.type)
        if kind is None:
            continue
        code, own = kind.code, dossier.profile.id
        # An amended text keeps its date and rests on the acts of the day it was amended.
        for act in version.basis if version.cause is None else ():
            if act in known and version.requisites.date:
                at = At(code, ("basis", act), own)
                yield Citation(at, ("basis",), act=act, on=version.requisites.date)
        if kind.access is Access.PERSONAL and version.state is State.PUBLISHED:
            yield Public(At(code, ("access",), own), kind.short_title)
        years = dossier.profile.mentoring.programme.years
        if kind.span is Span.PROGRAMME and years:
            at = At(code, ("mentoring", "programme", "years"), own)
            yield Term(at, kind.short_title, years.last, dossier.today)


def schools(view: View, authority: SchoolProfile) -> Iterator[Claim]:
    """Yield what the organisations of a municipality are called, and the figures they have on file."""
    for one in view.organisations(municipality=authority.municipality):
        profile = view.profile(one.id) if one.id != authority.id else None
        if profile is None:
            continue
        yield from named(profile)
        for filed in view.filed(one.id):
            yield from (claim for claim in claims_of(filed.report, READING) if isinstance(claim, Figure))


def lacking(view: View, dossier: Dossier) -> Iterator[Claim]:
    """Yield which documents of the core set are in force."""
    core = [one.type for one in dossier.required if one.type.necessity is Necessity.CORE]
    standings = view.standings(dossier.profile.id)
    adopted = []
    for kind in core:
        standing = standings.get(dossier.key(kind))
        signed = dossier.issued(kind) is not None or (standing is not None and standing.in_force is not None)
        adopted.append((f"{kind.code} {kind.short_title}", int(signed)))
    if adopted:
        yield Core(At("", ("documents",), dossier.profile.id), tuple(adopted), 1)
