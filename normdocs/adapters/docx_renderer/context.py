"""What a template is given: plain data, and finding in it the value a failure is about.

In the paths of error messages items are counted from 1, as people count: `stages[2].title`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from normdocs.errors import RenderError

PLAIN = (str, int, bool, type(None))
DEPTH = 50
_INVALID = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_STEP = re.compile(r"\[\]|[^.\[\]]+")


def require_plain(context: Mapping[str, Any], template: str) -> None:
    """Raise RenderError unless `context` holds only dict, list, tuple, str, int, bool and None."""
    try:
        plain = all(type(key) is str and _is_plain(value, DEPTH) for key, value in context.items())
    except RecursionError:
        plain = False
    if not plain:
        path, kind = next(_foreign(dict(context), "", DEPTH))
        raise RenderError(
            "{template}: the value {field} is of the kind {kind}; a template is given texts, whole numbers,"
            " yes/no values, lists and groups of these",
            template=template,
            field=path,
            kind=kind,
        )


def _is_plain(value: Any, depth: int) -> bool:
    kind = type(value)
    if kind is str or kind is int or kind is bool or value is None:
        return True
    if not depth:
        return False
    if kind is dict:
        for key, item in value.items():
            if type(key) is not str or not (type(item) is str or _is_plain(item, depth - 1)):
                return False
        return True
    if kind is list or kind is tuple:
        return all(type(item) is str or _is_plain(item, depth - 1) for item in value)
    return False


def _foreign(value: Any, path: str, depth: int) -> Iterator[tuple[str, str]]:
    """Yield (path, kind) of the values a template may not be given."""
    kind = type(value)
    if kind in PLAIN:
        return
    if not depth or kind not in (dict, list, tuple):
        yield path, kind.__name__ if depth else "endless nesting"
    elif kind is dict:
        for key, item in value.items():
            if type(key) is not str:
                yield f"{path}.{key}".lstrip("."), f"a key of the kind {type(key).__name__}"
            else:
                yield from _foreign(item, f"{path}.{key}".lstrip("."), depth - 1)
    else:
        for position, item in enumerate(value, 1):
            yield from _foreign(item, f"{path}[{position}]", depth - 1)


def values_at(context: Mapping[str, Any], path: str) -> Iterator[tuple[str, Any, bool]]:
    """Yield (concrete path, value, present) of every value the path `a.b[].c` names in `context`."""
    yield from _descend(context, _STEP.findall(path), "")


def _descend(value: Any, steps: list[str], at: str) -> Iterator[tuple[str, Any, bool]]:
    if not steps:
        yield at, value, True
    elif steps[0] == "[]" and isinstance(value, (list, tuple)):
        for position, item in enumerate(value, 1):
            yield from _descend(item, steps[1:], f"{at}[{position}]")
    elif isinstance(value, Mapping) and steps[0] in value:
        yield from _descend(value[steps[0]], steps[1:], f"{at}.{steps[0]}".lstrip("."))
    else:
        missing = steps[0] if steps[0] == "[]" else "." + steps[0]
        yield (at + missing).lstrip("."), None, False


def invalid_text(context: Mapping[str, Any], path: str) -> str | None:
    """Return the concrete path of a text XML cannot hold among the values of `path`."""
    for at, value, _ in values_at(context, path):
        if isinstance(value, str) and _INVALID.search(value):
            return at
    return None
