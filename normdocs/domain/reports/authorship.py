"""Who entered the values of a report by hand, and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from normdocs.domain.reports.filing import Filed, Origin
from normdocs.domain.reports.words import stated

Path = tuple[str, ...]


def authors(filings: Iterable[Filed]) -> Mapping[Path, Filed]:
    """Return, by path, the filing since which a value entered by hand is as it is.

    `filings` are all of one report, oldest first: who compiles it again later only carries the value.
    """
    found: dict[Path, tuple[Any, Filed]] = {}
    for filed in filings:
        values = {one.path: one.value for one in stated(filed.report, {})}
        found = {
            path: found[path] if path in found and found[path][0] == value else (value, filed)
            for path, value in values.items()
            if filed.of(".".join(path)) is Origin.ENTERED
        }
    return {path: filed for path, (_, filed) in found.items()}
