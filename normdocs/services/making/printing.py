"""Printing an organisation's set: PDF files, readable copies, one bound file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from normdocs.content import marks
from normdocs.content.building import build
from normdocs.content.bundle import BundleContext, Enclosed, Enclosure
from normdocs.content.phrases import requisites_of
from normdocs.content.speech import Speech
from normdocs.domain.approval.course import Standing
from normdocs.domain.catalogue import DocumentType
from normdocs.domain.document import DocumentKey, Form, Version
from normdocs.domain.plan import titled
from normdocs.domain.reports import Report
from normdocs.errors import ConversionError
from normdocs.language.declension import Lexicon
from normdocs.services.making.dossier import Dossier
from normdocs.services.making.marking import Marking, SignatureMarks, marking
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
class Paper:
    """A version to be laid out and what is drawn on it; not `latest` where it holds while a newer is made."""

    type: DocumentType
    version: Version
    marking: Marking
    latest: bool = True

    @property
    def name(self) -> str:
        """The readable name of its files, without extension."""
        own = f"{self.type.code} {titled(self.type, self.version.key.period)}"
        return own if self.latest else f"{own} {marks.HOLDING}"


@dataclass(frozen=True)
class Printed:
    """A paper with its marked PDF."""

    paper: Paper
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
    """Makes PDF files once per .docx and lays readable copies out; `tables` makes a report's workbook."""

    archive: Archive
    shelf: Shelf
    templates: Templates
    converter: Converter
    cache: PdfCache
    binder: Binder
    clock: Clock
    tables: Callable[[Report], bytes | None] = lambda report: None

    def lay_out(self, dossier: Dossier, papers: Iterable[Paper]) -> Printout:
        """Print what has no PDF yet and make the shelf hold exactly these papers."""
        self.cache.sweep()
        current = sorted(papers, key=lambda paper: (paper.version.key, not paper.latest))
        result = self.printed(current)
        files = self._readable(current, result.printed) | self._workbooks(dossier, current)
        if result.printed:
            self._bind(dossier, result, files)
        result.set_aside = self.shelf.replace(dossier.profile.id, files)
        return result

    def printed(self, papers: Sequence[Paper]) -> Printout:
        """Return the papers as marked PDF files; nothing is laid out."""
        result = Printout()
        plain = self._plain(papers, result)
        for paper in papers:
            if paper.version.content in plain:
                self._print(paper, plain[paper.version.content], result)
        return result

    def _print(self, paper: Paper, plain: Path, result: Printout) -> None:
        try:
            result.printed.append(Printed(paper, self._marked(paper, plain)))
        except ConversionError as failure:
            result.failures[paper.name] = failure

    def _bind(self, dossier: Dossier, result: Printout, files: dict[str, Path]) -> None:
        """Add the bound file; where its inventory cannot be printed there is none."""
        name, profile = marks.BUNDLE + marks.EXTENSION_PDF, dossier.profile
        bound = [one for one in result.printed if one.paper.latest]
        try:
            files[name] = self._bundle(dossier, bound)
        except ConversionError as failure:
            result.failures[name] = failure
        else:
            result.bundle = self.shelf.path(profile.id, name)

    def _plain(self, papers: Iterable[Paper], result: Printout) -> dict[str, Path]:
        """Return content → PDF; the names are what an error calls the files."""
        found: dict[str, Path] = {}
        absent: dict[str, str] = {}
        key = self.converter.settings_key
        for paper in papers:
            content = paper.version.content
            if paper.version.form is Form.SCANNED:
                self.archive.get(content)
                found[content] = self.archive.path(content)
            elif path := self.cache.get(content, key):
                found[content] = path
            else:
                absent[paper.name] = content
        sources = [
            (name + marks.EXTENSION_WORD, self.archive.get(content)) for name, content in absent.items()
        ]
        for content, (name, pdf) in zip(absent.values(), self.converter.convert(sources), strict=True):
            if isinstance(pdf, ConversionError):
                result.failures[name] = pdf
            else:
                found[content] = self.cache.put(content, key, pdf)
        return found

    def _marked(self, paper: Paper, plain: Path) -> Path:
        marking = paper.marking
        if not marking.key:
            return plain
        key = f"{self.converter.settings_key}+{marking.key}"
        made = self.cache.get(paper.version.content, key)
        return made or self.cache.put(paper.version.content, key, self._drawn(plain.read_bytes(), marking))

    def _drawn(self, plain: bytes, marking: Marking) -> bytes:
        # The block looks for empty room, so it comes before the words across the page.
        certified = self.binder.certify(plain, marking.block, marking.signatures, marking.heading)
        return self.binder.stamp(certified, *marking.texts)

    def _readable(self, papers: Iterable[Paper], printed: Iterable[Printed]) -> dict[str, Path]:
        files = {
            paper.name + marks.EXTENSION_WORD: self.archive.path(paper.version.content)
            for paper in papers
            if paper.version.form is not Form.SCANNED
        }
        for one in printed:
            files[one.paper.name + marks.EXTENSION_PDF] = one.pdf
        return files

    def _workbooks(self, dossier: Dossier, papers: Iterable[Paper]) -> dict[str, Path]:
        """Return a workbook beside each report that is made of tables, of the figures on file."""
        files = {}
        for paper in (one for one in papers if one.latest):
            report = dossier.reports.get((paper.type.code, paper.version.key.period))
            if blob := report and self.tables(report):
                files[paper.name + marks.EXTENSION_EXCEL] = self.archive.path(self.archive.put(blob))
        return files

    def _bundle(self, dossier: Dossier, printed: Sequence[Printed]) -> Path:
        template = dossier.template(self.templates, marks.BUNDLE_TEMPLATE)
        versions = [(one.paper.version, one.paper.marking.key) for one in printed]
        parts = [(version.content, version.requisites.number, key) for version, key in versions]
        name = dossier.profile.names.short
        identity = hashlib.sha256(repr((template.hash, name, parts)).encode()).hexdigest()
        key = self.converter.settings_key + marks.BUNDLE
        return self.cache.get(identity, key) or self.cache.put(identity, key, self._bound(dossier, printed))

    def _bound(self, dossier: Dossier, printed: Sequence[Printed]) -> bytes:
        profile = dossier.profile
        pdfs = [one.pdf.read_bytes() for one in printed]
        counts = self.binder.page_counts(pdfs)

        def inventory(starts: list[int]) -> bytes:
            lines = tuple(enclosed(printed, counts, starts))
            return self._inventory(dossier, Enclosure(profile, lines, sum(counts)))

        cover = self.binder.settle_inventory(counts, inventory)
        return self.binder.bind(
            [
                BoundPart(one.paper.type.short_title, one.paper.type.code, pdf)
                for one, pdf in zip(printed, pdfs, strict=True)
            ],
            Description(f"{marks.BUNDLE}. {profile.names.short}", profile.names.short, self.clock.now()),
            BoundPart(marks.INVENTORY, "", cover),
            marks.SHEET_LABEL,
        )

    def _inventory(self, dossier: Dossier, enclosure: Enclosure) -> bytes:
        template = dossier.template(self.templates, marks.BUNDLE_TEMPLATE)
        speech = Speech(Lexicon(dossier.settled))
        built = build(BundleContext, enclosure, template.fields, speech)
        (_, pdf), *_ = self.converter.convert([(marks.BUNDLE_TEMPLATE, template.render(built.values))])
        if isinstance(pdf, ConversionError):
            raise pdf
        return pdf


