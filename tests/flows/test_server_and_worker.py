"""With a Prefect server configured the commands run deployments there: a worker does the work."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workspace import REPOSITORY, SCRIPT, SHAKHTY, Desk

pytestmark = pytest.mark.slow
PATIENCE_SECONDS = 180
PREFECT = SCRIPT.with_name("prefect")


@contextlib.contextmanager
def running(command: list[str], environment: dict[str, str], log: Path) -> Iterator[None]:
    """Run a program for the length of the block; stop it and what it started by its process group."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=REPOSITORY, env=environment, stdout=out, stderr=out, start_new_session=True
        )
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.wait(30)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(address: str) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=5):
                return
        except OSError:
            assert time.monotonic() < end, "the server did not start"
            time.sleep(0.5)


def test_a_worker_makes_the_set_a_command_asks_for(schools: Desk, tmp_path: Path) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}/api"
    desk = schools.copy(tmp_path / "outputs")
    (order,) = (desk.outputs / SHAKHTY).glob("S05 *.docx")
    order.unlink()
    environment = {
        **os.environ,
        **desk.own,
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PREFECT_API_URL": address,
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
    }
    server = [str(PREFECT), "server", "start", "--host", "127.0.0.1", "--port", str(port), "--no-ui"]
    worker = [str(PREFECT), "worker", "start", "--pool", "normdocs"]
    with running(server, environment, tmp_path / "server.log"):
        wait_for(address)
        for command in (
            [str(PREFECT), "work-pool", "create", "normdocs", "--type", "process"],
            [str(PREFECT), "--no-prompt", "deploy", "--all"],
        ):
            subprocess.run(command, cwd=REPOSITORY, env=environment, check=True, capture_output=True)
        with running(worker, environment, tmp_path / "worker.log"):
            asked = subprocess.run(
                [str(SCRIPT), "generate", SHAKHTY],
                cwd=REPOSITORY,
                env=environment,
                capture_output=True,
                timeout=PATIENCE_SECONDS,
                check=False,
            )
            log = (tmp_path / "worker.log").read_text()
    assert asked.returncode == 0, asked.stderr.decode() + log
    assert order.is_file()
    assert set(desk.versions(SHAKHTY).values()) == {1}
