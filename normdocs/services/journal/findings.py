"""What an audit finds, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from normdocs.domain.approval.journal import Breach, Damage, Event, Seal
from normdocs.domain.document import DocumentKey
from normdocs.errors import NormdocsError

BREACHES: Mapping[Damage, str] = {
    Damage.ALTERED: (
        "entry No. {number} of the journal ({document}, {happening}, {at}) is not what was written: "
        "somebody changed it, or put it in the place of another"
    ),
    Damage.MISSING: (
        "entry No. {number} of the journal is missing: No. {found} ({document}, {happening}, {at}) "
        "follows No. {before}"
    ),
    Damage.ADDED: (
        "entry No. {found} of the journal ({document}, {happening}, {at}) was not written by normdocs"
    ),
    Damage.CUT: (
        "the journal is cut off: entries from No. {number} to No. {sealed} are missing at its end "
        "(or its seal was changed); the last one there is: {document}, {happening}, {at}"
    ),
    Damage.UNSEALED: (
        "entries from No. {number} on are not sealed: they were added by hand, or the seal was changed; "
        "the last one there is: {document}, {happening}, {at}"
    ),
    Damage.SEAL: (
        "the seal of the journal does not fit its last entry No. {number} ({document}, {happening}, {at}): "
        "one of the two was changed"
    ),
}
EMPTIED = "all {sealed} entries of the journal are missing"
SEAL_ALONE = "the seal of an empty journal was changed"


@dataclass(frozen=True)
class AuditFinding:
    """Something that is not as it was written: a message with its values, said as errors are."""

    organisation: str
    message: str
    values: Mapping[str, Any] = field(default_factory=dict)


def found_of(organisation: str, error: NormdocsError) -> AuditFinding:
    """Return what could not be read as a finding."""
    return AuditFinding(organisation, error.message, error.values)


def broken(organisation: str, found: Breach, seal: Seal) -> AuditFinding:
    """Return the first broken link as a finding that names the entry and its document."""
    shown = found.found or found.before
    if shown is None:
        message = EMPTIED if seal.length else SEAL_ALONE
        return AuditFinding(organisation, message, {"sealed": seal.length})
    values = {
        "number": found.number,
        "before": found.number - 1,
        "found": shown.number,
        "sealed": seal.length,
        **told(shown),
    }
    return AuditFinding(organisation, BREACHES[found.damage], values)


def told(event: Event) -> dict[str, Any]:
    """Return how sentences tell which event is meant."""
    entry = event.entry
    return {"document": named(entry.key), "happening": entry.happening.value, "at": entry.at}


def named(key: DocumentKey) -> str:
    """Return how sentences call a document: its type, and the period it is made for."""
    return f"{key.type} {key.period}".strip()
