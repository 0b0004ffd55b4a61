"""One office program kept running, with its own folder, process group and network namespace.

It is driven by its own command line: a second `soffice --convert-to` with the same profile hands the file
to the running one and returns when it is done (about 10 ms of its own), so nothing but LibreOffice itself
is needed: no Python bridge, no socket. A blank document is held open, or it would end after one file.
"""

from __future__ import annotations

import functools
import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from normdocs.adapters.libreoffice.profile import EXPORT_FILTER, IMPORT_FILTER, write_profile

# Started in place of the program. When we end, by whatever death, our end of its standard input closes:
# it kills the program's whole group and removes the folder. When the program ends by itself, so does this.
GUARD = """
exec 3<&0 </dev/null
setsid "$@" 3<&- & office=$!
(read -r _ <&3; kill -KILL -$office) 2>/dev/null & watch=$!
wait $office
kill -KILL -$office $watch 2>/dev/null
rm -rf "$NORMDOCS_OFFICE_HOME" "$NORMDOCS_OFFICE_PIPE"
"""
STOP_SECONDS = 30.0
POLL_SECONDS = 0.02
UNWANTED_VARIABLES = (
    "http_proxy",
    "https_proxy",
    "all_proxy",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "DISPLAY",
)


class OfficeTimeoutError(Exception):
    """The program did not finish in its time."""


@functools.cache
def without_network() -> tuple[str, ...]:
    """Return the command that starts another one without a network, or nothing where that is not allowed."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    worked = subprocess.run([unshare, "-n", "true"], capture_output=True, check=False, timeout=30)  # noqa: S603
    return (unshare, "-n") if worked.returncode == 0 else ()


class Office:
    """A running office program; started by the first `convert`, gone after `stop`."""

    def __init__(self, soffice: Path, timeout_seconds: float, language: str) -> None:
        self._soffice = soffice
        self._timeout = timeout_seconds
        self._language = language
        self._guard: subprocess.Popen[bytes] | None = None
        self._home = Path()

    def convert(self, docx: bytes) -> bytes | None:
        """Return the PDF of `docx`, None when the program made none; OfficeTimeoutError when it hangs."""
        deadline = time.monotonic() + self._timeout
        if self._guard is None or self._guard.poll() is not None:
            self.stop()
            self._start(deadline)
        try:
            return self._converted(docx, deadline)
        except FileNotFoundError:  # no PDF, or the program died and its folder went with it
            return None

    def stop(self) -> None:
        """Kill the program with all it started and remove its folder; harmless when it does not run."""
        if self._guard is None:
            return
        guard, self._guard = self._guard, None
        if guard.stdin is not None:
            guard.stdin.close()
        try:
            guard.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            guard.kill()
            guard.wait()
        shutil.rmtree(self._home, ignore_errors=True)

    def _converted(self, docx: bytes, deadline: float) -> bytes:
        source, target = self._home / "document.docx", self._home / "document.pdf"
        source.write_bytes(docx)
        self._hand_over(source, deadline)
        pdf = target.read_bytes()
        target.unlink()
        return pdf

    def _start(self, deadline: float) -> None:
        self._home = Path(tempfile.mkdtemp(prefix="normdocs-office-"))
        write_profile(self._home / "profile", self._language)
        held = self._home / "held.txt"
        held.write_text("held open\n", encoding="ascii")
        program = [*without_network(), *self._command("--norestore", "--invisible", str(held))]
        self._guard = self._spawn(["/bin/sh", "-c", GUARD, "sh", *program], subprocess.PIPE)
        # The lock appears when the program has opened the file: from then on it takes work.
        lock = self._home / f".~lock.{held.name}#"
        while not lock.exists() and self._guard.poll() is None:
            if time.monotonic() > deadline:
                raise OfficeTimeoutError
            time.sleep(POLL_SECONDS)

    def _hand_over(self, source: Path, deadline: float) -> None:
        command = self._command(
            "--convert-to",
            EXPORT_FILTER,
            f"--infilter={IMPORT_FILTER}",
            "--outdir",
            str(self._home),
            str(source),
        )
        client = self._spawn([*without_network(), *command], subprocess.DEVNULL)
        try:
            client.wait(max(deadline - time.monotonic(), 0.0))
        except subprocess.TimeoutExpired as error:
            raise OfficeTimeoutError from error
        finally:
            if client.poll() is None:
                os.killpg(client.pid, signal.SIGKILL)
                client.wait()

    def _spawn(self, command: list[str], stdin: int) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 no shell; only our own paths are in the command
            command,
            stdin=stdin,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=self._environment(),
            cwd=self._home,
            start_new_session=True,
        )

    def _command(self, *arguments: str) -> list[str]:
        profile = f"-env:UserInstallation={self._profile_url()}"
        return [str(self._soffice), profile, "--headless", "--nologo", *arguments]

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in UNWANTED_VARIABLES}
        own = {
            "NORMDOCS_OFFICE_HOME": str(self._home),
            "NORMDOCS_OFFICE_PIPE": str(self._pipe_file()),
            "TMPDIR": str(self._home),
            "SAL_USE_VCLPLUGIN": "svp",
        }
        return kept | own

    def _profile_url(self) -> str:
        return (self._home / "profile").as_uri()

    def _pipe_file(self) -> Path:
        """The Unix socket a killed LibreOffice leaves behind; its name is made as LibreOffice makes it."""
        digest = hashlib.md5(self._profile_url().encode("utf-16-le"), usedforsecurity=False).digest()
        name = "".join(f"{byte:x}" for byte in digest)
        return Path("/tmp", f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{name}")  # noqa: S108 LibreOffice's choice
