"""A PostgreSQL server of the tests' own, from Debian's packages, on a socket in a temporary folder."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

INSTALLED = Path("/usr/lib/postgresql")
ABSENT = f"PostgreSQL is not installed (nothing in {INSTALLED}/*/bin): apt-get install postgresql"
SETTINGS = {"listen_addresses": "", "fsync": "off", "max_connections": "120"}
PATIENCE_SECONDS = 60


class Server:
    """A running server; `database` makes an empty one for a test."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._names = (f"test_{number}" for number in itertools.count(1))

    def url(self, name: str) -> str:
        return f"postgresql://normdocs@/{name}?host={self._socket}"

    def database(self, like: str | None = None) -> str:
        """Make a database, empty or a copy of the one at the address `like`, which nobody may be using."""
        name = next(self._names)
        template = like.split("/")[3].partition("?")[0] if like else "template1"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
        return self.url(name)


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server and stop it by its process id."""
    programs = installed_programs()
    # Not in pytest's folder: the path of a socket is at most 107 bytes, and postgres must reach it.
    folder = Path(tempfile.mkdtemp(prefix="normdocs-pg-"))
    try:
        if os.getuid() == 0:
            postgres = pwd.getpwnam("postgres")
            os.chown(folder, postgres.pw_uid, postgres.pw_gid)
        data = make_cluster(programs, folder)
        with started(programs, data, folder):
            yield Server(folder)
    finally:
        shutil.rmtree(folder)


def installed_programs() -> Path:
    found = sorted(INSTALLED.glob("*/bin/initdb"), key=lambda path: int(path.parent.parent.name))
    if not found:
        raise RuntimeError(ABSENT)
    return found[-1].parent


def make_cluster(programs: Path, folder: Path) -> Path:
    """Russian sorting by default, so that a test sees where the code depends on it."""
    data = folder / "data"
    options = ["-D", str(data), "-U", "normdocs", "-A", "trust", "-E", "UTF8", "--no-sync"]
    locale = ["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=ru"]
    command = [str(programs / "initdb"), *options, *locale]
    subprocess.run(command, check=True, capture_output=True, **as_postgres())
    return data


@contextmanager
def started(programs: Path, data: Path, socket: Path) -> Iterator[None]:
    settings = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
    command = [str(programs / "postgres"), "-D", str(data), "-k", str(socket), *settings]
    with (data / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, **as_postgres())
    try:
        wait_until_ready(process, Server(socket).url("postgres"), data / "log")
        yield
    finally:
        process.send_signal(signal.SIGQUIT)
        process.wait(PATIENCE_SECONDS)


def wait_until_ready(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return psycopg.connect(url).close()
        except psycopg.OperationalError as error:
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}") from error
            time.sleep(0.05)


def as_postgres() -> dict[str, Any]:
    """PostgreSQL refuses to run as root."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    common: dict[str, Any] = {"env": environment, "cwd": "/"}
    if os.getuid() != 0:
        return common
    return {**common, "user": "postgres", "group": "postgres", "extra_groups": []}
