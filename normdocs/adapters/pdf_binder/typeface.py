"""Text as PDF drawing operators, from the outlines of a font file.

Marks on a page are drawn as shapes: no font is embedded, the document's extracted text stays as it was,
PDF/A stays PDF/A.
"""

from __future__ import annotations

import io
import logging

from fontTools.pens.basePen import BasePen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from normdocs.adapters.pdf_binder.fonts import EM

# Fonts sold for decades have odd dates and the like: nothing a reader of a document should hear about.
logging.getLogger("fontTools").setLevel(logging.ERROR)


class Typeface:
    """The outlines and widths of one font file, an em being EM units; nothing is hinted or kerned."""

    def __init__(self, data: bytes) -> None:
        font = TTFont(io.BytesIO(data), lazy=True)
        self._scale: float = EM / font["head"].unitsPerEm
        self._names: dict[int, str] = font.getBestCmap()
        self._glyphs = font.getGlyphSet()

    def width(self, text: str) -> float:
        """Return how far a line of `text` moves the pen."""
        return sum(float(self._glyphs[self._name(letter)].width) for letter in text) * self._scale

    def draw(self, text: str, x: float = 0, y: float = 0) -> str:
        """Return operators that fill `text` from the pen at (x, y); none when nothing of it shows."""
        pen = PathPen(self._glyphs)
        for letter in text:
            placed = TransformPen(pen, (self._scale, 0, 0, self._scale, x, y))
            self._glyphs[self._name(letter)].draw(placed)
            x += self.width(letter)
        return "\n".join([*pen.operators, "f"]) if pen.operators else ""

    def _name(self, letter: str) -> str:
        return self._names.get(ord(letter), ".notdef")


class PathPen(BasePen):  # type: ignore[misc] # fontTools has no types
    """What is drawn, as PDF path operators; BasePen makes quadratic curves cubic and takes glyphs apart."""

    def __init__(self, glyphs: object) -> None:
        super().__init__(glyphs)
        self.operators: list[str] = []

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._add("m", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._add("l", pt)

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._add("c", *points)

    def _closePath(self) -> None:  # noqa: N802
        self._add("h")

    def _add(self, operator: str, *points: tuple[float, float]) -> None:
        numbers = [f"{number:.0f}" for point in points for number in point]
        self.operators.append(" ".join([*numbers, operator]))
