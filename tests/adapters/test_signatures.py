"""A signature is what openssl says it is, and whatever a file holds is answered with a sentence."""

from __future__ import annotations

import base64
import os
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from normdocs.adapters.signatures import check
from normdocs.adapters.signatures.checking import SIZE_LIMIT
from normdocs.domain.approval.signature import Reason, Verdict
from normdocs.errors import InputError, NormdocsError
from tests.adapters.authority import KEYS, OWNER, Authority

DOCUMENT = "ПРИКАЗ № 162/1 от 13.10.2020\n".encode() * 200
FIRM = "/CN=МБОУ «Школа»/O=МБОУ «Школа»/SN=Образцова/GN=Анна Образцовна"


def now() -> datetime:
    """Soon after the machine's clock, by which openssl signs."""
    return datetime.now(UTC) + timedelta(minutes=1)  # noqa: TID251


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """A GOST centre that has issued a director's certificate, a deputy's and an expired one."""
    made = Authority(tmp_path_factory.mktemp("centre"))
    made.issue()
    made.issue("deputy", FIRM, serial=0x2B)
    made.issue("expired", days=-1, serial=0x2C)
    return made


@pytest.fixture(scope="module")
def signature(centre: Authority) -> bytes:
    return centre.sign(DOCUMENT, "leaf", more=("-cades",))


@pytest.mark.parametrize("kind", KEYS)
def test_a_signature_is_verified_and_trusted(tmp_path: Path, kind: str) -> None:
    centre = Authority(tmp_path, kind)
    checked = check(centre.sign(DOCUMENT, centre.issue()), DOCUMENT, centre.root, now())
    assert checked.reason is Reason.TRUSTED
    assert checked.mark_allowed
    (signer,) = checked.signers
    assert signer.certificate.number == "1A111AAA11"
    assert signer.certificate.owner == "Примеров Пётр Примерович"
    assert signer.certificate.issuer == "Учебный УЦ"
    assert signer.certificate.valid_to - signer.certificate.valid_from == timedelta(days=365)
    assert signer.certificate.valid_from.tzinfo is not None
    assert signer.signed_at is not None
    assert abs(now() - signer.signed_at) < timedelta(minutes=5)


def test_without_trusted_roots_a_sound_signature_gives_no_mark(signature: bytes) -> None:
    checked = check(signature, DOCUMENT, None, now())
    assert (checked.reason, checked.verdict) == (Reason.NO_ROOTS, Verdict.UNTRUSTED)
    assert checked.certificates[0].owner == "Примеров Пётр Примерович"
    assert not checked.mark_allowed


def test_a_root_nobody_trusts_gives_no_mark(tmp_path: Path, signature: bytes) -> None:
    checked = check(signature, DOCUMENT, Authority(tmp_path, name="Учебный УЦ").root, now())
    assert (checked.reason, checked.verdict) == (Reason.NO_CHAIN, Verdict.UNTRUSTED)


