"""Taking a simulated school's documents along their routes, by the services that take real ones."""

from __future__ import annotations

from datetime import date

from normdocs.content.trial.names import OFFICIAL
from normdocs.domain.approval.course import Party
from normdocs.domain.approval.route import Need
from normdocs.domain.document import State
from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.errors import MoveError
from normdocs.services.approval.approving import Approver, Vote
from normdocs.services.approval.office import By, Office
from normdocs.services.approval.registering import Clerk, Wish
from normdocs.services.making.generation import Generator

WAITS = "{title} waits for its order"


def walk(generator: Generator, profile: SchoolProfile, codes: list[str]) -> int:
    """Submit and approve the drafts of these types; return how many documents were approved.

    MoveError when a document gets stuck: then the simulated school is not what the routes need.
    """
    office, day = Office(generator), profile.planning.date or generator.clock.today()
    with generator.register.view() as view:
        drafts = {one.key.type for one in view.versions(profile.id) if one.state is State.DRAFT}
    waiting = annexes_first(generator, [code for code in codes if code in drafts])
    approved = len(waiting)
    for code in waiting:
        Approver(office).submit(profile.id, code)
    while waiting:
        kept_back = {code: keeps_back(office, profile.id, code, day) for code in waiting}
        left = [code for code in waiting if kept_back[code]]
        if left == waiting and (reason := kept_back[waiting[0]]):
            raise reason
        waiting = left
    return approved


def numbered_first(generator: Generator, codes: list[str]) -> list[str]:
    """Return the codes so that what others cite has its number before they are made."""
    numbered = {kind.code for kind in generator.registry().types if kind.numbered}
    return sorted(codes, key=lambda code: (code not in numbered, code))


def annexes_first(generator: Generator, codes: list[str]) -> list[str]:
    """Return the codes so that an order is taken on when its annexes wait for nothing but its signing."""
    annexes = {kind.code for kind in generator.registry().types if kind.annex_of}
    return sorted(codes, key=lambda code: (code not in annexes, code))


def number(generator: Generator, profile: SchoolProfile, code: str) -> None:
    """Give a document that has numbers the next free one of the year."""
    kind = generator.registry().type(code)
    if kind and kind.numbered:
        day = profile.planning.date or generator.clock.today()
        Clerk(Office(generator)).register(profile.id, code, Wish(day))


def keeps_back(office: Office, organisation: str, code: str, day: date) -> MoveError | None:
    """Take every step that can be taken now; return what keeps the document back, None when approved."""
    while True:
        with office.generator.register.view() as view:
            matter = office.matter(view, organisation, code)
        step = matter.course.current
        if step is None or Need.ORDER in step.needs:
            waits = matter.course.state is State.IN_APPROVAL
            return MoveError(WAITS, title=matter.title) if waits else None
        for seen, party in enumerate(matter.course.waits_for, matter.standing.revision):
            try:
                Approver(office).approve(organisation, code, by(party), Vote(on=day), seen=seen)
            except MoveError as reason:
                return reason


def by(party: Party) -> By:
    """Return the party as the one who acts; whom no profile names has a made-up name."""
    return By(party.role, party.name or OFFICIAL)
