"""The facts of one organisation gathered for its whole set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from normdocs.content.sources import Fellow, Sources, Subject
from normdocs.domain.act import Act, basis
from normdocs.domain.catalogue import DocumentType
from normdocs.domain.document import DocumentKey, Requisites
from normdocs.domain.inflection import Settled, joined
from normdocs.domain.mentoring import SchoolProfile
from normdocs.domain.organisation import Officer
from normdocs.domain.plan import Required, key_of, required
from normdocs.domain.registry import Registry
from normdocs.services.ports import View


@dataclass(frozen=True)
class Dossier:
    """An organisation, what it must have, and everything its documents are made of."""

    registry: Registry
    profile: SchoolProfile
    acts: tuple[Act, ...]
    settled: Settled
    required: tuple[Required, ...]
    day: date

    def sources(self, kind: DocumentType) -> Sources:
        """Return what a document of this type may name."""
        requisites = self.requisites(kind)
        day = requisites.date or self.day
        order = self.fellows.get(kind.annex_of or "")
        return Sources(
            organisation=self.profile,
            document=Subject(type=kind, requisites=requisites, date=day, approved_by=order),
            officers=officers(self.profile, day),
            basis=tuple(basis(kind.basis, self.acts, self.profile, day)),
            fellows=self.fellows,
            annexes=tuple(self._fellow(one.type) for one in self.required if one.type.annex_of == kind.code),
            model=self.registry.model,
            roadmap=self.registry.roadmap,
            indicators=self.registry.indicators,
        )

    def requisites(self, kind: DocumentType) -> Requisites:
        """Return number and date the organisation gave; an annex has those of its order."""
        issued = self.profile.requisites(kind.code)
        return Requisites(issued.number, issued.date) if issued else Requisites()

    def key(self, kind: DocumentType) -> DocumentKey:
        """Return the identity of the organisation's document of this type."""
        years = self.profile.mentoring.programme.years
        span = f"{years.first}-{years.last}" if years else None
        return key_of(self.profile.id, kind, self.profile.planning.school_year, span)

    @property
    def fellows(self) -> Mapping[str, Fellow]:
        """Return the documents of the set as others cite them, by type code."""
        return {one.type.code: self._fellow(one.type) for one in self.required}

    def _fellow(self, kind: DocumentType) -> Fellow:
        # An annex is cited by the requisites of the order that approves it.
        order = self.registry.type(kind.annex_of) if kind.annex_of else None
        requisites = self.requisites(order or kind)
        return Fellow(
            code=kind.code,
            title=kind.title,
            noun=kind.kind.noun,
            number=requisites.number,
            date=requisites.date,
            access=kind.access,
            necessity=kind.necessity,
        )


def open_dossier(registry: Registry, profile: SchoolProfile, view: View, today: date) -> Dossier:
    """Return the organisation's dossier.

    The set is dated by its planning, else by its last issued document, else today.
    """
    issued = [document.date for document in profile.issued]
    day = profile.planning.date or max(issued, default=today)
    # What stands in the registry's file was written by hand, so it wins over what was confirmed in passing.
    forms = joined(view.settled(), registry.inflection)
    return Dossier(registry, profile, view.acts(), forms, tuple(required(registry.types, profile)), day)


def officers(profile: SchoolProfile, day: date) -> dict[str, Officer]:
    """Return who has which role on `day`; the first named of a role counts."""
    named: dict[str, Officer] = {}
    for officer in profile.officers(day):
        if officer.role:
            named.setdefault(officer.role, officer)
    return named
