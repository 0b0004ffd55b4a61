"""Every English text the program may show: found in the code, the keys of messages/ru.po."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent / "normdocs"
SPEAKERS = {"say", "print_line", "step"}
NOT_OURS = {"ValueError", "TypeError", "PydanticCustomError"}
PLACEHOLDER = re.compile(r"\{\w+\}")
MARKUP = re.compile(r"[<\\\n]")


def messages() -> dict[str, str]:
    """Return message → the module that says it first."""
    found: dict[str, str] = {}
    for path in sorted(ROOT.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        where = path.relative_to(ROOT.parent).as_posix()
        for text in [*spoken(tree), *constants(tree)]:
            if text.isascii() or PLACEHOLDER.search(text):
                found.setdefault(text, where)
    return found


def spoken(tree: ast.Module) -> Iterator[str]:
    """Yield the first argument of every error and of every function that speaks."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and speaks(node.func):
            yield from texts(node.args[0])


def speaks(function: ast.expr) -> bool:
    """Return whether what is called shows its first argument to a user."""
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in SPEAKERS or (name.endswith("Error") and name not in NOT_OURS)


def texts(node: ast.expr) -> Iterator[str]:
    """Yield the texts an expression may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from texts(node.body)
        yield from texts(node.orelse)


def constants(tree: ast.Module) -> Iterator[str]:
    """Yield module constants that are sentences with places to fill, alone or as the values of a mapping."""
    for node in tree.body:
        if isinstance(node, ast.Assign):
            values = node.value.values if isinstance(node.value, ast.Dict) else [node.value]
            for text in (text for value in values for text in texts(value)):
                if PLACEHOLDER.search(text) and text.isascii() and not MARKUP.search(text):
                    yield text


if __name__ == "__main__":
    for text, where in messages().items():
        print(f"{where}\t{text!r}")