def test_one_changed_byte_of_the_document_is_told(centre: Authority, signature: bytes) -> None:
    for place in (0, len(DOCUMENT) // 2, len(DOCUMENT) - 1):
        changed = bytearray(DOCUMENT)
        changed[place] ^= 1
        checked = check(signature, bytes(changed), centre.root, now())
        assert (checked.reason, checked.verdict) == (Reason.ALTERED, Verdict.ALTERED)
        assert checked.certificates[0].owner == "Примеров Пётр Примерович"
        assert not checked.mark_allowed


@pytest.mark.parametrize("kind", ["gost256", "rsa"])
def test_one_changed_byte_of_the_signature_is_told(tmp_path: Path, kind: str) -> None:
    centre = Authority(tmp_path, kind)
    changed = bytearray(centre.sign(DOCUMENT, centre.issue()))
    changed[-5] ^= 1
    assert check(bytes(changed), DOCUMENT, centre.root, now()).reason is Reason.ALTERED


def test_the_stated_time_cannot_be_changed(centre: Authority, signature: bytes) -> None:
    year = f"{now():%y}".encode()
    place = signature.rindex(b"\x17\x0d" + year)
    changed = bytearray(signature)
    changed[place + 2] ^= 1
    assert check(bytes(changed), DOCUMENT, centre.root, now()).reason is Reason.ALTERED


def test_a_certificate_with_another_name_gives_no_mark(centre: Authority, signature: bytes) -> None:
    changed = signature.replace("Примеров".encode(), "Проверов".encode())
    assert check(changed, DOCUMENT, centre.root, now()).verdict is not Verdict.TRUSTED


@pytest.mark.parametrize("kind", ["gost256", "gost512", "rsa"])
def test_another_certificate_of_the_same_key_cannot_be_put_in(tmp_path: Path, kind: str) -> None:
    """CAdES states which certificate was used (RFC 5035); the root vouches for the other one, too."""
    centre = Authority(tmp_path, kind)
    signed = centre.sign(DOCUMENT, centre.issue(), more=("-cades",))
    assert check(signed, DOCUMENT, centre.root, now()).mark_allowed
    centre.reissue("other", "leaf", OWNER.replace("Примеров", "Проверов"))
    changed = signed.replace(centre.der("leaf"), centre.der("other"))
    assert changed != signed
    assert check(changed, DOCUMENT, centre.root, now()).reason is Reason.ALTERED


@pytest.mark.parametrize("step", range(0, 1100, 97))
def test_no_changed_byte_makes_somebody_else_the_signer(
    centre: Authority, signature: bytes, step: int
) -> None:
    changed = bytearray(signature)
    changed[step % len(signature)] ^= 0x04
    checked = check(bytes(changed), DOCUMENT, centre.root, now())
    if checked.mark_allowed:
        assert checked.signers == check(signature, DOCUMENT, centre.root, now()).signers


def test_a_signature_of_another_document_does_not_fit(centre: Authority) -> None:
    other = centre.sign(b"another document", "leaf")
    assert check(other, DOCUMENT, centre.root, now()).reason is Reason.ALTERED


def test_a_certificate_that_had_expired_gives_no_mark(centre: Authority) -> None:
    checked = check(centre.sign(DOCUMENT, "expired"), DOCUMENT, centre.root, now())
    assert (checked.reason, checked.verdict) == (Reason.NOT_VALID_THEN, Verdict.UNTRUSTED)


def test_a_certificate_that_expired_later_still_vouches(centre: Authority, signature: bytes) -> None:
    assert check(signature, DOCUMENT, centre.root, now() + timedelta(days=3650)).mark_allowed


def test_without_a_stated_time_the_certificate_must_be_valid_now(centre: Authority) -> None:
    silent = centre.sign(DOCUMENT, "leaf", more=("-noattr",))
    checked = check(silent, DOCUMENT, centre.root, now())
    assert checked.mark_allowed
    assert checked.signers[0].signed_at is None
    late = check(silent, DOCUMENT, centre.root, now() + timedelta(days=3650))
    assert late.reason is Reason.NOT_VALID_THEN


def test_a_time_that_has_not_come_is_not_believed(centre: Authority, signature: bytes) -> None:
    checked = check(signature, DOCUMENT, centre.root, now() - timedelta(days=30))
    assert (checked.reason, checked.verdict) == (Reason.NOT_YET, Verdict.UNTRUSTED)


def test_several_signers_are_all_verified_and_named(centre: Authority) -> None:
    both = centre.sign(DOCUMENT, "leaf", "deputy")
    checked = check(both, DOCUMENT, centre.root, now())
    assert checked.mark_allowed
    assert {who.owner for who in checked.certificates} == {
        "Примеров Пётр Примерович",
        "Образцова Анна Образцовна",
    }
    one_expired = check(centre.sign(DOCUMENT, "leaf", "expired"), DOCUMENT, centre.root, now())
    assert (one_expired.reason, len(one_expired.signers)) == (Reason.NOT_VALID_THEN, 2)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(base64.encodebytes, id="base64 in lines"),
        pytest.param(lambda der: base64.b64encode(der).replace(b"A", b"A\r\n"), id="base64 of Windows"),
        pytest.param(lambda der: b"\xef\xbb\xbf" + base64.b64encode(der), id="base64 with a mark"),
        pytest.param(lambda der: base64.b64encode(der).decode().encode("utf-16"), id="base64 in UTF-16"),
        pytest.param(
            lambda der: b"-----BEGIN CMS-----\n" + base64.encodebytes(der) + b"-----END CMS-----\n", id="PEM"
        ),
        pytest.param(
            lambda der: b"-----BEGIN PKCS7-----\r\n" + base64.b64encode(der) + b"\r\n-----END PKCS7-----",
            id="PEM of PKCS 7",
        ),
    ],
)
def test_every_way_of_writing_the_file_is_read(centre: Authority, signature: bytes, written) -> None:
    assert check(written(signature), DOCUMENT, centre.root, now()).mark_allowed


def test_the_algorithm_named_as_cryptopro_names_it_is_known(centre: Authority, signature: bytes) -> None:
    """It writes "signed with digest" (1.2.643.7.1.1.3.2) where OpenSSL writes the kind of the key."""
    start = bytes.fromhex("06082a850307")
    before, _, after = signature.rpartition(start + bytes.fromhex("01010101"))
    other = before + start + bytes.fromhex("01010302") + after
    assert other != signature
    assert check(other, DOCUMENT, centre.root, now()).mark_allowed


def test_lengths_left_open_are_read(centre: Authority, signature: bytes) -> None:
    """CryptoPro writes BER where it signs a stream."""
    inner = signature[15:]
    open_ended = b"\x30\x80" + signature[4:15] + inner + b"\0\0"
    assert check(open_ended, DOCUMENT, centre.root, now()).mark_allowed


