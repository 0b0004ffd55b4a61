"""The comparing program of python-redlines: unpacked once per user, run once per pair of files."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import tempfile
from pathlib import Path

import platformdirs
from python_redlines import DocxodusEngine
from python_redlines.engines import EngineNotInstalledError

from normdocs.errors import ConversionError

TIMEOUT_SECONDS = 60.0
UNAVAILABLE = "the tracked changes cannot be made: {reason}; documents diff shows them as text without --docx"
FAILED = "the tracked changes of these two files cannot be made: {reason}"
# Its own words for dates and letters are never printed, so it needs no ICU of the system; without the
# diagnostics it leaves no sockets behind when it is killed.
ENVIRONMENT = {
    "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1",
    "DOTNET_EnableDiagnostics": "0",
    "DOTNET_GCHeapHardLimit": "0x40000000",
}


def compared(old: bytes, new: bytes, author: str, moment: str) -> bytes:
    """Return the program's .docx of the pair; `moment` is in ISO 8601 with a zone."""
    program = installed()
    with tempfile.TemporaryDirectory(prefix="normdocs-redline-") as scratch:
        folder = Path(scratch)
        (folder / "old.docx").write_bytes(old)
        (folder / "new.docx").write_bytes(new)
        options = [f"--author={author}", f"--date-time={moment}"]
        _run([str(program), "old.docx", "new.docx", "changes.docx", *options], folder)
        try:
            return (folder / "changes.docx").read_bytes()
        except FileNotFoundError as error:
            reason = ConversionError("the comparing program made no file")
            raise ConversionError(FAILED, reason=reason) from error


def installed() -> Path:
    """Return the program, unpacked into the user's cache the first time; ConversionError when it is missing.

    It appears whole: a first run that is killed, or another at its side, leaves no half of it to be used.
    """
    try:
        version = importlib.metadata.version("python-redlines-docxodus")
        home = Path(platformdirs.user_cache_dir("normdocs")) / f"redline-{version}"
        if not home.is_dir():
            _unpack(home)
        return Path(DocxodusEngine(str(home)).extracted_binaries_path)
    except (importlib.metadata.PackageNotFoundError, EngineNotInstalledError) as error:
        missing = ConversionError("the package python-redlines-docxodus is not installed for this machine")
        raise ConversionError(UNAVAILABLE, reason=missing) from error
    except OSError as error:
        raise ConversionError(UNAVAILABLE, reason=error.strerror or str(error)) from error


def _unpack(home: Path) -> None:
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".redline-", dir=home.parent) as scratch:
        whole = Path(scratch) / "whole"
        DocxodusEngine(str(whole))
        try:
            whole.rename(home)
        except OSError:
            if not home.is_dir():  # another run was first otherwise
                raise


def _run(command: list[str], folder: Path) -> None:
    inherited = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "LC_ALL")}
    environment = {**inherited, **ENVIRONMENT, "HOME": str(folder), "TMPDIR": str(folder)}
    try:
        ended = subprocess.run(  # noqa: S603 no shell; only the author's name is not ours, and it is one word
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=TIMEOUT_SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        reason = ConversionError(
            "the comparing program was not done in {limit} s", limit=int(TIMEOUT_SECONDS)
        )
        raise ConversionError(FAILED, reason=reason) from error
    except OSError as error:
        raise ConversionError(UNAVAILABLE, reason=error.strerror or str(error)) from error
    if ended.returncode:
        said = ended.stderr.decode("utf-8", "replace").strip() or f"exit code {ended.returncode}"
        first = said.removeprefix("Error: ").splitlines()[0]
        raise ConversionError(
            FAILED, reason=ConversionError("the comparing program said: {said}", said=first)
        )
