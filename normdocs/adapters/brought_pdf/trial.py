"""A PDF read by a process that limits itself first: `python -m normdocs.adapters.brought_pdf.trial`."""

from __future__ import annotations

import json

from normdocs.adapters.limited import Limits, limited, serve
from normdocs.errors import InputError

MEGABYTE = 1024 * 1024
FILE_LIMIT = 50 * MEGABYTE
LIMITS = Limits(memory=1024 * MEGABYTE, processor_seconds=30, wall_seconds=60.0)
HEAD, TAIL = b"%PDF-", 2048
EXHAUSTED = "{file}: reading it ran out of {resource}; print the document into a new PDF"


def read_pdf(blob: bytes, name: str) -> list[list[str]]:
    """Return the lines of each page, none where a page is an image; InputError saying what is wrong."""
    if len(blob) > FILE_LIMIT:
        raise InputError("{file} is larger than {limit} MB", file=name, limit=FILE_LIMIT // MEGABYTE)
    # pypdf repairs a torn file, and says nothing: its end has to be there.
    if not blob.startswith(HEAD) or b"%%EOF" not in blob[-TAIL:]:
        raise InputError("{file} is damaged: it does not open as a PDF", file=name)

    def died(resource: str | None) -> InputError:
        if resource:
            return InputError(EXHAUSTED, file=name, resource=resource)
        return InputError("{file} is damaged: it does not open as a PDF", file=name)

    pages: list[list[str]] = limited(__spec__.name, json.dumps(name).encode() + b"\n" + blob, LIMITS, died)
    return pages


def main() -> None:
    """Read a file under limits and answer with its pages."""
    # Only this process pays for the library.
    from normdocs.adapters.brought_pdf.reading import pages_of  # noqa: PLC0415

    def read(job: bytes) -> list[list[str]]:
        name, _, blob = job.partition(b"\n")
        return pages_of(blob, json.loads(name))

    serve(read)


if __name__ == "__main__":
    main()
