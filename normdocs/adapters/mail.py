"""Letters sent by SMTP (RFC 5321), encrypted whenever the server can."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP

from normdocs.domain.approval.letter import Posted

# How long one answer of the server is waited for.
PATIENCE_SECONDS = 30
LONGEST_REASON = 200
REFUSED = "the mail server does not take the name and password"
UNENCRYPTED = "the mail server offers no encryption: the password is not sent to it"
UNTRUSTED = "the mail server's certificate is not trusted"
SILENT = "the mail server does not answer"
UNSENDABLE = "the letter cannot be written as an e-mail"


class PasswordError(smtplib.SMTPException):
    """The password must not be sent, or was refused; the text holds nothing of it."""


@dataclass(frozen=True)
class SmtpMailer:
    """A mail server; `implicit` means TLS from the first byte, otherwise STARTTLS where it is offered."""

    host: str
    port: int
    sender: str
    implicit: bool = False
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    def send(self, letters: Sequence[Posted]) -> Iterator[tuple[Posted, str | None]]:
        """Send by one connection and yield each letter with why it could not be sent, None when it was."""
        left = list(letters)
        try:
            with self._connection() as server:
                self._introduce(server)
                while left:
                    failure = self._failure(server, left[0])
                    yield left.pop(0), failure
        except OSError as error:
            reason = said(error)
            yield from ((letter, reason) for letter in left)

    def _connection(self) -> smtplib.SMTP:
        # The domain of the sender is the name we give: the machine's own is nobody's business.
        name = domain(self.sender)
        if self.implicit:
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(self.host, self.port, name, timeout=PATIENCE_SECONDS, context=context)
        return smtplib.SMTP(self.host, self.port, name, timeout=PATIENCE_SECONDS)

    def _introduce(self, server: smtplib.SMTP) -> None:
        server.ehlo_or_helo_if_needed()
        encrypted = self.implicit
        if not encrypted and server.has_extn("starttls"):
            server.starttls(context=ssl.create_default_context())
            server.ehlo()
            encrypted = True
        if self.user is None or self.password is None:
            return
        if not encrypted:
            raise PasswordError(UNENCRYPTED)
        try:
            server.login(self.user, self.password)
        except (smtplib.SMTPAuthenticationError, UnicodeError) as error:
            raise PasswordError(REFUSED) from error

    def _failure(self, server: smtplib.SMTP, posted: Posted) -> str | None:
        """Send one letter; a refusal of this letter is its own, a lost connection is everybody's."""
        try:
            server.send_message(message(posted, self.sender), self.sender, [ascii_address(posted)])
        except smtplib.SMTPServerDisconnected:
            raise
        except smtplib.SMTPException as error:
            return said(error)
        except ValueError:
            # A line break in a header, a domain no DNS knows how to spell.
            return UNSENDABLE
        return None


def message(posted: Posted, sender: str) -> EmailMessage:
    """Return the letter as an e-mail; ValueError when a header would hold a line break."""
    letter = posted.letter
    made = EmailMessage(policy=SMTP)
    made["From"] = sender
    made["To"] = ascii_address(posted)
    made["Subject"] = letter.subject
    made["Date"] = posted.written_at
    made["Message-ID"] = f"<normdocs.{letter.mark}@{domain(sender)}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(letter.body, charset="utf-8", cte="base64")
    return made


def ascii_address(posted: Posted) -> str:
    """Return the recipient, a Cyrillic domain in the form mail servers know."""
    name, _, host = posted.letter.recipient.rpartition("@")
    return f"{name}@{host.encode('idna').decode('ascii')}"


def domain(address: str) -> str:
    """Return what stands after the @."""
    return address.rpartition("@")[2]


def said(error: OSError) -> str:
    """Return why it failed: the server's own words, one line, or a text of ours; never a password."""
    match error:
        case PasswordError():
            return str(error)
        case smtplib.SMTPRecipientsRefused():
            code, text = next(iter(error.recipients.values()))
            return words(code, text)
        case smtplib.SMTPResponseException():
            return words(error.smtp_code, error.smtp_error)
        case ssl.SSLCertVerificationError():
            return UNTRUSTED
        case smtplib.SMTPException():
            return SILENT
    return error.strerror or SILENT


def words(code: int, text: bytes | str) -> str:
    """Return a server's answer as one short line of printable text."""
    answer = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in answer).split())
    return f"{code} {line}"[:LONGEST_REASON]
