"""A certification centre of the tests' own: real keys, certificates and signatures, made with openssl."""

from __future__ import annotations

import base64
import os
import subprocess
from pathlib import Path

OWNER = "/CN=Примеров Пётр Примерович/SN=Примеров/GN=Пётр Примерович"
KEYS = {
    "gost256": ("gost2012_256", "-pkeyopt", "paramset:A"),
    "gost512": ("gost2012_512", "-pkeyopt", "paramset:A"),
    "rsa": ("rsa:2048",),
    "ecdsa": ("ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
}
DIGESTS = {"gost256": "md_gost12_256", "gost512": "md_gost12_512"}


def openssl(folder: Path, command: str, *arguments: str) -> None:
    engine = () if command == "ca" else ("-engine", "gost")
    subprocess.run(
        ["openssl", command, *engine, *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        env=os.environ | {"OPENSSL_CONF": os.devnull},
    )


class Authority:
    """A root and what it issues; all files lie in `folder`."""

    def __init__(self, folder: Path, kind: str = "gost256", name: str = "Учебный УЦ") -> None:
        self.folder, self.kind = folder, kind
        folder.mkdir(parents=True, exist_ok=True)
        self.run(
            "req",
            "-x509",
            "-newkey",
            *KEYS[kind],
            *self._keys("root"),
            "-out",
            "root.pem",
            "-days",
            "9000",
            "-utf8",
            "-subj",
            f"/CN={name}/O=Пример",
            *self._hash(),
        )

    @property
    def root(self) -> Path:
        return self.folder / "root.pem"

    def run(self, command: str, *arguments: str) -> None:
        openssl(self.folder, command, *arguments)

    def issue(
        self, name: str = "leaf", owner: str = OWNER, days: int = 365, serial: int = 0x1A111AAA11
    ) -> str:
        """Issue a certificate, expired when `days` is negative, for a new key; return its name."""
        self.run(
            "req",
            "-new",
            "-newkey",
            *KEYS[self.kind],
            *self._keys(name),
            "-out",
            f"{name}.csr",
            "-utf8",
            "-subj",
            owner,
            *self._hash(),
        )
        return self._certify(name, days, serial)

    def reissue(self, name: str, key: str, owner: str, serial: int = 0x1A111AAA11) -> str:
        """Issue a certificate in another name for a key that has one."""
        known = ("-key", f"{key}.key", "-out", f"{name}.csr")
        self.run("req", "-new", *known, "-utf8", "-subj", owner, *self._hash())
        return self._certify(name, 365, serial)

    def der(self, name: str) -> bytes:
        """Return a certificate as it stands inside signatures."""
        lines = (self.folder / f"{name}.pem").read_text().splitlines()
        return base64.b64decode("".join(lines[1:-1]))

    def sign(self, document: bytes, *names: str, more: tuple[str, ...] = ()) -> bytes:
        """Return a detached signature (DER) by the holders of these certificates."""
        (self.folder / "document").write_bytes(document)
        signers = [word for name in names for word in ("-signer", f"{name}.pem", "-inkey", f"{name}.key")]
        digest = ("-md", DIGESTS[self.kind]) if self.kind in DIGESTS else ()
        self.run(
            "cms",
            "-sign",
            "-binary",
            "-in",
            "document",
            *signers,
            *digest,
            "-outform",
            "DER",
            "-out",
            "signature",
            *more,
        )
        return (self.folder / "signature").read_bytes()

    def _certify(self, name: str, days: int, serial: int) -> str:
        root = ("-CA", "root.pem", "-CAkey", "root.key", "-set_serial", str(serial))
        files = ("-in", f"{name}.csr", "-out", f"{name}.pem")
        self.run("x509", "-req", *files, *root, "-days", str(days), *self._hash())
        return name

    def _keys(self, name: str) -> tuple[str, ...]:
        return ("-nodes", "-keyout", f"{name}.key")

    def _hash(self) -> tuple[str, ...]:
        return (f"-{DIGESTS[self.kind]}",) if self.kind in DIGESTS else ()
