"""The adapters of one workspace."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from normdocs.errors import InputError
from normdocs.settings import Settings

if TYPE_CHECKING:
    from normdocs.adapters.spreadsheets.layout import Layout
    from normdocs.domain.registry import Registry
    from normdocs.services.ports import (
        Archive,
        Converter,
        Mailer,
        Orchestrator,
        Register,
        Shelf,
        TemplateFolder,
    )

# Imports stand inside the properties: a command pays only for the parts it uses.
# ruff: noqa: PLC0415


class Outside:
    """What stands behind each port, made when it is first asked for."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.listen: Callable[[str], None] = lambda step: None
        self.watch: Callable[[int, int], None] = lambda done, total: None
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
    def templates(self) -> TemplateFolder:
        """The workspace's templates and their published versions."""
        from normdocs.adapters.template_folder import Folder

        folder = self.settings.workspace / "templates"
        return Folder(folder, self.settings.deflate, self.archive.get)

    @cached_property
    def converter(self) -> Converter:
        """The pool of office programs; none runs before it is needed."""
        from normdocs.adapters.libreoffice import LibreOfficePool

        return LibreOfficePool(self.settings.converters)

    @cached_property
    def mailer(self) -> Mailer | None:
        """The mail server, None when no settings name one."""
        from normdocs.adapters.mail import SmtpMailer

        mail = self.settings.mail
        if mail is None:
            return None
        return SmtpMailer(mail.host, mail.port, mail.sender, mail.implicit, mail.user, mail.password)

    @cached_property
    def orchestrator(self) -> Orchestrator:
        """Runs flows: at the configured Prefect API, else in this process."""
        from normdocs.adapters.orchestrator import PrefectOrchestrator

        return PrefectOrchestrator(self.settings.workspace / "flows")

    @cached_property
    def _layout(self) -> Layout:
        from normdocs.adapters.spreadsheets import load_layout

        return load_layout(self.settings.workspace / "registry" / "workbook.yaml")

    def close(self) -> None:
        """End what was started: office programs, connections."""
        for name in ("converter", "register"):
            if name in self.__dict__:
                getattr(self, name).close()
