"""A package of files as one ZIP, equal bytes for equal files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from normdocs.adapters.whole_files import write_whole
from normdocs.errors import ArchiveError, InputError

# The first moment a ZIP knows; when a package was made is no part of it.
BEGINNING = (1980, 1, 1, 0, 0, 0)
READABLE = 0o100644 << 16
SUFFIX = ".zip"


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return the archive: by name, stored as they are (a PDF is packed already)."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for name, blob in sorted(files.items()):
            entry = zipfile.ZipInfo(name, BEGINNING)
            entry.external_attr = READABLE
            entry.create_system = 3
            archive.writestr(entry, blob)
    return written.getvalue()


def check_place(path: Path) -> None:
    """Raise InputError, before anything is made, for another kind of file or a folder there is not."""
    if path.suffix.lower() != SUFFIX:
        raise InputError("{file} is no .zip; give the package such a name", file=path)
    if not path.parent.is_dir():
        raise InputError("{file} cannot be written", file=path)


def write(files: Mapping[str, bytes], path: Path) -> None:
    """Write the archive, whole or not at all."""
    check_place(path)
    try:
        write_whole(path, zipped(files), by_way_of=path.parent)
    except ArchiveError as error:
        raise InputError("{file} cannot be written", file=path) from error
