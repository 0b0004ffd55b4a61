"""Taking a simulated school's documents along their routes, by the services that take real ones."""

from __future__ import annotations

from datetime import date

from normdocs.content.simulated_names import OFFICIAL
from normdocs.domain.approval import Party
from normdocs.domain.document import State
from normdocs.domain.mentoring import SchoolProfile
from normdocs.domain.route import Deed, Need
from normdocs.errors import MoveError
from normdocs.services.approving import Approver, Vote
from normdocs.services.generation import Generator
from normdocs.services.office import By, Matter, Office
from normdocs.services.registering import Clerk, Wish
from normdocs.services.requirements import to_sign

STUCK = "{title} cannot be approved"


def walk(generator: Generator, profile: SchoolProfile, codes: list[str]) -> int:
    """Submit, number and approve the drafts of these types; return how many events that took.

    MoveError when a document gets stuck: then the simulated school is not what the routes need.
    """
    office = Office(generator)
    day = profile.planning.date or generator.clock.today()
    with generator.register.view() as view:
        before = view.seal(profile.id).length
        drafts = {one.key.type for one in view.versions(profile.id) if one.state is State.DRAFT}
    waiting = annexes_first(office, [code for code in codes if code in drafts])
    number(office, profile.id, waiting, day)
    for code in waiting:
        Approver(office).submit(profile.id, code)
    while waiting:
        left = [code for code in waiting if not taken_on(office, profile.id, code, day)]
        if left == waiting:
            raise MoveError(STUCK, title=f"{profile.id} {waiting[0]}")
        waiting = left
    with generator.register.view() as view:
        return view.seal(profile.id).length - before


def annexes_first(office: Office, codes: list[str]) -> list[str]:
    """Return the codes so that an order is taken on when its annexes wait for nothing but its signing."""
    types = office.generator.registry().types
    annexes = {kind.code for kind in types if kind.annex_of}
    return sorted(codes, key=lambda code: (code not in annexes, code))


def number(office: Office, organisation: str, codes: list[str], day: date) -> None:
    """Give the orders their numbers, the next free ones of the year."""
    for code in codes:
        kind = office.generator.registry().type(code)
        if kind and kind.numbered:
            Clerk(office).register(organisation, code, Wish(day))


def taken_on(office: Office, organisation: str, code: str, day: date) -> bool:
    """Take every step of the document that can be taken now; return whether it is approved."""
    while True:
        with office.generator.register.view() as view:
            matter = office.matter(view, organisation, code)
        step = matter.course.current
        if step is None or Need.ORDER in step.needs:
            return matter.course.state is not State.IN_APPROVAL
        if step.action is Deed.SIGN and blocked(office, matter):
            return False
        for number, party in enumerate(matter.course.waits_for, matter.standing.revision):
            Approver(office).approve(organisation, code, by(party), Vote(on=day), seen=number)


def blocked(office: Office, matter: Matter) -> bool:
    """Return whether the document waits for another before it can be signed."""
    with office.generator.register.view() as view:
        return any(True for _ in to_sign(office, view, matter))


def by(party: Party) -> By:
    """Return the party as the one who acts; whom no profile names has a made-up name."""
    return By(party.role, party.name or OFFICIAL)
