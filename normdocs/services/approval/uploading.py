"""A file edited in Word, or the signed paper as a PDF, brought in as a version of a document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from normdocs.domain.approval.journal import Actor, Happening
from normdocs.domain.change.comparison import Comparison, Fate
from normdocs.domain.change.contradiction import plain
from normdocs.domain.document import IN_FORCE, Form, Rendition, State, Version
from normdocs.domain.finding import Finding
from normdocs.errors import InputError, MoveError
from normdocs.services.approval.examining import Examination, Examiner, said
from normdocs.services.approval.office import BY_CURATOR, By, Matter, Office
from normdocs.services.approval.possible import not_possible
from normdocs.services.making.composition import compose
from normdocs.services.ports import Unit

LONGEST_NAME = 200
RETURN_FIRST = (
    "{title} is in approval: return it first, then bring the edited file; "
    "the signed paper may be brought as a PDF right now"
)
NOT_THE_SAME = "{title}: the paper says something else than what was agreed upon; return it, or give a reason"
THE_SAME_FILE = "{file} is the {type} that normdocs made: nothing was changed in it"


@dataclass(frozen=True)
class Uploaded:
    """The version the file became; `attached` where it was put beside one in force, whose bytes stay.

    `differences` is None where the file holds no text; `new` is False when the file was there already.
    """

    version: Version
    differences: Comparison | None
    findings: tuple[Finding, ...]
    attached: bool = False
    new: bool = True


@dataclass(frozen=True)
class Brought:
    """A file as it was brought; `override` is why it is to be taken though it contradicts the register."""

    blob: bytes
    name: str
    comment: str = ""
    override: str = ""


@dataclass(frozen=True)
class Uploader:
    """Takes files in; each is one unit of work with its entry in the journal."""

    office: Office
    examiner: Examiner

    def upload(self, organisation: str, code: str, brought: Brought, by: By = BY_CURATOR) -> Uploaded:
        """Make the file the document's latest version, under the same route.

        A draft takes both kinds. On its way it takes the signed paper (PDF), which keeps the decisions made
        so far; where that contradicts the register, only with a reason. In force it takes the scan beside its
        bytes. InputError for a file not to be taken, MoveError for a document that takes none now.
        """
        brought = replace(brought, name=PurePath(brought.name).name[-LONGEST_NAME:])
        form = self.examiner.form(brought.blob, brought.name)
        reading = self.examiner.read(form, brought.blob, brought.name)
        with self.office.generator.register.unit() as unit:
            unit.hold(organisation)
            matter = self.office.matter(unit, organisation, code)
            takes(matter, form)
            actor = self.office.actor(matter, by)
            examination = self.examiner.examine(matter, reading)
            if matter.course.state in IN_FORCE:
                return self.attached(unit, matter, brought, examination, actor)
            carried = matter.course.state is State.IN_APPROVAL
            if carried and examination.errors and not brought.override.strip():
                raise MoveError(NOT_THE_SAME, causes=tuple(map(said, examination.errors)), title=matter.title)
            return self.kept(unit, matter, brought, examination, actor)

    def kept(
        self, unit: Unit, matter: Matter, brought: Brought, examination: Examination, actor: Actor
    ) -> Uploaded:
        """Register the file as the latest version; a version on its way is carried over to it."""
        generator = self.office.generator
        content = generator.archive.put(brought.blob)
        if content == matter.version.content:
            if matter.version.form is Form.GENERATED:
                raise InputError(THE_SAME_FILE, file=brought.name, type=matter.title)
            return Uploaded(matter.version, examination.differences, examination.findings, new=False)
        version = unit.add_version(self.rendition(matter, examination.form, content), generator.clock.now())
        details = journaled(brought, content, examination)
        subject = (matter.key, version.number)
        self.office.record(unit, subject, Happening.UPLOADED, actor, brought.comment, **details)
        if matter.course.state is State.IN_APPROVAL:
            carried: dict[str, Any] = {"to": version.number, "content": content}
            self.office.record(unit, matter.subject, Happening.CARRIED, actor, **carried)
        return Uploaded(version, examination.differences, examination.findings)

    def rendition(self, matter: Matter, form: Form, content: str) -> Rendition:
        """Return the version: the file's bytes, the facts as they are now, the number it had."""
        composition = compose(matter.dossier, matter.type, self.office.generator.templates)
        version = matter.version
        return Rendition(
            key=matter.key,
            requisites=version.requisites,
            template=composition.template_name,
            template_hash=composition.template.hash,
            fingerprint=composition.fingerprint,
            content=content,
            basis=composition.basis,
            provenance=composition.provenance,
            edition=version.edition,
            replaces=version.replaces,
            form=form,
        )

    def attached(
        self, unit: Unit, matter: Matter, brought: Brought, examination: Examination, actor: Actor
    ) -> Uploaded:
        """Put the scan of the signed paper beside the version in force."""
        content = self.office.generator.archive.put(brought.blob)
        details = {"kind": "scan", **journaled(brought, content, examination)}
        there = any(
            event.entry.happening is Happening.ATTACHED and event.entry.details["content"] == content
            for event in unit.events(matter.key.organisation, matter.key)
        )
        new = not there and content != matter.version.content
        if new:
            self.office.record(unit, matter.subject, Happening.ATTACHED, actor, brought.comment, **details)
        return Uploaded(matter.version, examination.differences, examination.findings, attached=True, new=new)


def takes(matter: Matter, form: Form) -> None:
    """Raise MoveError unless the document takes a file of this kind now."""
    state = matter.course.state
    if state is State.IN_APPROVAL and form is Form.EDITED:
        raise MoveError(RETURN_FIRST, title=matter.title)
    scan = form is Form.SCANNED and state in {State.IN_APPROVAL, *IN_FORCE}
    if state is not State.DRAFT and not scan:
        raise not_possible(matter, Happening.UPLOADED)


def journaled(brought: Brought, content: str, examination: Examination) -> dict[str, Any]:
    """Return what the journal keeps of a file: its name and hash, how much differs, what contradicts."""
    passages = examination.differences.passages if examination.differences else ()
    return {
        "file_name": brought.name,
        "content": content,
        "form": examination.form.value,
        "compared": examination.differences is not None,
        "changed": sum(one.fate is not Fate.EQUAL for one in passages),
        "findings": [plain(finding) for finding in examination.findings],
        **({"override": brought.override.strip()} if brought.override.strip() else {}),
    }
