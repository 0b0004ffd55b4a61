"""errors.md: what normdocs may refuse and in which words, grouped by what a person was doing."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import normdocs
from normdocs.messages import catalogue
from tools.messages import messages
from tools.reference.writing import joined, texts

PACKAGE = Path(normdocs.__file__).parent
# What the interface says is no error, except where it raises one.
INTERFACE = "normdocs/cli/"
# What the language module says without raising anything is why it doubts a form.
LANGUAGE, DOUBTS = "normdocs/language/", "normdocs/language/DOUBTS"


def page() -> str:
    """Return the page."""
    words = texts("errors")
    grouped: dict[str, list[str]] = {title: [] for title in words["groups"]}
    for message, where in sorted(refusals().items(), key=lambda item: (item[1], item[0])):
        title = next(
            (title for title, group in words["groups"].items() if belongs(where, group["modules"])), None
        )
        if title:
            grouped[title].append(russian(message))
    sections = [
        joined(
            f"## {title}",
            words["groups"][title]["note"],
            "\n".join(f"- {text}" for text in dict.fromkeys(found)),
        )
        for title, found in grouped.items()
        if found
    ]
    return joined(words["intro"], *sections)


def belongs(where: str, modules: list[str]) -> bool:
    """Return whether a module is one of a group's, named by how its path begins."""
    return any(where.startswith(f"normdocs/{module}") for module in modules)


def russian(message: str) -> str:
    """Return the Russian text, on one line."""
    entry = catalogue().get(message)
    return " ".join(str(entry.string if entry and entry.string else message).split())


@cache
def refusals() -> dict[str, str]:
    """Return message → module of every text that refuses something."""
    found = {text: where for text, where in messages().items() if not where.startswith(INTERFACE)}
    written = [str(entry.id) for entry in catalogue() if entry.id]
    for path in sorted(PACKAGE.rglob("*.py")):
        where = path.relative_to(PACKAGE.parent).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        texts_there = raised(tree) if where.startswith(INTERFACE) else constants(tree)
        for text in texts_there.intersection(written):
            found.setdefault(text, DOUBTS if where.startswith(LANGUAGE) else where)
    return {text: where for text, where in found.items() if " " in text}


def constants(tree: ast.AST) -> set[str]:
    """Return every text written in a module."""
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def raised(tree: ast.AST) -> set[str]:
    """Return the texts errors are raised with."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    made = [node for node in calls if isinstance(node.func, ast.Name) and node.func.id.endswith("Error")]
    return set().union(*(constants(node.args[0]) for node in made)) if made else set()
