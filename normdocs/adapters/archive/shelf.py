"""Readable copies of what the register holds: a folder per organisation."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from normdocs.adapters.archive.names import file_name, numbered
from normdocs.adapters.whole_files import make_folder, sweep, write_whole, writing
from normdocs.errors import ArchiveError, ConflictError

MISSING = "{file}, which was to be copied, is missing"
SAME_NAME = "two files would both be called {file}: {first} and {second}"

# File name → SHA-256 of each content normdocs may have put there.
Ledger = dict[str, list[str]]
LEDGER = TypeAdapter(Ledger)


class FolderShelf:
    """Folders `<organisation>/` of copies, and what was put there in `.shelf/`.

    Copies, not links: somebody who writes into a readable file must not write into the archive.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own = folder / ".shelf"

    def path(self, organisation: str, name: str) -> Path:
        """Return where a file of that name stands: unfit characters replaced, long names shortened."""
        return self._folder / file_name(organisation) / file_name(name)

    def replace(self, organisation: str, files: Mapping[str, Path]) -> tuple[Path, ...]:
        """Make the folder hold these files, name → source, and nothing else an earlier call put there.

        What somebody else put or changed under one of these names is moved aside; the new places are
        returned. A file that somebody changed and that is no longer wanted stays where it is.
        """
        blobs = {name: _read(source) for name, source in self._named(organisation, files).items()}
        wanted = {name: [hashlib.sha256(blob).hexdigest()] for name, blob in blobs.items()}
        home = self._folder / file_name(organisation)
        with writing(home), _alone_in(home):
            sweep(self._own)
            before = self._recall(home)
            # Recorded before anything is put there: what a killed run leaves is known to be ours.
            ours = {**before, **{name: sorted({*before.get(name, []), *wanted[name]}) for name in wanted}}
            self._record(home, before, ours)
            aside = [moved for name in wanted if (moved := _made_way(home / name, ours[name]))]
            for name, blob in blobs.items():
                if _digest(home / name) not in wanted[name]:
                    write_whole(home / name, blob, by_way_of=self._own)
            for name in ours.keys() - wanted.keys():
                _remove(home / name, ours[name])
            self._record(home, ours, wanted)
        return tuple(aside)

    def _named(self, organisation: str, files: Mapping[str, Path]) -> dict[str, Path]:
        named: dict[str, Path] = {}
        given: dict[str, str] = {}
        for name, source in files.items():
            path = self.path(organisation, name)
            # Windows takes names that differ in case for one.
            first = given.setdefault(path.name.casefold(), name)
            if first != name:
                raise ConflictError(SAME_NAME, file=path, first=first, second=name)
            named[path.name] = source
        return named

    def _ledger(self, home: Path) -> Path:
        return self._own / f"{home.name}.json"

    def _recall(self, home: Path) -> Ledger:
        try:
            ledger = LEDGER.validate_json(self._ledger(home).read_bytes())
        except (FileNotFoundError, ValidationError):
            return {}
        # A ledger somebody wrote into must not make us remove files elsewhere.
        return {name: digests for name, digests in ledger.items() if name == file_name(name)}

    def _record(self, home: Path, known: Ledger, ledger: Ledger) -> None:
        if ledger != known:
            blob = json.dumps(ledger, ensure_ascii=False, sort_keys=True, indent=1).encode()
            write_whole(self._ledger(home), blob, by_way_of=self._own)


def _read(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except OSError as error:
        raise ArchiveError(MISSING, file=source) from error


@contextmanager
def _alone_in(home: Path) -> Iterator[None]:
    """Hold the folder against other processes that put files there."""
    make_folder(home)
    handle = os.open(home, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _digest(path: Path) -> str | None:
    """Return the SHA-256 of the file, None when there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _remove(path: Path, ours: list[str]) -> None:
    if _digest(path) in ours:
        path.unlink()


def _made_way(path: Path, ours: list[str]) -> Path | None:
    """Move what is not ours aside and return where it stands now, None when there was nothing."""
    if not os.path.lexists(path) or _digest(path) in ours:
        return None
    free = (path.with_name(numbered(path.name, number)) for number in count(1))
    place = next(place for place in free if not os.path.lexists(place))
    path.rename(place)
    return place