def test_the_roots_may_be_a_folder_and_der(tmp_path: Path, centre: Authority, signature: bytes) -> None:
    pem = centre.root.read_text()
    (tmp_path / "centre.cer").write_bytes(base64.b64decode("".join(pem.splitlines()[1:-1])))
    Authority(tmp_path / "other")
    shutil.copy(tmp_path / "other" / "root.pem", tmp_path / "other.pem")
    (tmp_path / "readme.txt").write_text("не сертификат")
    assert check(signature, DOCUMENT, tmp_path, now()).mark_allowed


def test_roots_that_are_none_are_named(tmp_path: Path, signature: bytes) -> None:
    with pytest.raises(InputError, match="holds no certificates"):
        check(signature, DOCUMENT, tmp_path, now())
    (tmp_path / "broken.pem").write_text("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n")
    with pytest.raises(InputError, match=r"broken\.pem"):
        check(signature, DOCUMENT, tmp_path, now())


def test_an_attached_signature_is_sent_back(centre: Authority) -> None:
    attached = centre.sign(DOCUMENT, "leaf", more=("-nodetach",))
    assert check(attached, DOCUMENT, centre.root, now()).reason is Reason.ATTACHED


def test_a_signature_without_its_certificate_is_sent_back(centre: Authority) -> None:
    bare = centre.sign(DOCUMENT, "leaf", more=("-nocerts",))
    assert check(bare, DOCUMENT, centre.root, now()).reason is Reason.NO_CERTIFICATE


JUNK = {
    "zeroes": b"\0" * 5000,
    "a text": "Подписано, директор".encode(),
    "a word": b"signature",
    "a broken base64": b"MIIEX",
    "a zip": b"PK\x03\x04" + b"\x07" * 900,
    "a pdf": b"%PDF-1.7\n" * 50,
    "an empty sequence": b"\x30\x00",
    "a length without end": b"\x30\x84\xff\xff\xff\xff",
    "deep nesting": b"\x30\x80" * 20000,
    "base64 of nothing": b"====",
    "half a mark": b"\xff\xfe\x00",
}


@pytest.mark.parametrize("name", JUNK)
def test_junk_is_answered(centre: Authority, name: str) -> None:
    checked = check(JUNK[name], DOCUMENT, centre.root, now())
    assert (checked.reason, checked.verdict) == (Reason.NO_SIGNATURE, Verdict.UNVERIFIABLE)
    assert checked.signers == ()


@pytest.mark.parametrize("content", [b"", b" \r\n"])
def test_an_empty_file_is_answered(content: bytes) -> None:
    assert check(content, DOCUMENT, None, now()).reason is Reason.EMPTY


def test_a_huge_file_is_not_even_read(signature: bytes) -> None:
    assert check(signature + b"\0" * SIZE_LIMIT, DOCUMENT, None, now()).reason is Reason.TOO_BIG


def test_a_file_of_very_many_signatures_is_not_worked_through(
    centre: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("normdocs.adapters.signatures.checking.SIGNERS_LIMIT", 1)
    both = centre.sign(DOCUMENT, "leaf", "deputy")
    assert check(both, DOCUMENT, centre.root, now()).reason is Reason.TOO_BIG


def test_each_half_of_a_signature_is_answered(centre: Authority, signature: bytes) -> None:
    for length in range(1, len(signature), 150):
        assert not check(signature[:length], DOCUMENT, centre.root, now()).mark_allowed


def test_nothing_stays_behind(
    tmp_path: Path, centre: Authority, signature: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for given in (signature, b"junk", signature[:300]):
        check(given, DOCUMENT, centre.root, now())
    assert list(tmp_path.iterdir()) == []


def test_a_machine_without_openssl_says_what_to_install(
    tmp_path: Path, signature: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NormdocsError, match="openssl libengine-gost-openssl"):
        check(signature, DOCUMENT, None, now())


def test_a_machine_without_the_engine_says_what_to_install(
    tmp_path: Path, signature: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    rsa = Authority(tmp_path, "rsa")
    plain = rsa.sign(DOCUMENT, rsa.issue())
    monkeypatch.setenv("OPENSSL_ENGINES", str(tmp_path))
    with pytest.raises(NormdocsError, match="libengine-gost-openssl"):
        check(signature, DOCUMENT, None, now())
    assert check(plain, DOCUMENT, rsa.root, now()).mark_allowed


def test_a_program_that_hangs_is_given_up(
    tmp_path: Path, signature: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging = tmp_path / "openssl"
    hanging.write_text('#!/bin/sh\n[ "$1" = engine ] || sleep 60\n')
    hanging.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("normdocs.adapters.signatures.program.SECONDS", 0.5)
    assert check(signature, DOCUMENT, None, now()).reason is Reason.TOO_LONG
