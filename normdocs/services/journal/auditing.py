"""The audit: is the journal whole, and does everything kept beside it still say what it says."""

from __future__ import annotations

from dataclasses import dataclass, field

from normdocs.domain.document import DocumentKey
from normdocs.errors import ArchiveError, NotFoundError
from normdocs.services.journal.checks import Record, files, moves, projection, statements
from normdocs.services.journal.findings import AuditFinding, found_of
from normdocs.services.journal.registrations import registrations
from normdocs.services.journal.trail import Trail, followed, replay
from normdocs.services.ports import Archive, Register, View

DAMAGED = "nothing can be rebuilt from the journal of {organisation}, it is damaged itself:"


@dataclass
class Audit:
    """How much was looked at, and what was found; `files` are those of the archive that were read."""

    entries: int = 0
    documents: int = 0
    files: int = 0
    findings: list[AuditFinding] = field(default_factory=list)


@dataclass(frozen=True)
class Auditor:
    """Verifies journals, and rebuilds what follows from them."""

    register: Register
    archive: Archive

    def verify(self, organisation: str | None = None) -> Audit:
        """Return what is not as it was written, of one organisation or of all; nothing is changed.

        NotFoundError for an organisation that is not there.
        """
        audit = Audit()
        with self.register.view() as view:
            for one in chosen(view, organisation):
                self.examine(view, one, audit)
        return audit

    def rebuild(self, organisation: str) -> Audit:
        """Write standings, states and moves anew from the journal; the findings are what that mended.

        ArchiveError when the journal itself is damaged.
        """
        audit = Audit()
        with self.register.unit() as unit:
            chosen(unit, organisation)
            unit.hold(organisation)
            trail = followed(unit, organisation)
            records = gathered(unit, trail)
            sound(trail)
            audit.findings += beside(unit, organisation, records)
            for record in records:
                if record.standing:
                    unit.restore(record.key, record.standing)
            audit.entries, audit.documents = len(trail.events), len(records)
        return audit

    def examine(self, view: View, organisation: str, audit: Audit) -> None:
        """Add one organisation to the audit; what the journal says counts only while it is whole."""
        trail = followed(view, organisation)
        whole = not trail.findings
        records = gathered(view, trail)
        audit.findings += trail.findings
        if whole:
            audit.findings += beside(view, organisation, records)
            for record in records:
                audit.findings += statements(record)
            audit.findings += registrations(view, organisation, records)
        seen: dict[str, ArchiveError | None] = {}
        for record in records:
            audit.findings += files(self.archive, record, seen)
        audit.entries += len(trail.events)
        audit.documents += len(records)
        audit.files += len(seen)


def chosen(view: View, organisation: str | None) -> list[str]:
    """Return the organisations meant; NotFoundError for one that is not there."""
    known = [one.id for one in view.organisations()]
    if organisation is None:
        return known
    if organisation not in known:
        raise NotFoundError("there is no organisation {organisation}", organisation=organisation)
    return [organisation]


def gathered(view: View, trail: Trail) -> list[Record]:
    """Return the documents there are, or that the journal speaks of."""
    whole = not trail.findings
    keys = sorted({*view.documents(trail.organisation), *trail.of})
    return [gather(view, trail, key, whole=whole) for key in keys]


def gather(view: View, trail: Trail, key: DocumentKey, *, whole: bool) -> Record:
    """Return one document."""
    standing = replay(trail, key) if whole else None
    events = tuple(trail.of.get(key, ()))
    try:
        return Record(key, events, {one.number: one for one in view.history(key)}, standing)
    except ArchiveError as error:
        return Record(key, events, {}, standing, found_of(trail.organisation, error))


def beside(view: View, organisation: str, records: list[Record]) -> list[AuditFinding]:
    """Return where standings, states and moves are not what the entries make."""
    found = [finding for record in records for finding in projection(view, record)]
    return [*found, *moves(view, organisation, records)]


def sound(trail: Trail) -> None:
    """Raise ArchiveError when a journal is damaged."""
    causes = tuple(ArchiveError(one.message, **one.values) for one in trail.findings)
    if causes:
        raise ArchiveError(DAMAGED, causes=causes, organisation=trail.organisation)
