"""An organisation's journal followed entry by entry, as far as it holds."""

from __future__ import annotations

from dataclasses import dataclass, field

from normdocs.domain.approval.course import Standing, replayed
from normdocs.domain.approval.journal import Event, breach
from normdocs.domain.document import DocumentKey
from normdocs.errors import ArchiveError, NormdocsError
from normdocs.services.journal.findings import AuditFinding, broken, found_of, named
from normdocs.services.ports import View

SENSELESS = "{document}: its entries in the journal do not follow from one another ({reason})"


@dataclass
class Trail:
    """The events that can be read, those of each document, and what is wrong: the first broken link."""

    organisation: str
    events: list[Event] = field(default_factory=list)
    of: dict[DocumentKey, list[Event]] = field(default_factory=dict)
    findings: list[AuditFinding] = field(default_factory=list)


def followed(view: View, organisation: str) -> Trail:
    """Read the journal up to its end, or to the first row that cannot be read."""
    trail, seal = Trail(organisation), view.seal(organisation)
    unreadable: ArchiveError | None = None
    try:
        for event in view.trail(organisation):
            trail.events.append(event)
            trail.of.setdefault(event.entry.key, []).append(event)
    except ArchiveError as error:
        unreadable = error
    # Behind a row that cannot be read no end is to be expected.
    if found := breach(trail.events, None if unreadable else seal):
        trail.findings.append(broken(organisation, found, seal))
    elif unreadable:
        trail.findings.append(found_of(organisation, unreadable))
    return trail


def replay(trail: Trail, key: DocumentKey) -> Standing | None:
    """Return the standing a document's entries make; None, and a finding, when they make no sense."""
    try:
        return replayed(event.entry for event in trail.of.get(key, ()))
    except (NormdocsError, LookupError, ValueError, TypeError, AttributeError) as error:
        reason = error if isinstance(error, NormdocsError) else type(error).__name__
        trail.findings.append(
            AuditFinding(trail.organisation, SENSELESS, {"document": named(key), "reason": reason})
        )
        return None
