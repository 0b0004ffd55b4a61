"""Names in lists no longer than one statement of both databases can hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

CHUNK = 5_000


def chunks(names: Iterable[str]) -> Iterator[list[str]]:
    """Yield the names in lists one statement can hold."""
    ordered = sorted(set(names))
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]
