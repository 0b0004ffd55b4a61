"""Letters that remind: where they go, what they are about, whether they are on their way."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from normdocs.domain.strict import Text

# A reminder is of its week: what was not sent by then is not sent any more, and is written anew.
WEEK = timedelta(days=7)
LONGEST_ADDRESS = 254
LABEL = r"[0-9A-Za-z\u0400-\u04ff](?:[0-9A-Za-z\u0400-\u04ff-]*[0-9A-Za-z\u0400-\u04ff])?"
ADDRESS = re.compile(rf"[0-9A-Za-z.!#$%&'*+/=?^_`{{|}}~-]+@(?:{LABEL}\.)+{LABEL}")


def is_address(text: str) -> bool:
    """Return whether a letter can be sent there: one mailbox, Latin before the @ (RFC 5321)."""
    return len(text) <= LONGEST_ADDRESS and ADDRESS.fullmatch(text) is not None


def check_address(text: str) -> str:
    """Refuse what no letter can be sent to."""
    if not is_address(text):
        raise PydanticCustomError("email_wrong", "{text} is not an e-mail address", {"text": text[:40]})
    return text


Address = Annotated[Text, AfterValidator(check_address)]


@dataclass(frozen=True)
class Letter:
    """A letter: `about` are the things it reminds of, `occasion` says what makes it one of its kind."""

    organisation: str
    occasion: str
    recipient: str
    subject: str
    body: str
    about: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """What its Message-ID is made of: the same however often it is sent."""
        parts = "\n".join((self.organisation, self.occasion, self.recipient))
        return hashlib.sha256(parts.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Posted:
    """A letter in the outbox; `failure` is why the last attempt to send it failed."""

    number: int
    letter: Letter
    written_at: datetime
    sent_at: datetime | None = None
    failure: str | None = None

    def counts(self, now: datetime) -> bool:
        """Return whether it was sent, or still may be."""
        return self.sent_at is not None or now - self.written_at < WEEK
