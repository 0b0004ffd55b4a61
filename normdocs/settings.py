"""Where things are, from NORMDOCS_* variables; built once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

from normdocs.domain.approval.letter import is_address
from normdocs.errors import InputError

KEPT = ".normdocs"
PACKAGED = Path(__file__).parent / "workspace"


SUBMISSION = {"smtp": 587, "smtps": 465}
MAIL_SERVER, MAIL_FROM = "NORMDOCS_SMTP_URL", "NORMDOCS_MAIL_FROM"
# The value is not quoted: it may hold a password.
NO_SERVER = "{variable} is no address of a mail server; write smtp://user:password@host:587 or smtps://…:465"
NO_SENDER = "{variable}: {value} is not an e-mail address; letters need one they come from"


@dataclass(frozen=True)
class MailServer:
    """Where letters are sent and from whom; `implicit` means TLS from the first byte."""

    host: str
    port: int
    implicit: bool
    sender: str
    user: str | None
    password: str | None = field(repr=False)


@dataclass(frozen=True)
class Settings:
    """Folders, the register's address and how many converters work side by side.

    NORMDOCS_WORKSPACE     folder with registry/ and templates/ (the current one, or else the starter)
    NORMDOCS_OUTPUTS       folder of generated files (outputs/ where the command runs)
    NORMDOCS_DATABASE_URL  sqlite:///file or postgresql://… (a file in the outputs)
    NORMDOCS_CONVERTERS    office programs at a time, 1–8
    NORMDOCS_DEFLATE       zlib or isal
    NORMDOCS_TRUSTED_CERTIFICATES  file or folder of root certificates signatures are to lead to (none)
    NORMDOCS_SMTP_URL      mail server that sends reminders, smtp:// or smtps:// (they wait in the outbox)
    NORMDOCS_MAIL_FROM     address the reminders come from
    """

    workspace: Path
    outputs: Path
    database_url: str
    converters: int
    deflate: Literal["zlib", "isal"]
    trusted_certificates: Path | None = None
    mail: MailServer | None = None

    @property
    def kept(self) -> Path:
        """Where the archive and the PDF files lie: no organisation's id begins with a dot."""
        return self.outputs / KEPT


def settings(environment: Mapping[str, str] = os.environ, here: Path | None = None) -> Settings:
    """Return the settings an environment states; InputError names the variable that cannot be used."""
    here = here or Path.cwd()
    outputs = Path(environment.get("NORMDOCS_OUTPUTS") or here / "outputs")
    return Settings(
        workspace=workspace_in(environment, here),
        outputs=outputs,
        database_url=environment.get("NORMDOCS_DATABASE_URL") or f"sqlite:///{outputs}/{KEPT}/register.db",
        converters=_converters(environment.get("NORMDOCS_CONVERTERS") or "2"),
        deflate=_deflate(environment.get("NORMDOCS_DEFLATE") or "zlib"),
        trusted_certificates=_existing(environment.get("NORMDOCS_TRUSTED_CERTIFICATES")),
        mail=_mail(environment.get(MAIL_SERVER), environment.get(MAIL_FROM)),
    )


def workspace_in(environment: Mapping[str, str], here: Path) -> Path:
    """Return the stated workspace, or the current folder when it is one, or the starter workspace."""
    stated = environment.get("NORMDOCS_WORKSPACE")
    if stated:
        if not is_workspace(Path(stated)):
            raise InputError(
                "{variable}: {value} has no registry/ and templates/",
                variable="NORMDOCS_WORKSPACE",
                value=stated,
            )
        return Path(stated)
    return here if is_workspace(here) else starter()


def starter() -> Path:
    """Return the workspace that came with the package: inside it, or beside it in a checkout."""
    return PACKAGED if is_workspace(PACKAGED) else PACKAGED.parent.parent


def is_workspace(folder: Path) -> bool:
    """Return whether the folder holds a registry and templates."""
    return (folder / "registry").is_dir() and (folder / "templates").is_dir()


def _converters(value: str) -> int:
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= 8):
        raise InputError(
            "{variable}: {value} is not a number from 1 to 8", variable="NORMDOCS_CONVERTERS", value=value
        )
    return int(value)


def _deflate(value: str) -> Literal["zlib", "isal"]:
    if value == "zlib":
        return "zlib"
    if value == "isal":
        return "isal"
    raise InputError("{variable}: {value} is neither zlib nor isal", variable="NORMDOCS_DEFLATE", value=value)


def _existing(value: str | None) -> Path | None:
    if value and not Path(value).exists():
        raise InputError(
            "{variable}: {value} is neither a file nor a folder",
            variable="NORMDOCS_TRUSTED_CERTIFICATES",
            value=value,
        )
    return Path(value).absolute() if value else None


def _mail(address: str | None, sender: str | None) -> MailServer | None:
    if not address:
        return None
    if not sender or not is_address(sender) or not sender.isascii():
        raise InputError(NO_SENDER, variable=MAIL_FROM, value=sender or "–")
    try:
        url = urlsplit(address)
        host, port = url.hostname, url.port or SUBMISSION[url.scheme]
    except (ValueError, KeyError) as error:
        raise InputError(NO_SERVER, variable=MAIL_SERVER) from error
    if not host or url.path.strip("/") or url.query or url.fragment or (url.username and not url.password):
        raise InputError(NO_SERVER, variable=MAIL_SERVER)
    user, password = (unquote(part) if part else None for part in (url.username, url.password))
    return MailServer(host, port, url.scheme == "smtps", sender, user, password)
