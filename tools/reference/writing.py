"""How pages are written: Markdown, with the Russian words of texts.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

TEXTS = Path(__file__).parent / "texts.yaml"


@cache
def texts(page: str) -> Any:
    """Return the words of one page."""
    return yaml.safe_load(TEXTS.read_text(encoding="utf-8"))[page]


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; an empty cell is a dash."""
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join("| " + " | ".join(cell(text) for text in line) + " |" for line in lines)


def cell(text: str) -> str:
    """Return a text that stays inside its cell."""
    return " ".join(text.split()).replace("|", r"\|") or "–"


def code(text: str) -> str:
    """Return a name as it is typed; nothing of nothing."""
    return f"`{text}`" if text else ""


def codes(names: Iterable[str]) -> str:
    """Return names in one line."""
    return ", ".join(code(name) for name in names)


def joined(*blocks: str) -> str:
    """Return blocks with a blank line between them, as a whole file."""
    return "\n\n".join(block.strip("\n") for block in blocks if block) + "\n"


def anchor(heading: str) -> str:
    """Return the address of a heading inside its page, as GitHub forms it."""
    kept = [sign for sign in heading.strip().lower() if sign.isalnum() or sign in " -_"]
    return "#" + "".join(kept).replace(" ", "-")
