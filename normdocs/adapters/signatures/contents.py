"""What a signature and a certificate say: who, until when, at what time (RFC 5652, RFC 5280)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from normdocs.adapters.signatures.der import INTEGER, OID, SEQUENCE, SET, Element, elements
from normdocs.domain.approval.signature import Certificate

SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
SIGNING_TIME = bytes.fromhex("2a864886f70d010905")
CERTIFICATE_V1, CERTIFICATE_V2 = (bytes.fromhex(f"2a864886f70d01091002{last}") for last in ("0c", "2f"))
# The hashes a signature may name its certificate by, as openssl calls them.
HASHES: Mapping[bytes, str] = {
    bytes.fromhex("2b0e03021a"): "sha1",
    bytes.fromhex("608648016503040201"): "sha256",
    bytes.fromhex("608648016503040202"): "sha384",
    bytes.fromhex("608648016503040203"): "sha512",
    bytes.fromhex("2a8503020209"): "md_gost94",
    bytes.fromhex("2a85030701010202"): "md_gost12_256",
    bytes.fromhex("2a85030701010203"): "md_gost12_512",
}
COMMON_NAME, SURNAME, GIVEN_NAME, ORGANISATION = (bytes([0x55, 0x04, number]) for number in (3, 4, 42, 10))
FIRST = 0xA0
# Longer than any standard allows (RFC 5280: a number of 20 bytes, a name of 64 letters); more is an attack.
LONGEST_NUMBER, LONGEST_NAME = 64, 300
# Where every GOST algorithm begins: 1.2.643.7.1.1 (2012) and 1.2.643.2.2 (2001), 1.2.643 being Russia.
GOST = (bytes.fromhex("2a8503070101"), bytes.fromhex("2a85030202"))


class Statement(NamedTuple):
    """What a signature says under its own protection: when it was made, and the hash of its certificate.

    The hash is named as openssl calls it; CAdES always states one, plain CMS need not.
    """

    signed_at: datetime | None = None
    certificate_hash: tuple[str, bytes] | None = None


class Envelope:
    """A CMS file: its signatures in the order they stand; ValueError when it is no signed data."""

    def __init__(self, der: bytes) -> None:
        kind, wrapped = _exactly(elements(der)[0].parts, 2)
        if kind != (OID, SIGNED_DATA):
            raise ValueError("not signed data")
        self._parts = wrapped.parts[0].parts

    @property
    def is_attached(self) -> bool:
        """Return whether the document itself stands inside."""
        return len(self._parts[2].parts) > 1

    @property
    def has_certificates(self) -> bool:
        """Return whether any certificate stands inside."""
        return any(part.tag == FIRST and part.content for part in self._parts[3:])

    @property
    def statements(self) -> list[Statement]:
        """What each signature states."""
        if self._parts[-1].tag != SET:
            raise ValueError("no signatures")
        return [_statement(signer) for signer in self._parts[-1].parts]


def is_gost(der: bytes) -> bool:
    """Return whether bytes name a Russian algorithm, by which they are signed or which their maker knew."""
    return any(start in der for start in GOST)


def read_certificate(der: bytes) -> Certificate:
    """Return what a certificate says; ValueError when it is none."""
    body = elements(der)[0].parts[0].parts
    if body[0].tag == FIRST:
        body = body[1:]
    number, _, issuer, validity, subject = _exactly(body[:5], 5)
    if number.tag != INTEGER or validity.tag != SEQUENCE or len(number.content) > LONGEST_NUMBER:
        raise ValueError("not a certificate")
    begin, end = _exactly(validity.parts, 2)
    return Certificate(
        number=(number.content[1:] if number.content[:1] == b"\0" else number.content).hex().upper() or "00",
        owner=_person(_names(subject)),
        issuer=_centre(_names(issuer)),
        valid_from=begin.moment,
        valid_to=end.moment,
    )


def _statement(signer: Element) -> Statement:
    attributes: dict[bytes, Element] = {}
    for part in (part for signed in signer.parts if signed.tag == FIRST for part in signed.parts):
        kind, values = _exactly(part.parts, 2)
        attributes.setdefault(kind.content, values.parts[0])
    time = attributes.get(SIGNING_TIME)
    return Statement(time.moment if time else None, _certificate_hash(attributes))


def _certificate_hash(attributes: Mapping[bytes, Element]) -> tuple[str, bytes] | None:
    """Return the hash of RFC 5035 (its algorithm SHA-256 unless it names one) or of RFC 2634 (SHA-1)."""
    for kind, usual in ((CERTIFICATE_V2, "sha256"), (CERTIFICATE_V1, "sha1")):
        if kind in attributes:
            first, *more = attributes[kind].parts[0].parts[0].parts
            if first.tag == SEQUENCE:
                return HASHES.get(first.parts[0].content, ""), more[0].content
            return usual, first.content
    return None


def _names(name: Element) -> dict[bytes, str]:
    """Return the parts of a distinguished name, one of each kind, unprintable letters left out."""
    found: dict[bytes, str] = {}
    for relative in name.parts:
        for pair in relative.parts:
            kind, value = _exactly(pair.parts, 2)
            printable = "".join(letter if letter.isprintable() else " " for letter in value.text)
            found.setdefault(kind.content, " ".join(printable.split())[:LONGEST_NAME])
    return found


def _person(names: Mapping[bytes, str]) -> str:
    """Return surname, name and patronymic: the common name may be the firm's."""
    if names.get(SURNAME) and names.get(GIVEN_NAME):
        return f"{names[SURNAME]} {names[GIVEN_NAME]}"
    return _centre(names)


def _centre(names: Mapping[bytes, str]) -> str:
    return names.get(COMMON_NAME) or names.get(ORGANISATION) or next(iter(names.values()), "")


def _exactly(parts: list[Element], count: int) -> list[Element]:
    if len(parts) != count:
        raise ValueError("not as many values as there should be")
    return parts
