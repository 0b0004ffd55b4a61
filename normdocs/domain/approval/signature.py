"""An electronic signature kept beside a document: who signed, and what checking it came to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What checking a signature came to; only a trusted one may be shown on the document."""

    TRUSTED = "trusted"
    UNTRUSTED = "untrusted"
    ALTERED = "altered"
    UNVERIFIABLE = "unverifiable"


class Reason(StrEnum):
    """Why, as a sentence; its Russian text stands in messages/ru.po under these words."""

    TRUSTED = "the signature fits the document, its certificate leads to a trusted root"
    NO_ROOTS = "the signature fits the document; nobody said which certification centres to trust"
    NO_CHAIN = "the signature fits the document; its certificate leads to no trusted root"
    NOT_VALID_THEN = "the signature fits the document; a certificate was not valid when it was made"
    NOT_YET = "the signature fits the document; it claims to be made at a time that has not come"
    ALTERED = (
        "the signature does not fit the document: one of them was changed, or it belongs to another file"
    )
    EMPTY = "the file of the signature is empty"
    TOO_BIG = "the file of the signature is too big to be one"
    NO_SIGNATURE = "the file is no detached electronic signature (CMS, CAdES)"
    ATTACHED = (
        "the signature holds the document in itself; ask for a detached one, a file beside the document"
    )
    NO_CERTIFICATE = "the file holds a signature without the certificate of who made it; ask for one with it"
    NOT_KNOWN = "the signature is made in a way that cannot be checked"
    TOO_LONG = "checking the signature took too long"


VERDICTS: Mapping[Reason, Verdict] = {
    Reason.TRUSTED: Verdict.TRUSTED,
    Reason.NO_ROOTS: Verdict.UNTRUSTED,
    Reason.NO_CHAIN: Verdict.UNTRUSTED,
    Reason.NOT_VALID_THEN: Verdict.UNTRUSTED,
    Reason.NOT_YET: Verdict.UNTRUSTED,
    Reason.ALTERED: Verdict.ALTERED,
}


@dataclass(frozen=True)
class Certificate:
    """A certificate as people read it: `number` is its serial number, hexadecimal, upper case.

    `owner` is the person, or the organisation where no person is named; the moments are aware, in UTC.
    """

    number: str
    owner: str
    issuer: str
    valid_from: datetime
    valid_to: datetime


@dataclass(frozen=True)
class Signer:
    """A signer: the certificate, and when the signature says it was made (aware), if it says so."""

    certificate: Certificate
    signed_at: datetime | None = None


@dataclass(frozen=True)
class SignatureCheck:
    """A signature checked against one document; `signers` are those that could be read.

    Trusted: every signature in the file fits these bytes, and every certificate leads to a trusted root and
    was valid when its signature was made. Untrusted: they fit, but nothing vouches for who made them.
    """

    reason: Reason
    signers: tuple[Signer, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """What the check came to."""
        return VERDICTS.get(self.reason, Verdict.UNVERIFIABLE)

    @property
    def mark_allowed(self) -> bool:
        """Return whether the document may be marked as signed."""
        return self.verdict is Verdict.TRUSTED and bool(self.signers)

    @property
    def certificates(self) -> tuple[Certificate, ...]:
        """The certificates of the signers, in the order of their signatures."""
        return tuple(signer.certificate for signer in self.signers)
