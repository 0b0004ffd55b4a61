"""Acts in the register: as they are, what was recorded of them, who cites them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from normdocs.domain.acts.act import Act
from normdocs.domain.acts.history import ActEntry, ActEvent
from normdocs.domain.document import DocumentKey, State


@dataclass(frozen=True)
class Citation:
    """A version of a document that rests on an act, and what its organisation is called."""

    key: DocumentKey
    short_name: str
    version: int
    state: State


class ActView(Protocol):
    """What can be read of acts."""

    def acts(self) -> tuple[Act, ...]:
        """Return every act, by id."""

    def acts_at(self, municipality: str | None) -> tuple[Act, ...]:
        """Return every act that may bind an organisation there: all but those of other municipalities, by id.

        Asked for with each dossier, so it does not grow with the number of municipalities.
        """

    def imported_acts(self) -> Mapping[str, str]:
        """Return the hash of the definition each act was imported from, of those a file gave."""

    def act_history(self, act: str | None = None) -> tuple[ActEvent, ...]:
        """Return what was recorded of an act, or of all, the oldest first.

        ArchiveError at a row that cannot be read.
        """

    def citations(self, act: str) -> tuple[Citation, ...]:
        """Return the latest versions, and those in force, that rest on the act, by document and number."""

    def citing(self, act: str, organisation: str | None = None) -> tuple[DocumentKey, ...]:
        """Return the documents whose latest version, or the one in force, rests on the act: all or one's own.

        It costs as much as there are versions that cite the act, however large the register is; of one
        organisation, as much as it has versions.
        """

    def ever_citing(self, act: str) -> tuple[DocumentKey, ...]:
        """Return the documents of which any version, however old, rests on the act."""


class ActUnit(ActView, Protocol):
    """What changes acts."""

    def hold_acts(self) -> None:
        """Make others who would change acts wait until the end of the unit."""

    def save_acts(self, given: Iterable[Act]) -> int:
        """Add or replace acts by id and return how many differed; the history does not learn of it."""

    def note_imported_acts(self, definitions: Mapping[str, str]) -> None:
        """Keep the hash of the definition these acts were imported from."""

    def record_act(self, entry: ActEntry) -> ActEvent:
        """Save the act as it is since, and append the entry to the history."""
