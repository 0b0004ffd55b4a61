"""Claims of acts, people and plans."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from normdocs.domain.consistency.claims import Claim
from normdocs.domain.loaded import Path


@dataclass(frozen=True)
class Citation(Claim):
    """An act as a document cites it on its own day; `listed` is the list it stands in.

    `act` is its name in the registry. `personal`: personal data are annexed to it. `known`: nobody cites it,
    the register says so.
    """

    listed: Path
    title: str | None = None
    kind: str | None = None
    issuer: str | None = None
    number: str | None = None
    date: dt.date | None = None
    act: str | None = None
    on: dt.date | None = None
    personal: bool = False
    known: bool = False


@dataclass(frozen=True)
class Term(Claim):
    """The last year something is for that a document of a day names as in force."""

    title: str | None
    until: int
    on: dt.date


@dataclass(frozen=True)
class KnownAct(Claim):
    """An act of the registry."""

    id: str
    number: str
    date: dt.date
    title: str | None
    issuer: str | None
    valid_to: dt.date | None


@dataclass(frozen=True)
class Holder(Claim):
    """Somebody in a post on a day; `key` is the person, `words` the post word by word.

    `leads`: the post is the head's of `of`. `known` is what the register says, which wins over a document.
    """

    name: str
    key: str
    post: str
    words: tuple[str, ...]
    leads: bool
    of: str | None
    on: dt.date
    known: bool = False


@dataclass(frozen=True)
class Called(Claim):
    """An organisation's name as it is written; what the register says is `known`."""

    name: str
    known: bool = False


@dataclass(frozen=True)
class Span:
    """A period: its first and last day, in no particular year when it is `yearless`; `long`: whole years."""

    begins: dt.date | None
    ends: dt.date | None = None
    yearless: bool = False
    long: bool = False


@dataclass(frozen=True)
class Planned(Claim):
    """An action of a plan: its period as it is written and as it was read, and whether it is anybody's.

    Plans are read in their order; `ordered`: its actions are meant to follow each other.
    """

    text: str
    period: str | None
    span: Span | None
    responsible: bool
    years: tuple[int, ...] = ()
    ordered: bool = True


@dataclass(frozen=True)
class Numbered(Claim):
    """A stage with its number."""

    number: int


@dataclass(frozen=True)
class Founded(Claim):
    """What an act brought about, and when that began."""

    number: str
    date: dt.date
    period: str
    begins: dt.date


@dataclass(frozen=True)
class Public(Claim):
    """A document with personal data that stands where everybody sees it; `title` is its own."""

    title: str
