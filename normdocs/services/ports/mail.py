"""Letters: the outbox they wait in, and what sends them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Protocol

from normdocs.domain.approval.letter import Letter, Posted


class OutboxView(Protocol):
    """What can be read of the outbox."""

    def letters(self, organisation: str | None = None) -> tuple[Posted, ...]:
        """Return the letters of an organisation, or of all, in the order they were written."""


class OutboxUnit(OutboxView, Protocol):
    """What changes the outbox."""

    def write_letter(self, letter: Letter, now: datetime) -> bool:
        """Put a letter into the outbox; False, and no trace, when it is there already."""

    def claim_letters(self, now: datetime, organisation: str | None, after: int) -> tuple[Posted, ...]:
        """Return a batch of the letters that wait, numbers above `after`; nobody else gets them meanwhile.

        Who claimed them and was killed loses them after a while. Those a week old are not given out.
        """

    def close_letter(self, number: int, *, sent_at: datetime | None, failure: str | None) -> None:
        """Note that a claimed letter was sent, or why not: then it waits again."""


class Mailer(Protocol):
    """The mail server."""

    def send(self, letters: Sequence[Posted]) -> Iterator[tuple[Posted, str | None]]:
        """Send by one connection and yield each letter with why it could not be sent, None when it was.

        The reason is the server's own words or an English text of messages/ru.po.
        """
