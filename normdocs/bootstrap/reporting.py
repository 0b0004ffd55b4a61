"""The services of records, indicators and reports."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from normdocs.bootstrap.following import Following

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from normdocs.adapters.spreadsheets import Layout
    from normdocs.domain.loaded import Tables
    from normdocs.services.consistency.checking import Checker
    from normdocs.services.consistency.register import RegisterChecker
    from normdocs.services.records.importing import Importer
    from normdocs.services.records.roll import Roster
    from normdocs.services.records.withdrawing import Withdrawer
    from normdocs.services.reports.compiling import Compiler
    from normdocs.services.reports.filing import Filer
    from normdocs.services.reports.reading import ReportReader
    from normdocs.services.reports.reporting import Reporter

# Imports stand inside the properties: a command pays only for the parts it uses.
# ruff: noqa: PLC0415


class Reporting(Following):
    """Figures put on file, counted, summed, checked."""

    @cached_property
    def filer(self) -> Filer:
        """Puts figures on file."""
        from normdocs.adapters.clock import SystemClock
        from normdocs.services.reports.filing import Filer

        return Filer(lambda: self.registry, self.register, SystemClock())

    @cached_property
    def importer(self) -> Importer:
        """Brings records of mentoring into the register."""
        from normdocs.adapters.clock import SystemClock
        from normdocs.services.records.importing import Importer

        return Importer(lambda: self.registry, self.register, SystemClock())

    @cached_property
    def records_layout(self) -> Layout:
        """How the workbook of records is laid out."""
        from normdocs.adapters.spreadsheets import load_layout, offers_of

        path = self.settings.workspace / "registry" / "records_workbook.yaml"
        return load_layout(path, offers_of(self.registry))

    def records_of(self, path: Path, sheet: str | None = None) -> Tables:
        """Return what a file of records states; `sheet` is the one a CSV file holds."""
        from normdocs.adapters.spreadsheets import read_tables

        return read_tables(path, self.records_layout, sheet)

    def write_records_book(self, path: Path, organisation: str | None = None) -> None:
        """Write the workbook of records, with those known of an organisation."""
        from normdocs.adapters.spreadsheets import records_book
        from normdocs.domain.records.roll import Records
        from normdocs.services.records.listing import listed

        known = Records() if organisation is None else self.importer.known(organisation)
        records_book(path, self.records_layout, self.registry, listed(known, self.registry))

    @cached_property
    def register_checker(self) -> RegisterChecker:
        """Holds the documents of the register against each other."""
        from normdocs.services.consistency.register import RegisterChecker

        return RegisterChecker(self.generator)

    @cached_property
    def checker(self) -> Checker:
        """Holds what a report states against itself."""
        from normdocs.services.consistency.checking import Checker

        return Checker(lambda: self.registry)

    @cached_property
    def roster(self) -> Roster:
        """Tells who is on record."""
        from normdocs.adapters.clock import SystemClock
        from normdocs.services.records.roll import Roster

        return Roster(lambda: self.registry, self.register, SystemClock())

    @cached_property
    def withdrawer(self) -> Withdrawer:
        """Takes people out of documents who do not want to be in them."""
        from normdocs.adapters.pdf_cache import PdfCache
        from normdocs.services.approval.office import Office
        from normdocs.services.records.withdrawing import Withdrawer

        return Withdrawer(Office(self.generator), self.archive, PdfCache(self.settings.kept / "pdf"))

    @cached_property
    def compiler(self) -> Compiler:
        """Compiles reports and puts them on file."""
        from normdocs.adapters.clock import SystemClock
        from normdocs.services.reports.compiling import Compiler

        return Compiler(lambda: self.registry, self.register, SystemClock(), self.filer)

    @cached_property
    def reporter(self) -> Reporter:
        """Compiles reports and makes their documents."""
        from normdocs.services.making.printing import Printout
        from normdocs.services.making.production import reported
        from normdocs.services.reports.reporting import Reporter

        return Reporter(
            self.compiler,
            self.producer.produce,
            lambda organisation, types: reported(self.generator.generate(organisation, types), Printout()),
        )

    @cached_property
    def report_reader(self) -> ReportReader:
        """Tells what reports are on file."""
        from normdocs.services.reports.reading import ReportReader

        return ReportReader(lambda: self.registry, self.register)

    def day(self, stated: str | None) -> date:
        """Return a day as it is stated, 2021-06-01; today where nobody states one."""
        from datetime import date

        from normdocs.adapters.clock import SystemClock

        return date.fromisoformat(stated) if stated else SystemClock().today()
