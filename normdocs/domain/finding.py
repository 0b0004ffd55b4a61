"""What a check found: where, what is stated there, what should follow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps a document back until it is put right; a warning is only said."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """A rule's verdict, texts only.

    `where` is the field or place, `stated` what stands there, `follows` what should stand there;
    `documents` are the codes of the documents concerned.
    """

    rule: str
    severity: Severity
    where: str
    stated: str
    follows: str
    documents: tuple[str, ...] = ()
