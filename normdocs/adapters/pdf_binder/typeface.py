"""Outlines of letters, read from a TrueType file.

Marks on a page are drawn as shapes: no font is embedded, the document's extracted text stays as it was,
PDF/A stays PDF/A. Only what that needs of the format is read (cmap 4, glyf, hmtx), after Microsoft's
OpenType specification; nothing is hinted or kerned.
"""

from __future__ import annotations

import functools
import os
import struct
from pathlib import Path

from normdocs.adapters.pdf_binder.outline import Contour, Point, unpack_glyph
from normdocs.errors import ConversionError

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_FILES = (
    "LiberationSans-Regular.ttf",
    "PTS55F.ttf",
    "DejaVuSans.ttf",
    "Carlito-Regular.ttf",
    "arial.ttf",
)
FONT_PACKAGE = "fonts-liberation"
DEEPEST = 6


class Typeface:
    """The outlines and widths of one font file, in units of its em."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        count = self._numbers(">H", 4)[0]
        records = (struct.unpack_from(">4sLLL", data, 12 + 16 * index) for index in range(count))
        self._tables = {name.decode("latin-1"): offset for name, _, offset, _ in records}
        self.em: int = self._numbers(">H", self._tables["head"] + 18)[0]
        self._long_offsets: bool = self._numbers(">h", self._tables["head"] + 50)[0] != 0
        self._metrics: int = self._numbers(">H", self._tables["hhea"] + 34)[0]
        self._glyphs = self._read_cmap()

    def width(self, letter: str) -> int:
        """Return how far `letter` moves the pen."""
        index = min(self._glyphs.get(ord(letter), 0), self._metrics - 1)
        return int(self._numbers(">H", self._tables["hmtx"] + 4 * index)[0])

    def contours(self, letter: str) -> list[Contour]:
        """Return the closed curves of `letter`; none for a space."""
        return self._contours(self._glyphs.get(ord(letter), 0), 0)

    def _contours(self, index: int, depth: int) -> list[Contour]:
        size, form = (4, ">LL") if self._long_offsets else (2, ">HH")
        start, end = self._numbers(form, self._tables["loca"] + size * index)
        factor = 1 if self._long_offsets else 2
        if start == end or depth > DEEPEST:
            return []
        own, parts = unpack_glyph(self._data, self._tables["glyf"] + factor * start)
        for part in parts:
            own += [
                [Point(*part.place(point.x, point.y), point.on_curve) for point in contour]
                for contour in self._contours(part.glyph, depth + 1)
            ]
        return own

    def _read_cmap(self) -> dict[int, int]:
        base = self._tables["cmap"]
        for index in range(self._numbers(">H", base + 2)[0]):
            platform, _, offset = self._numbers(">HHL", base + 4 + 8 * index)
            if platform in (0, 3) and self._numbers(">H", base + offset)[0] == 4:
                return self._read_segments(base + offset)
        return {}

    def _read_segments(self, start: int) -> dict[int, int]:
        count = self._numbers(">H", start + 6)[0] // 2
        ends, starts, deltas, ranges = (
            start + 14 + skip for skip in (0, 2 * count + 2, 4 * count + 2, 6 * count + 2)
        )
        found: dict[int, int] = {}
        for index in range(count):
            first, last, delta, reach = (
                self._numbers(">H", at + 2 * index)[0] for at in (starts, ends, deltas, ranges)
            )
            for code in range(first, min(last, 0xFFFE) + 1):
                at = ranges + 2 * index + reach + 2 * (code - first)
                glyph = self._numbers(">H", at)[0] if reach else code
                found[code] = (glyph + delta) & 0xFFFF if glyph else 0
        return found

    def _numbers(self, form: str, offset: int) -> tuple[int, ...]:
        return struct.unpack_from(form, self._data, offset)


@functools.cache
def installed_typeface() -> Typeface:
    """Return a sans-serif with Cyrillic letters found on this machine."""
    folders = [Path(os.path.expanduser(folder)) for folder in FONT_FOLDERS]  # noqa: PTH111 "~" may have no home
    for name in FONT_FILES:
        for folder in folders:
            for path in sorted(folder.rglob(name)):
                return Typeface(path.read_bytes())
    raise ConversionError(
        "no font with Cyrillic letters is installed: install the Debian package {package}",
        package=FONT_PACKAGE,
    )
