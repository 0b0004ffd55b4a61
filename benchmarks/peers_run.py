"""The peers on one kind of document, each in its own process and its own tag syntax."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.standins import Kind, Table, brace_template, merge_template
from normdocs.adapters.docx_renderer import text_of

PEERS = Path(__file__).parent / "peers"
MAILMERGE = "docx-mailmerge2==0.9.0"


def peer_costs(kind: Kind) -> dict[str, tuple[float, int]]:
    """Return peer → (processor milliseconds, bytes) of a document; what cannot run is said and left out."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for peer, command, template, values in _jobs(kind):
            paths = [Path(folder) / name for name in ("t.docx", "v.json", "out.docx")]
            paths[0].write_bytes(template)
            paths[1].write_text(json.dumps(values, ensure_ascii=False), "utf-8")
            done = subprocess.run([*command, *paths], capture_output=True, text=True, cwd=PEERS, check=False)
            if done.returncode:
                print(f"{'':14} {peer}: failed: {done.stderr.strip().splitlines()[-1:]}")
            elif _complete(paths[2].read_bytes(), kind, peer):
                found[peer] = float(json.loads(done.stdout)), paths[2].stat().st_size
    return found


def _jobs(kind: Kind) -> Iterator[tuple[str, list[str], bytes, dict[str, Any]]]:
    if _node():
        for peer in ("docxtemplater", "easy-template-x"):
            yield peer, ["node", "measure.mjs", peer], brace_template(kind), kind.values
    python = _mailmerge_python()
    if python:
        yield "docx-mailmerge2", [python, "mailmerge_measure.py"], merge_template(kind), _merged(kind)


@cache
def _node() -> bool:
    """Install the npm peers if need be."""
    if not (shutil.which("node") and shutil.which("npm")):
        print("docxtemplater, easy-template-x: left out, node and npm are not installed")
        return False
    if not (PEERS / "node_modules").exists():
        done = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit"], cwd=PEERS, check=False)
        if done.returncode:
            print("docxtemplater, easy-template-x: left out, npm could not install them")
            return False
    return True


@cache
def _mailmerge_python() -> str | None:
    """Return a Python that has docx-mailmerge2, in an environment of its own."""
    python = PEERS / ".venv" / "bin" / "python"
    if not python.exists():
        subprocess.run(["python3", "-m", "venv", str(PEERS / ".venv")], check=False)
        subprocess.run([str(python), "-m", "pip", "install", "-q", MAILMERGE], check=False)
    done = subprocess.run([str(python), "-c", "import mailmerge"], capture_output=True, check=False)
    if done.returncode:
        print("docx-mailmerge2: left out, it could not be installed")
    return None if done.returncode else str(python)


def _merged(kind: Kind) -> dict[str, Any]:
    table = next((block for block in kind.blocks if isinstance(block, Table)), None)
    if table is None:
        return {"values": kind.values, "rows": [], "anchor": ""}
    if table.groups:
        rows = [row for group in kind.values[table.groups] for row in group[table.rows]]
    else:
        rows = kind.values[table.rows]
    return {"values": kind.values, "rows": rows, "anchor": table.row[0].strip("{}")}


def _complete(blob: bytes, kind: Kind, peer: str) -> bool:
    """Check that the peer made the whole document, so that only like is compared with like."""
    text = text_of(blob)
    table = next((block for block in kind.blocks if isinstance(block, Table)), None)
    lines = sum(line.startswith("|") for line in text.splitlines())
    least = len(_merged(kind)["rows"]) + 1 if table else 0
    if "{" in text or "«" in text.replace("«»", "") or lines < least:
        print(f"{'':14} {peer}: left out, its document is not complete ({lines} rows of {least})")
        return False
    return True
