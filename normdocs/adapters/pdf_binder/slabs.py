"""The pieces an approval is set in, one below the other: none is ever cut by the end of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from normdocs.adapters.pdf_binder.pen import Drawn, Pen, Style, rounded, rule
from normdocs.domain.approval.block import ApprovalBlock, ApprovalRow, SignatureMark

TITLE, REQUISITES, NOTE = Style(11, bold=True), Style(10), Style(9, grey=0.25)
HEAD, CELL = Style(8, grey=0.35), Style(9)
MARK_TITLE, MARK = Style(8.5, bold=True), Style(8)
SHEET_TITLE, ABOUT = Style(14, bold=True), Style(11)
PADDING, PADDING_BELOW, CELL_PADDING, COLUMN_GAP = 10.0, 5.0, 3.5, 8.0
SHARES, SHARES_WITHOUT_NOTES = (0.19, 0.38, 0.14, 0.29), (0.22, 0.6, 0.18)
FRAME, HAIRLINE, PALE, RADIUS = 0.75, 0.4, 0.65, 6.0
SPACE = 12.0
NARROWEST_MARK = 225.0
# A row is set in parts of so many lines, so that each finds place on a page lying down.
PART = 20


@dataclass(frozen=True)
class Slab:
    """A piece: its height, the space wanted above it, and how it is drawn from its left upper corner."""

    height: float
    draw: Callable[[float, float], Drawn]
    above: float = 0.0


def block_slabs(pen: Pen, block: ApprovalBlock, width: float) -> list[Slab]:
    """Return an approval block: its head, then each step of the route, all in one frame."""
    inner = width - 2 * PADDING
    shares = SHARES if any(row.note for row in block.rows) else SHARES_WITHOUT_NOTES
    pieces = [_heading(pen, block, inner)]
    if block.columns and block.rows:
        pieces.extend(_row(pen, block.columns, HEAD, inner, shares))
    for row in block.rows:
        pieces.extend(_row(pen, row, CELL, inner, shares))
    last = len(pieces) - 1
    return [
        Slab(
            piece.height + (PADDING if number == 0 else 0) + (PADDING_BELOW if number == last else 0),
            _framed(piece, width, number == 0, number == last),
            SPACE if number == 0 else 0,
        )
        for number, piece in enumerate(pieces)
    ]


def mark_slabs(pen: Pen, marks: Sequence[SignatureMark], width: float) -> list[Slab]:
    """Return the marks of signatures, beside each other as far as there is place."""
    across = max(1, int((width + SPACE) // (NARROWEST_MARK + SPACE)))
    own = (width - SPACE * (across - 1)) / across
    return [_marks(pen, marks[start : start + across], own) for start in range(0, len(marks), across)]


def heading_slab(pen: Pen, heading: Sequence[str], width: float) -> Slab:
    """Return the heading of an added page: its first line large, all centred."""
    texts = [
        (line, style)
        for number, text in enumerate(heading)
        for style in (ABOUT if number else SHEET_TITLE,)
        for line in pen.wrap(text, style, width)
    ]

    def draw(left: float, top: float) -> Drawn:
        drawn = Drawn()
        for line, style in texts:
            drawn.paragraphs.append([_centred(pen, line, style, left + width / 2, top)])
            top -= style.row
        return drawn

    return Slab(sum(style.row for _, style in texts) + SPACE / 2, draw)


def _heading(pen: Pen, block: ApprovalBlock, inner: float) -> Slab:
    """Title and requisites stand in one line where they fit, else one below the other."""
    beside = pen.width(block.title, TITLE) + 3 * COLUMN_GAP + pen.width(block.requisites, REQUISITES) <= inner
    title = pen.wrap(block.title, TITLE, inner)
    below = [] if beside else pen.wrap(block.requisites, REQUISITES, inner)
    notes = [line for text in block.lines for line in pen.wrap(text, NOTE, inner)]
    heights = (len(title) * TITLE.row, len(below) * REQUISITES.row, len(notes) * NOTE.row)

    def draw(left: float, top: float) -> Drawn:
        drawn = Drawn([pen.lines(title, TITLE, left, top)])
        if beside and block.requisites:
            right = left + inner - pen.width(block.requisites, REQUISITES)
            drop = (TITLE.size - REQUISITES.size) * 0.95
            drawn.paragraphs.append([pen.write(block.requisites, REQUISITES, right, top - drop)])
        drawn.paragraphs.append(pen.lines(below, REQUISITES, left, top - heights[0]))
        drawn.paragraphs.append(pen.lines(notes, NOTE, left, top - heights[0] - heights[1]))
        return drawn

    return Slab(sum(heights) + (CELL_PADDING if block.rows else 0), draw)


def _row(pen: Pen, row: ApprovalRow, style: Style, inner: float, shares: Sequence[float]) -> Iterator[Slab]:
    """Yield a row of the route under a thin rule, a column for each share; one of many lines in parts."""
    room = inner - COLUMN_GAP * (len(shares) - 1)
    widths = [share * room for share in shares]
    texts = (row.step, row.who, row.date, row.note)[: len(shares)]
    cells = [pen.wrap(text, style, width) for text, width in zip(texts, widths, strict=True)]
    lefts = [sum(widths[:number]) + COLUMN_GAP * number for number in range(len(widths))]
    count = max(1, *map(len, cells))
    for start in range(0, count, PART):
        part = [cell[start : start + PART] for cell in cells]
        yield _part(pen, part, style, (lefts, inner), ruled=start == 0)


def _part(
    pen: Pen, cells: list[list[str]], style: Style, places: tuple[list[float], float], *, ruled: bool
) -> Slab:
    lefts, inner = places

    def draw(left: float, top: float) -> Drawn:
        begin = top - CELL_PADDING
        written = [
            line
            for cell, place in zip(cells, lefts, strict=True)
            for line in pen.lines(cell, style, left + place, begin)
        ]
        return Drawn([written], [rule(left, left + inner, top, HAIRLINE, PALE)] if ruled else [])

    return Slab(max(map(len, cells)) * style.row + 2 * CELL_PADDING, draw)


def _framed(piece: Slab, width: float, first: bool, last: bool) -> Callable[[float, float], Drawn]:
    """Return how a piece of the block is drawn with its share of the frame."""

    def draw(left: float, top: float) -> Drawn:
        inside = top - (PADDING if first else 0)
        drawn = piece.draw(left + PADDING, inside)
        low, right = inside - piece.height - (PADDING_BELOW if last else 0), left + width
        drawn.rules.extend(_side(x, low, top) for x in (left, right))
        drawn.rules.extend(
            rule(left - FRAME / 2, right + FRAME / 2, y, FRAME, 0)
            for y, wanted in ((top, first), (low, last))
            if wanted
        )
        return drawn

    return draw


def _side(x: float, low: float, high: float) -> str:
    return f"0 G {FRAME:g} w {x:.2f} {low:.2f} m {x:.2f} {high:.2f} l S"


def _marks(pen: Pen, marks: Sequence[SignatureMark], width: float) -> Slab:
    """Return marks in one line, equally high."""
    inner = width - 2 * PADDING
    texts = [[line for text in mark.lines for line in pen.wrap(text, MARK, inner)] for mark in marks]
    titles = [[line for text in mark.title for line in pen.wrap(text, MARK_TITLE, inner)] for mark in marks]
    head = max(map(len, titles)) * MARK_TITLE.row + CELL_PADDING
    height = head + max(map(len, texts)) * MARK.row + 2 * CELL_PADDING + PADDING

    def draw(left: float, top: float) -> Drawn:
        drawn = Drawn()
        for title, lines in zip(titles, texts, strict=True):
            begin = top - PADDING / 2 - CELL_PADDING
            drawn.paragraphs.append(
                [
                    _centred(pen, line, MARK_TITLE, left + width / 2, begin - number * MARK_TITLE.row)
                    for number, line in enumerate(title)
                ]
            )
            drawn.paragraphs.append(pen.lines(lines, MARK, left + PADDING, begin - head))
            outline = rounded(left, top - height, left + width, top, RADIUS)
            drawn.rules.append(f"0 G {FRAME:g} w {outline} S")
            left += width + SPACE
        return drawn

    return Slab(height, draw, SPACE)


def _centred(pen: Pen, text: str, style: Style, middle: float, top: float) -> str:
    return pen.write(text, style, middle - pen.width(text, style) / 2, top)
