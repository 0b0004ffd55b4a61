"""The services that make documents and tell of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from normdocs.bootstrap.outside import Outside

if TYPE_CHECKING:
    from normdocs.domain.reports import Report
    from normdocs.services.acts.admission import Registrar
    from normdocs.services.acts.card import ActCards
    from normdocs.services.acts.legislation import Legislation
    from normdocs.services.approval.attaching import Attacher
    from normdocs.services.change.report import ChangeReporter
    from normdocs.services.making.assessment import Assessor
    from normdocs.services.making.comparison import Comparer
    from normdocs.services.making.generation import Generator
    from normdocs.services.making.inquiry import Inquirer
    from normdocs.services.making.inspection import Inspector
    from normdocs.services.making.printing import Printer
    from normdocs.services.making.production import Producer
    from normdocs.services.making.proofreading import Proofreader
    from normdocs.services.templates.listing import TemplateCatalogue
    from normdocs.services.templates.publishing import Publisher
    from normdocs.services.trial.region import Simulator

# Imports stand inside the properties: a command pays only for the parts it uses.
# ruff: noqa: PLC0415


class Making(Outside):
    """Profiles taken in, documents made, printed, assessed, explained."""

    @cached_property
    def registrar(self) -> Registrar:
        """Takes profiles in."""
        from normdocs.adapters.clock import SystemClock
        from normdocs.services.acts.admission import Registrar

        return Registrar(lambda: self.registry, self.register, SystemClock())

    @cached_property
    def legislation(self) -> Legislation:
        """Records what happens to acts."""
        from normdocs.adapters.clock import SystemClock
        from normdocs.services.acts.legislation import Legislation

        return Legislation(lambda: self.registry, self.register, SystemClock())

    @cached_property
    def act_cards(self) -> ActCards:
        """Tells what an act has to do with."""
        from normdocs.services.acts.card import ActCards

        return ActCards(lambda: self.registry, self.register)

    @cached_property
    def generator(self) -> Generator:
        """Makes documents."""
        from normdocs.adapters.clock import SystemClock
        from normdocs.services.making.generation import Generator

        return Generator(lambda: self.registry, self.register, self.archive, self.templates, SystemClock())

    @cached_property
    def printer(self) -> Printer:
        """Prints and binds."""
        from normdocs.adapters import pdf_binder
        from normdocs.adapters.clock import SystemClock
        from normdocs.adapters.pdf_cache import PdfCache
        from normdocs.services.making.printing import Printer

        return Printer(
            self.archive,
            self.shelf,
            self.templates,
            self.converter,
            PdfCache(self.settings.kept / "pdf"),
            pdf_binder,
            SystemClock(),
            self._tables,
        )

    def _tables(self, report: Report) -> bytes | None:
        from normdocs.adapters.spreadsheets import figures_xlsx
        from normdocs.content.reports.report_tables import sheets

        found = sheets(report, self.registry)
        return figures_xlsx(found) if found else None

    @cached_property
    def attacher(self) -> Attacher:
        """Takes electronic signatures in and checks them."""
        from normdocs.adapters.pdf_cache import PdfCache
        from normdocs.adapters.signatures import check
        from normdocs.services.approval.attaching import Attacher
        from normdocs.services.approval.office import Office

        trusted, pdf = self.settings.trusted_certificates, PdfCache(self.settings.kept / "pdf")
        office = Office(self.generator)
        return Attacher(office, lambda sig, file, now: check(sig, file, trusted, now), pdf.printed_of)

    @cached_property
    def producer(self) -> Producer:
        """Makes and prints."""
        from normdocs.services.making.production import Producer

        return Producer(self.generator, self.printer, self.register, self.step, self.attacher.marks)

    @cached_property
    def assessor(self) -> Assessor:
        """Tells readiness."""
        from normdocs.adapters.clock import SystemClock
        from normdocs.services.making.assessment import Assessor

        return Assessor(lambda: self.registry, self.register, self.templates, SystemClock())

    @cached_property
    def inquirer(self) -> Inquirer:
        """Answers why a document is as it is."""
        from normdocs.services.making.inquiry import Inquirer

        return Inquirer(self.generator, self.register, self.templates)

    @cached_property
    def comparer(self) -> Comparer:
        """Compares versions."""
        from normdocs.adapters.docx_renderer import text_of
        from normdocs.adapters.redline import decided, redline
        from normdocs.services.making.comparison import Comparer

        return Comparer(self.generator, self.register, self.archive, text_of, redline, decided)

    @cached_property
    def change_reporter(self) -> ChangeReporter:
        """Tells what was made because of a change."""
        from normdocs.adapters.clock import SystemClock
        from normdocs.adapters.docx_renderer import text_of
        from normdocs.services.change.report import ChangeReporter

        known = (lambda: self.registry, self.register, self.archive, self.templates)
        return ChangeReporter(*known, SystemClock(), text_of)

    @cached_property
    def inspector(self) -> Inspector:
        """Checks templates against their contracts."""
        from normdocs.services.making.inspection import Inspector

        return Inspector(lambda: self.registry, self.templates)

    @cached_property
    def publisher(self) -> Publisher:
        """Publishes templates."""
        from normdocs.adapters.clock import SystemClock
        from normdocs.adapters.docx_renderer.trial import trial_render
        from normdocs.services.templates.publishing import Publisher

        known = (self.inspector, self.templates, self.register, self.archive)
        return Publisher(*known, trial_render, SystemClock())

    @cached_property
    def template_catalogue(self) -> TemplateCatalogue:
        """Tells which templates are published."""
        from normdocs.services.templates.listing import TemplateCatalogue

        return TemplateCatalogue(self.inspector, self.templates, self.register, self.archive)

    @cached_property
    def proofreader(self) -> Proofreader:
        """Lists and confirms forms of words."""
        from normdocs.adapters.clock import SystemClock
        from normdocs.services.making.proofreading import Proofreader

        return Proofreader(lambda: self.registry, self.register, self.templates, SystemClock())

    @cached_property
    def simulator(self) -> Simulator:
        """Fills a register with a simulated region."""
        from normdocs.services.trial.region import Simulator

        return Simulator(self.generator)
