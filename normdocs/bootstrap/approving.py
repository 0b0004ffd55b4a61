"""The services that take documents along their routes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from normdocs.bootstrap.making import Making

if TYPE_CHECKING:
    from normdocs.services.acts.announcing import Herald
    from normdocs.services.approval.approving import Approver
    from normdocs.services.approval.card import Cards
    from normdocs.services.approval.effect import Executor
    from normdocs.services.approval.examining import Examiner
    from normdocs.services.approval.inbox import Inbox
    from normdocs.services.approval.office import Office
    from normdocs.services.approval.registering import Clerk
    from normdocs.services.approval.registration_journal import RegistrationJournal
    from normdocs.services.approval.uploading import Uploader
    from normdocs.services.journal.auditing import Auditor
    from normdocs.services.reminders.mailing import Postman
    from normdocs.services.reminders.refreshing import Refresher
    from normdocs.services.site.package import SitePackager

# Imports stand inside the properties: a command pays only for the parts it uses.
# ruff: noqa: PLC0415


class Approving(Making):
    """Documents submitted, decided, registered, published; whose move it is."""

    @cached_property
    def office(self) -> Office:
        """Finds documents as they stand and keeps the journal."""
        from normdocs.services.approval.office import Office

        return Office(self.generator)

    @cached_property
    def approver(self) -> Approver:
        """Takes documents along their routes."""
        from normdocs.services.approval.approving import Approver

        return Approver(self.office, self.examiner)

    @cached_property
    def examiner(self) -> Examiner:
        """Reads files people bring and holds them against the register."""
        from normdocs.adapters.brought_pdf import read_pdf
        from normdocs.adapters.docx_renderer import text_of
        from normdocs.adapters.docx_renderer.brought import unfinished
        from normdocs.services.approval.examining import Examiner, Readers

        return Examiner(self.generator, Readers(text_of, unfinished, read_pdf))

    @cached_property
    def uploader(self) -> Uploader:
        """Takes edited and scanned files in."""
        from normdocs.services.approval.uploading import Uploader

        return Uploader(self.office, self.examiner)

    @cached_property
    def clerk(self) -> Clerk:
        """Gives documents their numbers and dates."""
        from normdocs.services.approval.registering import Clerk

        return Clerk(self.office)

    @cached_property
    def registration_journal(self) -> RegistrationJournal:
        """Makes the registration journal of a year."""
        from normdocs.services.approval.registration_journal import RegistrationJournal

        return RegistrationJournal(lambda: self.registry, self.register, self.templates)

    @cached_property
    def auditor(self) -> Auditor:
        """Verifies journals."""
        from normdocs.services.journal.auditing import Auditor

        return Auditor(self.register, self.archive)

    @cached_property
    def executor(self) -> Executor:
        """Does what follows approval."""
        from normdocs.services.approval.effect import Executor

        return Executor(self.office)

    @cached_property
    def cards(self) -> Cards:
        """Tells how a document stands."""
        from normdocs.services.approval.card import Cards

        return Cards(self.office)

    @cached_property
    def inbox(self) -> Inbox:
        """Tells whose move it is."""
        from normdocs.services.approval.inbox import Inbox

        return Inbox(self.generator)

    @cached_property
    def postman(self) -> Postman:
        """Sends what waits in the outbox."""
        from normdocs.adapters.clock import SystemClock
        from normdocs.services.reminders.mailing import Postman

        return Postman(self.register, SystemClock(), self.mailer)

    @cached_property
    def refresher(self) -> Refresher:
        """Marks what ended, reminds of what is late."""
        from normdocs.adapters.clock import SystemClock
        from normdocs.services.acts.turning import Almanac
        from normdocs.services.reminders.refreshing import Refresher

        almanac = Almanac(self.register, SystemClock(), self.herald.tell)
        return Refresher(self.office, self.inbox, self.postman, almanac)

    @cached_property
    def herald(self) -> Herald:
        """Announces changes of acts."""
        from normdocs.services.acts.announcing import Herald

        return Herald(lambda: self.registry, self.register, self.orchestrator)

    @cached_property
    def site_packager(self) -> SitePackager:
        """Packs what is published for the site."""
        from normdocs.adapters.brought_pdf import read_pdf
        from normdocs.adapters.pdf_binder import is_archival
        from normdocs.services.site.package import PdfReaders, SitePackager

        readers = PdfReaders(read_pdf, is_archival)
        return SitePackager(self.office, self.printer, readers, self.producer.seals)
