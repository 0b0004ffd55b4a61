"""The services of records, indicators and reports."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from normdocs.bootstrap.following import Following

if TYPE_CHECKING:
    from normdocs.services.consistency.checking import Checker
    from normdocs.services.consistency.register import RegisterChecker
    from normdocs.services.records.roll import Roster
    from normdocs.services.records.withdrawing import Withdrawer
    from normdocs.services.reports.compiling import Compiler
    from normdocs.services.reports.filing import Filer

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
