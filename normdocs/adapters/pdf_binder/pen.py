"""Lines of text and rules, measured and drawn: what approval blocks and marks are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, IndirectObject, NameObject

from normdocs.adapters.pdf_binder.embedding import EmbeddedFont
from normdocs.adapters.pdf_binder.fonts import BOLD_FONT_FILES, FONT_FILES, installed_font

LEADING = 1.25
# Where the line of letters lies below the top of its row, in sizes of its font.
BASELINE = 0.95
# The control points of a quarter circle, in radii.
ROUND = 0.5523
PLAIN_NAME, BOLD_NAME = "/ApprovalPlain", "/ApprovalBold"


@dataclass(frozen=True)
class Style:
    """How a text looks: size in points, weight, shade (0 is black)."""

    size: float
    bold: bool = False
    grey: float = 0.0

    @property
    def row(self) -> float:
        """The height of one line."""
        return self.size * LEADING


@dataclass
class Drawn:
    """Operators of one piece: texts, each list one paragraph to be read as such, and rules around them."""

    paragraphs: list[list[str]] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)


class Pen:
    """Writes in two weights of one typeface; the fonts are embedded once, when all is drawn."""

    def __init__(self) -> None:
        self._fonts = {
            False: EmbeddedFont(installed_font(FONT_FILES)),
            True: EmbeddedFont(installed_font(BOLD_FONT_FILES)),
        }

    def width(self, text: str, style: Style) -> float:
        """Return how wide a line is, points."""
        return self._fonts[style.bold].width(text, style.size)

    def wrap(self, text: str, style: Style, width: float) -> list[str]:
        """Return `text` in lines no wider than `width`; a word that is wider is broken where it must be."""
        lines: list[str] = []
        for word in text.split(" "):
            joined = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(joined, style) <= width:
                lines[-1] = joined
            else:
                lines.extend(self._broken(word, style, width))
        return lines if text.strip() else []

    def write(self, text: str, style: Style, x: float, top: float) -> str:
        """Return operators for one line whose row begins at `top`."""
        name = BOLD_NAME if style.bold else PLAIN_NAME
        # The blank at its end keeps the last word of a line from the first of the next when it is read aloud.
        shown = self._fonts[style.bold].write(f"{text} ")
        place = f"1 0 0 1 {x:.2f} {top - BASELINE * style.size:.2f} Tm"
        return f"BT {style.grey:g} g {name} {style.size:g} Tf {place} {shown} Tj ET"

    def lines(self, texts: Sequence[str], style: Style, x: float, top: float) -> list[str]:
        """Return operators for lines one below the other."""
        return [self.write(text, style, x, top - number * style.row) for number, text in enumerate(texts)]

    def embed(self, writer: PdfWriter) -> DictionaryObject:
        """Add the fonts to a file; return them under the names the operators use."""
        named: dict[str, IndirectObject] = {
            PLAIN_NAME: self._fonts[False].embed(writer),
            BOLD_NAME: self._fonts[True].embed(writer),
        }
        return DictionaryObject({NameObject(name): font for name, font in named.items()})

    def _broken(self, word: str, style: Style, width: float) -> list[str]:
        pieces = [""]
        for letter in word:
            if pieces[-1] and self.width(pieces[-1] + letter, style) > width:
                pieces.append("")
            pieces[-1] += letter
        return pieces


def rule(left: float, right: float, y: float, thickness: float, grey: float) -> str:
    """Return a horizontal line."""
    return f"{grey:g} G {thickness:g} w {left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S"


def rounded(left: float, low: float, right: float, high: float, radius: float) -> str:
    """Return the path of a rectangle with round corners."""
    hold = radius * (1 - ROUND)
    corners = (
        ((right - radius, low), (right - hold, low, right, low + hold, right, low + radius)),
        ((right, high - radius), (right, high - hold, right - hold, high, right - radius, high)),
        ((left + radius, high), (left + hold, high, left, high - hold, left, high - radius)),
        ((left, low + radius), (left, low + hold, left + hold, low, left + radius, low)),
    )
    path = [f"{left + radius:.2f} {low:.2f} m"]
    for side, curve in corners:
        path.append(f"{side[0]:.2f} {side[1]:.2f} l")
        path.append(" ".join(f"{number:.2f}" for number in curve) + " c")
    return f"{' '.join(path)} h"
