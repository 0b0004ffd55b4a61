"""Text as PDF drawing operators."""

from __future__ import annotations

from normdocs.adapters.pdf_binder.outline import Contour, Point
from normdocs.adapters.pdf_binder.typeface import Typeface

EM = 1000


def text_width(typeface: Typeface, text: str) -> float:
    """Return the width of a line of `text` in thousandths of its size."""
    return sum(typeface.width(letter) for letter in text) * EM / typeface.em


def draw_text(typeface: Typeface, text: str, x: float = 0, y: float = 0) -> str:
    """Return operators that fill `text` from the pen at (x, y), an em being 1000 units."""
    scale = EM / typeface.em
    operators: list[str] = []
    for letter in text:
        for contour in typeface.contours(letter):
            placed = [Point(x + point.x * scale, y + point.y * scale, point.on_curve) for point in contour]
            operators.append(_draw_contour(placed))
        x += typeface.width(letter) * scale
    return "\n".join([*operators, "f"]) if operators else ""


def _draw_contour(contour: Contour) -> str:
    points = _with_implied_points(contour)
    pen = points[0]
    operators = [f"{pen.x:.0f} {pen.y:.0f} m"]
    bend: Point | None = None
    for point in [*points[1:], points[0]]:
        if not point.on_curve:
            bend = point
            continue
        operators.append(_draw_step(pen, bend, point))
        pen, bend = point, None
    return " ".join([*operators, "h"])


def _draw_step(pen: Point, bend: Point | None, to: Point) -> str:
    """A line, or the cubic curve equal to the quadratic one TrueType means."""
    if bend is None:
        return f"{to.x:.0f} {to.y:.0f} l"
    near = [(start + 2 * middle) / 3 for start, middle in ((pen.x, bend.x), (pen.y, bend.y))]
    far = [(end + 2 * middle) / 3 for end, middle in ((to.x, bend.x), (to.y, bend.y))]
    return " ".join(f"{number:.0f}" for number in (*near, *far, to.x, to.y)) + " c"


def _with_implied_points(contour: Contour) -> Contour:
    """Between two points off the curve lies one on it, halfway; the contour begins on the curve."""
    full: Contour = []
    for point, following in zip(contour, [*contour[1:], contour[0]], strict=True):
        full.append(point)
        if not point.on_curve and not following.on_curve:
            full.append(Point((point.x + following.x) / 2, (point.y + following.y) / 2, True))
    first = next((index for index, point in enumerate(full) if point.on_curve), 0)
    return full[first:] + full[:first]
