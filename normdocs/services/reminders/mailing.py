"""Sending what waits in the outbox."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from normdocs.domain.approval.letter import Posted
from normdocs.services.ports import Clock, Mailer, Register


@dataclass(frozen=True)
class Failed:
    """A letter that could not be sent, and why; it is tried again at the next run."""

    organisation: str
    recipient: str
    subject: str
    reason: str


@dataclass
class Delivery:
    """What became of the letters that waited."""

    sent: int = 0
    failed: list[Failed] = field(default_factory=list)


@dataclass(frozen=True)
class Postman:
    """Sends each letter at least once.

    A letter is claimed before it is sent and closed after: of two that run at once only one sends it. Who is
    killed between the two leaves a letter that is sent again, under the same Message-ID.
    """

    register: Register
    clock: Clock
    mailer: Mailer | None

    def deliver(self, organisation: str | None = None) -> Delivery | None:
        """Send what waits for an organisation's people, or for everybody's; None when no server is known."""
        if self.mailer is None:
            return None
        result, last = Delivery(), 0
        while batch := self.claimed(organisation, last):
            last = batch[-1].number
            for letter, failure in self.mailer.send(batch):
                self.close(letter, failure, result)
        return result

    def claimed(self, organisation: str | None, after: int) -> Sequence[Posted]:
        """Take a batch for ourselves."""
        with self.register.unit() as unit:
            return unit.claim_letters(self.clock.now(), organisation, after)

    def close(self, posted: Posted, failure: str | None, result: Delivery) -> None:
        """Write down what became of one letter, before the next is sent."""
        letter = posted.letter
        with self.register.unit() as unit:
            sent_at = self.clock.now() if failure is None else None
            unit.close_letter(posted.number, sent_at=sent_at, failure=failure)
        if failure is None:
            result.sent += 1
        else:
            result.failed.append(Failed(letter.organisation, letter.recipient, letter.subject, failure))

    def waiting(self, organisation: str | None = None) -> list[Posted]:
        """Return the letters that still may be sent."""
        with self.register.view() as view:
            letters = view.letters(organisation)
        now = self.clock.now()
        return [one for one in letters if one.sent_at is None and one.counts(now)]
