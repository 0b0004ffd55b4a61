"""Rules of what is where: "all" against counts, matrix against table, the core set, one figure everywhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from normdocs.domain.consistency.breach import Breach
from normdocs.domain.consistency.claims import Agreeing, Claims, Core, Crossed, Everywhere, Figure
from normdocs.domain.finding import Severity
from normdocs.domain.reports.figures import percentage

E, W = Severity.ERROR, Severity.WARNING
ALL, MATRIX, CORE, FIGURE = "said-of-all", "matrix-table", "core-set", "same-figure"


def said_of_all(claims: Claims) -> Iterator[Breach]:
    """What is said of all agrees with the counts."""
    for claim in claims.of(Everywhere):
        fewer = tuple((label, number) for label, number in claim.counted if claim.of and number < claim.of)
        if fewer:
            yield Breach(ALL, E, claim.at, "fewer", {"parts": fewer, "of": claim.of})
        elif claim.uncovered:
            yield Breach(ALL, E, claim.at, "uncovered", {"uncovered": claim.uncovered})


def matrix_table(claims: Claims) -> Iterator[Breach]:
    """A table counts what the matrix marks."""
    for claim in claims.of(Crossed):
        if claim.table != claim.matrix:
            values = {"label": claim.label, "table": claim.table, "matrix": claim.matrix}
            yield Breach(MATRIX, E, claim.at, values=values)


def core_set(claims: Claims) -> Iterator[Breach]:
    """Every organisation has every act of the core set."""
    for claim in claims.of(Core):
        present, wanted = sum(number for _, number in claim.adopted), claim.of * len(claim.adopted)
        if 0 <= present < wanted:
            values = {
                "parts": tuple(number for _, number in claim.adopted),
                "whole": wanted,
                "percent": percentage(present, wanted, 0),
                "lacking": tuple(one for one in claim.adopted if one[1] < claim.of),
                "of": claim.of,
            }
            yield Breach(CORE, W, claim.at, values=values)


def same_figure(claims: Claims) -> Iterator[Breach]:
    """A figure of one organisation and day is the same everywhere: in a document, and in all of them."""
    for one in claims.of(Agreeing):
        if one.value not in one.among:
            among = tuple(dict.fromkeys(one.among))
            yield Breach(FIGURE, E, one.at, "elsewhere", {"value": one.value, "among": among})
    stated: dict[object, list[Figure]] = defaultdict(list)
    for claim in claims.of(Figure):
        stated[claim.subject, claim.of, claim.on].append(claim)
    for figures in stated.values():
        # What is stated most often is right, of two the first.
        usual, _ = Counter(claim.value for claim in figures).most_common(1)[0]
        first = next(claim for claim in figures if claim.value == usual)
        for other in {claim.value: claim for claim in reversed(figures) if claim.value != usual}.values():
            values = {
                "value": other.value,
                "first": usual,
                "document": first.at.document,
                "field": first.at.field,
            }
            way = "document" if first.at.document == other.at.document else ""
            yield Breach(FIGURE, E, other.at, way, values, (first.at,))
