"""Whose move it is, and since when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from normdocs.domain.approval.course import Course, Party, PlannedStep
from normdocs.domain.approval.route import Deed, Need
from normdocs.domain.document import IN_FORCE, DocumentKey, State


@dataclass(frozen=True)
class OpenMove:
    """Something one party has to do: `term` working days from `since` on."""

    action: Deed
    party: Party
    since: datetime
    term: int


@dataclass(frozen=True)
class Move:
    """An open move of one document's version."""

    key: DocumentKey
    version: int
    move: OpenMove


def open_moves(course: Course) -> Iterator[OpenMove]:
    """Yield the moves a version waits for; the step an order takes for its annex is nobody's own."""
    step, since = course.current, course.opened_at
    if since is None:
        return
    if step and Need.ORDER not in step.needs:
        yield from (OpenMove(step.action, party, since, step.term) for party in course.waits_for)
    if course.state is State.APPROVED and (step := course.following(Deed.PUBLISH)):
        yield from (OpenMove(step.action, party, since, step.term) for party in step.parties)
    if course.state in IN_FORCE and (step := course.following(Deed.ACQUAINT)):
        yield from unacquainted(course, step, since)


def unacquainted(course: Course, step: PlannedStep, since: datetime) -> Iterator[OpenMove]:
    """Yield the people named in the document who have not read it yet."""
    seen = {one.name for one in course.acquainted}
    for party in step.parties:
        if party.name not in seen:
            yield OpenMove(step.action, party, since, step.term)
