"""Which certification centres are trusted, and whether a certificate leads to one."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

from normdocs.adapters.signatures.contents import read_certificate
from normdocs.adapters.signatures.der import SEQUENCE, as_pem, certificates_in
from normdocs.adapters.signatures.program import OpenSsl
from normdocs.domain.approval.signature import Reason, Signer
from normdocs.errors import InputError

SUFFIXES = frozenset({".pem", ".crt", ".cer"})
SIZE_LIMIT = 8 * 1024 * 1024
# What openssl calls "not yet valid" and "expired" (openssl-verification-options, x509_vfy.h).
DATE_ERRORS = frozenset({9, 10})
ERROR = re.compile(r"\berror (\d+) at")
# How far the clock of who signed may be ahead of ours.
CLOCK_SKEW = timedelta(minutes=10)


def trusted_roots(trusted: Path) -> bytes:
    """Return the certificates of a file or of a folder's .pem, .crt and .cer files as one PEM.

    InputError when there are none, or one of them cannot be read.
    """
    try:
        files = sorted(trusted.iterdir()) if trusted.is_dir() else [trusted]
        wanted = [file for file in files if file == trusted or file.suffix.lower() in SUFFIXES]
        found = b"".join(_certificates(file) for file in wanted)
    except OSError as error:
        raise InputError("{place}: the trusted certificates cannot be read", place=trusted) from error
    if not found:
        raise InputError(
            "{place} holds no certificates: put the root certificates of the certification centre there",
            place=trusted,
        )
    return found


def vouched(openssl: OpenSsl, signer: Signer, file: str, now: datetime) -> Reason:
    """Return whether the certificate in `file` leads to one in roots.pem and was valid when it was used."""
    moment = signer.signed_at or now
    if moment > now + CLOCK_SKEW:
        return Reason.NOT_YET
    only_ours = ("-no-CAfile", "-no-CApath", "-no-CAstore", "-trusted", "roots.pem")
    then = ("-attime", str(int(moment.timestamp())))
    answer = openssl.run("verify", *only_ours, *then, "-untrusted", "certificates.pem", file)
    if answer.code == 0:
        return Reason.TRUSTED
    error = ERROR.search(answer.said)
    return Reason.NOT_VALID_THEN if error and int(error[1]) in DATE_ERRORS else Reason.NO_CHAIN


def _certificates(file: Path) -> bytes:
    """Return what a file holds as PEM, each certificate seen to be one."""
    with file.open("rb") as opened:
        data = opened.read(SIZE_LIMIT)
    try:
        found = [data] if data[:1] == bytes([SEQUENCE]) else certificates_in(data)
        for certificate in found:
            read_certificate(certificate)
    except (ValueError, IndexError) as error:
        raise InputError("{file} is no certificate: PEM or DER is needed", file=file) from error
    return b"".join(map(as_pem, found))
