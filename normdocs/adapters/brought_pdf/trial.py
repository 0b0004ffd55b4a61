"""A PDF read by a process that limits itself first: memory, processor time, no files written.

It is run as `python -m normdocs.adapters.brought_pdf.trial`: the name on a line and the file after it on its
standard input, the verdict as JSON on its output.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import normdocs
from normdocs.errors import InputError

MEGABYTE = 1024 * 1024
FILE_LIMIT = 50 * MEGABYTE
MEMORY, PROCESSOR_SECONDS, WALL_SECONDS = 1024 * MEGABYTE, 30, 60.0
MEMORY_EXIT = 71
HEAD, TAIL = b"%PDF-", 2048
EXHAUSTED = "{file}: reading it ran out of {resource}; print the document into a new PDF"


def read_pdf(blob: bytes, name: str) -> list[list[str]]:
    """Return the lines of each page, none where a page is an image; InputError saying what is wrong."""
    if len(blob) > FILE_LIMIT:
        raise InputError("{file} is larger than {limit} MB", file=name, limit=FILE_LIMIT // MEGABYTE)
    # pypdf repairs a torn file, and says nothing: its end has to be there.
    if not blob.startswith(HEAD) or b"%%EOF" not in blob[-TAIL:]:
        raise InputError("{file} is damaged: it does not open as a PDF", file=name)
    process = subprocess.Popen(  # noqa: S603 - our own module, nothing of the file in the arguments
        [sys.executable, "-m", __spec__.name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": str(Path(normdocs.__file__).parent.parent), "PYTHONDONTWRITEBYTECODE": "1"},
        cwd="/",
        start_new_session=True,
    )
    try:
        out, _ = process.communicate(json.dumps(name).encode() + b"\n" + blob, timeout=WALL_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise InputError(EXHAUSTED, file=name, resource="time") from None
    return judged(process.returncode, out, name)


def judged(code: int, out: bytes, name: str) -> list[list[str]]:
    """Return what the process read; raise what it found, or what it died of."""
    if code in {-signal.SIGXCPU, -signal.SIGKILL}:
        raise InputError(EXHAUSTED, file=name, resource="time")
    if code == MEMORY_EXIT:
        raise InputError(EXHAUSTED, file=name, resource="memory")
    if code:
        raise InputError("{file} is damaged: it does not open as a PDF", file=name)
    verdict: dict[str, Any] = json.loads(out)
    if "message" in verdict:
        raise InputError(verdict["message"], **verdict["values"])
    return [[*lines] for lines in verdict["pages"]]


def main() -> None:
    """Read a file under limits and write the verdict: its pages, or the error."""
    # Only this process pays for the library.
    from normdocs.adapters.brought_pdf.reading import pages_of  # noqa: PLC0415

    name = json.loads(sys.stdin.buffer.readline())
    blob = sys.stdin.buffer.read()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        verdict: dict[str, Any] = {"pages": pages_of(blob, name)}
    except InputError as error:
        verdict = {"message": error.message, "values": error.values}
    except MemoryError:
        os._exit(MEMORY_EXIT)
    sys.stdout.write(json.dumps(verdict))


if __name__ == "__main__":
    main()
