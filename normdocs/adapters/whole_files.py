"""Files that are there whole or not at all, whenever the power goes."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from normdocs.errors import ArchiveError

PARTIAL = ".part-"
UNWRITABLE = "{file} cannot be written: {reason}"


def write_whole(target: Path, blob: bytes, by_way_of: Path, mode: int = 0o644) -> None:
    """Put `blob` at `target`, replacing what is there; `by_way_of` is a folder on the same file system."""
    with writing(target):
        make_folder(by_way_of)
        make_folder(target.parent)
        with _partial(by_way_of) as file:
            file.write(blob)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
            Path(file.name).replace(target)
        _sync(target.parent)


def sweep(folder: Path) -> None:
    """Remove the partial files in `folder` that nobody is writing any more."""
    with writing(folder):
        for path in folder.glob(PARTIAL + "*"):
            # The kernel lets go of the lock of a killed process.
            with suppress_gone(), path.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Raise what the file system refuses as an ArchiveError."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise ArchiveError(UNWRITABLE, file=error.filename or path, reason=reason) from error


@contextmanager
def suppress_gone() -> Iterator[None]:
    """Pass over a file that somebody is writing, or has just renamed or removed."""
    try:
        yield
    except (BlockingIOError, FileNotFoundError):
        return


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, for good."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        _sync(folder.parent)


@contextmanager
def _partial(folder: Path) -> Iterator[IO[bytes]]:
    """A new file, locked while it is being written; gone unless it is renamed."""
    with _locked(folder) as file:
        try:
            yield file
        finally:
            Path(file.name).unlink(missing_ok=True)


def _locked(folder: Path) -> IO[bytes]:
    while True:
        file = tempfile.NamedTemporaryFile(prefix=PARTIAL, dir=folder, delete=False)  # noqa: SIM115
        fcntl.flock(file, fcntl.LOCK_EX)
        if Path(file.name).exists():
            return file
        # A sweep came between the making and the locking.
        file.close()


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
