"""The composition root: which adapter stands behind which port."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from normdocs.errors import InputError
from normdocs.settings import Settings, settings

if TYPE_CHECKING:
    from normdocs.adapters.spreadsheets.layout import Layout
    from normdocs.domain.mentoring import SchoolProfile
    from normdocs.domain.registry import Registry
    from normdocs.services.admission import Registrar
    from normdocs.services.approving import Approver
    from normdocs.services.assessment import Assessor
    from normdocs.services.comparison import Comparer
    from normdocs.services.effect import Executor
    from normdocs.services.generation import Generator
    from normdocs.services.inbox import Inbox
    from normdocs.services.inquiry import Inquirer
    from normdocs.services.inspection import Inspector
    from normdocs.services.office import Office
    from normdocs.services.ports import Archive, Converter, Orchestrator, Register, Shelf, Templates
    from normdocs.services.printing import Printer
    from normdocs.services.production import Producer
    from normdocs.services.proofreading import Proofreader
    from normdocs.services.registering import Clerk

# Imports stand inside the properties: a command pays only for the parts it uses.
# ruff: noqa: PLC0415


class Application:
    """The services of one workspace, each made when it is first asked for."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.listen: Callable[[str], None] = lambda step: None
        self.timings: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Tell the listener that a step begins, and add what it took to the timings, seconds."""
        self.listen(name)
        started = time.perf_counter()
        try:
            yield
        finally:
            self.timings[name] = self.timings.get(name, 0.0) + time.perf_counter() - started

    @cached_property
    def registry(self) -> Registry:
        """The workspace's registry, read and checked."""
        from normdocs.adapters.registry_files import load_registry

        return load_registry(self.settings.workspace / "registry")

    @cached_property
    def register(self) -> Register:
        """The register at the configured address."""
        from normdocs.adapters.database import open_register

        self._make_folders()
        return open_register(self.settings.database_url)

    def _make_folders(self) -> None:
        try:
            self.settings.kept.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or str(error)
            raise InputError(
                "{file} cannot be written: {reason}", file=self.settings.outputs, reason=reason
            ) from error

    @cached_property
    def archive(self) -> Archive:
        """The archive below the outputs."""
        from normdocs.adapters.archive import FileArchive

        return FileArchive(self.settings.kept / "archive")

    @cached_property
    def shelf(self) -> Shelf:
        """The readable copies below the outputs."""
        from normdocs.adapters.archive import FolderShelf

        return FolderShelf(self.settings.outputs)

    @cached_property
    def templates(self) -> Templates:
        """The workspace's templates."""
        from normdocs.adapters.template_folder import Folder

        return Folder(self.settings.workspace / "templates", self.settings.deflate)

    @cached_property
    def converter(self) -> Converter:
        """The pool of office programs; none runs before it is needed."""
        from normdocs.adapters.libreoffice import LibreOfficePool

        return LibreOfficePool(self.settings.converters)

    @cached_property
    def registrar(self) -> Registrar:
        """Takes profiles in."""
        from normdocs.adapters.clock import SystemClock
        from normdocs.services.admission import Registrar

        return Registrar(lambda: self.registry, self.register, SystemClock())

    @cached_property
    def generator(self) -> Generator:
        """Makes documents."""
        from normdocs.adapters.clock import SystemClock
        from normdocs.services.generation import Generator

        return Generator(lambda: self.registry, self.register, self.archive, self.templates, SystemClock())

    @cached_property
    def printer(self) -> Printer:
        """Prints and binds."""
        from normdocs.adapters import pdf_binder
        from normdocs.adapters.clock import SystemClock
        from normdocs.adapters.pdf_cache import PdfCache
        from normdocs.services.printing import Printer

        return Printer(
            self.archive,
            self.shelf,
            self.templates,
            self.converter,
            PdfCache(self.settings.kept / "pdf"),
            pdf_binder,
            SystemClock(),
        )

    @cached_property
    def producer(self) -> Producer:
        """Makes and prints."""
        from normdocs.services.production import Producer

        return Producer(self.generator, self.printer, self.register, self.step)

    @cached_property
    def orchestrator(self) -> Orchestrator:
        """Runs flows: at the configured Prefect API, else in this process."""
        from normdocs.adapters.orchestrator import PrefectOrchestrator

        return PrefectOrchestrator(self.settings.workspace / "flows")

    @cached_property
    def assessor(self) -> Assessor:
        """Tells readiness."""
        from normdocs.adapters.clock import SystemClock
        from normdocs.services.assessment import Assessor

        return Assessor(lambda: self.registry, self.register, self.templates, SystemClock())

    @cached_property
    def office(self) -> Office:
        """Finds documents as they stand and keeps the journal."""
        from normdocs.services.office import Office

        return Office(self.generator)

    @cached_property
    def approver(self) -> Approver:
        """Takes documents along their routes."""
        from normdocs.services.approving import Approver

        return Approver(self.office)

    @cached_property
    def clerk(self) -> Clerk:
        """Gives documents their numbers and dates."""
        from normdocs.services.registering import Clerk

        return Clerk(self.office)

    @cached_property
    def executor(self) -> Executor:
        """Does what follows approval."""
        from normdocs.services.effect import Executor

        return Executor(self.office)

    @cached_property
    def inbox(self) -> Inbox:
        """Tells whose move it is."""
        from normdocs.services.inbox import Inbox

        return Inbox(self.generator)

    @cached_property
    def proofreader(self) -> Proofreader:
        """Lists and confirms forms of words."""
        from normdocs.adapters.clock import SystemClock
        from normdocs.services.proofreading import Proofreader

        return Proofreader(lambda: self.registry, self.register, self.templates, SystemClock())

    @cached_property
    def inquirer(self) -> Inquirer:
        """Answers why a document is as it is."""
        from normdocs.services.inquiry import Inquirer

        return Inquirer(self.generator, self.register, self.templates)

    @cached_property
    def comparer(self) -> Comparer:
        """Compares versions."""
        from normdocs.adapters.docx_renderer import text_of
        from normdocs.adapters.redline import decided, redline
        from normdocs.services.comparison import Comparer

        return Comparer(self.generator, self.register, self.archive, text_of, redline, decided)

    @cached_property
    def inspector(self) -> Inspector:
        """Checks templates against their contracts."""
        from normdocs.services.inspection import Inspector

        return Inspector(lambda: self.registry, self.templates)

    def profile(self, path: Path, supplement: Path | None) -> SchoolProfile:
        """Return the profile a file states."""
        from normdocs.adapters.profile_files import load_profile

        return load_profile(path, supplement, self._layout, self.registry)

    def write_blank_profile(self, path: Path) -> None:
        """Write an empty profile as a workbook."""
        from normdocs.adapters.spreadsheets import blank_profile

        blank_profile(path, self._layout)

    @cached_property
    def _layout(self) -> Layout:
        from normdocs.adapters.spreadsheets import load_layout

        return load_layout(self.settings.workspace / "registry" / "workbook.yaml")

    def file(self, path: Path) -> bytes:
        """Return a file's bytes; InputError when it cannot be read."""
        try:
            return path.read_bytes()
        except OSError as error:
            raise InputError(
                "{file} cannot be read: {reason}", file=path, reason=error.strerror or ""
            ) from error

    def restyle(self, path: Path) -> None:
        """Put the registry's style profile onto a .docx, in place and whole."""
        from normdocs.adapters.docx_renderer import apply_style
        from normdocs.adapters.docx_renderer.style import style_profile
        from normdocs.adapters.yaml_files import read_yaml

        style = style_profile(read_yaml(self.settings.workspace / "registry" / "style.yaml").data)
        styled = apply_style(self.file(path), style, name=path.name)
        temporary = path.with_name(f".{path.name}.part")
        temporary.write_bytes(styled)
        temporary.replace(path)

    def close(self) -> None:
        """End what was started: office programs, connections."""
        for name in ("converter", "register"):
            if name in self.__dict__:
                getattr(self, name).close()


_current: list[Application] = []


def application() -> Application:
    """Return the process's application, built from the environment at the first call."""
    if not _current:
        _current.append(Application(settings()))
    return _current[0]
