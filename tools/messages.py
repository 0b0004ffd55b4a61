"""Every English text the program may show: found in the code, the keys of messages/ru.po."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent / "normdocs"
SPEAKERS = {"say", "print_line", "step", "print_table"}
TEMPLATE = re.compile(r"\{\w+\}")


def messages() -> dict[str, str]:
    """Return message → the module that says it first."""
    found: dict[str, str] = {}
    for path in sorted(ROOT.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        where = path.relative_to(ROOT.parent).as_posix()
        for text in [*spoken(tree), *constants(tree)]:
            found.setdefault(text, where)
    return found


def spoken(tree: ast.Module) -> Iterator[str]:
    """Yield the first argument of every error and of every function that speaks."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _speaks(node.func):
            yield from _texts(node.args[0])


def _speaks(function: ast.expr) -> bool:
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in SPEAKERS or (name.endswith("Error") and name not in {"ValueError", "TypeError", "PydanticCustomError"})


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, (ast.Tuple, ast.List)):
        for item in node.elts:
            yield from _texts(item)
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


def constants(tree: ast.Module) -> Iterator[str]:
    """Yield module constants that are sentences with places to fill, alone or as the values of a mapping."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and all(isinstance(name, ast.Name) and name.id.isupper() for name in node.targets):
            values = node.value.values if isinstance(node.value, ast.Dict) else [node.value]
            for value in values:
                yield from (text for text in _texts(value) if TEMPLATE.search(text) or (" " in text and text[0].islower()))


if __name__ == "__main__":
    for text, where in messages().items():
        print(f"{where}\t{text!r}")
