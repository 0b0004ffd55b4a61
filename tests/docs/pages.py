"""The pages people read, and what is quoted in them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from tools.reference.writing import anchor

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
HOW_TO = sorted((DOCS / "how-to").glob("*.md"))
LINK = re.compile(r"!?\[[^\]\n]*\]\(([^)\s]+)\)")
SHELL = re.compile(r"^[ ]*```sh\n(.*?)^[ ]*```", re.DOTALL | re.MULTILINE)
YAML = re.compile(r"^([ ]*)```yaml\n(.*?)^[ ]*```", re.DOTALL | re.MULTILINE)
FENCE = re.compile(r"^[ ]*```.*?^[ ]*```", re.DOTALL | re.MULTILINE)


def name(page: Path) -> str:
    """Return the page's path as a person would call it."""
    return page.relative_to(ROOT).as_posix()


def links(page: Path) -> list[str]:
    """Return where the page's links lead."""
    return LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8")))


def anchors(page: Path) -> set[str]:
    """Return the addresses of the page's headings."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    return {anchor(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}


def commands(page: Path, program: str = "normdocs") -> Iterator[list[str]]:
    """Yield the arguments of each command of a program that the page tells people to type."""
    for block in SHELL.findall(page.read_text(encoding="utf-8")):
        for line in block.splitlines():
            words = shlex.split(line, comments=True)
            if words[:1] == [program]:
                yield words[1:]


def examples(page: Path) -> list[str]:
    """Return the YAML a page tells people to write, without the indent of the list it stands in."""
    found = YAML.findall(page.read_text(encoding="utf-8"))
    return [
        "".join(line.removeprefix(indent) for line in text.splitlines(keepends=True))
        for indent, text in found
    ]
