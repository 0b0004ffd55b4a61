"""Printing an organisation's set: PDF files, readable copies, one bound file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from normdocs.content import marks
from normdocs.content.building import build
from normdocs.content.bundle import BundleContext, Enclosed, Enclosure
from normdocs.content.phrases import requisites_of
from normdocs.content.speech import Speech
from normdocs.domain.catalogue import DocumentType
from normdocs.domain.document import State, Version
from normdocs.domain.mentoring import SchoolProfile
from normdocs.domain.registry import Registry
from normdocs.errors import ConversionError
from normdocs.language.declension import Lexicon
from normdocs.services.dossier import Dossier
from normdocs.services.ports import (
    Archive,
    Binder,
    BoundPart,
    Clock,
    Converter,
    Description,
    PdfCache,
    Shelf,
    Templates,
)


@dataclass(frozen=True)
class Printed:
    """A version with its stamped PDF."""

    type: DocumentType
    version: Version
    pdf: Path


@dataclass
class Printout:
    """What was put on the shelf, what could not be printed, what of the users' own was moved aside."""

    printed: list[Printed] = field(default_factory=list)
    failures: dict[str, ConversionError] = field(default_factory=dict)
    bundle: Path | None = None
    set_aside: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Printer:
    """Makes PDF files once per .docx and lays readable copies out."""

    registry: Callable[[], Registry]
    archive: Archive
    shelf: Shelf
    templates: Templates
    converter: Converter
    cache: PdfCache
    binder: Binder
    clock: Clock

    def lay_out(self, dossier: Dossier, versions: Iterable[Version]) -> Printout:
        """Print what has no PDF yet and make the shelf hold exactly the current versions."""
        self.cache.sweep()
        types = {kind.code: kind for kind in self.registry().types}
        current = sorted((v for v in versions if v.key.type in types), key=lambda v: v.key)
        result = Printout()
        named = {file_name(types[version.key.type], version): version.content for version in current}
        plain = self._plain(named, result)
        for version in current:
            if version.content in plain:
                pdf = self._stamped(version, plain[version.content])
                result.printed.append(Printed(types[version.key.type], version, pdf))
        files = self._readable(types, current, result.printed)
        if result.printed:
            self._bind(dossier.profile, result, files)
        result.set_aside = self.shelf.replace(dossier.profile.id, files)
        return result

    def _bind(self, profile: SchoolProfile, result: Printout, files: dict[str, Path]) -> None:
        """Add the bound file; where its inventory cannot be printed there is none."""
        name = marks.BUNDLE + marks.EXTENSION_PDF
        try:
            files[name] = self._bundle(profile, result.printed)
        except ConversionError as failure:
            result.failures[name] = failure
        else:
            result.bundle = self.shelf.path(profile.id, name)

    def _plain(self, named: Mapping[str, str], result: Printout) -> dict[str, Path]:
        """Return content → PDF for name → content; the names are what an error calls the files."""
        key = self.converter.settings_key
        found = {content: path for content in named.values() if (path := self.cache.get(content, key))}
        absent = {name: content for name, content in named.items() if content not in found}
        sources = [
            (name + marks.EXTENSION_WORD, self.archive.get(content)) for name, content in absent.items()
        ]
        for content, (name, pdf) in zip(absent.values(), self.converter.convert(sources), strict=True):
            if isinstance(pdf, ConversionError):
                result.failures[name] = pdf
            else:
                found[content] = self.cache.put(content, key, pdf)
        return found

    def _stamped(self, version: Version, plain: Path) -> Path:
        texts = stamps(version)
        if not texts:
            return plain
        key = "+".join((self.converter.settings_key, *texts))
        made = self.cache.get(version.content, key)
        return made or self.cache.put(version.content, key, self.binder.stamp(plain.read_bytes(), *texts))

    def _readable(
        self, types: dict[str, DocumentType], current: Iterable[Version], printed: Iterable[Printed]
    ) -> dict[str, Path]:
        files = {
            file_name(types[version.key.type], version) + marks.EXTENSION_WORD: self.archive.path(
                version.content
            )
            for version in current
        }
        for one in printed:
            files[file_name(one.type, one.version) + marks.EXTENSION_PDF] = one.pdf
        return files

    def _bundle(self, profile: SchoolProfile, printed: Sequence[Printed]) -> Path:
        template = self.templates.load(marks.BUNDLE_TEMPLATE)
        parts = [
            (one.version.content, one.version.requisites.number, *stamps(one.version)) for one in printed
        ]
        identity = hashlib.sha256(repr((template.hash, profile.names.short, parts)).encode()).hexdigest()
        key = self.converter.settings_key + marks.BUNDLE
        return self.cache.get(identity, key) or self.cache.put(identity, key, self._bound(profile, printed))

    def _bound(self, profile: SchoolProfile, printed: Sequence[Printed]) -> bytes:
        pdfs = [one.pdf.read_bytes() for one in printed]
        counts = self.binder.page_counts(pdfs)

        def inventory(starts: list[int]) -> bytes:
            return self._inventory(Enclosure(profile, tuple(enclosed(printed, counts, starts)), sum(counts)))

        cover = self.binder.settle_inventory(counts, inventory)
        return self.binder.bind(
            [
                BoundPart(one.type.short_title, one.type.code, pdf)
                for one, pdf in zip(printed, pdfs, strict=True)
            ],
            Description(f"{marks.BUNDLE}. {profile.names.short}", profile.names.short, self.clock.now()),
            BoundPart(marks.INVENTORY, "", cover),
            marks.SHEET_LABEL,
        )

    def _inventory(self, enclosure: Enclosure) -> bytes:
        template = self.templates.load(marks.BUNDLE_TEMPLATE)
        speech = Speech(Lexicon(self.registry().inflection))
        built = build(BundleContext, enclosure, template.fields, speech)
        (_, pdf), *_ = self.converter.convert([(marks.BUNDLE_TEMPLATE, template.render(built.values))])
        if isinstance(pdf, ConversionError):
            raise pdf
        return pdf


def stamps(version: Version) -> tuple[str, ...]:
    """Return the words drawn across a version's pages: a draft says so, made-up values say so."""
    drawn = [(version.state is State.DRAFT, marks.DRAFT), (version.example, marks.EXAMPLE)]
    return tuple(text for applies, text in drawn if applies)


def file_name(kind: DocumentType, version: Version) -> str:
    """Return the readable name of a version's files, without extension."""
    return f"{kind.code} {kind.short_title}"


def enclosed(printed: Sequence[Printed], counts: Sequence[int], starts: Sequence[int]) -> Iterable[Enclosed]:
    """Yield the lines of the inventory."""
    silent = Speech(Lexicon())
    for number, (one, pages, start) in enumerate(zip(printed, counts, starts, strict=True), 1):
        known = one.version.requisites
        yield Enclosed(
            number=number,
            code=one.type.code,
            title=one.type.short_title,
            requisites=requisites_of(silent, known) if known.known else None,
            pages=pages,
            first_page=start,
        )
