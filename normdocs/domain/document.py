"""Documents and their versions."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class State(StrEnum):
    """Where a version is on its way; approval.TRANSITIONS says what leads where."""

    DRAFT = "draft"
    IN_APPROVAL = "in_approval"
    APPROVED = "approved"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    REPEALED = "repealed"
    EXPIRED = "expired"


IN_FORCE = frozenset({State.APPROVED, State.PUBLISHED})


class Form(StrEnum):
    """How a version came to be: made by the engine, edited in Word, or the paper itself as a PDF."""

    GENERATED = "generated"
    EDITED = "edited"
    SCANNED = "scanned"


@dataclass(frozen=True, order=True)
class DocumentKey:
    """What makes a document one: whose, which type, for which period ("" when it is made once)."""

    organisation: str
    type: str
    period: str


@dataclass(frozen=True)
class Requisites:
    """Number (always text: 162/1, 128-O) and date; both absent until the document is registered."""

    number: str | None = None
    date: dt.date | None = None

    @property
    def known(self) -> bool:
        """Return whether both are given."""
        return self.number is not None and self.date is not None


@dataclass(frozen=True)
class Provenance:
    """Where one printed value comes from.

    `path` is the template's name of the value, `origin` the fact's place in the sources; `example` marks a
    made-up value, `doubt` a form of a word that somebody has to confirm.
    """

    path: str
    origin: str
    value: str
    example: bool = False
    doubt: str | None = None


@dataclass(frozen=True)
class Missing:
    """A value the template prints and nobody stated."""

    path: str
    origin: str
    title: str


@dataclass(frozen=True)
class Rendition:
    """A version about to be registered: its bytes are already in the archive under `content`.

    `edition` counts the times the document was issued anew, 1 the first; `replaces` is the version in force
    that this edition is to replace; `cause` is the change that an amended text is due to.
    """

    key: DocumentKey
    requisites: Requisites
    template: str
    template_hash: str
    fingerprint: str
    content: str
    basis: tuple[str, ...]
    provenance: tuple[Provenance, ...]
    edition: int = 1
    replaces: int | None = None
    form: Form = Form.GENERATED
    cause: str | None = None


@dataclass(frozen=True)
class Version:
    """A registered version."""

    key: DocumentKey
    number: int
    state: State
    requisites: Requisites
    template: str
    template_hash: str
    fingerprint: str
    content: str
    basis: tuple[str, ...]
    example: bool
    doubts: int
    made_at: dt.datetime
    edition: int = 1
    replaces: int | None = None
    form: Form = Form.GENERATED
    cause: str | None = None


def fingerprint(engine: str, template_hash: str, values: Any) -> str:
    """Return the hash of everything a rendering depends on; equal fingerprints, equal documents."""
    canonical = json.dumps(
        [engine, template_hash, values], ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode()).hexdigest()
