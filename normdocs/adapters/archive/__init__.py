"""Files kept for good under their hash, and readable copies of them."""

from normdocs.adapters.archive.shelf import FolderShelf
from normdocs.adapters.archive.store import FileArchive

__all__ = ["FileArchive", "FolderShelf"]
