"""What a PDF holds: its text page by page; nothing that runs, nothing that hides in it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from normdocs.errors import InputError

MOST_OBJECTS, MOST_PAGES, DEEPEST = 200_000, 500, 60
BROKEN = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, IndexError, OSError)
# What makes a file more than paper (ISO 32000): as the value of /S or /Type or /Subtype, or as a key.
FORBIDDEN = {
    "/JavaScript": "JavaScript",
    "/JS": "JavaScript",
    "/Launch": "a command that starts a program",
    "/EmbeddedFile": "an attached file",
    "/EmbeddedFiles": "an attached file",
    "/EF": "an attached file",
    "/RichMedia": "a film or a sound",
    "/Movie": "a film or a sound",
    "/Sound": "a film or a sound",
    "/XFA": "a form that runs",
    "/SubmitForm": "a command that sends data",
    "/ImportData": "a command that reads files",
    "/GoToE": "an attached file",
}


def pages_of(blob: bytes, name: str) -> list[list[str]]:
    """Return the lines of each page, none where a page is an image; InputError naming what is wrong."""
    try:
        reader = PdfReader(io.BytesIO(blob))
        if reader.is_encrypted:
            raise InputError("{file} is protected by a password: save it without one", file=name)
        count = len(reader.pages)
        if not 0 < count <= MOST_PAGES:
            raise InputError(
                "{file} has {count} pages; 1 to {limit} can be taken",
                file=name,
                count=count,
                limit=MOST_PAGES,
            )
        for part in forbidden(reader):
            raise InputError("{file} holds {parts}: print the document into a new PDF", file=name, parts=part)
        return [page.extract_text().splitlines() for page in reader.pages]
    except BROKEN as error:
        raise InputError("{file} is damaged: it does not open as a PDF", file=name) from error


def forbidden(reader: PdfReader) -> Iterator[str]:
    """Yield the name of everything in the file that paper cannot hold."""
    numbers = {number for known in reader.xref.values() for number in known} | set(reader.xref_objStm)
    if len(numbers) > MOST_OBJECTS:
        raise ValueError("too many objects")
    yield from inside(reader.trailer, 0)
    for number in sorted(numbers - {0}):
        generations = [known for known, table in reader.xref.items() if number in table] or [0]
        for generation in generations:
            yield from inside(reader.get_object(IndirectObject(number, generation, reader)), 0)


def inside(value: Any, depth: int) -> Iterator[str]:
    """Yield what is forbidden in one object; what it refers to is an object by itself."""
    if depth > DEEPEST:
        raise ValueError("too deep")
    if isinstance(value, DictionaryObject):
        for key, part in value.items():
            if key in FORBIDDEN:
                yield FORBIDDEN[key]
            if key in {"/S", "/Type", "/Subtype"} and str(part) in FORBIDDEN:
                yield FORBIDDEN[str(part)]
            yield from inside(value.raw_get(key), depth + 1)
    elif isinstance(value, ArrayObject):
        for index in range(len(value)):
            yield from inside(list.__getitem__(value, index), depth + 1)
