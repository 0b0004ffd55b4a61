"""A published version of a template: who published which bytes, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class TemplateVersion:
    """The `number`-th version, 1 the first, of the template at a path below templates/.

    `content` is the SHA-256 of its bytes, which are in the archive under it; `name` is who published it.
    """

    template: str
    number: int
    content: str
    name: str
    at: datetime
    note: str = ""
