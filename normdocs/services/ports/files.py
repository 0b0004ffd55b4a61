"""Where bytes are kept, and where people find them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol


class Archive(Protocol):
    """Bytes under their SHA-256 (hexadecimal, lower case). What is there never changes; it may be removed."""

    def put(self, blob: bytes) -> str:
        """Keep `blob`, whole or not at all, and return its hash; bytes already there are left untouched."""

    def get(self, content: str) -> bytes:
        """Return the bytes of this hash; ArchiveError naming the file when missing or altered."""

    def path(self, content: str) -> Path:
        """Return where the bytes of this hash lie, or would lie."""

    def remove(self, content: str) -> None:
        """Remove the bytes of this hash: somebody they name asked for it. Nothing where there are none."""

    def sweep(self) -> None:
        """Remove what killed runs left half-written; files being written now are left alone."""


class Shelf(Protocol):
    """Readable copies: one folder per organisation, files under names a person understands."""

    def replace(self, organisation: str, files: Mapping[str, Path]) -> tuple[Path, ...]:
        """Make the folder hold these files, name → source, and nothing else an earlier call put there.

        Each file appears whole; one that is right already is untouched. What somebody else put or changed
        under one of these names is moved aside; its new places are returned.
        """

    def path(self, organisation: str, name: str) -> Path:
        """Return where a file of that name stands: unfit characters replaced, long names shortened."""
