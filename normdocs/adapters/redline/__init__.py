"""Two .docx as one with tracked changes, as Word's own "Compare" makes it."""

from __future__ import annotations

from datetime import UTC, datetime

from normdocs.adapters.redline.engine import compared
from normdocs.adapters.redline.revisions import decided, removals_first

__all__ = ["decided", "redline"]


def redline(old: bytes, new: bytes, author: str, when: datetime) -> bytes:
    """Return the .docx that shows `new` against `old` as tracked changes of `author`, made at `when` (aware).

    Equal arguments give equal bytes. Formatting that changed is marked too. Both files must have passed the
    renderer's checks; ConversionError when the engine is missing, fails or is not done in its time.
    """
    moment = when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return removals_first(compared(old, new, author, moment))
