"""How much of a page is empty at its end, measured by what is drawn on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from pypdf import PageObject
from pypdf.errors import PyPdfError
from pypdf.generic import ContentStream, DictionaryObject

from normdocs.adapters.pdf_binder.overlay import View

MM = 72 / 25.4
MARGIN = 20 * MM
# What ends below this line is a footer: nothing is put beside or under it.
FOOT = 25 * MM
GAP = 20.0
# A letter reaches so far above and below its line, and is at most so wide, in sizes of its font.
ASCENT, DESCENT, ADVANCE = 0.95, 0.25, 0.75
PAINTING = frozenset({b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s"})
SHOWING = frozenset({b"Tj", b"TJ", b"'", b'"'})

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
UNITY: Matrix = (1, 0, 0, 1, 0, 0)


class Room(NamedTuple):
    """An empty band of a page as it is seen, points from its lower edge."""

    floor: float
    ceiling: float

    @property
    def height(self) -> float:
        """How high it is; less than nothing on a full page."""
        return self.ceiling - self.floor


def room_below(page: PageObject) -> Room:
    """Return the band between the last thing drawn on `page` and its margin or footer.

    A page that cannot be understood has no room.
    """
    view = View.of(page)
    try:
        spans = list(_spans(page, view))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        return Room(0, 0)
    foot = [high + GAP / 2 for _, high in spans if high <= FOOT]
    body = [low - GAP for low, high in spans if high > FOOT]
    return Room(max([MARGIN, *foot]), min([view.height - MARGIN, *body]))


def _spans(page: PageObject, view: View) -> Iterator[tuple[float, float]]:
    """Yield from where to where each thing drawn reaches, upwards."""
    seen = _inverse(view.matrix)
    contents = page.get_contents()
    if contents is not None:
        resources = page.get("/Resources", DictionaryObject()).get_object()
        trace = Trace(seen, resources.get("/XObject", DictionaryObject()).get_object())
        for operands, operator in ContentStream(contents, page.pdf).operations:
            trace.take(operator, operands)
        yield from trace.spans
    for reference in page.get("/Annots") or ():
        annotation = reference.get_object()
        if annotation.get("/Subtype") not in {"/Link", "/Popup"}:
            left, low, right, high = (float(number) for number in annotation["/Rect"])
            yield _span([_moved(seen, point) for point in _corners(left, low, right, high)])


class Trace:
    """What a content stream draws, as spans of height; watermarks lie behind everything and do not count."""

    def __init__(self, matrix: Matrix, forms: Any) -> None:
        self.spans: list[tuple[float, float]] = []
        self._matrix, self._forms = matrix, forms
        self._saved: list[Matrix] = []
        self._behind: list[bool] = []
        self._path: list[Point] = []
        self._text = self._line = UNITY
        self._size = self._leading = self._rise = 0.0
        self._taken: dict[bytes, Callable[[list[Any]], None]] = {
            b"q": lambda given: self._saved.append(self._matrix),
            b"Q": lambda given: self._restore(),
            b"cm": self._turn,
            b"BT": lambda given: self._set_line(UNITY),
            b"Tm": lambda given: self._set_line(_matrix(given)),
            b"Td": lambda given: self._move_line(float(given[0]), float(given[1])),
            b"TD": self._lead,
            b"T*": lambda given: self._move_line(0, -self._leading),
            b"TL": lambda given: setattr(self, "_leading", float(given[0])),
            b"Ts": lambda given: setattr(self, "_rise", float(given[0])),
            b"Tf": lambda given: setattr(self, "_size", float(given[1])),
            b"BMC": lambda given: self._behind.append(False),
            b"BDC": lambda given: self._behind.append(_is_watermark(given)),
            b"EMC": self._end_mark,
            b"re": self._rectangle,
            b"n": lambda given: self._path.clear(),
            b"Do": self._form,
            b"sh": lambda given: self._draw([(-1e6, -1e6), (1e6, 1e6)]),
            b"INLINE IMAGE": lambda given: self._draw(_corners(0, 0, 1, 1)),
        }

    def take(self, operator: bytes, operands: Any) -> None:
        """Follow one operator."""
        if operator in self._taken:
            self._taken[operator](operands)
        elif operator in SHOWING:
            self._show(operator, operands)
        elif operator in {b"m", b"l", b"c", b"v", b"y"}:
            numbers = [float(number) for number in operands]
            self._path.extend(zip(numbers[::2], numbers[1::2], strict=True))
        elif operator in PAINTING:
            self._draw(self._path)
            self._path.clear()

    def _end_mark(self, given: list[Any]) -> None:
        if self._behind:
            self._behind.pop()

    def _restore(self) -> None:
        if self._saved:
            self._matrix = self._saved.pop()

    def _turn(self, given: list[Any]) -> None:
        self._matrix = _joined(_matrix(given), self._matrix)

    def _set_line(self, matrix: Matrix) -> None:
        self._text = self._line = matrix

    def _move_line(self, x: float, y: float) -> None:
        self._set_line(_joined((1, 0, 0, 1, x, y), self._line))

    def _lead(self, given: list[Any]) -> None:
        self._leading = -float(given[1])
        self._move_line(float(given[0]), float(given[1]))

    def _rectangle(self, given: list[Any]) -> None:
        left, low, width, height = (float(number) for number in given)
        self._path.extend(_corners(left, low, left + width, low + height))

    def _form(self, given: list[Any]) -> None:
        """An image fills the unit square, a drawing its box."""
        drawn: Any = self._forms[given[0]].get_object()
        box = [float(number) for number in drawn.get("/BBox", (0, 0, 1, 1))]
        own = _matrix(drawn["/Matrix"]) if "/Matrix" in drawn else UNITY
        self._draw([_moved(own, point) for point in _corners(*box)])

    def _show(self, operator: bytes, given: list[Any]) -> None:
        if operator in {b"'", b'"'}:
            self._move_line(0, -self._leading)
        shown = given[-1] if isinstance(given[-1], list) else [given[-1]]
        width = sum(len(part) for part in shown if isinstance(part, str | bytes)) * self._size * ADVANCE
        low, high = self._rise - DESCENT * self._size, self._rise + ASCENT * self._size
        self._draw([_moved(self._text, point) for point in _corners(0, low, width, high)])
        self._text = _joined((1, 0, 0, 1, width, 0), self._text)

    def _draw(self, points: Sequence[Point]) -> None:
        if points and not any(self._behind):
            self.spans.append(_span([_moved(self._matrix, point) for point in points]))


def _is_watermark(given: list[Any]) -> bool:
    return isinstance(given[-1], DictionaryObject) and given[-1].get("/Subtype") == "/Watermark"


def _span(points: Sequence[Point]) -> tuple[float, float]:
    return min(y for _, y in points), max(y for _, y in points)


def _corners(left: float, low: float, right: float, high: float) -> list[Point]:
    return [(left, low), (left, high), (right, low), (right, high)]


def _matrix(numbers: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in numbers)
    return a, b, c, d, e, f


def _moved(matrix: Matrix, point: Point) -> Point:
    (a, b, c, d, e, f), (x, y) = matrix, point
    return a * x + c * y + e, b * x + d * y + f


def _joined(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    (x, y), (p, q, r, s, _, _) = _moved(then, (e, f)), then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, x, y


def _inverse(matrix: Matrix) -> Matrix:
    """Return what undoes a turn by right angles and a shift."""
    a, b, c, d, e, f = matrix
    turn = a * d - b * c
    return d / turn, -b / turn, -c / turn, a / turn, (c * f - d * e) / turn, (b * e - a * f) / turn
