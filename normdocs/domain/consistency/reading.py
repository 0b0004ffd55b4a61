"""What has to be read of texts before anything can be claimed of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from normdocs.domain.consistency.statements import Span


@dataclass(frozen=True)
class Reading:
    """What a language makes of words.

    `period` reads a period, None where it cannot; `post` gives the words of a post, abbreviations written
    out, and whether it is the head's.
    """

    period: Callable[[str], Span | None]
    post: Callable[[str], tuple[tuple[str, ...], bool]]


def person_key(name: str) -> str:
    """Return what tells people apart however much of their names is written: surname and initials."""
    words = [part for word in name.replace(".", " ").split() if (part := word.strip(",;"))]
    if not words:
        return ""
    surname, *given = words if len(words[0]) > 1 else (words[-1], *words[:-1])
    return " ".join([surname, *(part[:1] for part in given)]).casefold().replace("\u0451", "\u0435")
