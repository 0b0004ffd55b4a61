"""The house rules no linter checks: where Cyrillic stands, how long things are, what a command imports."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "normdocs"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "workspace" not in path.relative_to(PACKAGE).parts)
FLOWS = sorted((ROOT / "flows").glob("*.py"))
RUSSIAN = ("language", "content")
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_FLOW = 250, 30, 80
CYRILLIC = re.compile(r"[\u0400-\u04ff]")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: Function) -> int:
    """Lines from `def` to the last, without the docstring: a contract spelt out is no burden."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return lines
    docstring = function.body[0]
    return lines - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


@pytest.mark.parametrize("path", [*MODULES, *FLOWS], ids=named)
def test_only_language_and_content_speak_russian(path: Path) -> None:
    if path.is_relative_to(PACKAGE) and path.relative_to(PACKAGE).parts[0] in RUSSIAN:
        return
    lines = enumerate(path.read_text().splitlines(), 1)
    assert [f"{named(path)}:{number}" for number, line in lines if CYRILLIC.search(line)] == []


@pytest.mark.parametrize("path", [*MODULES, *FLOWS], ids=named)
def test_a_module_fits_in_the_head(path: Path) -> None:
    limit = LONGEST_FLOW if path in FLOWS else LONGEST_MODULE
    assert len(path.read_text().splitlines()) <= limit


@pytest.mark.parametrize("path", [*MODULES, *FLOWS], ids=named)
def test_a_function_fits_in_a_glance(path: Path) -> None:
    long = [f"{one.name}: {length(one)}" for one in functions(path) if length(one) > LONGEST_FUNCTION]
    assert long == []


def test_most_functions_are_short() -> None:
    lengths = sorted(length(one) for path in MODULES for one in functions(path))
    assert lengths[len(lengths) // 2] <= 8


def test_there_is_no_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert [
        named(path) for path in MODULES if drawers & set(path.relative_to(PACKAGE).with_suffix("").parts)
    ] == []


COMMANDS = [
    ["acts", "list"],
    ["acts", "show", "r-145-2019"],
    ["documents", "list", "shakhty-school-9"],
    ["readiness"],
    ["fields", "S01"],
    ["check", "registry"],
    ["--help"],
]
WATCHED = """
import json, sys
from normdocs.cli.main import invoke
invoke(json.loads(sys.argv[1]))
found = sorted(name for name in sys.modules if name.partition(".")[0] in {"prefect", "fastapi", "uvicorn"})
sys.stderr.write("\\nimported:" + ",".join(found))
"""


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_that_runs_no_flow_imports_no_prefect(command: list[str], tmp_path: Path) -> None:
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(tmp_path),
        "PYTHONPATH": str(ROOT),
        "NORMDOCS_WORKSPACE": str(ROOT),
        "NORMDOCS_OUTPUTS": str(tmp_path / "outputs"),
    }
    ran = subprocess.run(
        [sys.executable, "-c", WATCHED, json.dumps(command)],
        env=environment, cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stderr.rpartition("\n")[2] == "imported:"