def papers(
    dossier: Dossier,
    versions: Iterable[Version],
    standings: Mapping[DocumentKey, Standing],
    seals: SignatureMarks,
) -> Iterator[Paper]:
    """Yield versions as they are to be laid out; one that is not its document's last is the one in force."""
    types = {kind.code: kind for kind in dossier.registry.types}
    known = sorted(versions, key=lambda version: version.number)
    last = {version.key: version.number for version in known}
    for version in known:
        if kind := types.get(version.key.type):
            standing = standings.get(version.key, Standing())
            signatures = seals(version, standing.course(version.number))
            drawn = marking(dossier, kind, version, standing, signatures)
            yield Paper(kind, version, drawn, latest=version.number == last[version.key])


def enclosed(printed: Sequence[Printed], counts: Sequence[int], starts: Sequence[int]) -> Iterable[Enclosed]:
    """Yield the lines of the inventory."""
    silent = Speech(Lexicon())
    for number, (one, pages, start) in enumerate(zip(printed, counts, starts, strict=True), 1):
        known, kind = one.paper.version.requisites, one.paper.type
        yield Enclosed(
            number=number,
            code=kind.code,
            title=kind.short_title,
            requisites=requisites_of(silent, known) if known.known else None,
            pages=pages,
            first_page=start,
        )
