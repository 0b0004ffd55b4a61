"""Everything a user reads that is not a document: ru.po, looked up by the English text."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from normdocs.errors import NormdocsError

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

RUSSIAN = Path(__file__).parent / "ru.po"
INDENT = "  "
# Values that may be texts of ours; all others are somebody's names, and stay as they are.
WORDS = {"reason", "resource", "construct", "kind", "doubt", "parts", "action", "happening"}
WORDS |= {"status", "expected_status"}
# Where something stands in a .docx, as the renderer says it: "document, table 2, row 1: the text around".
PLACE = re.compile(
    r"(?P<steps>(?:document|header|footer|footnotes|endnotes|comments|chart|property)(?: \w+)?(?:, \w+ \d+)*)"
    r"(?P<rest>(?:: .*)?)",
    re.DOTALL,
)


@lru_cache(maxsize=1)
def catalogue() -> Catalog:
    """Return the Russian texts."""
    from babel.messages.pofile import read_po  # noqa: PLC0415 - only a command that says something pays for it

    with RUSSIAN.open("rb") as file:
        return read_po(file, locale="ru")


def say(message: str, **values: object) -> str:
    """Return the Russian text of `message`, filled with `values`, whose texts are looked up too."""
    entry = catalogue().get(message)
    text = str(entry.string) if entry is not None and entry.string else message
    return text.format(**{name: shown(name, value) for name, value in values.items()}) if values else text


def shown(name: str, value: object) -> str:
    """Return a value as it reads inside a sentence; only what stands under WORDS is the program's own."""
    if isinstance(value, NormdocsError):
        return say(value.message, **value.values)
    if isinstance(value, datetime):
        return value.astimezone().strftime("%d.%m.%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    place = PLACE.fullmatch(str(value))
    if place:
        return ", ".join(map(_step, place["steps"].split(", "))) + place["rest"]
    return say(value) if name in WORDS and isinstance(value, str) else str(value)


def _step(step: str) -> str:
    """Return one step of a place in a document, "table 2", in Russian."""
    name, _, number = step.partition(" ")
    return f"{say(name)} {number}".strip()


def explain(error: NormdocsError) -> str:
    """Return an error as its reader sees it, its causes one below the other."""
    own = say(error.message, **error.values)
    return "\n".join([own, *(f"{INDENT}• {explain(cause)}" for cause in error.causes)])
