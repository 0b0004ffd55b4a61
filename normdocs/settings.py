"""Where things are, from NORMDOCS_* variables; built once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from normdocs.errors import InputError

KEPT = ".normdocs"
PACKAGED = Path(__file__).parent / "workspace"


@dataclass(frozen=True)
class Settings:
    """Folders, the register's address and how many converters work side by side.

    NORMDOCS_WORKSPACE     folder with registry/ and templates/ (the current one, or else the starter)
    NORMDOCS_OUTPUTS       folder of generated files (outputs/ where the command runs)
    NORMDOCS_DATABASE_URL  sqlite:///file or postgresql://… (a file in the outputs)
    NORMDOCS_CONVERTERS    office programs at a time, 1–8
    NORMDOCS_DEFLATE       zlib or isal
    NORMDOCS_TRUSTED_CERTIFICATES  file or folder of root certificates signatures are to lead to (none)
    """

    workspace: Path
    outputs: Path
    database_url: str
    converters: int
    deflate: Literal["zlib", "isal"]
    trusted_certificates: Path | None = None

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
