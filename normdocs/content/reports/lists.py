"""Lists and paragraphs of reports as templates print them: in one line, by item, by sentence."""

from __future__ import annotations

from normdocs.content.reports.amounts import capital, listed
from normdocs.content.speech import Speech


def one_line(speech: Speech, texts: tuple[str, ...]) -> str | None:
    """Return the texts separated by commas, the last by «и»; nothing for none."""
    return listed(texts) if texts else None


def semicolons(speech: Speech, texts: tuple[str, ...]) -> str | None:
    """Return names in one line; they may hold commas of their own."""
    return "; ".join(texts) if texts else None


def bare(text: str) -> str:
    """Return an item of a list without the sign it ends in: the template sets its own."""
    return text.rstrip(" .;,:")


def items(speech: Speech, texts: tuple[str, ...]) -> list[str]:
    """Return the items of a list, each without the sign it ends in."""
    return [bare(text) for text in texts]


def sentences(speech: Speech, texts: tuple[str, ...]) -> list[str]:
    """Return paragraphs, each with a full stop at its end."""
    return [capital(text) if text.endswith((".", "!", "?", ":")) else f"{capital(text)}." for text in texts]


def in_a_row(speech: Speech, texts: tuple[str, ...]) -> str | None:
    """Return sentences as one paragraph, each ending with its dot; None where there are none."""
    return " ".join(sentences(speech, texts)) or None
