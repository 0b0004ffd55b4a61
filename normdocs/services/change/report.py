"""The report of a change: every amended text and every draft made anew, the same change shown once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from normdocs.content.building import build
from normdocs.content.changes import TEMPLATE, ChangeContext
from normdocs.content.speech import Speech
from normdocs.domain.acts.legislation import family
from normdocs.domain.change.comparison import compare, excerpt
from normdocs.domain.change.report import (
    AmendingOrder,
    ChangeReport,
    Common,
    Holder,
    Rewritten,
    Sample,
    alike,
    spread,
)
from normdocs.domain.document import DocumentKey, Version
from normdocs.domain.registry import Registry
from normdocs.errors import ConversionError, NotFoundError, TemplateError
from normdocs.language.declension import Lexicon
from normdocs.services.change.rewrites import Search
from normdocs.services.making.comparison import paragraphs
from normdocs.services.ports import Archive, Clock, Converter, Register, Templates

# As many paragraphs of a sample are shown; a changed template would show the whole document.
SHOWN = 14
# How the text of a document says that a part other than its body begins.
PART = "--- "


@dataclass(frozen=True)
class ChangeReporter:
    """Tells what was made because of a change; changes nothing. `text_of` reads a .docx."""

    registry: Callable[[], Registry]
    register: Register
    archive: Archive
    templates: Templates
    clock: Clock
    text_of: Callable[[bytes], str]

    def report(self, change: str) -> ChangeReport:
        """Return what an act, or any change under its name, made of documents.

        NotFoundError when there is no such act and nothing was amended under this name.
        """
        with self.register.view() as view:
            acts = {act.id: act for act in view.acts()}
            follow = tuple(family(acts, change))
            found = Search(view, change, tuple(act.id for act in follow), frozenset(acts), self.registry())
            documents = [*found.documents()]
            if not documents and not follow:
                raise NotFoundError("there is no act {act}; normdocs acts list names them", act=change)
            holders = found.holders({document.key.organisation for document in documents})
        common = tuple(self._common(group, holders) for group in alike(documents))
        orders = tuple(amending(documents, holders))
        return ChangeReport(change, follow, self.clock.today(), common, orders)

    def docx(self, report: ChangeReport) -> bytes:
        """Return the report as a Word file."""
        with self.register.view() as view:
            template = self.templates.load(TEMPLATE, view.published().get(TEMPLATE))
        return template.render(build(ChangeContext, report, template.fields, self.speech).values)

    def pdf(self, report: ChangeReport, converter: Converter) -> bytes:
        """Return the report as a PDF; ConversionError."""
        ((_, printed),) = converter.convert([(report.change, self.docx(report))])
        if isinstance(printed, ConversionError):
            raise printed
        return printed

    @property
    def speech(self) -> Speech:
        """The grammar of a report."""
        return Speech(Lexicon(self.registry().inflection))

    def _common(self, group: tuple[Rewritten, ...], holders: dict[str, Holder]) -> Common:
        titles = {kind.code: kind.short_title for kind in self.registry().types}
        # Papers brought as PDF have no text to show: the next document is tried.
        samples = (self._sample(document, holders, titles) for document in group)
        sample = next((sample for sample in samples if sample), None)
        return Common(group, spread(group, holders, titles), sample)

    def _sample(
        self, document: Rewritten, holders: dict[str, Holder], titles: dict[str, str]
    ) -> Sample | None:
        try:
            old, new = (self._paragraphs(version) for version in (document.old, document.new))
        except TemplateError:
            return None
        code, name = document.key.type, holders[document.key.organisation].name
        return Sample(name, titles.get(code, code), tuple(islice(excerpt(compare(old, new)), SHOWN)))

    def _paragraphs(self, version: Version) -> list[str]:
        text = self.text_of(self.archive.get(version.content))
        return [line for line in paragraphs(text) if not line.startswith(PART)]


def amending(documents: Iterable[Rewritten], holders: dict[str, Holder]) -> Iterator[AmendingOrder]:
    """Yield the orders with what each amends, by place and name."""
    amended: dict[DocumentKey, tuple[Version, list[str]]] = {}
    for document in documents:
        if document.order:
            _, codes = amended.setdefault(document.order.key, (document.order, []))
            codes.append(document.key.type)
    found = [
        AmendingOrder(holders[key.organisation], order, tuple(sorted(codes)))
        for key, (order, codes) in amended.items()
    ]
    yield from sorted(found, key=lambda one: (one.holder.place, one.holder.name, one.version.key))
