"""What a change made of documents: whose text gave way to which, the same rewording told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from normdocs.domain.acts.act import Act
from normdocs.domain.change.comparison import Passage
from normdocs.domain.change.impact import ValueChange
from normdocs.domain.document import DocumentKey, Form, Version

Likeness = tuple[object, ...]


@dataclass(frozen=True)
class Rewritten:
    """A document whose text gave way to another; `order` amends it, where its old text was signed."""

    old: Version
    new: Version
    wording: tuple[ValueChange, ...]
    order: Version | None = None

    @property
    def key(self) -> DocumentKey:
        """The document."""
        return self.new.key

    @property
    def amended(self) -> bool:
        """Whether its old text was signed; else a draft was made anew."""
        return self.new.cause is not None

    @property
    def by_hand(self) -> bool:
        """Whether the old text was edited in Word or is a paper somebody brought."""
        return self.old.form is not Form.GENERATED

    @property
    def retemplated(self) -> bool:
        """Whether its template differs too, and with it words no fact stands for."""
        return self.old.template_hash != self.new.template_hash

    @property
    def likeness(self) -> Likeness:
        """What documents changed in the same way have in common, whatever their type."""
        words = tuple((one.old, one.new) for one in self.wording)
        return (words, self.by_hand, self.retemplated)

    @property
    def kind(self) -> tuple[bool, str]:
        """By what they are told apart: signed ones first, by type."""
        return (not self.amended, self.key.type)


@dataclass(frozen=True)
class Sample:
    """A change as it reads in one document; a number stands for what is left out."""

    organisation: str
    title: str
    items: tuple[Passage | int, ...]


@dataclass(frozen=True)
class Place:
    """A municipality, or a region, and what the organisations there are called."""

    name: str
    organisations: tuple[str, ...]


@dataclass(frozen=True)
class Kind:
    """Documents of one type, all signed before or all drafts, and how many they are."""

    code: str
    title: str
    amended: bool
    count: int


@dataclass(frozen=True)
class Spread:
    """Which documents have a change, and where: kinds that the same organisations have stand together."""

    kinds: tuple[Kind, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Common:
    """The same change in many documents; without a sample where none of them can be read."""

    documents: tuple[Rewritten, ...]
    spread: tuple[Spread, ...]
    sample: Sample | None

    @property
    def wording(self) -> tuple[ValueChange, ...]:
        """Which words give way to which in each of them."""
        return self.documents[0].wording

    @property
    def by_hand(self) -> bool:
        """Whether their old texts were edited, or are papers somebody brought."""
        return self.documents[0].by_hand

    @property
    def retemplated(self) -> bool:
        """Whether their templates differ too."""
        return self.documents[0].retemplated

    @property
    def count(self) -> int:
        """How many documents they are."""
        return len(self.documents)


@dataclass(frozen=True)
class Holder:
    """Whose a document is: what the organisation is called, and its municipality, or region."""

    id: str
    name: str
    place: str


@dataclass(frozen=True)
class AmendingOrder:
    """An order that amends, and the codes of the documents it amends."""

    holder: Holder
    version: Version
    amends: tuple[str, ...]


@dataclass(frozen=True)
class ChangeReport:
    """What a change made of documents until `day`; `acts` are the act and those that took its place."""

    change: str
    acts: tuple[Act, ...]
    day: date
    common: tuple[Common, ...]
    orders: tuple[AmendingOrder, ...]

    @property
    def documents(self) -> tuple[Rewritten, ...]:
        """Every document the change gave another text."""
        return tuple(document for one in self.common for document in one.documents)

    @property
    def amended(self) -> int:
        """How many signed documents have an amended text."""
        return sum(document.amended for document in self.documents)

    @property
    def drafts(self) -> int:
        """How many drafts were made anew."""
        return len(self.documents) - self.amended

    @property
    def organisations(self) -> int:
        """How many organisations have such documents."""
        return len({document.key.organisation for document in self.documents})


def places(holders: Iterable[Holder]) -> tuple[Place, ...]:
    """Return the places with the organisations there, each once, in order."""
    ordered = sorted(set(holders), key=lambda one: (one.place, one.name, one.id))
    by_place = groupby(ordered, lambda one: one.place)
    return tuple(Place(name, tuple(one.name for one in here)) for name, here in by_place)


def alike(documents: Iterable[Rewritten]) -> list[tuple[Rewritten, ...]]:
    """Return the documents changed in the same way together, ordered by kind and organisation."""
    groups: dict[Likeness, list[Rewritten]] = {}
    for document in sorted(documents, key=lambda one: (one.kind, one.key)):
        groups.setdefault(document.likeness, []).append(document)
    return [*map(tuple, groups.values())]


def spread(
    documents: Iterable[Rewritten], holders: Mapping[str, Holder], titles: Mapping[str, str]
) -> tuple[Spread, ...]:
    """Return where the documents, ordered by kind, are found; `titles` are those of their types."""
    found: dict[tuple[Place, ...], list[Kind]] = {}
    for (draft, code), group in groupby(documents, lambda one: one.kind):
        here = [holders[document.key.organisation] for document in group]
        kind = Kind(code, titles.get(code, code), amended=not draft, count=len(here))
        found.setdefault(places(here), []).append(kind)
    return tuple(Spread(tuple(kinds), where) for where, kinds in found.items())


def steps(history: Sequence[Version]) -> Iterator[tuple[Version, Version]]:
    """Yield the pairs of texts to hold against each other.

    An amended text, the last one of its change, against what it replaces; any other against the one before.
    """
    numbered = {version.number: version for version in history}
    amended = {version.cause: version for version in history if version.cause}
    for old, new in pairwise(history):
        if new.cause is None:
            yield old, new
        elif amended[new.cause] is new:
            yield numbered[new.replaces or old.number], new


def concerned(old: Version, new: Version, acts: Iterable[str]) -> bool:
    """Return whether, of these acts, one text rests on others than the other does."""
    return bool(set(acts).intersection(set(old.basis).symmetric_difference(new.basis)))
