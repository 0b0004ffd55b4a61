"""What can be read of the register, and what changed, inside one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

from sqlalchemy import Connection

from normdocs.adapters.database import (
    documents,
    inflection,
    journal,
    moves,
    organisations,
    provenance,
    registrations,
    versions,
)
from normdocs.adapters.database.legislation import ActChanges, ActRows
from normdocs.adapters.database.outbox import OutboxChanges, OutboxRows
from normdocs.adapters.database.records import RecordChanges, RecordRows
from normdocs.adapters.database.reports import ReportChanges, ReportRows
from normdocs.adapters.database.templates import TemplateChanges, TemplateRows
from normdocs.domain.approval.course import Standing
from normdocs.domain.approval.inbox import Move
from normdocs.domain.approval.journal import Entry, Event, Seal
from normdocs.domain.approval.numbering import Registration
from normdocs.domain.document import DocumentKey, Provenance, Rendition, Version
from normdocs.domain.inflection import DoubtedForm, Settled
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.services.ports import Organisation


class SqlView(ActRows, OutboxRows, RecordRows, ReportRows, TemplateRows):
    """What can be read; see ports.View."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def organisations(
        self, *, region: str | None = None, municipality: str | None = None, only: str | None = None
    ) -> tuple[Organisation, ...]:
        """Return the organisations there are, by id; `only` is the id of one."""
        return organisations.find(self._connection, region, municipality, only)

    def profile(self, organisation: str) -> SchoolProfile | None:
        """Return the latest profile with the records; ProfileError when the stored one no longer holds."""
        return organisations.read(self._connection, organisation)

    def profile_day(self, organisation: str) -> date | None:
        """Return the day the latest profile was recorded."""
        return organisations.recorded_on(self._connection, organisation)

    def settled(self) -> Settled:
        """Return the forms of words people confirmed."""
        return inflection.read(self._connection)

    def versions(self, organisation: str) -> tuple[Version, ...]:
        """Return the latest version of each document, by type and period."""
        return versions.latest_of(self._connection, organisation)

    def version(self, key: DocumentKey, number: int | None = None) -> Version | None:
        """Return a version of the document, the latest when no number is given."""
        return versions.read(self._connection, key, number)

    def history(self, key: DocumentKey) -> tuple[Version, ...]:
        """Return all versions of the document, oldest first."""
        return versions.history(self._connection, key)

    def amendments(self, organisation: str) -> tuple[Version, ...]:
        """Return the last version of each amended text, by type and change."""
        return versions.amendments(self._connection, organisation)

    def provenance(self, key: DocumentKey, number: int) -> tuple[Provenance, ...]:
        """Return where the values of a version come from, in the order it was given."""
        return provenance.read(self._connection, key, number)

    def documents_using(self, origin: str) -> tuple[DocumentKey, ...]:
        """Return the documents whose latest version prints what stands at `origin` or inside it."""
        return provenance.documents_using(self._connection, origin)

    def standing(self, key: DocumentKey) -> Standing:
        """Return the standing of a document; the empty one where nothing happened yet."""
        return journal.standing(self._connection, key)

    def standings(self, organisation: str) -> dict[DocumentKey, Standing]:
        """Return the standing of each document of the organisation something happened to."""
        return journal.standings(self._connection, organisation)

    def events(self, organisation: str, key: DocumentKey | None = None, since: int = 0) -> tuple[Event, ...]:
        """Return the organisation's events after the `since`-th, oldest first, or those of one document."""
        return journal.events(self._connection, organisation, key, since)

    def trail(self, organisation: str) -> Iterator[Event]:
        """Yield the organisation's events, oldest first; ArchiveError at a row that cannot be read."""
        return journal.trail(self._connection, organisation)

    def documents(self, organisation: str) -> tuple[DocumentKey, ...]:
        """Return the organisation's documents, by type and period."""
        return documents.of(self._connection, organisation)

    def seal(self, organisation: str) -> Seal:
        """Return how long the organisation's journal is and what it ends in."""
        return journal.seal(self._connection, organisation)

    def moves(self, *, role: str | None = None, organisation: str | None = None) -> tuple[Move, ...]:
        """Return the open moves, the oldest first, of a role or an organisation if one is named."""
        return moves.find(self._connection, role, organisation)

    def registrations(self, organisation: str) -> tuple[Registration, ...]:
        """Return the organisation's registrations by date."""
        return registrations.of(self._connection, organisation)


class SqlUnit(ActChanges, OutboxChanges, RecordChanges, ReportChanges, TemplateChanges, SqlView):
    """What can be read and changed; see ports.Unit."""

    def save_profile(self, profile: SchoolProfile, now: datetime, by: str = "") -> bool:
        """Keep the profile as the latest; False, and no trace, when it equals the one there is."""
        return organisations.save(self._connection, profile, now, by)

    def settle(self, forms: Iterable[DoubtedForm], now: datetime) -> None:
        """Keep forms as confirmed; a form settled before is replaced."""
        inflection.save(self._connection, forms, now)

    def clear_doubts(self, key: DocumentKey, paths: Collection[str]) -> None:
        """Take the mark of doubt off these values of the latest version."""
        inflection.clear_doubts(self._connection, key, paths)

    def add_version(self, rendition: Rendition, now: datetime) -> Version:
        """Register a draft under the document's next number, or return the latest when it is the same."""
        return documents.add(self._connection, rendition, now)

    def hold(self, organisation: str) -> None:
        """Make others who would change this organisation wait until the end of the unit."""
        journal.hold(self._connection, organisation)

    def record(self, entry: Entry) -> Event:
        """Append the entry to the journal; the document's standing and its versions' states follow."""
        return journal.record(self._connection, entry)

    def restore(self, key: DocumentKey, standing: Standing) -> None:
        """Write a document's standing, its versions' states and its moves anew."""
        journal.restore(self._connection, key, standing)

    def save_registration(self, registration: Registration) -> None:
        """Keep the registration of an edition, in place of an earlier one; ConflictError: number taken."""
        registrations.save(self._connection, registration)
