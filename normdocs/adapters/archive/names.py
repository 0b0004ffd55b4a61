"""File names that every system takes."""

from __future__ import annotations

import hashlib
import re
import unicodedata

# The limit is 255 bytes, 127 Cyrillic letters; the rest is room for "~1" and the like.
LONGEST = 240
FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
SUFFIX = re.compile(r"\.[0-9A-Za-z]{1,8}$")


def file_name(name: str) -> str:
    """Return `name` as one plain file name, never a path; fit names are returned as they are."""
    kept = "".join(char for char in unicodedata.normalize("NFC", name) if _printable(char))
    fit = " ".join(FORBIDDEN.sub("-", kept).split())
    fit = re.sub(r"^\.|\.$|^$", "_", fit)
    if DEVICES.fullmatch(fit):
        fit = "_" + fit
    return fit if len(fit.encode()) <= LONGEST else _shortened(fit)


def numbered(name: str, number: int) -> str:
    """Return the name with ~number before its suffix."""
    stem, suffix = _split(name)
    return f"{stem}~{number}{suffix}"


def _printable(char: str) -> bool:
    return char.isspace() or not unicodedata.category(char).startswith("C")


def _split(name: str) -> tuple[str, str]:
    suffix = SUFFIX.search(name)
    return (name[: suffix.start()], suffix.group()) if suffix else (name, "")


def _shortened(name: str) -> str:
    """Names that differ only behind the cut stay different."""
    stem, suffix = _split(name)
    tail = "~" + hashlib.sha256(name.encode()).hexdigest()[:8] + suffix
    return stem.encode()[: LONGEST - len(tail)].decode(errors="ignore").rstrip() + tail
