"""Help pages in Russian: the words the command-line library puts around our own."""

from __future__ import annotations

from typer._click.core import Context
from typer.core import TyperCommand, TyperGroup

from normdocs.messages import say

FRAME = (
    "Usage:",
    "[OPTIONS]",
    "COMMAND [ARGS]...",
    "Options:",
    "Arguments:",
    "Commands:",
    "Show this message and exit.",
    "[required]",
)


class HelpContext(Context):
    """A context whose help page speaks Russian throughout."""

    def get_help(self) -> str:
        """Return the page with the library's own words translated."""
        page = super().get_help()
        for words in FRAME:
            page = page.replace(words, say(words))
        return page


def speak_russian() -> None:
    """Make every command's help page Russian; the library asks a command for its class of context."""
    TyperCommand.context_class = HelpContext
    TyperGroup.context_class = HelpContext
