"""With a Prefect server configured the commands run deployments there: a worker does the work."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from normdocs.messages import say
from tests.cli.change_of_act import NEW, OLD, REPLACEMENT, before_the_change
from tests.workspace import FEDOSEEVSKAYA, REPOSITORY, SCRIPT, SHAKHTY, Desk

pytestmark = pytest.mark.slow
PATIENCE_SECONDS = 180
NOTHING = say("no effect: no document has to change; documents looked at: {count}", count="")
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


@contextlib.contextmanager
def served(desk: Desk, folder: Path) -> Iterator[Callable[..., subprocess.CompletedProcess[bytes]]]:
    """Run a server with the deployments of prefect.yaml and a worker; yield what runs commands there."""
    port = free_port()
    address = f"http://127.0.0.1:{port}/api"
    environment = {
        **os.environ,
        **desk.own,
        "PREFECT_HOME": str(folder / "prefect"),
        "PREFECT_API_URL": address,
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
    }

    def run(program: Path, *words: str | Path) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [str(program), *map(str, words)],
            cwd=REPOSITORY,
            env=environment,
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )

    server = [str(PREFECT), "server", "start", "--host", "127.0.0.1", "--port", str(port), "--no-ui"]
    worker = [str(PREFECT), "worker", "start", "--pool", "normdocs"]
    with running(server, environment, folder / "server.log"):
        wait_for(address)
        run(PREFECT, "work-pool", "create", "normdocs", "--type", "process").check_returncode()
        run(PREFECT, "--no-prompt", "deploy", "--all").check_returncode()
        with running(worker, environment, folder / "worker.log"):
            yield run


def test_a_worker_makes_the_set_a_command_asks_for(schools: Desk, tmp_path: Path) -> None:
    desk = schools.copy(tmp_path / "outputs")
    (order,) = (desk.outputs / SHAKHTY).glob("S05 *.docx")
    order.unlink()
    with served(desk, tmp_path) as run:
        asked = run(SCRIPT, "generate", SHAKHTY)
        log = (tmp_path / "worker.log").read_text()
    assert asked.returncode == 0, asked.stderr.decode() + log
    assert order.is_file()
    assert set(desk.versions(SHAKHTY).values()) == {1}


def test_the_event_of_a_replaced_order_starts_the_flow_and_the_documents_follow(tmp_path: Path) -> None:
    desk = before_the_change(Desk(tmp_path / "outputs"))
    file = tmp_path / "new-acts.yaml"
    file.write_text(REPLACEMENT, encoding="utf-8")
    assert desk.run("acts", "add", file).code == 0
    with served(desk, tmp_path) as run:
        said = run(SCRIPT, "acts", "replace", OLD, NEW)
        assert said.returncode == 0, said.stderr.decode()
        assert "apply-act-change" in said.stdout.decode()
        end = time.monotonic() + PATIENCE_SECONDS
        while "S23" not in desk.versions(SHAKHTY) or desk.versions(FEDOSEEVSKAYA)["S06"] == 1:
            assert time.monotonic() < end, (tmp_path / "worker.log").read_text()
            time.sleep(1)
        again = run(SCRIPT, "acts", "apply", OLD)
        log = (tmp_path / "worker.log").read_text()
    assert again.returncode == 0, again.stderr.decode() + log
    assert NOTHING in again.stdout.decode()
    assert "22/294" in desk.texts(SHAKHTY)["S23"]
