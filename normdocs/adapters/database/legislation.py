"""Acts inside one transaction: as they are, what was recorded of them, who cites them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from normdocs.adapters.database import act_history, acts, citations
from normdocs.domain.acts.act import Act
from normdocs.domain.acts.history import ActEntry, ActEvent
from normdocs.domain.document import DocumentKey
from normdocs.services.ports.acts import Citation


class ActRows:
    """What can be read of acts; see ports.ActView."""

    _connection: Connection

    def acts(self) -> tuple[Act, ...]:
        """Return every act, by id."""
        return acts.read(self._connection)

    def acts_at(self, municipality: str | None) -> tuple[Act, ...]:
        """Return every act but those of other municipalities, by id."""
        return acts.read_at(self._connection, municipality)

    def imported_acts(self) -> dict[str, str]:
        """Return the hash of the definition each act was imported from, of those a file gave."""
        return acts.imported(self._connection)

    def act_history(self, act: str | None = None) -> tuple[ActEvent, ...]:
        """Return what was recorded of an act, or of all, the oldest first."""
        return act_history.read(self._connection, act)

    def citations(self, act: str) -> tuple[Citation, ...]:
        """Return the latest versions, and those in force, that rest on the act, by document and number."""
        return citations.citing(self._connection, act)

    def citing(self, act: str, organisation: str | None = None) -> tuple[DocumentKey, ...]:
        """Return the documents whose latest version, or the one in force, rests on the act."""
        return citations.documents_citing(self._connection, act, organisation)

    def ever_citing(self, act: str) -> tuple[DocumentKey, ...]:
        """Return the documents of which any version rests on the act."""
        return citations.ever_citing(self._connection, act)


class ActChanges(ActRows):
    """What changes acts; see ports.ActUnit."""

    def hold_acts(self) -> None:
        """Make others who would change acts wait until the end of the unit."""
        acts.hold(self._connection)

    def save_acts(self, given: Iterable[Act]) -> int:
        """Add or replace acts by id and return how many differed from what was there."""
        return acts.save(self._connection, given)

    def note_imported_acts(self, definitions: Mapping[str, str]) -> None:
        """Keep the hash of the definition these acts were imported from."""
        acts.note_imported(self._connection, definitions)

    def record_act(self, entry: ActEntry) -> ActEvent:
        """Save the act as it is since, and append the entry to the history."""
        acts.save(self._connection, [entry.after])
        return act_history.append(self._connection, entry)
