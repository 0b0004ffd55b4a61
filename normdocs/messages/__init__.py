"""Everything a user reads that is not a document: ru.po, looked up by the English text."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from normdocs.errors import NormdocsError

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

RUSSIAN = Path(__file__).parent / "ru.po"
INDENT = "  "


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
    return text.format(**{name: shown(value) for name, value in values.items()}) if values else text


def shown(value: object) -> str:
    """Return a value as it reads inside a sentence."""
    if isinstance(value, NormdocsError):
        return say(value.message, **value.values)
    words = getattr(value, "words", None)
    if words is not None:
        return " ".join(say(word) if isinstance(word, str) else str(word) for word in words)
    return say(value) if isinstance(value, str) and value in catalogue() else str(value)


def explain(error: NormdocsError) -> str:
    """Return an error as its reader sees it, its causes one below the other."""
    own = say(error.message, **error.values)
    return "\n".join([own, *(f"{INDENT}• {explain(cause)}" for cause in error.causes)])
