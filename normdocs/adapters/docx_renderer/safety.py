"""Checks on a .docx before anything opens it: the container here, what it holds in `contents.py`."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, NoReturn

from normdocs.adapters.docx_renderer.contents import check_entry, check_kind
from normdocs.errors import TemplateError, UnsafeTemplateError

MEGABYTE = 1024 * 1024
FILE_LIMIT = 20 * MEGABYTE
UNPACKED_LIMIT = 100 * MEGABYTE
ENTRY_LIMIT = 1000
RATIO_LIMIT, RATIO_FROM = 200, MEGABYTE
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"


def check_package(blob: bytes, template: str) -> None:
    """Raise UnsafeTemplateError or TemplateError unless `blob` is a harmless, readable .docx."""
    if len(blob) > FILE_LIMIT:
        _unsafe("{template}: larger than {limit} MB", template, limit=FILE_LIMIT // MEGABYTE)
    if blob[:4] == _COMPOUND_FILE:
        raise TemplateError(
            "{template}: a password-protected or old Word document; save it as .docx without a password",
            template=template,
        )
    try:
        with zipfile.ZipFile(io.BytesIO(blob)) as archive:
            entries = archive.infolist()
            _check_directory(entries, blob, archive.start_dir, template)
            check_kind(archive, template)
            for entry, data in _unpacked(archive, entries, template):
                check_entry(entry, data, template)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, OSError) as error:
        raise TemplateError("{template}: the file is damaged or no .docx", template=template) from error


def _check_directory(entries: list[zipfile.ZipInfo], blob: bytes, directory: int, template: str) -> None:
    if len(entries) > ENTRY_LIMIT:
        _unsafe("{template}: more than {limit} entries", template, limit=ENTRY_LIMIT)
    if sum(entry.file_size for entry in entries) > UNPACKED_LIMIT:
        _unsafe("{template}: unpacks to more than {limit} MB", template, limit=UNPACKED_LIMIT // MEGABYTE)
    names = [entry.filename.lower() for entry in entries]
    for entry in entries:
        _check_name(entry, names, template)
        tight = entry.file_size > RATIO_LIMIT * max(entry.compress_size, 1)
        if entry.file_size > RATIO_FROM and tight:
            _unsafe("{template}: {entry} is packed too tight to be a text", template, entry=entry.filename)
    _check_overlap(entries, blob, directory, template)


def _check_name(entry: zipfile.ZipInfo, names: list[str], template: str) -> None:
    name = entry.orig_filename
    if entry.flag_bits & 1:
        _unsafe("{template}: {entry} is encrypted", template, entry=name)
    steps = name.split("/")
    if name.startswith("/") or ".." in steps or any(mark in name for mark in "\\:\0"):
        _unsafe("{template}: the entry {entry} leads outside the document", template, entry=repr(name))
    if names.count(entry.filename.lower()) > 1:
        _unsafe("{template}: the entry {entry} is there twice", template, entry=name)


def _check_overlap(entries: list[zipfile.ZipInfo], blob: bytes, directory: int, template: str) -> None:
    """Every stream must end before the next begins; what overlaps unpacks to far more than it weighs."""
    free = 0
    for entry in sorted(entries, key=lambda each: each.header_offset):
        _, name, extra = _LOCAL_HEADER.unpack_from(blob, entry.header_offset)
        if entry.header_offset < free:
            _unsafe("{template}: entries of the file overlap", template)
        free = entry.header_offset + _LOCAL_HEADER.size + name + extra + entry.compress_size
    if free > directory:
        _unsafe("{template}: entries of the file overlap", template)


def _unpacked(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], template: str
) -> Iterator[tuple[str, bytes]]:
    for entry in entries:
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise NotImplementedError
        data = archive.read(entry)
        if len(data) != entry.file_size:
            _unsafe("{template}: entries of the file overlap", template)
        yield entry.filename, data


def _unsafe(message: str, template: str, **values: Any) -> NoReturn:
    raise UnsafeTemplateError(message, template=template, **values)
