"""The first rendering of a template someone uploaded, in a process that may die of it.

The process limits itself before it opens the template: memory, processor time, files it may write. It is
run as `python -m normdocs.adapters.docx_renderer.trial`: the job as JSON on its standard input, the verdict
on its output.
"""

from __future__ import annotations

import base64
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import normdocs
from normdocs import errors
from normdocs.adapters.docx_renderer import compile_template
from normdocs.adapters.docx_renderer.context import require_plain
from normdocs.adapters.docx_renderer.safety import check_package
from normdocs.errors import NormdocsError, UnsafeTemplateError

UNREADABLE = ("is damaged", "the file is damaged or no .docx")
EXHAUSTED = "{template}: its trial rendering ran out of {resource}"
_MEMORY_EXIT = 71


@dataclass(frozen=True)
class Limits:
    """What a trial may use."""

    memory: int = 1024 * 1024 * 1024
    processor_seconds: int = 20
    wall_seconds: float = 40.0


def trial_render(blob: bytes, name: str, context: Mapping[str, Any], limits: Limits | None = None) -> None:
    """Compile and render once in a limited process; raise what it found, or that it ran out of a resource."""
    limits = limits or Limits()
    require_plain(context, name)
    check_package(blob, name)
    job = {
        "blob": base64.b64encode(blob).decode(),
        "name": name,
        "context": dict(context),
        "limits": asdict(limits),
    }
    process = subprocess.Popen(  # noqa: S603 - our own module, nothing of the template in the arguments
        [sys.executable, "-m", __spec__.name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": str(Path(normdocs.__file__).parent.parent), "PYTHONDONTWRITEBYTECODE": "1"},
        cwd="/",
        start_new_session=True,
    )
    try:
        out, _ = process.communicate(json.dumps(job).encode(), timeout=limits.wall_seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise UnsafeTemplateError(EXHAUSTED, template=name, resource="time") from None
    _judge(process.returncode, out, name)


def _judge(code: int, out: bytes, name: str) -> None:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise UnsafeTemplateError(EXHAUSTED, template=name, resource="time")
    if code == _MEMORY_EXIT:
        raise UnsafeTemplateError(EXHAUSTED, template=name, resource="memory")
    if code:
        raise UnsafeTemplateError("{template}: its trial rendering did not end well", template=name)
    verdict = json.loads(out)
    # The package was found sound before: what cannot be read in there lacks the memory to be read.
    if verdict and verdict["message"].endswith(UNREADABLE):
        raise UnsafeTemplateError(EXHAUSTED, template=name, resource="memory")
    if verdict:
        raise getattr(errors, verdict["error"])(verdict["message"], **verdict["values"])


def _limit(limits: dict[str, Any]) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits["memory"], limits["memory"]))
    seconds = limits["processor_seconds"]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Read a job, render it under its limits, write the verdict: nothing, or the error as JSON."""
    job = json.load(sys.stdin)
    _limit(job["limits"])
    verdict: dict[str, Any] = {}
    try:
        compile_template(base64.b64decode(job["blob"]), job["name"]).render(job["context"])
    except NormdocsError as error:
        values = {key: str(value) for key, value in error.values.items()}
        verdict = {"error": type(error).__name__, "message": error.message, "values": values}
    except MemoryError:
        os._exit(_MEMORY_EXIT)
    sys.stdout.write(json.dumps(verdict))


if __name__ == "__main__":
    main()
