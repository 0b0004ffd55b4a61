"""The fonts marks are drawn in: those found on this machine."""

from __future__ import annotations

import functools
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from normdocs.errors import ConversionError

if TYPE_CHECKING:
    from normdocs.adapters.pdf_binder.typeface import Typeface

EM = 1000
"""What a letter is drawn in: the units of its size."""

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_FILES = (
    "LiberationSans-Regular.ttf",
    "PTS55F.ttf",
    "DejaVuSans.ttf",
    "Carlito-Regular.ttf",
    "arial.ttf",
)
BOLD_FONT_FILES = (
    "LiberationSans-Bold.ttf",
    "PTS75F.ttf",
    "DejaVuSans-Bold.ttf",
    "Carlito-Bold.ttf",
    "arialbd.ttf",
)
FONT_PACKAGE = "fonts-liberation"


@functools.cache
def installed_typeface() -> Typeface:
    """Return a sans-serif with Cyrillic letters found on this machine."""
    from normdocs.adapters.pdf_binder.typeface import Typeface  # noqa: PLC0415 paid for when something is drawn

    return Typeface(installed_font(FONT_FILES))


def installed_font(names: Sequence[str]) -> bytes:
    """Return the first of these font files found on this machine; ConversionError when there is none."""
    folders = [Path(os.path.expanduser(folder)) for folder in FONT_FOLDERS]  # noqa: PTH111 "~" may have no home
    for name in names:
        for folder in folders:
            for path in sorted(folder.rglob(name)):
                return path.read_bytes()
    raise ConversionError(
        "no font with Cyrillic letters is installed: install the Debian package {package}",
        package=FONT_PACKAGE,
    )
