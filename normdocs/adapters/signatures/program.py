"""The program openssl, run without a shell, with a time limit, in a folder of its own."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from normdocs.errors import NormdocsError

ENGINE = "gost"
PACKAGE, ENGINE_PACKAGE = "openssl", "libengine-gost-openssl"
SECONDS = 20.0


class Answer(NamedTuple):
    """How the program ended, and what it said."""

    code: int
    said: str


class TooLongError(Exception):
    """The program did not finish in its time."""


class OpenSsl:
    """openssl for one check: files are named relative to `folder`; with GOST where it is installed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._program = installed()
        self.knows_gost = has_engine(self._program, os.environ.get("OPENSSL_ENGINES"))

    def run(self, command: str, *arguments: str) -> Answer:
        """Run one command of openssl; TooLongError."""
        engine = ("-engine", ENGINE) if self.knows_gost else ()
        return _run([self._program, command, *engine, *arguments], self._folder)

    def require_gost(self) -> None:
        """Raise the error that says what to install unless openssl knows GOST."""
        if not self.knows_gost:
            raise NormdocsError(
                "openssl cannot check signatures by GOST: install the Debian package {package}",
                package=ENGINE_PACKAGE,
            )


def installed() -> str:
    """Return where openssl is; NormdocsError saying what to install."""
    program = shutil.which("openssl")
    if program is None:
        raise NormdocsError(
            "electronic signatures are checked with openssl, which is not installed: "
            "install the Debian packages {packages}",
            packages=f"{PACKAGE} {ENGINE_PACKAGE}",
        )
    return program


@functools.cache
def has_engine(program: str, engines: str | None) -> bool:
    """Return whether this openssl, which looks for engines in the folder `engines`, knows GOST."""
    return _run([program, "engine", ENGINE], Path("/")).code == 0


def _run(command: list[str], folder: Path) -> Answer:
    # The machine's own configuration may change what is accepted; a check must not depend on it.
    environment = {**os.environ, "OPENSSL_CONF": os.devnull, "LC_ALL": "C"}
    try:
        ended = subprocess.run(  # noqa: S603 no shell; only our own names are in the command
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            cwd=folder,
            env=environment,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise TooLongError from error
    return Answer(ended.returncode, (ended.stdout + ended.stderr).decode("utf-8", errors="replace"))
