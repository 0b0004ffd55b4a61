"""What a document states, whatever its kind: the same few claims for a statement, a map and a roadmap."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeVar

from normdocs.domain.loaded import Path, written

Counted = tuple[str, int]
# What a number may not be above: organisations of the set, programmes there are, people there are, pairs.
Whole = Literal["organisations", "programmes", "people", "pairs"]


@dataclass(frozen=True)
class At:
    """Where a claim stands: the document's code, the field, and whose document it is."""

    document: str
    path: Path
    organisation: str = ""

    @property
    def field(self) -> str:
        """The field as people read it."""
        return written(self.path)


@dataclass(frozen=True)
class Claim:
    """Something a document states."""

    at: At


@dataclass(frozen=True)
class Sum(Claim):
    """A total and its parts; `also` are further totals that would be as good."""

    total: int
    parts: tuple[int, ...]
    also: tuple[int, ...] = ()


@dataclass(frozen=True)
class Groups(Claim):
    """Groups of people one may stand in several of, and how many `distinct` people there are.

    `covering`: everybody stands in at least one of them. `total` is what the table states below its rows;
    `bounded` are the labels of the groups made of those people only.
    """

    groups: tuple[Counted, ...]
    total: int | None = None
    distinct: int | None = None
    covering: bool = False
    bounded: frozenset[str] = frozenset()

    @property
    def sum(self) -> int:
        """The sum of the groups."""
        return sum(number for _, number in self.groups)


@dataclass(frozen=True)
class Bound(Claim):
    """A part that cannot be above its whole, which is the sum of `of`."""

    part: int
    of: tuple[int, ...]
    whole: Whole
    label: str = ""


@dataclass(frozen=True)
class Everywhere(Claim):
    """What is said of all: in how many each is by another count, or how many are left out."""

    counted: tuple[Counted, ...] = ()
    of: int | None = None
    uncovered: int | None = None


@dataclass(frozen=True)
class Crossed(Claim):
    """One number in a table and in the matrix beside it."""

    label: str
    table: int
    matrix: int


@dataclass(frozen=True)
class Percentage(Claim):
    """A percentage as it was published, with the numbers it is made of where they are named."""

    stated: Decimal
    decimals: int
    count: int | None = None
    of: int | None = None
    base: str | None = None


@dataclass(frozen=True)
class Shares(Claim):
    """Percentages beside each other; `based` where every one names what it is a share of."""

    stated: tuple[Decimal, ...]
    based: bool


@dataclass(frozen=True)
class Target(Claim):
    """A number held against a target in per cent; `met` as the document says, None where it does not.

    `based`: it says what the number is a part of, with or without a number.
    """

    target: Decimal
    count: int | None = None
    of: int | None = None
    stated: Decimal | None = None
    decimals: int = 1
    met: bool | None = None
    based: bool = False


@dataclass(frozen=True)
class Core(Claim):
    """The acts every organisation must have, and how many of the `of` have each."""

    adopted: tuple[Counted, ...]
    of: int


@dataclass(frozen=True)
class Figure(Claim):
    """A number that stands in several documents of one day; `subject` says of what."""

    subject: str
    of: str
    on: dt.date
    value: int


@dataclass(frozen=True)
class Agreeing(Claim):
    """A number that has to be one of those stated elsewhere in the document."""

    value: int
    among: tuple[int, ...]


C = TypeVar("C", bound=Claim)


class Claims:
    """Claims in the order they were made."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.all = tuple(claims)

    def of(self, kind: type[C]) -> list[C]:
        """Return the claims of one kind."""
        return [claim for claim in self.all if type(claim) is kind]
