"""What is published of each template, and how the folder stands to it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from normdocs.domain.template_version import TemplateVersion
from normdocs.errors import NotFoundError, TemplateError
from normdocs.services.making.inspection import Inspector
from normdocs.services.ports import Archive, Register, TemplateFolder

NO_VERSION = "{template} has no published version {number}; normdocs templates list shows what there is"
NEVER = "{template} was never published"


class Editing(StrEnum):
    """How a file of the folder stands to the newest published version."""

    NEVER_PUBLISHED = "never published"
    AS_PUBLISHED = "as published"
    EDITED_SINCE = "edited since"
    NOT_IN_FOLDER = "not in the folder"


@dataclass(frozen=True)
class Listed:
    """A template: its newest published version if it has one, the types of documents made from it."""

    template: str
    version: TemplateVersion | None
    types: tuple[str, ...]
    state: Editing


@dataclass(frozen=True)
class TemplateCatalogue:
    """Tells of templates; changes nothing."""

    inspector: Inspector
    folder: TemplateFolder
    register: Register
    archive: Archive

    @property
    def used(self) -> list[str]:
        """The templates something is made from, by path."""
        return sorted({template for template, _ in self.inspector.named()})

    def listed(self) -> list[Listed]:
        """Return every template something is made from or that was published, by path."""
        with self.register.view() as view:
            newest = {version.template: version for version in view.template_versions()}
        return [self._listed(name, newest.get(name)) for name in sorted({*self.used, *newest})]

    def types(self, template: str) -> tuple[str, ...]:
        """Return the codes of the document types that may be made from a template."""
        return tuple(kind.code for kind in self.inspector.registry().types if template in kind.templates)

    def version(self, template: str, number: int | None = None) -> TemplateVersion:
        """Return a published version, the newest when no number is given; NotFoundError."""
        with self.register.view() as view:
            known = view.template_versions(template)
        if not known:
            raise NotFoundError(NEVER, template=template)
        for version in reversed(known):
            if number in (None, version.number):
                return version
        raise NotFoundError(NO_VERSION, template=template, number=number)

    def content(self, version: TemplateVersion) -> bytes:
        """Return the bytes of a published version as they were; ArchiveError."""
        return self.archive.get(version.content)

    def _listed(self, template: str, version: TemplateVersion | None) -> Listed:
        return Listed(template, version, self.types(template), self._state(template, version))

    def _state(self, template: str, version: TemplateVersion | None) -> Editing:
        try:
            blob = self.folder.read(template)
        except TemplateError:
            return Editing.NOT_IN_FOLDER
        if version is None:
            return Editing.NEVER_PUBLISHED
        same = hashlib.sha256(blob).hexdigest() == version.content
        return Editing.AS_PUBLISHED if same else Editing.EDITED_SINCE
