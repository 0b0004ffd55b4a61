"""What contradicts the register or itself, and what somebody took upon themselves with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from normdocs.content.findings.wording import RULES
from normdocs.domain.approval.journal import Happening
from normdocs.domain.change.contradiction import plain
from normdocs.domain.document import Form
from normdocs.domain.finding import Finding, Severity
from normdocs.errors import InputError, MoveError
from normdocs.services.approval.examining import UNACCEPTED, Examiner, said
from normdocs.services.approval.office import Matter, Office
from normdocs.services.approval.requirements import annexes
from normdocs.services.consistency.register import RegisterChecker
from normdocs.services.ports import View

BY_REASON = "or, if the file is right and the register is not, submit it with a reason: --override REASON"
AS_IT_IS = "correct it, or submit it as it is with a reason: --override REASON"
CONTRADICTION = '{name} ({where}): it states "{stated}"; what follows: {follows}'
UNREAD = "{title} is a file somebody brought, and nothing here can read it"
# A fact as the register has it, and where it was altered.
Place = tuple[str, str, str]


@dataclass(frozen=True)
class Objections:
    """Holds a document's latest version against the register as it is now; what the engine made agrees."""

    office: Office
    examiner: Examiner | None = None

    @property
    def register(self) -> RegisterChecker:
        """What holds documents against each other."""
        return RegisterChecker(self.office.generator)

    def found(self, matter: Matter) -> tuple[Finding, ...]:
        """Return the errors of a brought file."""
        if matter.version.form is Form.GENERATED:
            return ()
        if self.examiner is None:
            raise InputError(UNREAD, title=matter.title)
        return self.examiner.of(matter).errors

    def to_submit(self, view: View, matter: Matter, reason: str) -> Iterator[MoveError]:
        """Yield what keeps a document from being submitted; a reason covers all but unfinished edits.

        A brought file is held against the register, and every document against itself and the others.
        """
        errors = [one for one in self.found(matter) if not reason or one.rule == UNACCEPTED]
        yield from map(said, errors)
        if errors and not reason:
            yield MoveError(BY_REASON)
        contradicting = () if reason else self.contradicting(view, matter)
        yield from map(contradiction, contradicting)
        if contradicting:
            yield MoveError(AS_IT_IS)

    def contradicting(self, view: View, matter: Matter) -> tuple[Finding, ...]:
        """Return the errors of the rules of consistency that concern a document."""
        return self.register.against(view, matter, Severity.ERROR)

    def to_sign(self, view: View, matter: Matter) -> Iterator[MoveError]:
        """Yield what keeps brought files, the document's and its annexes', from being signed."""
        signed = [matter, *(annex for _, annex in annexes(self.office, view, matter) if annex)]
        for one in signed:
            known = covered(view, one)
            yield from (said(finding) for finding in self.found(one) if place(plain(finding)) not in known)

    def overridden(self, view: View, matter: Matter, reason: str) -> dict[str, Any]:
        """Return what the journal keeps of a submission in spite of contradictions."""
        errors = (*self.found(matter), *self.contradicting(view, matter)) if reason else ()
        return {"override": reason, "findings": [plain(one) for one in errors]} if errors else {}


def doubts(office: Office, organisation: str, code: str) -> tuple[Finding, ...]:
    """Return what is only said of a document: the warnings of the rules of consistency."""
    with office.generator.register.view() as view:
        matter = office.matter(view, organisation, code)
        return RegisterChecker(office.generator).against(view, matter, Severity.WARNING)


def contradiction(finding: Finding) -> MoveError:
    """Return a finding of a rule of consistency as a sentence."""
    return MoveError(
        CONTRADICTION,
        name=RULES[finding.rule],
        where=finding.where,
        stated=finding.stated,
        follows=finding.follows,
    )


def covered(view: View, matter: Matter) -> set[Place]:
    """Return the contradictions that somebody gave a reason for."""
    entries = [event.entry for event in view.events(matter.key.organisation, matter.key)]
    reasoned = [
        entry.details["findings"]
        for entry in entries
        if entry.happening in {Happening.SUBMITTED, Happening.UPLOADED} and entry.details.get("override")
    ]
    return {place(finding) for findings in reasoned for finding in findings}


def place(finding: Mapping[str, str]) -> Place:
    """Return what makes two findings of a file one."""
    return finding["rule"], finding["where"], finding["follows"]
