"""The facts of one organisation gathered for its whole set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from normdocs.content.sources import Fellow, Sources, Subject
from normdocs.domain.act import Act, basis
from normdocs.domain.catalogue import DocumentType
from normdocs.domain.document import DocumentKey, Requisites
from normdocs.domain.inflection import Settled, joined
from normdocs.domain.mentoring import SchoolProfile
from normdocs.domain.numbering import Registration
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
    registrations: tuple[Registration, ...] = ()
    editions: Mapping[DocumentKey, int] = field(default_factory=dict)

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

    def edition(self, kind: DocumentType) -> int:
        """Return which edition of the document is being made or was made last, 1 the first."""
        return self.editions.get(self.key(kind), 1)

    def anew(self, kind: DocumentType) -> Dossier:
        """Return the dossier in which the next edition of the document is being made."""
        return replace(self, editions={**self.editions, self.key(kind): self.edition(kind) + 1})

    def requisites(self, kind: DocumentType) -> Requisites:
        """Return number and date of the document's present edition, as the journal has them.

        Where it has none, the first edition's are those the profile says it had before normdocs.
        """
        return self.registered(kind).get(self.edition(kind), Requisites())

    def registered(self, kind: DocumentType) -> dict[int, Requisites]:
        """Return the requisites of each edition that has any, the first edition first."""
        issued = self.profile.requisites(kind.code)
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
        return key_of(self.profile.id, kind, self.profile.planning.school_year, span)

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


def open_dossier(registry: Registry, profile: SchoolProfile, view: View, today: date) -> Dossier:
    """Return the organisation's dossier.

    The set is dated by its planning, else by its last registered document, else today.
    """
    registrations = view.registrations(profile.id)
    registered = [*(one.date for one in profile.issued), *(one.date for one in registrations)]
    day = profile.planning.date or max(registered, default=today)
    # What stands in the registry's file was written by hand, so it wins over what was confirmed in passing.
    forms = joined(view.settled(), registry.inflection)
    acts = view.acts()
    return Dossier(
        registry=registry,
        profile=profile,
        acts=acts,
        settled=forms,
        required=tuple(required(registry.types, profile, acts, day)),
        day=day,
        registrations=registrations,
        editions={version.key: version.edition for version in view.versions(profile.id)},
    )


def officers(profile: SchoolProfile, day: date) -> dict[str, Officer]:
    """Return who has which role on `day`; the first named of a role counts."""
    named: dict[str, Officer] = {}
    for officer in profile.officers(day):
        if officer.role:
            named.setdefault(officer.role, officer)
    return named
