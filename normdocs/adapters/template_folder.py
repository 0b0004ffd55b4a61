"""Templates in a folder and their published versions, each compiled once per content."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from normdocs.errors import TemplateError

if TYPE_CHECKING:
    from normdocs.adapters.docx_renderer import CompiledTemplate, Deflate


ELSEWHERE = "{file} is not in {folder}: a template is published from there"


def none_kept(content: str) -> bytes:
    """Refuse: nothing was published."""
    raise TemplateError("there is no published template {content}", content=content)


@dataclass(frozen=True)
class Folder:
    """The templates below one folder; `kept` returns the bytes of a published one by their hash."""

    root: Path
    deflate: Deflate = "zlib"
    kept: Callable[[str], bytes] = none_kept
    _published: dict[tuple[str, str], FolderTemplate] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def load(self, name: str, published: str | None = None) -> FolderTemplate:
        """Return the published template of this hash, or else the file; TemplateError, ArchiveError."""
        if published is None:
            return self.compiled(self.read(name), name)
        # What a hash names never changes: it is read once.
        known = self._published.get((name, published))
        if known is None:
            known = self._published[name, published] = self.compiled(self.kept(published), name)
        return known

    def read(self, name: str) -> bytes:
        """Return the bytes of the template; TemplateError when there is no such file."""
        try:
            return (self.root / name).read_bytes()
        except OSError as error:
            raise TemplateError(
                "there is no template {template} in {folder}", template=name, folder=self.root
            ) from error

    def path_of(self, file: Path) -> str:
        """Return the path below the folder of a file somebody names as they see it, or by that path."""
        root = self.root.resolve()
        for found in (file.resolve(), (root / file).resolve()):
            if found.is_relative_to(root) and (found.is_file() or not file.exists()):
                return found.relative_to(root).as_posix()
        raise TemplateError(ELSEWHERE, file=file, folder=self.root)

    def compiled(self, blob: bytes, name: str) -> FolderTemplate:
        """Return a template of these bytes, compiled once; TemplateError when it is unsafe."""
        # Here, because a command that finds nothing to compose needs no renderer.
        from normdocs.adapters.docx_renderer import compile_template  # noqa: PLC0415

        return FolderTemplate(compile_template(blob, name), self.deflate)


@dataclass(frozen=True)
class FolderTemplate:
    """A compiled template that renders with the folder's compression."""

    compiled: CompiledTemplate
    deflate: Deflate

    @property
    def hash(self) -> str:
        """The SHA-256 of its file."""
        return self.compiled.hash

    @property
    def fields(self) -> frozenset[str]:
        """The path of every value it reads."""
        return self.compiled.fields

    @property
    def places(self) -> Mapping[str, tuple[str, ...]]:
        """Where it reads each value."""
        return self.compiled.places

    def render(self, context: Mapping[str, object]) -> bytes:
        """Return the .docx for these values."""
        return self.compiled.render(context, deflate=self.deflate)
