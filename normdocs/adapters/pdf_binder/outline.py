"""One glyph of a TrueType file: its points, or the other glyphs it is put together from."""

from __future__ import annotations

import struct
from typing import NamedTuple

ON_CURVE, SHORT_X, SHORT_Y, REPEAT, SAME_X, SAME_Y = 1, 2, 4, 8, 16, 32
WORDS, OFFSETS, ONE_SCALE, MORE, TWO_SCALES, MATRIX = 1, 2, 8, 32, 64, 128


class Point(NamedTuple):
    """A point of a contour; one off the curve bends it (quadratic)."""

    x: float
    y: float
    on_curve: bool


Contour = list[Point]


class Part(NamedTuple):
    """Another glyph used in this one, turned and moved."""

    glyph: int
    matrix: tuple[float, float, float, float]
    moved: tuple[int, int]

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the other glyph lies in this one."""
        a, b, c, d = self.matrix
        return a * x + c * y + self.moved[0], b * x + d * y + self.moved[1]


def unpack_glyph(data: bytes, offset: int) -> tuple[list[Contour], list[Part]]:
    """Return the contours and the parts of the glyph at `offset`."""
    (count,) = struct.unpack_from(">h", data, offset)
    if count < 0:
        return [], _parts(data, offset + 10)
    return _contours(data, offset + 10, count), []


def _contours(data: bytes, at: int, count: int) -> list[Contour]:
    ends = struct.unpack_from(f">{count}H", data, at)
    at += 2 * count
    at += 2 + struct.unpack_from(">H", data, at)[0]
    total = ends[-1] + 1 if ends else 0
    flags: list[int] = []
    while len(flags) < total:
        flag = data[at]
        repeats = data[at + 1] if flag & REPEAT else 0
        flags += [flag] * (repeats + 1)
        at += 2 if flag & REPEAT else 1
    xs, at = _coordinates(data, at, flags, SHORT_X, SAME_X)
    ys, at = _coordinates(data, at, flags, SHORT_Y, SAME_Y)
    points = [Point(x, y, bool(flag & ON_CURVE)) for x, y, flag in zip(xs, ys, flags, strict=False)]
    starts = (0, *(end + 1 for end in ends[:-1]))
    return [points[first : end + 1] for first, end in zip(starts, ends, strict=True)]


def _coordinates(data: bytes, at: int, flags: list[int], short: int, same: int) -> tuple[list[int], int]:
    values: list[int] = []
    value = 0
    for flag in flags:
        if flag & short:
            value += data[at] if flag & same else -data[at]
            at += 1
        elif not flag & same:
            value += struct.unpack_from(">h", data, at)[0]
            at += 2
        values.append(value)
    return values, at


def _parts(data: bytes, at: int) -> list[Part]:
    parts: list[Part] = []
    flags = MORE
    while flags & MORE:
        flags, glyph = struct.unpack_from(">HH", data, at)
        form = ">hh" if flags & WORDS else ">bb"
        moved = struct.unpack_from(form, data, at + 4) if flags & OFFSETS else (0, 0)
        at += 4 + struct.calcsize(form)
        form = (
            ">4h" if flags & MATRIX else ">2h" if flags & TWO_SCALES else ">h" if flags & ONE_SCALE else ">"
        )
        scales = [number / 16384 for number in struct.unpack_from(form, data, at)]
        at += struct.calcsize(form)
        parts.append(Part(glyph, _matrix(scales), moved))
    return parts


def _matrix(scales: list[float]) -> tuple[float, float, float, float]:
    if len(scales) == 4:
        return scales[0], scales[1], scales[2], scales[3]
    across = scales[0] if scales else 1.0
    return across, 0.0, 0.0, scales[1] if len(scales) == 2 else across
