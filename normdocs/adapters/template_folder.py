"""Templates in a folder, each compiled once per content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from normdocs.errors import TemplateError

if TYPE_CHECKING:
    from normdocs.adapters.docx_renderer import CompiledTemplate, Deflate


@dataclass(frozen=True)
class Folder:
    """The templates below one folder."""

    root: Path
    deflate: Deflate = "zlib"

    def load(self, name: str) -> FolderTemplate:
        """Return the template at `name`; TemplateError when there is no such file or it cannot be used."""
        try:
            blob = (self.root / name).read_bytes()
        except OSError as error:
            raise TemplateError(
                "there is no template {template} in {folder}", template=name, folder=self.root
            ) from error
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
