"""Journals written to files of the user's choice."""

from __future__ import annotations

from pathlib import Path

from normdocs.adapters.whole_files import write_whole
from normdocs.errors import ArchiveError, InputError
from normdocs.services.approval.registration_journal import RegistrationJournal

WORD, WORKBOOK = ".docx", ".xlsx"


def write(journal: RegistrationJournal, organisation: str, year: int, path: Path) -> int:
    """Write the journal of a year as .docx or .xlsx, whole or not at all, and return how many lines it has.

    Raises InputError for another kind of file or a place that cannot be written, NotFoundError when nobody
    has the organisation.
    """
    suffix = path.suffix.lower()
    if suffix not in (WORD, WORKBOOK):
        raise InputError("{file} is no .docx and no .xlsx; give the journal one of these names", file=path)
    blob = journal.docx(organisation, year) if suffix == WORD else _workbook(journal, organisation, year)
    save(path, blob)
    return len(journal.rows(organisation, year))


def save(path: Path, blob: bytes) -> None:
    """Write a file, whole or not at all; InputError where it cannot be written."""
    if not path.parent.is_dir() or path.is_dir():
        raise InputError("{file} cannot be written", file=path)
    try:
        write_whole(path, blob, by_way_of=path.parent)
    except ArchiveError as error:
        raise InputError("{file} cannot be written", file=path) from error


def _workbook(journal: RegistrationJournal, organisation: str, year: int) -> bytes:
    from normdocs.adapters.spreadsheets import registration_xlsx  # noqa: PLC0415 - a .docx needs none of it

    return registration_xlsx(journal.table(organisation, year))
