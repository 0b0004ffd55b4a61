"""The facts of one organisation gathered for its whole set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from normdocs.content.sources import Amended, Fellow, Sources, Subject, Wording
from normdocs.domain.acts.act import Act, basis
from normdocs.domain.approval.numbering import Registration
from normdocs.domain.catalogue import DocumentType, Span
from normdocs.domain.change.amendment import Amendment
from normdocs.domain.document import DocumentKey, Requisites
from normdocs.domain.indicators.effectiveness import defined
from normdocs.domain.inflection import Settled
from normdocs.domain.organisation import Issued, Officer
from normdocs.domain.plan import Periods, Required
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.domain.registry import Registry
from normdocs.domain.reports import Report
from normdocs.services.ports import Template, Templates


@dataclass(frozen=True)
class Dossier:
    """An organisation, what it must have, and everything its documents are made of.

    Its profile holds nobody who does not consent to be named; `unconsenting` says how many were left out.
    """

    registry: Registry
    profile: SchoolProfile
    acts: tuple[Act, ...]
    settled: Settled
    required: tuple[Required, ...]
    day: date
    today: date
    registrations: tuple[Registration, ...] = ()
    editions: Mapping[DocumentKey, int] = field(default_factory=dict)
    amended: Mapping[DocumentKey, str] = field(default_factory=dict)
    amendments: tuple[Amendment, ...] = ()
    occasion: str | None = None
    reports: Mapping[tuple[str, str], Report] = field(default_factory=dict)
    began: Mapping[str, str] = field(default_factory=dict)
    published: Mapping[str, str] = field(default_factory=dict)
    unconsenting: int = 0

    def at(self, one: Required) -> Dossier:
        """Return the dossier for making this document: an order for its change, a report for its day."""
        return replace(self, occasion=one.occasion) if one.occasion else self

    def template(self, templates: Templates, name: str) -> Template:
        """Return the newest published version of a template, or what the folder has if there is none."""
        return templates.load(name, self.published.get(name))

    def sources(self, kind: DocumentType) -> Sources:
        """Return what a document of this type may name."""
        requisites, day = self.requisites(kind), self.day_of(kind)
        order = self.fellows.get(kind.annex_of or "")
        return Sources(
            organisation=self.profile,
            document=Subject(type=kind, requisites=requisites, date=day, approved_by=order),
            officers=officers(self.profile, day),
            basis=tuple(basis(kind.basis, self.acts, self.profile, self.basis_day(kind, day))),
            fellows=self.fellows,
            annexes=tuple(self._fellow(one.type) for one in self.required if one.type.annex_of == kind.code),
            model=self.registry.model,
            roadmap=self.registry.roadmap,
            indicators=self.registry.indicators,
            amended=tuple(map(self._amended, self.of_change)),
            report=self.report(kind),
            history=self.history(kind),
            acts=self.acts,
            effectiveness=defined(self.registry.effectiveness, day),
            questionnaires=self.registry.questionnaires,
        )

    def report(self, kind: DocumentType) -> Report | None:
        """Return the figures on file that a document of this type is made of."""
        return self.reports.get((kind.code, self.key(kind).period))

    def history(self, kind: DocumentType) -> tuple[Report, ...]:
        """Return the organisation's reports of this type up to the one in view, the earliest first."""
        last = self.key(kind).period
        kept = sorted((period, one) for (code, period), one in self.reports.items() if code == kind.code)
        return tuple(one for period, one in kept if period <= last)

    @property
    def of_change(self) -> tuple[Amendment, ...]:
        """The amendments that belong to the change in view."""
        return tuple(one for one in self.amendments if one.version.cause == self.occasion)

    def _amended(self, amendment: Amendment) -> Amended:
        kind = next(kind for kind in self.registry.types if kind.code == amendment.version.key.type)
        order = self.registry.type(kind.annex_of) if kind.annex_of else None
        wording = tuple(Wording(one.old, one.new) for one in amendment.wording)
        return Amended(self._fellow(kind), self._fellow(order) if order else None, wording)

    def edition(self, kind: DocumentType) -> int:
        """Return which edition of the document is being made or was made last, 1 the first."""
        return self.editions.get(self.key(kind), 1)

    def anew(self, kind: DocumentType) -> Dossier:
        """Return the dossier in which the next edition of the document is being made."""
        key = self.key(kind)
        amended = {other: change for other, change in self.amended.items() if other != key}
        return replace(self, editions={**self.editions, key: self.edition(kind) + 1}, amended=amended)

    def amending(self, kind: DocumentType, change: str) -> Dossier:
        """Return the dossier in which a text of the document amended because of the change is being made.

        It keeps the number and date of the document it amends, and rests on the acts in force today.
        """
        return replace(self.anew(kind), amended={**self.amended, self.key(kind): change})

    def day_of(self, kind: DocumentType) -> date:
        """Return the day a document bears, or is to bear: what is issued anew is signed from now on."""
        if kind.span is Span.REPORT and (report := self.report(kind)):
            return self.requisites(kind).date or report.as_of
        anew = kind.span is Span.CHANGE or self.edition(kind) > 1
        return self.requisites(kind).date or (self.today if anew else self.day)

    def basis_day(self, kind: DocumentType, day: date) -> date:
        """Return on which day the acts a document rests on have to be in force."""
        return self.today if self.key(kind) in self.amended else day

    def requisites(self, kind: DocumentType) -> Requisites:
        """Return number and date of the document's present edition, as the journal has them.

        Where it has none, the first edition's are those the profile says it had before normdocs; an amended
        text has those of the document it amends.
        """
        known = self.registered(kind)
        if self.key(kind) in self.amended:
            return [Requisites(), *known.values()][-1]
        return known.get(self.edition(kind), Requisites())

    def issued(self, kind: DocumentType) -> Issued | None:
        """Return the requisites the profile says the document had before normdocs.

        They belong to the first period normdocs knows of, not to those that follow.
        """
        period = self.key(kind).period
        return self.profile.requisites(kind.code) if self.began.get(kind.code, period) >= period else None

    def registered(self, kind: DocumentType) -> dict[int, Requisites]:
        """Return the requisites of each edition that has any, the first edition first."""
        issued = self.issued(kind)
        known = {1: Requisites(issued.number, issued.date)} if issued else {}
        key = self.key(kind)
        for one in self.registrations:
            if one.key == key:
                known[one.edition] = Requisites(one.number, one.date)
        return dict(sorted(known.items()))

    def key(self, kind: DocumentType) -> DocumentKey:
        """Return the identity of the organisation's document of this type."""
        years = self.profile.mentoring.programme.years
        span = f"{years.first}-{years.last}" if years else None
        periods = Periods(self.profile.planning.school_year, span, self.occasion)
        return DocumentKey(self.profile.id, kind.code, periods.of(kind.span))

    @property
    def fellows(self) -> Mapping[str, Fellow]:
        """Return the documents of the set as others cite them, by type code."""
        return {one.type.code: self._fellow(one.type) for one in self.required}

    def _fellow(self, kind: DocumentType) -> Fellow:
        # An annex is cited by the requisites of the order that approves it.
        order = self.registry.type(kind.annex_of) if kind.annex_of else None
        *_, requisites = [Requisites(), *self.registered(order or kind).values()]
        return Fellow(
            code=kind.code,
            title=kind.title,
            noun=kind.kind.noun,
            number=requisites.number,
            date=requisites.date,
            access=kind.access,
            necessity=kind.necessity,
        )


def officers(profile: SchoolProfile, day: date) -> dict[str, Officer]:
    """Return who has which role on `day`; the first named of a role counts."""
    named: dict[str, Officer] = {}
    for officer in profile.officers(day):
        if officer.role:
            named.setdefault(officer.role, officer)
    return named
