"""What can be done with a document now, and by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from normdocs.domain.approval.course import Party
from normdocs.domain.approval.inbox import open_moves
from normdocs.domain.approval.journal import Happening
from normdocs.domain.approval.route import Deed, Need
from normdocs.domain.document import State
from normdocs.domain.organisation import CURATOR, HEAD
from normdocs.errors import MoveError
from normdocs.services.approval.office import PERSON, Matter, parties

REFUSED = "{title}: not possible now: {action}; the document's state: {status}. Possible now:"
MOVE = "{action} – {who}"
BY_ORDER = "nothing by itself: it is approved when the order {type} is signed"
ANEW = "a new edition: normdocs generate {organisation} {type} --new-edition"
LATEST = "nothing more"
# What a person does so that this happens.
VERBS: Mapping[Happening, str] = {
    Happening.SUBMITTED: "submit",
    Happening.PASSED: "approve",
    Happening.APPROVED: "approve",
    Happening.RETURNED: "return",
    Happening.REGISTERED: "register",
    Happening.PUBLISHED: "publish",
    Happening.ACQUAINTED: "acquaint",
    Happening.REPEALED: "repeal",
    Happening.UPLOADED: "upload",
    Happening.ATTACHED: "attach",
}


def not_possible(matter: Matter, happening: Happening) -> MoveError:
    """Return the error that says what can be done instead, and by whom."""
    return MoveError(
        REFUSED,
        causes=tuple(possible(matter)) or (MoveError(LATEST),),
        title=matter.title,
        action=VERBS[happening],
        status=matter.course.state.value,
    )


def possible(matter: Matter) -> Iterator[MoveError]:
    """Yield the moves there are now."""
    course = matter.course
    if course.state is State.DRAFT:
        yield MoveError(MOVE, action="submit", who=role_title(matter, CURATOR))
    if awaits_number(matter):
        yield MoveError(MOVE, action="register", who=role_title(matter, CURATOR))
    if course.current and Need.ORDER in course.current.needs:
        yield MoveError(BY_ORDER, type=matter.approved_by)
    elif course.current:
        yield MoveError(MOVE, action=course.current.action.value, who=people(matter, course.waits_for))
    if course.state is State.APPROVED and (step := course.following(Deed.PUBLISH)):
        yield MoveError(MOVE, action=step.action.value, who=people(matter, step.parties))
    if unread := [move.party for move in open_moves(course) if move.action is Deed.ACQUAINT]:
        yield MoveError(MOVE, action=Deed.ACQUAINT.value, who=people(matter, unread))
    if matter.standing.in_force is not None:
        yield MoveError(MOVE, action="repeal", who=people(matter, parties(matter, [HEAD])))
    if course.state not in {State.DRAFT, State.IN_APPROVAL, State.WITHDRAWN}:
        yield MoveError(ANEW, organisation=matter.key.organisation, type=matter.key.type)


def awaits_number(matter: Matter) -> bool:
    """Return whether the document can be given its number now."""
    on_its_way = matter.course.state in {State.DRAFT, State.IN_APPROVAL}
    return on_its_way and matter.type.numbered and not matter.dossier.requisites(matter.type).known


def people(matter: Matter, parties: Iterable[Party]) -> str:
    """Return the parties as a sentence names them: role and name."""
    return spoken((role_title(matter, party.role), party.name) for party in parties)


def called(title: str, name: str | None) -> str:
    """Return a role with who has it; a body that is called as its role is named once."""
    if name is None or name.casefold() == title.casefold():
        return name or title
    return f"{title} {name}".strip()


def spoken(parties: Iterable[tuple[str, str | None]]) -> str:
    """Return (title of the role, name) of several as a sentence names them; a shared title stands once."""
    groups: list[str] = []
    for title, members in groupby(parties, key=itemgetter(0)):
        names = [name for _, name in members]
        known = [name for name in names if name]
        several = title and len(known) > 1
        groups.append(
            f"{title}: {', '.join(known)}" if several else "; ".join(called(title, n) for n in names)
        )
    return "; ".join(groups)


def role_title(matter: Matter, role: str) -> str:
    """Return how the registry calls a role; somebody named outright needs none."""
    if role == PERSON:
        return ""
    dossier = matter.dossier
    return dossier.registry.model.role_titles(authority=dossier.profile.is_authority).get(role, role)
