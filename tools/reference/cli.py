"""cli.md: every command with its help, its exit codes and an example."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from normdocs.cli.help import HelpContext
from normdocs.cli.main import app
from tools.reference.writing import code, codes, joined, table, texts

WIDTH = 100


def commands() -> Iterator[tuple[str, Any]]:
    """Yield (full name, command) of every command that does something, in the order of the help."""
    yield from inside("normdocs", typer.main.get_command(app))


def inside(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    """Yield the command, or the commands of a group."""
    nested = getattr(command, "commands", None)
    if nested is None:
        yield name, command
        return
    for word, one in nested.items():
        yield from inside(f"{name} {word}", one)


def help_of(name: str, command: Any) -> str:
    """Return the help page a person sees, at a fixed width."""
    context = HelpContext(command, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH)
    lines = context.get_help().splitlines()
    return "\n".join(line.rstrip() for line in lines)


def page() -> str:
    """Return the page."""
    words = texts("cli")
    exits = words["exits"]
    blocks = [words["intro"], table(words["headers"], [(code(str(n)), exits[n]) for n in exits])]
    for name, command in commands():
        blocks += section(name, command, words["commands"].get(name.removeprefix("normdocs "), {}))
    return joined(*blocks, words["settings"])


def section(name: str, command: Any, about: dict[str, Any]) -> list[str]:
    """Return one command's part of the page."""
    example = "\n".join(about.get("examples", []))
    return [
        f"## {name}",
        f"```text\n{help_of(name, command)}\n```",
        about.get("note", ""),
        f"```sh\n{example}\n```" if example else "",
        f"{texts('cli')['codes']}: {codes(str(n) for n in about['exits'])}." if about.get("exits") else "",
    ]
