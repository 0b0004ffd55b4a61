"""Letters sent to a real SMTP server on this machine."""

from __future__ import annotations

import socket
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword

from normdocs.adapters.mail import SmtpMailer
from normdocs.domain.approval.letter import Letter, Posted

HOST = "127.0.0.1"
SENDER = "normdocs@school9.example"
PASSWORD = "p@ss word"
NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


@dataclass
class Postbox:
    """What a server took in; who is in `refused` has no mailbox there."""

    taken: list[EmailMessage] = field(default_factory=list)
    sessions: set[int] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    hangs_up: bool = False

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, server: Any, session: Any, envelope: Envelope, to: str, options: Any
    ) -> str:
        if to in self.refused:
            return "550 no such mailbox here"
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - the library's name
        self, server: Any, session: Any, envelope: Envelope
    ) -> str:
        if self.hangs_up:
            server.transport.close()
            return "421 closing"
        self.sessions.add(id(session))
        made = message_from_bytes(envelope.content or b"", policy=policy.default)
        assert isinstance(made, EmailMessage)
        self.taken.append(made)
        return "250 OK"


@pytest.fixture
def postbox() -> Postbox:
    return Postbox()


def served(postbox: Postbox, **options: Any) -> Iterator[Controller]:
    controller = Controller(postbox, hostname=HOST, port=free_port(), **options)
    controller.start()
    try:
        yield controller
    finally:
        controller.stop()


@pytest.fixture
def plain(postbox: Postbox) -> Iterator[Controller]:
    yield from served(postbox)


@pytest.fixture
def encrypted(postbox: Postbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Controller]:
    """A server with STARTTLS that wants a name and a password; its certificate is trusted."""
    certificate, key = tmp_path / "server.pem", tmp_path / "server.key"
    request = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj"]
    names = [f"/CN={HOST}", "-addext", f"subjectAltName=IP:{HOST}"]
    subprocess.run(
        [*request, *names, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True
    )
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    yield from served(
        postbox, tls_context=context, authenticator=known, auth_required=True, auth_require_tls=True
    )


def known(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    right = isinstance(data, LoginPassword) and data.password == PASSWORD.encode()
    return AuthResult(success=right, handled=right)


def free_port() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])


def posted(number: int = 1, recipient: str = "head@school9.example", **changes: Any) -> Posted:
    letter = Letter(
        "school-9", f"day {number}", recipient, "Школа № 9: просрочено – 1 документ", "Срок – завтра.\n"
    )
    return Posted(number, replace(letter, **changes), NOW)


def mailer(controller: Controller, **changes: Any) -> SmtpMailer:
    return replace(SmtpMailer(HOST, controller.port, SENDER), **changes)


def results(mailer: SmtpMailer, *letters: Posted) -> dict[int, str | None]:
    return {one.number: failure for one, failure in mailer.send(letters)}


def test_a_letter_arrives_in_russian(plain: Controller, postbox: Postbox) -> None:
    assert results(mailer(plain), posted()) == {1: None}
    (taken,) = postbox.taken
    assert taken["Subject"] == "Школа № 9: просрочено – 1 документ"
    assert taken["From"] == SENDER
    assert taken["To"] == "head@school9.example"
    assert taken.get_content().replace("\r\n", "\n") == "Срок – завтра.\n"
    assert taken.get_content_type() == "text/plain"
    assert taken["Auto-Submitted"] == "auto-generated"
    assert taken["Date"].datetime == NOW


def test_all_letters_go_by_one_connection(plain: Controller, postbox: Postbox) -> None:
    letters = [posted(number) for number in range(1, 6)]
    assert set(results(mailer(plain), *letters).values()) == {None}
    assert (len(postbox.taken), len(postbox.sessions)) == (5, 1)


def test_a_letter_sent_twice_is_known_by_its_message_id(plain: Controller, postbox: Postbox) -> None:
    for _ in range(2):
        results(mailer(plain), posted())
    results(mailer(plain), posted(2))
    first, again, other = (str(one["Message-ID"]) for one in postbox.taken)
    assert first == again != other


def test_a_refused_mailbox_is_its_own_failure(plain: Controller, postbox: Postbox) -> None:
    postbox.refused = {"gone@school9.example"}
    found = results(mailer(plain), posted(1, "gone@school9.example"), posted(2))
    assert found == {1: "550 no such mailbox here", 2: None}


def test_a_line_break_in_a_subject_is_no_way_into_the_headers(plain: Controller, postbox: Postbox) -> None:
    forged = posted(1, subject="Сроки\r\nBcc: everybody@elsewhere.example")
    assert results(mailer(plain), forged, posted(2)) == {
        1: "the letter cannot be written as an e-mail",
        2: None,
    }
    (taken,) = postbox.taken
    assert taken["Bcc"] is None


def test_a_cyrillic_domain_is_spelt_as_mail_servers_know_it(plain: Controller, postbox: Postbox) -> None:
    assert results(mailer(plain), posted(1, "head@школа9.рф")) == {1: None}
    assert postbox.taken[0]["To"] == f"head@{'школа9'.encode('idna').decode()}.xn--p1ai"


def test_a_server_that_is_not_there_fails_every_letter(postbox: Postbox) -> None:
    found = results(SmtpMailer(HOST, free_port(), SENDER), posted(1), posted(2))
    assert found == {1: "Connection refused", 2: "Connection refused"}


def test_a_server_that_hangs_up_fails_what_is_left(plain: Controller, postbox: Postbox) -> None:
    postbox.hangs_up = True
    found = results(mailer(plain), posted(1), posted(2))
    assert found == {1: "the mail server does not answer", 2: "the mail server does not answer"}
    assert postbox.taken == []


def test_name_and_password_go_by_an_encrypted_connection(encrypted: Controller, postbox: Postbox) -> None:
    known_here = mailer(encrypted, user="school9", password=PASSWORD)
    assert results(known_here, posted()) == {1: None}
    assert len(postbox.taken) == 1
    assert PASSWORD not in repr(known_here)


def test_a_wrong_password_is_said_without_it(encrypted: Controller, postbox: Postbox) -> None:
    found = results(mailer(encrypted, user="school9", password="secret"), posted())
    assert found == {1: "the mail server does not take the name and password"}


def test_a_password_is_never_sent_in_the_clear(plain: Controller, postbox: Postbox) -> None:
    found = results(mailer(plain, user="school9", password=PASSWORD), posted())
    assert found == {1: "the mail server offers no encryption: the password is not sent to it"}
    assert postbox.taken == []


def test_a_certificate_nobody_vouches_for_is_not_trusted(
    encrypted: Controller, postbox: Postbox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "none.pem").write_text("")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    found = results(mailer(encrypted, user="school9", password=PASSWORD), posted())
    assert found == {1: "the mail server's certificate is not trusted"}
