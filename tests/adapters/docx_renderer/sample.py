"""A context made up from the fields a template reads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from normdocs.content.charts.blocks import VALUES


def sample_context(fields: Iterable[str], lengths: tuple[int, ...] = (3, 2)) -> dict[str, Any]:
    """Return texts for `fields`, numbers for charts; a list holds `lengths[0]` items, one in it the next."""
    root: dict[str, Any] = {}
    for path in sorted(fields):
        _put(root, re.findall(r"\[\]|[^.\[\]]+", path), lengths)
    return root


def _put(node: dict[str, Any], steps: list[str], lengths: tuple[int, ...]) -> None:
    head, *rest = steps
    if not rest:
        node.setdefault(head, f"значение поля {head}")
    elif rest[0] != "[]":
        if not isinstance(node.get(head), dict):
            node[head] = {}
        _put(node[head], rest, lengths)
    else:
        _put_items(node, head, rest[1:], lengths)


def _put_items(node: dict[str, Any], head: str, rest: list[str], lengths: tuple[int, ...]) -> None:
    if not isinstance(node.get(head), list):
        node[head] = [{} for _ in range(lengths[0])]
    items = node[head]
    for number in range(len(items)):
        if rest:
            if not isinstance(items[number], dict):
                items[number] = {}
            _put(items[number], rest, lengths[1:] or (2,))
        elif not items[number]:
            items[number] = str(number + 1) if head == VALUES else f"пункт {number + 1}"
