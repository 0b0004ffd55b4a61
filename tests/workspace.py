"""The command line as its user has it: a folder of outputs, answers, and what a command left behind."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from sqlalchemy import MetaData, create_engine

from normdocs import bootstrap
from normdocs.adapters.database.connection import parse_address
from normdocs.adapters.docx_renderer import text_of
from normdocs.cli.main import invoke
from normdocs.settings import Settings, settings

REPOSITORY = Path(__file__).parent.parent
ORGANISATIONS = REPOSITORY / "registry" / "organisations"
SHAKHTY = "shakhty-school-9"
FEDOSEEVSKAYA = "fedoseevskaya"
SIZE_OF_SET = 26
SCRIPT = Path(sys.executable).with_name("normdocs")

Tree = dict[str, tuple[str, int]]
Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Answer:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Desk:
    """A folder of outputs, and the commands run upon it."""

    outputs: Path
    variables: Mapping[str, str] = field(default_factory=dict)

    @property
    def own(self) -> dict[str, str]:
        return {"NORMDOCS_OUTPUTS": str(self.outputs), "COLUMNS": "200", **self.variables}

    @property
    def settings(self) -> Settings:
        return settings(self.own, REPOSITORY)

    def run(self, *arguments: str | Path) -> Answer:
        """Run a command in this process, as the console script does."""
        out, err = io.StringIO(), io.StringIO()
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("NORMDOCS_")}
        with (
            mock.patch.dict(os.environ, {**inherited, **self.own}, clear=True),
            contextlib.chdir(REPOSITORY),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            fresh_application(),
        ):
            code = invoke([str(argument) for argument in arguments])
        return Answer(code, out.getvalue(), err.getvalue())

    @contextlib.contextmanager
    def at(self) -> Iterator[bootstrap.Application]:
        """Use the services of this desk in this process."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("NORMDOCS_")}
        with (
            mock.patch.dict(os.environ, {**inherited, **self.own}, clear=True),
            contextlib.chdir(REPOSITORY),
            fresh_application(),
        ):
            yield bootstrap.application()

    def launch(self, *arguments: str | Path) -> subprocess.Popen[bytes]:
        """Start the console script and leave it running."""
        return subprocess.Popen(
            [str(SCRIPT), *map(str, arguments)],
            cwd=REPOSITORY,
            env={**os.environ, **self.own},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def onboard(self, organisation: str, *options: str) -> Answer:
        """Onboard one of the two real schools with its supplement, without Prefect."""
        return self.run("onboard", *profile_of(organisation), "--direct", *options)

    def texts(self, organisation: str) -> dict[str, str]:
        """Return each document's text by its type, no-break spaces and hyphens as plain ones."""
        folder = self.outputs / organisation
        return {path.name.split(" ")[0]: content_text(path) for path in sorted(folder.glob("*.docx"))}

    def versions(self, organisation: str) -> dict[str, int]:
        """Return the number of each document's latest version."""
        answer = self.run("documents", "list", organisation, "--json")
        assert answer.code == 0, answer.said
        return {one["key"]["type"]: one["number"] for one in answer.json}

    def rows(self) -> Rows:
        """Return every row of the register, by table."""
        url = parse_address(self.settings.database_url)
        if url.drivername == "sqlite" and not Path(str(url.database)).exists():
            return {}
        engine = create_engine(url)
        tables = MetaData()
        try:
            tables.reflect(engine)
            with engine.connect() as connection:
                return {
                    table.name: sorted((tuple(row) for row in connection.execute(table.select())), key=repr)
                    for table in tables.sorted_tables
                    if table.name != "alembic_version"
                }
        finally:
            engine.dispose()

    def tree(self) -> Tree:
        """Return the content's hash and the time of change of every file but the register's own."""
        return {
            str(path.relative_to(self.outputs)): (
                hashlib.sha256(path.read_bytes()).hexdigest(),
                path.stat().st_mtime_ns,
            )
            for path in sorted(self.outputs.rglob("*"))
            if path.is_file() and path not in self.register_files()
        }

    def register_files(self) -> set[Path]:
        """Return SQLite's file and its companions."""
        file = Path(str(parse_address(self.settings.database_url).database))
        return {file, *(file.with_name(file.name + suffix) for suffix in ("-wal", "-shm", "-journal"))}

    def copy(self, outputs: Path, **variables: str) -> Desk:
        """Return a desk with a copy of everything this one has."""
        shutil.copytree(self.outputs, outputs)
        return Desk(outputs, {**self.variables, **variables})


@contextlib.contextmanager
def fresh_application() -> Iterator[None]:
    """Each command builds its application from its own environment, as a new process does."""
    bootstrap._current.clear()
    try:
        yield
    finally:
        for application in bootstrap._current:
            application.close()
        bootstrap._current.clear()


def profile_of(organisation: str) -> list[str | Path]:
    """Return the arguments that name a real school's profile and its supplement."""
    own = ORGANISATIONS / organisation
    return [own.with_suffix(".yaml"), "--supplement", own.with_suffix(".example.yaml")]


def workspace_copy(folder: Path) -> Path:
    """Return a workspace of its own, to be edited."""
    for part in ("registry", "templates", "flows"):
        shutil.copytree(REPOSITORY / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def spaced(text: str) -> str:
    """Return the text with its no-break spaces and hyphens as plain ones."""
    return text.translate({0xA0: " ", 0x202F: " ", 0x2011: "-"})


def content_text(path: Path) -> str:
    """Return the text of a generated .docx."""
    return spaced(text_of(path.read_bytes(), path.name))


@pytest.fixture(scope="session")
def schools(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The desk on which both real schools stand complete; nobody changes it.

    Made once per run of the tests: the first worker makes it, the others wait.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "both-schools"
    desk = Desk(folder / "outputs")
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made").exists():
            for school in (SHAKHTY, FEDOSEEVSKAYA):
                answer = desk.onboard(school)
                assert answer.code == 0, answer.said
            (folder / "made").touch()
    return desk
