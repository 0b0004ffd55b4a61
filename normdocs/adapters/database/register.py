"""The register: transactions, and what can be done inside one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from normdocs.adapters.database import acts, documents, inflection, organisations, provenance, versions
from normdocs.adapters.database.connection import WRITING, make_engine, make_folder, parse_address, reading
from normdocs.adapters.database.failures import explained
from normdocs.adapters.database.migration import bring_up_to_date
from normdocs.domain.act import Act
from normdocs.domain.document import DocumentKey, Provenance, Rendition, Version
from normdocs.domain.inflection import DoubtedForm, Settled
from normdocs.domain.mentoring import SchoolProfile
from normdocs.services.ports import Organisation


class SqlRegister:
    """The register in one database; safe to use from several threads and processes."""

    def __init__(self, address: str) -> None:
        self._url = parse_address(address)
        self._name = self._url.render_as_string(hide_password=True)
        self._engine = make_engine(self._url)
        self._up_to_date = False

    @contextmanager
    def view(self) -> Iterator[SqlView]:
        """Open the register for reading, as it is at this moment."""
        with self._transaction(reading(self._engine)) as connection:
            yield SqlView(connection)

    @contextmanager
    def unit(self) -> Iterator[SqlUnit]:
        """Open a unit of work: committed on a clean exit, undone otherwise."""
        with self._transaction(WRITING) as connection:
            yield SqlUnit(connection)

    def close(self) -> None:
        """Let go of the connections; the next use opens new ones."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self, options: dict[str, Any]) -> Iterator[Connection]:
        with explained(self._name):
            self._prepare()
            with self._engine.connect().execution_options(**options) as connection, connection.begin():
                yield connection

    def _prepare(self) -> None:
        if not self._up_to_date:
            make_folder(self._url)
            bring_up_to_date(self._engine, self._name)
            self._up_to_date = True


class SqlView:
    """What can be read; see ports.View."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def organisations(
        self, *, region: str | None = None, municipality: str | None = None
    ) -> tuple[Organisation, ...]:
        """Return the organisations there are, by id."""
        return organisations.find(self._connection, region, municipality)

    def profile(self, organisation: str) -> SchoolProfile | None:
        """Return the latest profile; ProfileError when the stored one no longer holds."""
        return organisations.read(self._connection, organisation)

    def settled(self) -> Settled:
        """Return the forms of words people confirmed."""
        return inflection.read(self._connection)

    def acts(self) -> tuple[Act, ...]:
        """Return every act, by id."""
        return acts.read(self._connection)

    def versions(self, organisation: str) -> tuple[Version, ...]:
        """Return the latest version of each document, by type and period."""
        return versions.latest_of(self._connection, organisation)

    def version(self, key: DocumentKey, number: int | None = None) -> Version | None:
        """Return a version of the document, the latest when no number is given."""
        return versions.read(self._connection, key, number)

    def history(self, key: DocumentKey) -> tuple[Version, ...]:
        """Return all versions of the document, oldest first."""
        return versions.history(self._connection, key)

    def provenance(self, key: DocumentKey, number: int) -> tuple[Provenance, ...]:
        """Return where the values of a version come from, in the order it was given."""
        return provenance.read(self._connection, key, number)

    def documents_using(self, origin: str) -> tuple[DocumentKey, ...]:
        """Return the documents whose latest version prints what stands at `origin` or inside it."""
        return provenance.documents_using(self._connection, origin)


class SqlUnit(SqlView):
    """What can be read and changed; see ports.Unit."""

    def save_profile(self, profile: SchoolProfile, now: datetime) -> bool:
        """Keep the profile as the latest; False, and no trace, when it equals the one there is."""
        return organisations.save(self._connection, profile, now)

    def save_acts(self, given: Iterable[Act]) -> int:
        """Add or replace acts by id and return how many differed from what was there."""
        return acts.save(self._connection, given)

    def settle(self, forms: Iterable[DoubtedForm], now: datetime) -> None:
        """Keep forms as confirmed; a form settled before is replaced."""
        inflection.save(self._connection, forms, now)

    def clear_doubts(self, key: DocumentKey, paths: Collection[str]) -> None:
        """Take the mark of doubt off these values of the latest version."""
        inflection.clear_doubts(self._connection, key, paths)

    def add_version(self, rendition: Rendition, now: datetime) -> Version:
        """Register a draft under the document's next number, or return the latest when it is the same."""
        return documents.add(self._connection, rendition, now)
