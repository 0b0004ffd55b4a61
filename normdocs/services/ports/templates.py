"""Templates: the folder they are edited in, the published versions in the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from normdocs.domain.document import DocumentKey
from normdocs.domain.template_version import TemplateVersion


class Template(Protocol):
    """A compiled template."""

    @property
    def hash(self) -> str:
        """The SHA-256 of its file."""

    @property
    def fields(self) -> frozenset[str]:
        """The path of every value it reads: `organisation.name`, `stages[].title`."""

    @property
    def places(self) -> Mapping[str, tuple[str, ...]]:
        """Where it reads each value, as a person would look for it."""

    def render(self, context: Mapping[str, object]) -> bytes:
        """Return the .docx for these values, equal bytes for equal values; RenderError."""


class Templates(Protocol):
    """Templates by their paths below templates/."""

    def load(self, name: str, published: str | None = None) -> Template:
        """Return the published version with this hash, or else the template as the folder has it.

        TemplateError when it is absent or unsafe, ArchiveError when the published bytes are not there.
        """


class TemplateFolder(Templates, Protocol):
    """The folder in which templates are edited."""

    def path_of(self, file: Path) -> str:
        """Return the path below the folder of a file somebody names; TemplateError where it is elsewhere.

        Whether there is such a file is not asked.
        """

    def read(self, name: str) -> bytes:
        """Return the bytes of the template; TemplateError when there is no such file."""

    def compiled(self, blob: bytes, name: str) -> Template:
        """Return a template of these bytes; TemplateError when it is unsafe."""


class Trial(Protocol):
    """The first rendering of a template."""

    def __call__(self, blob: bytes, name: str, contexts: Sequence[Mapping[str, Any]], /) -> None:
        """Render it with each context where it can do no harm; TemplateError saying what is wrong."""


class TemplateView(Protocol):
    """What can be read of published templates."""

    def published(self) -> Mapping[str, str]:
        """Return the hash of the newest published version of each template that has one."""

    def template_versions(self, template: str | None = None) -> tuple[TemplateVersion, ...]:
        """Return the published versions of a template, or of all, by path and number."""

    def made_from(self, template: str, organisation: str | None = None) -> tuple[DocumentKey, ...]:
        """Return the documents whose latest version, or the one in force, was made from the template.

        Whichever version of it that was; all documents, or one organisation's own.
        """


class TemplateUnit(TemplateView, Protocol):
    """What changes published templates."""

    def hold_templates(self) -> None:
        """Make others who would publish templates wait until the end of the unit."""

    def publish_template(self, version: TemplateVersion) -> None:
        """Keep a version, its bytes being in the archive; its number is the next of its template."""
