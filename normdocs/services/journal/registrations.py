"""The registration journal, compared with what the journal of approvals says was registered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from normdocs.domain.approval.journal import Event, Happening
from normdocs.domain.approval.numbering import Registration
from normdocs.domain.document import DocumentKey
from normdocs.errors import ArchiveError
from normdocs.services.journal.checks import Record, stated
from normdocs.services.journal.findings import AuditFinding, found_of, named
from normdocs.services.ports import View

DIFFERS = (
    "{document}, edition {edition}: the registration journal says No. {number} of {day} ({title}; {who}), "
    "entry No. {entry} of {at} says No. {known} of {known_day} ({known_title}; {known_who})"
)
GONE = (
    "{document}, edition {edition}: entry No. {entry} of {at} registered it under No. {known} of {known_day}"
    ", and the registration journal does not have it"
)
UNKNOWN = (
    "{document}, edition {edition}: the registration journal has it under No. {number} of {day}, and no "
    "entry of the journal registered it"
)

# An edition of a document.
Edition = tuple[DocumentKey, int]


def registrations(view: View, organisation: str, records: Iterable[Record]) -> Iterator[AuditFinding]:
    """Yield which lines of the registration journal are not those that entries registered."""
    try:
        kept = {(one.key, one.edition): one for one in view.registrations(organisation)}
    except ArchiveError as error:
        yield found_of(organisation, error)
        return
    made = dict(registered(records))
    for edition in sorted(kept.keys() | made.keys()):
        event, one = made.get(edition), kept.get(edition)
        if event is None or one is None or not agree(one, event):
            values = {**edition_of(edition), **said(one), **told(event)}
            message = DIFFERS if event and one else GONE if event else UNKNOWN
            yield AuditFinding(organisation, message, values)


def registered(records: Iterable[Record]) -> Iterator[tuple[Edition, Event]]:
    """Yield the entries that registered an edition, the last one of each last."""
    for record in records:
        for event in record.events:
            if event.entry.happening is Happening.REGISTERED:
                yield (record.key, event.entry.details["edition"]), event


def agree(one: Registration, event: Event) -> bool:
    """Return whether a line says what its entry says."""
    known, details = stated(event), event.entry.details
    kept = (one.number, one.date, one.title, one.kind, one.by)
    return kept == (known.number, known.date, details["title"], details["kind"], event.entry.actor.name)


def edition_of(edition: Edition) -> dict[str, Any]:
    """Return how sentences name an edition."""
    return {"document": named(edition[0]), "edition": edition[1]}


def said(one: Registration | None) -> dict[str, Any]:
    """Return a line of the registration journal as sentences give it."""
    if one is None:
        return {}
    return {"number": one.number or "–", "day": one.date, "title": f"{one.kind}, {one.title}", "who": one.by}


def told(event: Event | None) -> dict[str, Any]:
    """Return an entry that registers as sentences give it."""
    if event is None:
        return {}
    known, entry = stated(event), event.entry
    return {
        "entry": event.number,
        "at": entry.at,
        "known": known.number or "–",
        "known_day": known.date,
        "known_title": f"{entry.details['kind']}, {entry.details['title']}",
        "known_who": entry.actor.name,
    }
