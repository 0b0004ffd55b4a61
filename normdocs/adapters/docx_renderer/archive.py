"""A .docx written entry by entry: unchanged entries as already deflated streams, no clock anywhere."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Literal

Deflate = Literal["zlib", "isal"]
_LOCAL = struct.Struct("<IHHHHHIIIHH")
_CENTRAL = struct.Struct("<IHHHHHHIIIHHHHHII")
_END = struct.Struct("<IHHHHIIH")
_MIDNIGHT, _FIRST_DAY = 0, 0x21  # 1980-01-01 00:00, the first moment a zip can name
_UTF8 = 0x800


Codec = tuple[Callable[[bytes], bytes], Callable[[bytes], int]]


@cache
def codec(deflate: Deflate) -> Codec:
    """Return (deflate, checksum) for one entry; `isal` is faster and writes slightly larger files."""
    if deflate == "isal":
        from isal import isal_zlib  # noqa: PLC0415 - optional, and only when asked for

        return lambda data: isal_zlib.compress(data, 2, -15), isal_zlib.crc32
    return lambda data: zlib.compress(data, 6, -15), zlib.crc32


class Archive:
    """The entries of a template's documents in their order; `dynamic` ones are filled per document.

    A dynamic entry with nothing to fill in stays as it is in the template.
    """

    def __init__(self, entries: list[tuple[str, bytes]], dynamic: frozenset[str]) -> None:
        self._dynamic = dynamic
        self._entries = [(name.encode(), name, _packed(data, codec("zlib"))) for name, data in entries]

    def assembled(self, contents: Mapping[str, bytes | None], deflate: Deflate) -> bytes:
        """Return the .docx whose dynamic entries hold `contents`."""
        chosen = codec(deflate)
        body, directory, offset = [], [], 0
        for encoded, name, ready in self._entries:
            content = contents[name] if name in self._dynamic else None
            data, fields = ready if content is None else _packed(content, chosen)
            flags = 0 if encoded.isascii() else _UTF8
            shared = (flags, *fields, len(encoded), 0)
            local = _LOCAL.pack(0x04034B50, 20, *shared)
            body += [local, encoded, data]
            directory += [_CENTRAL.pack(0x02014B50, 20, 20, *shared, 0, 0, 0, 0, offset), encoded]
            offset += len(local) + len(encoded) + len(data)
        index = b"".join(directory)
        count = len(self._entries)
        end = _END.pack(0x06054B50, 0, 0, count, count, len(index), offset, 0)
        return b"".join([*body, index, end])


def _packed(data: bytes, chosen: Codec) -> tuple[bytes, tuple[int, ...]]:
    """Return the stream and (method, time, date, crc, packed size, size) of one entry."""
    squeeze, checksum = chosen
    packed, method = squeeze(data), 8
    if len(packed) >= len(data):
        packed, method = data, 0
    return packed, (method, _MIDNIGHT, _FIRST_DAY, checksum(data), len(packed), len(data))
