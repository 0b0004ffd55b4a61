"""The register as the services see it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from normdocs.domain.approval.course import Standing
from normdocs.domain.approval.inbox import Move
from normdocs.domain.approval.journal import Entry, Event, Seal
from normdocs.domain.approval.numbering import Registration
from normdocs.domain.document import DocumentKey, Provenance, Rendition, Version
from normdocs.domain.inflection import DoubtedForm, Settled
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.services.ports.acts import ActUnit, ActView
from normdocs.services.ports.mail import OutboxUnit, OutboxView
from normdocs.services.ports.records import RecordUnit, RecordView
from normdocs.services.ports.reports import ReportUnit, ReportView
from normdocs.services.ports.templates import TemplateUnit, TemplateView


@dataclass(frozen=True)
class Organisation:
    """An organisation as lists show it."""

    id: str
    short_name: str
    municipality: str | None
    region: str


class View(ActView, OutboxView, RecordView, ReportView, TemplateView, Protocol):
    """What can be read of the register; everything seen is of one moment."""

    def organisations(
        self, *, region: str | None = None, municipality: str | None = None, only: str | None = None
    ) -> tuple[Organisation, ...]:
        """Return the organisations there are, by id; `only` is the id of one."""

    def profile(self, organisation: str) -> SchoolProfile | None:
        """Return the latest profile with the records; ProfileError when the stored one no longer holds."""

    def profile_day(self, organisation: str) -> date | None:
        """Return the day (UTC) the latest profile was recorded, None when nobody has the organisation."""

    def settled(self) -> Settled:
        """Return the forms of words people confirmed."""

    def versions(self, organisation: str) -> tuple[Version, ...]:
        """Return the latest version of each document, by type and period."""

    def version(self, key: DocumentKey, number: int | None = None) -> Version | None:
        """Return a version of the document, the latest when no number is given."""

    def history(self, key: DocumentKey) -> tuple[Version, ...]:
        """Return all versions of the document, oldest first."""

    def amendments(self, organisation: str) -> tuple[Version, ...]:
        """Return the last version of each amended text, by type and change."""

    def provenance(self, key: DocumentKey, number: int) -> tuple[Provenance, ...]:
        """Return where the values of a version come from, in the order it was given."""

    def documents_using(self, origin: str) -> tuple[DocumentKey, ...]:
        """Return the documents whose latest version prints what stands at `origin` or inside it."""

    def standing(self, key: DocumentKey) -> Standing:
        """Return the standing of a document; the empty one where nothing happened yet."""

    def standings(self, organisation: str) -> Mapping[DocumentKey, Standing]:
        """Return the standing of each document of the organisation something happened to."""

    def events(self, organisation: str, key: DocumentKey | None = None, since: int = 0) -> tuple[Event, ...]:
        """Return the organisation's events after the `since`-th, oldest first, or those of one document."""

    def trail(self, organisation: str) -> Iterator[Event]:
        """Yield the organisation's events, oldest first; ArchiveError at a row that cannot be read."""

    def documents(self, organisation: str) -> tuple[DocumentKey, ...]:
        """Return the organisation's documents, by type and period."""

    def seal(self, organisation: str) -> Seal:
        """Return how long the organisation's journal is and what it ends in."""

    def moves(self, *, role: str | None = None, organisation: str | None = None) -> tuple[Move, ...]:
        """Return the open moves, the oldest first, of a role or an organisation if one is named."""

    def registrations(self, organisation: str) -> tuple[Registration, ...]:
        """Return the organisation's registrations by date."""


class Unit(ActUnit, OutboxUnit, RecordUnit, ReportUnit, TemplateUnit, View, Protocol):
    """A unit of work: a clean exit commits all of it, an exception nothing."""

    def save_profile(self, profile: SchoolProfile, now: datetime, by: str = "") -> bool:
        """Keep the profile as the latest; False, and no trace, when it equals the one there is.

        Records it names are saved as save_records does; a profile that names none leaves them alone.
        """

    def settle(self, forms: Iterable[DoubtedForm], now: datetime) -> None:
        """Keep forms as confirmed; a form settled before is replaced."""

    def clear_doubts(self, key: DocumentKey, paths: Collection[str]) -> None:
        """Take the mark of doubt off these values of the latest version: somebody confirmed them."""

    def add_version(self, rendition: Rendition, now: datetime) -> Version:
        """Register a draft under the document's next number; NotFoundError when nobody has the organisation.

        A rendition with the fingerprint of the latest version is that version, which is returned.
        """

    def hold(self, organisation: str) -> None:
        """Make others who would change this organisation wait until the end of the unit."""

    def record(self, entry: Entry) -> Event:
        """Append the entry to the journal; the document's standing and its versions' states follow.

        MoveError when the transition table does not allow it, NotFoundError when there is no such document.
        """

    def restore(self, key: DocumentKey, standing: Standing) -> None:
        """Write a document's standing, its versions' states and its moves anew, as its entries make them."""

    def save_registration(self, registration: Registration) -> None:
        """Keep the registration of an edition, in place of an earlier one; ConflictError: number taken."""


class Register(Protocol):
    """Where organisations, acts, documents and their versions are kept. Any error is a NormdocsError."""

    def view(self) -> AbstractContextManager[View]:
        """Open the register for reading; writers do not wait for it, nor it for them."""

    def unit(self) -> AbstractContextManager[Unit]:
        """Open a unit of work; ConflictError when another one is in its way."""

    def close(self) -> None:
        """Let go of the connections; the next use opens new ones."""
