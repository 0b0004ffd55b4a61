"""What the services need of the outside: the clock, the register, the archive, templates, PDF.

Adapters fulfil these by their shape; bootstrap puts them together.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from normdocs.domain.act import Act
from normdocs.domain.approval import Standing
from normdocs.domain.approval_block import ApprovalBlock, SignatureMark
from normdocs.domain.document import DocumentKey, Provenance, Rendition, Version
from normdocs.domain.inbox import Move
from normdocs.domain.inflection import DoubtedForm, Settled
from normdocs.domain.journal import Entry, Event, Seal
from normdocs.domain.mentoring import SchoolProfile
from normdocs.domain.numbering import Registration
from normdocs.errors import ConversionError


class Clock(Protocol):
    """What time it is."""

    def today(self) -> date:
        """Return the day where the user is."""

    def now(self) -> datetime:
        """Return the moment, aware, in UTC."""


class Archive(Protocol):
    """Bytes under their SHA-256 (hexadecimal, lower case). What is there never changes."""

    def put(self, blob: bytes) -> str:
        """Keep `blob`, whole or not at all, and return its hash; bytes already there are left untouched."""

    def get(self, content: str) -> bytes:
        """Return the bytes of this hash; ArchiveError naming the file when missing or altered."""

    def path(self, content: str) -> Path:
        """Return where the bytes of this hash lie, or would lie."""

    def sweep(self) -> None:
        """Remove what killed runs left half-written; files being written now are left alone."""


class Shelf(Protocol):
    """Readable copies: one folder per organisation, files under names a person understands."""

    def replace(self, organisation: str, files: Mapping[str, Path]) -> tuple[Path, ...]:
        """Make the folder hold these files, name → source, and nothing else an earlier call put there.

        Each file appears whole; one that is right already is untouched. What somebody else put or changed
        under one of these names is moved aside; its new places are returned.
        """

    def path(self, organisation: str, name: str) -> Path:
        """Return where a file of that name stands: unfit characters replaced, long names shortened."""


@dataclass(frozen=True)
class Organisation:
    """An organisation as lists show it."""

    id: str
    short_name: str
    municipality: str | None
    region: str


class View(Protocol):
    """What can be read of the register; everything seen is of one moment."""

    def organisations(
        self, *, region: str | None = None, municipality: str | None = None
    ) -> tuple[Organisation, ...]:
        """Return the organisations there are, by id."""

    def profile(self, organisation: str) -> SchoolProfile | None:
        """Return the latest profile; ProfileError when the stored one no longer holds."""

    def acts(self) -> tuple[Act, ...]:
        """Return every act, by id."""

    def settled(self) -> Settled:
        """Return the forms of words people confirmed."""

    def versions(self, organisation: str) -> tuple[Version, ...]:
        """Return the latest version of each document, by type and period."""

    def version(self, key: DocumentKey, number: int | None = None) -> Version | None:
        """Return a version of the document, the latest when no number is given."""

    def history(self, key: DocumentKey) -> tuple[Version, ...]:
        """Return all versions of the document, oldest first."""

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

    def seal(self, organisation: str) -> Seal:
        """Return how long the organisation's journal is and what it ends in."""

    def moves(self, *, role: str | None = None, organisation: str | None = None) -> tuple[Move, ...]:
        """Return the open moves, the oldest first, of a role or an organisation if one is named."""

    def registrations(self, organisation: str) -> tuple[Registration, ...]:
        """Return the organisation's registrations by date."""


class Unit(View, Protocol):
    """A unit of work: a clean exit commits all of it, an exception nothing."""

    def save_profile(self, profile: SchoolProfile, now: datetime) -> bool:
        """Keep the profile as the latest; False, and no trace, when it equals the one there is."""

    def save_acts(self, given: Iterable[Act]) -> int:
        """Add or replace acts by id and return how many differed from what was there."""

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


class Template(Protocol):
    """A compiled template."""

    @property
    def hash(self) -> str:
        """The SHA-256 of its file."""

    @property
    def fields(self) -> frozenset[str]:
        """The path of every value it reads: `organisation.name`, `stages[].title`."""

    @property
    def places(self) -> Mapping[str, tuple[str, ...]]:
        """Where it reads each value, as a person would look for it."""

    def render(self, context: Mapping[str, object]) -> bytes:
        """Return the .docx for these values, equal bytes for equal values; RenderError."""


class Templates(Protocol):
    """The folder of templates."""

    def load(self, name: str) -> Template:
        """Return the template at this path below templates/; TemplateError when absent or unsafe."""


class Converter(Protocol):
    """The office program: Word files to PDF/A."""

    @property
    def settings_key(self) -> str:
        """What a PDF depends on besides its document."""

    def convert(self, sources: Sequence[tuple[str, bytes]]) -> Iterator[tuple[str, bytes | ConversionError]]:
        """Yield (key, PDF) or (key, error) for each (key, .docx), in the order given."""

    def close(self) -> None:
        """End the programs; the next use starts new ones."""


class PdfCache(Protocol):
    """PDF files by the hash of their .docx and the converter's settings."""

    def get(self, content: str, settings_key: str, /) -> Path | None:
        """Return the sound PDF there is, if there is one."""

    def put(self, content: str, settings_key: str, pdf: bytes, /) -> Path:
        """Keep the PDF, whole or not at all, and return where; ConversionError when it is no PDF."""

    def sweep(self) -> None:
        """Remove what killed runs left half-written; files being written now are left alone."""


@dataclass(frozen=True)
class BoundPart:
    """A document of a bound file: its title, its code in the catalogue ("S01"), its PDF."""

    title: str
    code: str
    pdf: bytes


@dataclass(frozen=True)
class Description:
    """The properties of a bound file."""

    title: str
    author: str
    when: datetime
    language: str = "ru-RU"


class Binder(Protocol):
    """PDF files stamped, counted and bound into one."""

    def stamp(self, pdf: bytes, /, *texts: str) -> bytes:
        """Return the PDF with `texts` across each page."""

    def certify(
        self,
        pdf: bytes,
        /,
        block: ApprovalBlock | None,
        marks: Sequence[SignatureMark] = (),
        heading: Sequence[str] = (),
    ) -> bytes:
        """Return the PDF with an approval block and marks of signatures below its text, or on added pages."""

    def page_counts(self, pdfs: Iterable[bytes]) -> list[int]:
        """Return the number of pages of each PDF."""

    def settle_inventory(
        self, counts: Sequence[int], make: Callable[[list[int]], bytes], guess: int = 1
    ) -> bytes:
        """Return the inventory's PDF, which `make` prints of the page each part begins on."""

    def bind(
        self,
        parts: Sequence[BoundPart],
        description: Description,
        inventory: BoundPart | None = None,
        sheet_label: str = "",
    ) -> bytes:
        """Return one PDF of the inventory and the parts; `sheet_label` is as "{sheet} / {sheets}"."""


class Orchestrator(Protocol):
    """What runs flows."""

    def run(self, flow: str, parameters: Mapping[str, object]) -> object:
        """Run the flow to its end and return its result; None when it ran elsewhere and left none."""
