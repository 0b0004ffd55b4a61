"""What changed in a document, as a web page shows it."""

from __future__ import annotations

from html import escape

from normdocs.domain.change.comparison import Comparison, Fate, Passage, excerpt
from normdocs.domain.change.rewording import Turn
from normdocs.messages import say

# How the text of a document says that a part other than its body begins.
PART = "--- "
_TAGS = {Turn.KEPT: ("", ""), Turn.REMOVED: ("<del>", "</del>"), Turn.ADDED: ("<ins>", "</ins>")}


def redline_html(comparison: Comparison) -> str:
    """Return the changes as paragraphs with <del> and <ins>, everything in them escaped.

    The classes are `redline`, `equal`, `inserted`, `deleted`, `changed`, `moved`, `unchanged` (the line for
    what is left out); there is no style and no script, so the strictest policy lets it through.
    """
    lines = [
        paragraph(item) if isinstance(item, Passage) else f'<p class="unchanged">{escape(left_out(item))}</p>'
        for item in excerpt(comparison)
    ]
    return "\n".join(['<div class="redline">', *lines, "</div>"])


def paragraph(passage: Passage) -> str:
    """Return one paragraph as HTML."""
    classes = f"{passage.fate} moved" if passage.moved else str(passage.fate)
    note = f"<small>{escape(moved(passage))}</small> " if passage.moved else ""
    pieces = []
    for part in passage.parts:
        opening, closing = _TAGS[part.turn]
        pieces.append(f"{opening}{escape(words(part.text))}{closing}")
    return f'<p class="{classes}">{note}{"".join(pieces)}</p>'


def left_out(count: int) -> str:
    """Return the line that stands for paragraphs without changes."""
    return say("… paragraphs without changes: {count}", count=count)


def moved(passage: Passage) -> str:
    """Return the note on a paragraph that went or came."""
    return say("moved from here:") if passage.fate is Fate.DELETED else say("moved here:")


def words(text: str) -> str:
    """Return a paragraph's text; the line that begins a header or a footer is said in words."""
    return f"[{say(text.removeprefix(PART))}]" if text.startswith(PART) else text
