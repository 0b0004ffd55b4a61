"""Electronic signatures kept beside the files they sign; nothing here can sign."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any

from normdocs.content.approval_mark import signature_mark
from normdocs.domain.approval.block import SignatureMark
from normdocs.domain.approval.course import SIGNATURE, Course
from normdocs.domain.approval.journal import Event, Happening
from normdocs.domain.approval.signature import SignatureCheck, Signer, Verdict
from normdocs.domain.document import IN_FORCE, State, Version
from normdocs.errors import InputError
from normdocs.services.approval.office import BY_CURATOR, By, Matter, Office
from normdocs.services.approval.possible import not_possible
from normdocs.services.ports import View

FITS = frozenset({Verdict.TRUSTED, Verdict.UNTRUSTED})
NO_FILE = "{file} signs none of the files of {title}, version {number}: {reason}"
# Checks a signature of some bytes at a moment, against the certification centres that are trusted.
Check = Callable[[bytes, bytes, datetime], SignatureCheck]
# Finds the PDF files that were printed of the bytes with this hash.
PrintedOf = Callable[[str], list[Path]]


@dataclass(frozen=True)
class Attachment:
    """A file beside a version: the paper scanned, or a signature with what checking it comes to now.

    `of` is the hash of the signed file, which the archive keeps; None for a scan.
    """

    kind: str
    version: int
    file_name: str
    content: str
    at: datetime
    by: str
    of: str | None = None
    check: SignatureCheck | None = None


@dataclass(frozen=True)
class Attacher:
    """Takes signatures in, if they are sound, and checks them again whenever they are shown."""

    office: Office
    check: Check
    printed_of: PrintedOf

    def attach(
        self, organisation: str, code: str, signature: bytes, file_name: str, by: By = BY_CURATOR
    ) -> Attachment:
        """Keep a detached signature of one of the version's files: its bytes, or a PDF printed of them.

        InputError saying why where it fits none or cannot be checked: nothing is kept then.
        """
        archive, name = self.office.generator.archive, PurePath(file_name).name
        with self.office.generator.register.unit() as unit:
            unit.hold(organisation)
            matter = self.office.matter(unit, organisation, code)
            if matter.course.state not in {State.IN_APPROVAL, *IN_FORCE}:
                raise not_possible(matter, Happening.ATTACHED)
            actor = self.office.actor(matter, by)
            signed, checked = self.signed(matter, signature, name)
            content, of = archive.put(signature), archive.put(signed)
            known = [one for one in self.of(unit, matter) if one.content == content]
            if known:
                return known[0]
            details: dict[str, Any] = {"kind": SIGNATURE, "content": content, "of": of, "file_name": name}
            details["certificates"] = [stated(one) for one in checked.signers]
            event = self.office.record(unit, matter.subject, Happening.ATTACHED, actor, **details)
            return self.attachment(event)

    def signed(self, matter: Matter, signature: bytes, file_name: str) -> tuple[bytes, SignatureCheck]:
        """Return the file the signature signs, with the check."""
        now, reasons = self.office.generator.clock.now(), []
        for file in self.files(matter.version):
            checked = self.check(signature, file, now)
            if checked.verdict in FITS:
                return file, checked
            reasons.append(checked.reason)
        raise InputError(
            NO_FILE,
            file=file_name,
            title=matter.title,
            number=matter.version.number,
            reason=reasons[0].value,
        )

    def files(self, version: Version) -> Iterator[bytes]:
        """Yield what may have been signed: the version's own bytes, then each PDF printed of them."""
        yield self.office.generator.archive.get(version.content)
        for path in self.printed_of(version.content):
            yield path.read_bytes()

    def attachments(self, organisation: str, code: str) -> list[Attachment]:
        """Return what lies beside the document's latest version, signatures checked anew."""
        with self.office.generator.register.view() as view:
            return self.of(view, self.office.matter(view, organisation, code))

    def of(self, view: View, matter: Matter) -> list[Attachment]:
        """Return what lies beside the latest version."""
        events = view.events(matter.key.organisation, matter.key)
        return [self.attachment(event) for event in events if beside(event, matter.version.number)]

    def attachment(self, event: Event) -> Attachment:
        """Return an entry of the journal as an attachment; ArchiveError for a file that was altered since."""
        entry, stated = event.entry, event.entry.details
        return Attachment(
            kind=stated["kind"],
            version=entry.version,
            file_name=stated["file_name"],
            content=stated["content"],
            at=entry.at,
            by=entry.actor.name,
            of=stated.get("of"),
            check=self.checked(stated["content"], stated["of"]) if stated["kind"] == SIGNATURE else None,
        )

    def checked(self, content: str, of: str) -> SignatureCheck:
        """Check a kept signature again, now."""
        archive = self.office.generator.archive
        return self.check(archive.get(content), archive.get(of), self.office.generator.clock.now())

    def marks(self, version: Version, course: Course) -> tuple[SignatureMark, ...]:
        """Return the marks a version may bear: one for each signer of a signature that is trusted now."""
        if not course.signatures:
            return ()
        key = version.key
        with self.office.generator.register.view() as view:
            events = view.events(key.organisation, key)
        found = [self.attachment(event) for event in events if beside(event, version.number)]
        checks = [one.check for one in found if one.check and one.check.mark_allowed]
        return tuple(signature_mark(certificate) for check in checks for certificate in check.certificates)


def beside(event: Event, version: int) -> bool:
    """Return whether an event put something beside this version."""
    return event.entry.happening is Happening.ATTACHED and event.entry.version == version


def stated(signer: Signer) -> dict[str, str]:
    """Return a signer as the journal keeps it."""
    one = signer.certificate
    return {
        "number": one.number,
        "owner": one.owner,
        "issuer": one.issuer,
        "valid_from": one.valid_from.isoformat(),
        "valid_to": one.valid_to.isoformat(),
    }
