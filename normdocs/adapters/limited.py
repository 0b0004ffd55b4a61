"""Work on files people bring, in a process that limits itself first and may die of them.

Memory, processor time, no files written. Such a process is a module run as `python -m`: it calls `serve`
with the function that does the work. The limits stand on the first line of its standard input, the job
follows; the answer, or the error that was found, leaves it as JSON on its output.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import normdocs
from normdocs import errors
from normdocs.errors import NormdocsError

MEGABYTE = 1024 * 1024
MEMORY_EXIT = 71
TIME, MEMORY = "time", "memory"
DEATHS = {-signal.SIGXCPU: TIME, -signal.SIGKILL: TIME, MEMORY_EXIT: MEMORY}


@dataclass(frozen=True)
class Limits:
    """What the process may use: bytes and seconds."""

    memory: int = 1024 * MEGABYTE
    processor_seconds: int = 20
    wall_seconds: float = 40.0


def limited(module: str, job: bytes, limits: Limits, died: Callable[[str | None], NormdocsError]) -> Any:
    """Return the answer of the module's process, or raise what it found.

    Where the process died `died` says what to raise: of the resource it ran out of, "time" or "memory", or
    of something else, None.
    """
    process = subprocess.Popen(  # noqa: S603 - our own module, nothing of the file in the arguments
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": str(Path(normdocs.__file__).parent.parent), "PYTHONDONTWRITEBYTECODE": "1"},
        cwd="/",
        start_new_session=True,
    )
    try:
        said = json.dumps(asdict(limits)).encode() + b"\n" + job
        out, _ = process.communicate(said, timeout=limits.wall_seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise died(TIME) from None
    if process.returncode:
        raise died(DEATHS.get(process.returncode))
    return answered(json.loads(out))


def answered(verdict: dict[str, Any]) -> Any:
    """Return the answer of a verdict, or raise its error."""
    if "error" in verdict:
        raise getattr(errors, verdict["error"])(verdict["message"], **verdict["values"])
    return verdict["answer"]


def serve(work: Callable[[bytes], Any]) -> None:
    """Do the work on the job that is given, under its limits, and write the verdict."""
    limits = json.loads(sys.stdin.buffer.readline())
    job = sys.stdin.buffer.read()
    _limit(limits)
    try:
        verdict: dict[str, Any] = {"answer": work(job)}
    except NormdocsError as error:
        values = {name: value if type(value) is int else str(value) for name, value in error.values.items()}
        verdict = {"error": type(error).__name__, "message": error.message, "values": values}
    except MemoryError:
        os._exit(MEMORY_EXIT)
    sys.stdout.write(json.dumps(verdict))


def _limit(limits: dict[str, Any]) -> None:
    seconds = limits["processor_seconds"]
    resource.setrlimit(resource.RLIMIT_AS, (limits["memory"], limits["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
