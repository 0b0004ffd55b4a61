"""What changed between two versions of a document, as text and as a file with tracked changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from normdocs.domain.change.comparison import Comparison, compare
from normdocs.domain.document import DocumentKey, Version
from normdocs.errors import InputError, NotFoundError, TemplateError
from normdocs.services.making.generation import Generator, chosen, matches
from normdocs.services.ports import Archive, Register, View

AUTHOR = "normdocs"


@dataclass(frozen=True)
class Compared:
    """Two versions of one document and what changed between their texts."""

    key: DocumentKey
    title: str
    old: Version
    new: Version
    comparison: Comparison

    @property
    def same_file(self) -> bool:
        """Whether the two are one file, byte by byte."""
        return self.old.content == self.new.content


@dataclass(frozen=True)
class Comparisons:
    """The documents compared, and why the others of the type were not: they lack one of the versions."""

    documents: tuple[Compared, ...]
    lacking: tuple[NotFoundError, ...]


@dataclass(frozen=True)
class Tracked:
    """A .docx with tracked changes; `whole` unless something that changed is not marked in it."""

    blob: bytes
    whole: bool


@dataclass(frozen=True)
class Comparer:
    """Compares versions as they lie in the archive; changes nothing.

    `text_of` reads a .docx, `redline` marks changes as (old, new, author, when), `decided` accepts or rejects
    them all.
    """

    generator: Generator
    register: Register
    archive: Archive
    text_of: Callable[[bytes], str]
    redline: Callable[[bytes, bytes, str, datetime], bytes]
    decided: Callable[[bytes, Literal["accept", "reject"]], bytes]

    def compare(
        self, organisation: str, code: str, old: int | None = None, new: int | None = None
    ) -> Comparisons:
        """Compare two versions of each document of the type (S12 means all four).

        Without `new` the latest is taken, without `old` the one before it. NotFoundError when no document of
        the type has both, InputError when one of them is no .docx.
        """
        with self.register.view() as view:
            histories = self._histories(view, organisation, code)
        documents, lacking = [], []
        for history in histories:
            try:
                pair = chosen_pair(history, old, new)
            except NotFoundError as error:
                lacking.append(error)
                continue
            documents.append(self._compared(*pair))
        if not documents:
            raise refusal(organisation, code, lacking)
        return Comparisons(tuple(documents), tuple(lacking))

    def tracked(self, compared: Compared) -> Tracked:
        """Return the document with tracked changes, dated as the new version; ConversionError."""
        old, new = self.archive.get(compared.old.content), self.archive.get(compared.new.content)
        blob = self.redline(old, new, AUTHOR, compared.new.made_at)
        accepted, rejected = self.decided(blob, "accept"), self.decided(blob, "reject")
        whole = self._same(accepted, new) and self._same(rejected, old)
        return Tracked(blob, whole)

    def _same(self, one: bytes, other: bytes) -> bool:
        return compare(paragraphs(self.text_of(one)), paragraphs(self.text_of(other))).same

    def _histories(self, view: View, organisation: str, code: str) -> list[tuple[Version, ...]]:
        """Return all versions of each document of the type there is, whether it is still required or not."""
        dossier = self.generator.dossier(view, organisation)
        keys = [one.key for one in view.versions(organisation) if matches(one.key.type, code)]
        if not keys:
            list(chosen(dossier, [code]))  # raises when the organisation needs no such document
            raise NotFoundError(
                "{organisation} has no version of {type} yet; normdocs documents why says what it waits for",
                organisation=organisation,
                type=code,
            )
        return [view.history(key) for key in keys]

    def _compared(self, old: Version, new: Version) -> Compared:
        kind = self.generator.registry().type(new.key.type)
        comparison = compare(self._paragraphs(old), self._paragraphs(new))
        return Compared(new.key, kind.title if kind else new.key.type, old, new, comparison)

    def _paragraphs(self, version: Version) -> list[str]:
        blob = self.archive.get(version.content)
        try:
            return paragraphs(self.text_of(blob))
        except TemplateError as error:
            raise InputError(
                "version {number} of {type} is no Word file and cannot be compared; compare versions made by"
                " normdocs or edited in Word",
                number=version.number,
                type=version.key.type,
            ) from error


def paragraphs(text: str) -> list[str]:
    """Return a document's text as its paragraphs."""
    return text.removesuffix("\n").split("\n")


def chosen_pair(history: Sequence[Version], old: int | None, new: int | None) -> tuple[Version, Version]:
    """Return the versions to compare; NotFoundError says which there are."""
    later = numbered(history, new) if new is not None else history[-1]
    earlier = numbered(history, old) if old is not None else before(history, later)
    return earlier, later


def numbered(history: Sequence[Version], number: int) -> Version:
    """Return the version with this number."""
    found = next((version for version in history if version.number == number), None)
    if found is None:
        raise NotFoundError(
            "{organisation} has no version {number} of {type}; there are: {known}",
            organisation=history[0].key.organisation,
            number=number,
            type=history[0].key.type,
            known=", ".join(str(version.number) for version in history),
        )
    return found


def before(history: Sequence[Version], later: Version) -> Version:
    """Return what a version is compared with when nobody says: the one made before it."""
    earlier = [version for version in history if version.number < later.number]
    if not earlier:
        raise NotFoundError(
            "there is no version of {type} before version {number}: nothing to compare it with",
            type=later.key.type,
            number=later.number,
        )
    return earlier[-1]


def refusal(organisation: str, code: str, lacking: Sequence[NotFoundError]) -> NotFoundError:
    """Return why nothing could be compared."""
    if len(lacking) == 1:
        return lacking[0]
    return NotFoundError(
        "{organisation}: no document of {type} can be compared",
        causes=tuple(lacking),
        organisation=organisation,
        type=code,
    )
