"""The archive: bytes under their SHA-256, written once."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from normdocs.adapters.whole_files import sweep, write_whole, writing
from normdocs.errors import ArchiveError

SHA256 = re.compile(r"[0-9a-f]{64}")
READ_ONLY = 0o444
MISSING = "{file} is missing from the archive"
ALTERED = "{file} in the archive is not what was stored: somebody changed it"
UNREADABLE = "{file} cannot be read: {reason}"
NO_HASH = "{content} is not the name of anything in the archive"


class FileArchive:
    """A folder of files, `<first two digits>/<sha256>`; several processes may share it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, blob: bytes) -> str:
        """Keep `blob` and return its SHA-256; bytes that are there already are left untouched."""
        content = hashlib.sha256(blob).hexdigest()
        path = self.path(content)
        with writing(path):
            if not (path.is_file() and path.read_bytes() == blob):
                write_whole(path, blob, by_way_of=self._folder, mode=READ_ONLY)
        return content

    def get(self, content: str) -> bytes:
        """Return the bytes of this hash; ArchiveError naming the file when missing or altered."""
        path = self.path(content)
        try:
            blob = path.read_bytes()
        except FileNotFoundError as error:
            raise ArchiveError(MISSING, file=path) from error
        except OSError as error:
            raise ArchiveError(UNREADABLE, file=path, reason=error.strerror or str(error)) from error
        if hashlib.sha256(blob).hexdigest() != content:
            raise ArchiveError(ALTERED, file=path)
        return blob

    def path(self, content: str) -> Path:
        """Return where the bytes of this hash lie, or would lie."""
        if not SHA256.fullmatch(content):
            raise ArchiveError(NO_HASH, content=content[:80])
        return self._folder / content[:2] / content

    def remove(self, content: str) -> None:
        """Remove the bytes of this hash; nothing where there are none."""
        path = self.path(content)
        with writing(path):
            path.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what killed runs left half-written; files being written now are left alone."""
        sweep(self._folder)
