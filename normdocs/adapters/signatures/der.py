"""The encoding of signatures and certificates (DER, ITU-T X.690), as far as names and dates need it."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode, encodebytes
from datetime import UTC, datetime
from typing import NamedTuple

SEQUENCE, SET, OID, INTEGER, UTC_TIME, GENERALIZED_TIME = 0x30, 0x31, 0x06, 0x02, 0x17, 0x18
TEXTS = {0x1E: "utf-16-be", 0x1C: "utf-32-be", 0x14: "latin-1"}
ARMOUR = re.compile(rb"-----[A-Z0-9 ]+-----")
CERTIFICATE = re.compile(rb"-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", re.DOTALL)
BASE64 = re.compile(rb"[A-Za-z0-9+/=\s]+")
LONGEST_LENGTH = 4


class Element(NamedTuple):
    """One value: its tag, what it holds."""

    tag: int
    content: bytes

    @property
    def parts(self) -> list[Element]:
        """The values inside a constructed one; ValueError where they do not fill it exactly."""
        return elements(self.content)

    @property
    def text(self) -> str:
        """The letters of a character string."""
        return self.content.decode(TEXTS.get(self.tag, "utf-8"), errors="replace")

    @property
    def moment(self) -> datetime:
        """The moment of a UTCTime or GeneralizedTime, in UTC; ValueError when it is none."""
        digits = self.content.decode("ascii").removesuffix("Z").partition(".")[0]
        if self.tag == UTC_TIME:
            digits = ("19" if digits[:2] >= "50" else "20") + digits
        return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


def elements(data: bytes) -> list[Element]:
    """Return the values that stand one after another; ValueError when the bytes are not that."""
    found, place = [], 0
    while place < len(data):
        begin, end = _extent(data, place)
        if end > len(data):
            raise ValueError("a value reaches beyond its end")
        found.append(Element(data[place], data[begin:end]))
        place = end
    return found


def _extent(data: bytes, place: int) -> tuple[int, int]:
    if len(data) - place < 2 or data[place] & 0x1F == 0x1F:
        raise ValueError("no value begins here")
    length, begin = data[place + 1], place + 2
    if length & 0x80:
        size = length & 0x7F
        if not 0 < size <= LONGEST_LENGTH:
            raise ValueError("a length that DER does not have")
        length, begin = int.from_bytes(data[begin : begin + size], "big"), begin + size
    return begin, begin + length


def as_pem(certificate: bytes) -> bytes:
    """Return a certificate as PEM."""
    return b"-----BEGIN CERTIFICATE-----\n" + encodebytes(certificate) + b"-----END CERTIFICATE-----\n"


def certificates_in(pem: bytes) -> list[bytes]:
    """Return the certificates of a PEM file; ValueError where one is broken."""
    return [without_armour(found[1]) for found in CERTIFICATE.finditer(pem)]


def without_armour(data: bytes) -> bytes:
    """Return the binary form of what may be PEM or bare base64, as CryptoPro writes it; ValueError."""
    if data[:1] == bytes([SEQUENCE]):
        return data
    stripped = data.removeprefix(b"\xef\xbb\xbf")
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        stripped = data.decode("utf-16").encode("ascii")
    bare = ARMOUR.sub(b"", stripped)
    if not BASE64.fullmatch(bare):
        raise ValueError("neither DER nor base64")
    try:
        return b64decode(bare)
    except binascii.Error as error:
        raise ValueError("base64 that breaks off") from error
