"""Which documents may stand on the site, and why the others may not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from normdocs.domain.approval.journal import Happening
from normdocs.domain.document import Requisites, State
from normdocs.errors import MoveError, NormdocsError
from normdocs.services.approval.office import Matter, Office
from normdocs.services.approval.requirements import personal
from normdocs.services.making.dossier import Dossier
from normdocs.services.making.generation import chosen
from normdocs.services.ports import View

NOT_MADE = "it is not made yet"
NOT_PUBLISHED = "it is not published; its state: {status}"
REFUSED = "{title}: {reason}"


@dataclass(frozen=True)
class LeftOut:
    """A document that is not in the package, and why."""

    type: str
    title: str
    reasons: tuple[NormdocsError, ...]


@dataclass(frozen=True)
class Candidate:
    """A published version, the day it was published, the order an annex was approved by, its file."""

    matter: Matter
    published_on: date
    order: Requisites = field(default_factory=Requisites)
    pdf: bytes = b""
    pages: int = 0


@dataclass
class Sorting:
    """What may stand on the site and what may not."""

    fit: list[Candidate] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def leave(self, code: str, title: str, reasons: Sequence[NormdocsError]) -> None:
        """Leave a document out."""
        self.left_out.append(LeftOut(code, title, tuple(reasons)))


def published(office: Office, view: View, dossier: Dossier, types: Collection[str]) -> Sorting:
    """Return the published documents without personal data, and the reasons against the others."""
    found = Sorting()
    for one in sorted(chosen(dossier, types), key=lambda one: one.type.code):
        matter = office.of(view, dossier, one)
        title = f"{one.type.code} {one.type.short_title}"
        held = in_force(view, matter) if matter else None
        reasons = list(against(held)) if held else [MoveError(NOT_MADE)]
        if held is None or reasons:
            found.leave(one.type.code, title, reasons)
        else:
            found.fit.append(Candidate(held, published_on(view, held), approving_order(view, held)))
    return found


def in_force(view: View, matter: Matter) -> Matter:
    """Return the document as it is in force, a newer draft aside."""
    number = matter.standing.in_force
    version = view.version(matter.key, number) if number is not None else None
    if version is None:
        return matter
    return replace(matter, version=version, provenance=view.provenance(matter.key, version.number))


def against(matter: Matter) -> Iterator[MoveError]:
    """Yield why a document may not stand on the site; personal data first."""
    yield from personal(matter)
    if matter.course.state is not State.PUBLISHED:
        yield MoveError(NOT_PUBLISHED, status=matter.course.state.value)


def published_on(view: View, matter: Matter) -> date:
    """Return the day the version was published, where the organisation is."""
    events = view.events(matter.key.organisation, matter.key)
    days = [
        event.entry.at
        for event in events
        if event.entry.version == matter.version.number and event.entry.happening is Happening.PUBLISHED
    ]
    return days[-1].astimezone().date()


def approving_order(view: View, matter: Matter) -> Requisites:
    """Return number and date of the order whose signing approved the version, none where it needs none."""
    for event in view.events(matter.key.organisation, matter.key):
        entry, stated = event.entry, event.entry.details
        ours = entry.version == matter.version.number and entry.happening is Happening.APPROVED
        if ours and "order" in stated and stated.get("number") and stated.get("date"):
            return Requisites(stated["number"], date.fromisoformat(stated["date"]))
    return Requisites()


def refuse(sorting: Sorting, types: Collection[str]) -> None:
    """Raise with every reason when something that was named is left out."""
    if types and sorting.left_out:
        causes = [
            MoveError(REFUSED, title=one.title, reason=reason)
            for one in sorting.left_out
            for reason in one.reasons
        ]
        raise MoveError("no package is made", causes=tuple(causes))
