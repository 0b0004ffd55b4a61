"""What is kept beside the journal, compared with what the journal says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from normdocs.domain.approval.course import Standing
from normdocs.domain.approval.inbox import Move, open_moves
from normdocs.domain.approval.journal import Event, Happening
from normdocs.domain.document import DocumentKey, Requisites, State, Version
from normdocs.errors import ArchiveError
from normdocs.services.journal.findings import AuditFinding, found_of, named
from normdocs.services.ports import Archive, View

STANDING = "{document}: what the register keeps of its approval is not what the journal says"
STATE = "{document}, version {version}: in the register it is {status}, by the journal {expected_status}"
MOVES = "the list of open moves is not what the journal says; it differs for: {documents}"
NO_VERSION = "{document}: the journal speaks of version {version}, which is not in the register"
CONTENT = (
    "{document}, version {version}: the register names the file {content}, by entry No. {number} of {at} "
    "it was {known}"
)
REQUISITES = (
    "{document}, version {version}: in the register it has No. {number} of {day}, it was approved with "
    "No. {known} of {known_day}"
)
# What says which bytes a version has.
NAMING_BYTES = frozenset({Happening.SUBMITTED, Happening.CARRIED, Happening.UPLOADED})
# The details of an entry that name archived files: what was brought, and what a signature signs.
KEPT_FILES = ("content", "of")
FILE = "{document}, version {version}: {reason}"


@dataclass(frozen=True)
class Record:
    """One document: its events, its versions as the register has them, its standing by the journal.

    `unreadable` says why the versions cannot be read; the standing is None where the journal makes none.
    """

    key: DocumentKey
    events: tuple[Event, ...]
    versions: Mapping[int, Version]
    standing: Standing | None
    unreadable: AuditFinding | None = None

    def finding(self, message: str, **values: Any) -> AuditFinding:
        """Return a finding about the document."""
        return AuditFinding(self.key.organisation, message, {"document": named(self.key), **values})


def projection(view: View, record: Record) -> Iterator[AuditFinding]:
    """Yield where standing and states are not what the entries make."""
    standing = record.standing
    if record.unreadable:
        yield record.unreadable
    if standing is None:
        return
    try:
        if view.standing(record.key) != standing:
            yield record.finding(STANDING)
    except ArchiveError as error:
        yield found_of(record.key.organisation, error)
    for number, version in record.versions.items():
        expected = standing.course(number).state
        if version.state is not expected:
            yield record.finding(
                STATE, version=number, status=version.state.value, expected_status=expected.value
            )


def moves(view: View, organisation: str, records: Iterable[Record]) -> Iterator[AuditFinding]:
    """Yield whose open moves are not those that follow from the standings."""
    expected = {
        Move(record.key, number, move)
        for record in records
        if record.standing
        for number, course in record.standing.courses.items()
        for move in open_moves(course)
    }
    try:
        differing = expected ^ set(view.moves(organisation=organisation))
    except ArchiveError as error:
        yield found_of(organisation, error)
        return
    if differing:
        documents = sorted({named(move.key) for move in differing})
        yield AuditFinding(organisation, MOVES, {"documents": ", ".join(documents)})


def statements(record: Record) -> Iterator[AuditFinding]:
    """Yield where a version's row is not what was submitted, carried on, or approved."""
    for event in record.events:
        entry = event.entry
        version = record.versions.get(entry.version)
        if version is None and record.unreadable:
            continue
        if version is None:
            yield record.finding(NO_VERSION, version=entry.version)
            continue
        if entry.happening is Happening.CARRIED:
            version = record.versions.get(entry.details["to"])
        if version and entry.happening in NAMING_BYTES:
            yield from same_content(record, version, event)
        if entry.happening is Happening.APPROVED and "order" not in entry.details:
            yield from same_requisites(record, version, event)


def same_content(record: Record, version: Version, event: Event) -> Iterator[AuditFinding]:
    """Yield a finding when the version's bytes are others than the entry says."""
    known = event.entry.details["content"]
    if version.content != known:
        yield record.finding(
            CONTENT,
            version=version.number,
            content=version.content[:12],
            number=event.number,
            at=event.entry.at,
            known=known[:12],
        )


def same_requisites(record: Record, version: Version | None, event: Event) -> Iterator[AuditFinding]:
    """Yield a finding when the version's number or date is another than it was approved with."""
    known = stated(event)
    if version and version.requisites != known:
        yield record.finding(
            REQUISITES,
            version=version.number,
            number=version.requisites.number or "–",
            day=version.requisites.date or "–",
            known=known.number or "–",
            known_day=known.date or "–",
        )


def stated(event: Event) -> Requisites:
    """Return the number and date an entry states."""
    details = event.entry.details
    day = details.get("date")
    return Requisites(details.get("number"), date.fromisoformat(day) if day else None)


def files(archive: Archive, record: Record, seen: dict[str, ArchiveError | None]) -> Iterator[AuditFinding]:
    """Yield which files of the document are missing or altered; each file is read once.

    These are the bytes of whatever left draft, and what entries name: signatures, files brought in.
    """
    courses = record.standing.courses if record.standing else {}
    left = {
        (number, version.content)
        for number, version in record.versions.items()
        if version.state is not State.DRAFT or number in courses
    }
    named_too = {
        (event.entry.version, event.entry.details[name])
        for event in record.events
        for name in KEPT_FILES
        if isinstance(event.entry.details.get(name), str) and event.entry.happening is not Happening.CARRIED
    }
    for number, content in sorted(left | named_too):
        if content not in seen:
            seen[content] = trouble(archive, content)
        if reason := seen[content]:
            yield record.finding(FILE, version=number, reason=reason)


def trouble(archive: Archive, content: str) -> ArchiveError | None:
    """Return what is wrong with a file of the archive."""
    try:
        archive.get(content)
    except ArchiveError as error:
        return error
    return None
