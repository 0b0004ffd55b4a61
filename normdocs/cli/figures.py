"""Where a document's figures come from: counted, reported, or entered, by whom and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normdocs.errors import NotFoundError
from normdocs.messages import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from normdocs.domain.document import DocumentKey
    from normdocs.domain.reports.authorship import Path
    from normdocs.domain.reports.filing import Filed
    from normdocs.services.reports.reading import ReportReader

OF_REPORT = "report."
# What identifies a report is no figure of it.
IDENTITY = frozenset({"as_of", "target_year", "column", "titles"})
Filing = tuple["Filed", "Mapping[Path, Filed]"]


def filing_of(reader: ReportReader, key: DocumentKey) -> Filing | None:
    """Return the report a document is made of, and who entered what; None where it is made of none."""
    try:
        filed = reader.one(key.organisation, key.type, key.period)
    except NotFoundError:
        return None
    return filed, reader.authors(filed)


def said(filed: Filed, path: Path, authors: Mapping[Path, Filed]) -> str:
    """Return in words where the value at a path comes from; of what was entered, who did and when.

    Of several values below the path it is whoever entered the last of them. Empty where the report does not
    state it: the document then says what follows from something else.
    """
    below = [one for place, one in authors.items() if place[: len(path)] == path]
    if below:
        author = max(below, key=lambda one: one.at)
        return say("entered by hand: {name}, {at}", name=author.by, at=author.at)
    origin = filed.of(".".join(path)).value
    return "" if origin == "entered" else say(f"value: {origin}")


def sourced(origin: str, filing: Filing | None) -> str:
    """Return a value's origin, of a report's figure with where that comes from."""
    path = tuple(origin.removeprefix(OF_REPORT).replace("[", ".").replace("]", "").split("."))
    if filing is None or not origin.startswith(OF_REPORT) or path[0] in IDENTITY:
        return origin
    filed, authors = filing
    return f"{origin}\n{said(filed, path, authors)}".rstrip()
