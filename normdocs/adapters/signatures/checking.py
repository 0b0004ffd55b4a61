"""One signature checked against one document."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from normdocs.adapters.signatures.contents import Envelope, Statement, is_gost, read_certificate
from normdocs.adapters.signatures.der import as_pem, certificates_in, without_armour
from normdocs.adapters.signatures.program import OpenSsl, TooLongError
from normdocs.adapters.signatures.trust import trusted_roots, vouched
from normdocs.domain.approval.signature import Reason, SignatureCheck, Signer

SIZE_LIMIT = 8 * 1024 * 1024
# Each signer takes a run of openssl; a paper with more of them than this was made to keep us busy.
SIGNERS_LIMIT = 32
# What openssl says of a signature it understood and that is not of these bytes.
NOT_THESE_BYTES = ("verification failure", "signature failure", "messagedigest wrong length")
NOT_INSIDE = "signer certificate not found"


def check(signature: bytes, document: bytes, trusted: Path | None, now: datetime) -> SignatureCheck:
    """Return what checking a detached signature (CMS, CAdES; DER, PEM or base64) of `document` comes to.

    `trusted` is a file or folder of root certificates, `now` the moment (aware) that counts for signatures
    that state none. Whatever the file holds is answered; NormdocsError is only raised when openssl or its
    GOST engine is not installed, or the trusted certificates cannot be read. Revocation is not looked up.
    """
    if not signature.strip():
        return SignatureCheck(Reason.EMPTY)
    if len(signature) > SIZE_LIMIT:
        return SignatureCheck(Reason.TOO_BIG)
    roots = trusted_roots(trusted) if trusted else None
    with tempfile.TemporaryDirectory(prefix="normdocs-signature-") as folder:
        examination = Examination(Path(folder), OpenSsl(Path(folder)), roots, now)
        try:
            return examination.answer(signature, document)
        except TooLongError:
            return SignatureCheck(Reason.TOO_LONG)
        except (ValueError, IndexError, OverflowError):
            return SignatureCheck(Reason.NO_SIGNATURE)


@dataclass(frozen=True)
class Examination:
    """The steps of one check; its files lie in `folder` and go with it."""

    folder: Path
    openssl: OpenSsl
    roots: bytes | None
    now: datetime

    def answer(self, signature: bytes, document: bytes) -> SignatureCheck:
        """Return what the check comes to; ValueError, IndexError when the file is no signature."""
        der = self._as_der(without_armour(signature))
        envelope = Envelope(der)
        stated = envelope.statements
        if not stated:
            return SignatureCheck(Reason.NO_SIGNATURE)
        if len(stated) > SIGNERS_LIMIT:
            return SignatureCheck(Reason.TOO_BIG)
        if envelope.is_attached:
            return SignatureCheck(Reason.ATTACHED)
        if not envelope.has_certificates:
            return SignatureCheck(Reason.NO_CERTIFICATE)
        (self.folder / "document").write_bytes(document)
        checked = self._verified(stated)
        if checked.reason is Reason.NOT_KNOWN and is_gost(der):
            self.openssl.require_gost()
        return checked

    def _as_der(self, given: bytes) -> bytes:
        """Return the file as openssl understands it: lengths that were left open are filled in."""
        (self.folder / "given").write_bytes(given)
        read = ("-cmsout", "-inform", "DER", "-in", "given")
        if self.openssl.run("cms", *read, "-outform", "DER", "-out", "signature").code:
            raise ValueError("not CMS")
        return (self.folder / "signature").read_bytes()

    def _verified(self, stated: list[Statement]) -> SignatureCheck:
        reason = self._verify("-nosigs", "-signer", "signers.pem", "-certsout", "certificates.pem")
        if reason is not Reason.TRUSTED:
            return SignatureCheck(reason)
        found = certificates_in((self.folder / "signers.pem").read_bytes())
        read = [read_certificate(certificate) for certificate in found]
        signers = tuple(Signer(who, said.signed_at) for who, said in zip(read, stated, strict=True))
        reason = self._verify()
        if reason is Reason.TRUSTED:
            reason = self._compare(found, stated)
        return SignatureCheck(self._trust(signers, found) if reason is Reason.TRUSTED else reason, signers)

    def _compare(self, certificates: list[bytes], stated: list[Statement]) -> Reason:
        """Return ALTERED when a signature was made with another certificate than the one beside it."""
        for certificate, (_, named) in zip(certificates, stated, strict=True):
            if named is not None:
                (self.folder / "certificate").write_bytes(certificate)
                if self.openssl.run("dgst", f"-{named[0]}", "-binary", "-out", "hash", "certificate").code:
                    return Reason.NOT_KNOWN
                if (self.folder / "hash").read_bytes() != named[1]:
                    return Reason.ALTERED
        return Reason.TRUSTED

    def _verify(self, *more: str) -> Reason:
        """Check every signature of the file; TRUSTED here says that they fit, whoever made them."""
        files = ("-inform", "DER", "-in", "signature", "-content", "document", "-out", os.devnull)
        answer = self.openssl.run("cms", "-verify", "-binary", "-noverify", *files, *more)
        if answer.code == 0:
            return Reason.TRUSTED
        if NOT_INSIDE in answer.said:
            return Reason.NO_CERTIFICATE
        return Reason.ALTERED if any(words in answer.said for words in NOT_THESE_BYTES) else Reason.NOT_KNOWN

    def _trust(self, signers: tuple[Signer, ...], certificates: list[bytes]) -> Reason:
        """Return the first reason not to believe one of the signers."""
        if self.roots is None:
            return Reason.NO_ROOTS
        (self.folder / "roots.pem").write_bytes(self.roots)
        for number, (signer, certificate) in enumerate(zip(signers, certificates, strict=True)):
            (self.folder / f"signer-{number}").write_bytes(as_pem(certificate))
            reason = vouched(self.openssl, signer, f"signer-{number}", self.now)
            if reason is not Reason.TRUSTED:
                return reason
        return Reason.TRUSTED
