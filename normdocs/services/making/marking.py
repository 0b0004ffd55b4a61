"""What is drawn on a version's pages: that it is a draft, how it was approved, who signed it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from normdocs.content import marks
from normdocs.content.approval_mark import StepTaken, amended_by, approval_block, in_place_of, sheet_heading
from normdocs.domain.approval.block import ApprovalBlock, SignatureMark
from normdocs.domain.approval.course import Course, Decision, Standing
from normdocs.domain.catalogue import DocumentType
from normdocs.domain.document import IN_FORCE, Requisites, State, Version
from normdocs.services.approval.possible import called
from normdocs.services.making.dossier import Dossier

# The marks a version's verified signatures allow.
SignatureMarks = Callable[[Version, Course], tuple[SignatureMark, ...]]
UNDER_WAY = frozenset({State.DRAFT, State.IN_APPROVAL, State.WITHDRAWN})


@dataclass(frozen=True)
class Marking:
    """Words across each page, the approval block, the marks of signatures, the heading of their sheet."""

    texts: tuple[str, ...] = ()
    block: ApprovalBlock | None = None
    signatures: tuple[SignatureMark, ...] = ()
    heading: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What a marked PDF depends on besides the plain one; empty when nothing is drawn."""
        if not (self.texts or self.block or self.signatures):
            return ""
        return hashlib.sha256(repr(self).encode()).hexdigest()


def marking(
    dossier: Dossier,
    kind: DocumentType,
    version: Version,
    standing: Standing,
    signatures: tuple[SignatureMark, ...] = (),
) -> Marking:
    """Return what is drawn on the version."""
    course = standing.course(version.number)
    return Marking(
        texts=tuple(words(version, course.state)),
        block=None if course.state in UNDER_WAY else block(dossier, kind, version, course),
        signatures=signatures,
        heading=sheet_heading(kind.short_title),
    )


def words(version: Version, state: State) -> Iterator[str]:
    """Yield the words across the pages: a draft says so, so do made-up values, and what holds no longer."""
    if state in UNDER_WAY:
        yield marks.DRAFT
    elif state not in IN_FORCE:
        yield marks.NOT_IN_FORCE
    if version.example:
        yield marks.EXAMPLE


def block(dossier: Dossier, kind: DocumentType, version: Version, course: Course) -> ApprovalBlock:
    """Return the approval as it is printed: state, number and date, the steps taken with their dates."""
    titles = dossier.registry.model.role_titles(authority=dossier.profile.is_authority)
    order = dossier.registry.type(kind.annex_of) if kind.annex_of else None
    steps = [taken(course, decision, titles) for decision in course.decisions]
    made = approval_block(
        kind=kind.kind,
        state=course.state,
        requisites=version.requisites,
        steps=steps,
        order=dossier.requisites(order) if order else None,
    )
    if version.replaces is None:
        return made
    if version.cause:
        return replace(made, lines=(*made.lines, amended_by(amending(dossier, version.cause))))
    before = version.edition - 1
    replaced = dossier.registered(kind).get(before, Requisites())
    return replace(made, lines=(*made.lines, in_place_of(before, replaced)))


def amending(dossier: Dossier, change: str) -> Requisites:
    """Return number and date of the order that amended something because of the change."""
    place = replace(dossier, occasion=change)
    orders = (one.type for one in dossier.required if one.occasion == change)
    return next((place.requisites(kind) for kind in orders), Requisites())


def taken(course: Course, decision: Decision, titles: dict[str, str]) -> StepTaken:
    """Return a decision as the block prints it."""
    return StepTaken(
        action=course.steps[decision.step].action,
        role=called(titles.get(decision.actor.role, decision.actor.role), decision.actor.name),
        name=None,
        on=decision.on,
        protocol=decision.protocol,
        note=decision.comment,
    )
