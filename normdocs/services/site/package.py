"""The package for the site: published documents without personal data, with an inventory."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from normdocs.content import site
from normdocs.content.building import build
from normdocs.content.named import people_named
from normdocs.content.phrases import requisites_of
from normdocs.content.site import Packed, SiteContext
from normdocs.content.speech import Speech
from normdocs.domain.records.mentoring import Participant
from normdocs.errors import ConversionError, MoveError
from normdocs.language.declension import Lexicon
from normdocs.services.approval.office import Office
from normdocs.services.making.dossier import Dossier
from normdocs.services.making.marking import SignatureMarks
from normdocs.services.making.printing import Paper, Printer, papers
from normdocs.services.ports import View
from normdocs.services.site.choice import Candidate, LeftOut, Sorting, published, refuse

NOT_ARCHIVAL = "its file is no PDF/A-2b: scan the paper again as PDF/A, or put the file on the site by hand"
NAMES = "its file names people who take part: {count}"
NOTHING = "{organisation} has published nothing that may stand on the site yet: normdocs publish"


@dataclass(frozen=True)
class PdfReaders:
    """What reads PDF files: the lines of each page, whether one says it is PDF/A-2b and can be."""

    pages: Callable[[bytes, str], list[list[str]]]
    is_archival: Callable[[bytes], bool]


@dataclass(frozen=True)
class SitePackage:
    """The files by name, what they are, what was left out; `unread` hold no text: a person has to look."""

    organisation: str
    packed: tuple[Packed, ...]
    files: Mapping[str, bytes]
    left_out: tuple[LeftOut, ...]
    unread: tuple[str, ...]


@dataclass(frozen=True)
class SitePackager:
    """Gathers the files."""

    office: Office
    printer: Printer
    readers: PdfReaders
    seals: SignatureMarks

    def pack(self, organisation: str, types: Collection[str] = ()) -> SitePackage:
        """Return the package of these types, of the whole set when none is named.

        Raises MoveError naming each reason when a type that was named may not stand on the site, or when
        nothing may; nothing is left half-made.
        """
        with self.office.generator.register.view() as view:
            dossier = self.office.generator.dossier(view, organisation)
            sorting = published(self.office, view, dossier, types)
            wanted = self.papers(view, dossier, sorting)
            people = view.records(organisation).participants
        refuse(sorting, types)
        self.print(wanted, sorting)
        self.inspect(dossier, sorting, people)
        refuse(sorting, types)
        if not sorting.fit:
            raise MoveError(NOTHING, organisation=organisation, causes=())
        return self.made(dossier, sorting)

    def papers(self, view: View, dossier: Dossier, sorting: Sorting) -> list[Paper]:
        """Return what is to be printed, in the order of `sorting.fit`."""
        standings = view.standings(dossier.profile.id)
        versions = [one.matter.version for one in sorting.fit]
        made = {paper.version.key: paper for paper in papers(dossier, versions, standings, self.seals)}
        return [made[version.key] for version in versions]

    def print(self, wanted: Sequence[Paper], sorting: Sorting) -> None:
        """Give each candidate its file; ConversionError when one cannot be printed."""
        printout = self.printer.printed(wanted)
        for failure in printout.failures.values():
            raise failure
        files = {one.paper.version.key: one.pdf.read_bytes() for one in printout.printed}
        counts = self.printer.binder.page_counts([files[one.matter.key] for one in sorting.fit])
        sorting.fit = [
            replace(one, pdf=files[one.matter.key], pages=pages)
            for one, pages in zip(sorting.fit, counts, strict=True)
        ]

    def inspect(self, dossier: Dossier, sorting: Sorting, people: Sequence[Participant]) -> None:
        """Leave out files that are no PDF/A or name a participant, whoever put the name there.

        `people` are all who take part: those above all who do not consent.
        """
        fit = []
        for one in sorting.fit:
            name = one.matter.title + ".pdf"
            text = " ".join(
                " ".join(line for page in self.readers.pages(one.pdf, name) for line in page).split()
            )
            reasons = list(self.faults(dossier, one, text, people))
            if reasons:
                sorting.leave(one.matter.key.type, one.matter.title, reasons)
                continue
            fit.append(one)
            if not text:
                sorting.unread.append(one.matter.title)
        sorting.fit = fit

    def faults(
        self, dossier: Dossier, one: Candidate, text: str, people: Sequence[Participant]
    ) -> Iterator[MoveError]:
        """Yield what keeps a file off the site."""
        if not self.readers.is_archival(one.pdf):
            yield MoveError(NOT_ARCHIVAL)
        speech = Speech(Lexicon(dossier.settled))
        # A worker, or somebody who agreed the document, may stand in it, whoever shares their name.
        workers = [person.name for person in dossier.profile.people]
        deciders = [decision.actor.name for decision in one.matter.course.decisions]
        known = set(people_named([*workers, *deciders], people, speech))
        named = people_named([text], [person for person in people if person.name not in known], speech)
        if named:
            # By number: the answer is no place for their names either.
            yield MoveError(NAMES, count=len(named))

    def made(self, dossier: Dossier, sorting: Sorting) -> SitePackage:
        """Return the package with its inventory and its index."""
        packed = tuple(line(number, one) for number, one in enumerate(sorting.fit, 1))
        collection = site.Collection(dossier.profile, packed)
        listed = json.dumps(site.index(collection), ensure_ascii=False, indent=2) + "\n"
        files = {one.file: found.pdf for one, found in zip(packed, sorting.fit, strict=True)}
        files[site.INVENTORY_FILE] = self.inventory(dossier, collection).read_bytes()
        files[site.INDEX_FILE] = listed.encode()
        left_out = tuple(sorted(sorting.left_out, key=lambda one: one.type))
        unread = tuple(sorting.unread)
        return SitePackage(dossier.profile.id, packed, files, left_out, unread)

    def inventory(self, dossier: Dossier, collection: site.Collection) -> Path:
        """Return the inventory's PDF, printed once for equal contents."""
        printer = self.printer
        template = dossier.template(printer.templates, site.INVENTORY_TEMPLATE)
        built = build(SiteContext, collection, template.fields, Speech(Lexicon(dossier.settled)))
        blob = template.render(built.values)
        content, key = hashlib.sha256(blob).hexdigest(), printer.converter.settings_key
        if known := printer.cache.get(content, key):
            return known
        (_, pdf), *_ = printer.converter.convert([(site.INVENTORY_TEMPLATE, blob)])
        if isinstance(pdf, ConversionError):
            raise pdf
        return printer.cache.put(content, key, pdf)


def line(number: int, one: Candidate) -> Packed:
    """Return a document's line of the inventory."""
    kind, version = one.matter.type, one.matter.version
    known = version.requisites
    return Packed(
        number=number,
        code=kind.code,
        title=kind.short_title,
        requisites=stated(one),
        registered=known.number,
        dated=known.date,
        published_on=one.published_on,
        version=version.number,
        file=site.name_of(kind.code, kind.short_title),
        pages=one.pages,
        sha256=hashlib.sha256(one.pdf).hexdigest(),
    )


def stated(one: Candidate) -> str | None:
    """Return number and date as the inventory prints them; an annex has those of its order."""
    registry = one.matter.dossier.registry
    order = registry.type(one.matter.type.annex_of or "")
    if order and one.order.known:
        return f"{order.kind.noun} {requisites_of(Speech(Lexicon()), one.order)}"
    known = one.matter.version.requisites
    return requisites_of(Speech(Lexicon()), known) if known.known else None
