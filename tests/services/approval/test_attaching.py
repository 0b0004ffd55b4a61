"""A detached signature is kept beside the file it signs, or refused with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from normdocs.adapters.pdf_cache import PdfCache
from normdocs.adapters.signatures import check
from normdocs.domain.approval.journal import Happening
from normdocs.domain.approval.signature import Reason, SignatureCheck
from normdocs.errors import ArchiveError, InputError, MoveError
from normdocs.services.approval.approving import Approver
from normdocs.services.approval.attaching import Attacher
from normdocs.services.approval.office import By, Office
from normdocs.services.approval.registering import Clerk, Wish
from tests.adapters.authority import Authority
from tests.brought import image_only
from tests.services.schools import SHAKHTY, completed, real
from tests.services.workshop import Workshop

CODE = "S05"


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """A GOST centre that has issued a director's certificate."""
    made = Authority(tmp_path_factory.mktemp("centre"))
    made.issue()
    return made


@dataclass
class Desk:
    """A signed order of a school, and what attaches to it."""

    workshop: Workshop
    centre: Authority
    trusted: Path | None

    def __post_init__(self) -> None:
        self.cache = PdfCache(self.workshop.folder / "pdf")
        self.attacher = Attacher(Office(self.workshop.generator), self.check, self.cache.printed_of)

    def check(self, signature: bytes, file: bytes, moment: datetime) -> SignatureCheck:
        # The certificates of the test are issued by the machine's clock, not the workshop's.
        return check(signature, file, self.trusted, datetime.now(UTC))  # noqa: TID251

    def made(self) -> bytes:
        return self.workshop.archive.get(self.workshop.version(SHAKHTY, CODE).content)

    def sign(self, file: bytes) -> bytes:
        return self.centre.sign(file, "leaf")

    def events(self) -> list[Happening]:
        with self.workshop.register.view() as view:
            events = view.events(SHAKHTY, self.workshop.version(SHAKHTY, CODE).key)
        return [event.entry.happening for event in events]

    def kept(self) -> list[Path]:
        return sorted((self.workshop.folder / "archive").rglob("*"))


@pytest.fixture
def desk(workshop: Workshop, centre: Authority) -> Desk:
    workshop.run(real(completed(SHAKHTY)))
    office = Office(workshop.generator)
    approver = Approver(office)
    Clerk(office).register(SHAKHTY, CODE, Wish(date(2020, 10, 13), "163"))
    approver.submit(SHAKHTY, CODE)
    approver.approve(SHAKHTY, CODE, By("curator"))
    approver.approve(SHAKHTY, CODE, By("head"))
    return Desk(workshop, centre, centre.root)


def test_a_sound_signature_of_the_document_is_kept_and_read(desk: Desk):
    attached = desk.attacher.attach(SHAKHTY, CODE, desk.sign(desk.made()), "приказ.docx.sig")
    assert attached.check is not None
    assert attached.check.reason is Reason.TRUSTED
    assert attached.of == desk.workshop.version(SHAKHTY, CODE).content
    assert desk.events()[-1] is Happening.ATTACHED
    assert desk.attacher.attachments(SHAKHTY, CODE) == [attached]


def test_the_mark_names_the_owner_of_a_trusted_certificate_only(desk: Desk):
    desk.attacher.attach(SHAKHTY, CODE, desk.sign(desk.made()), "приказ.docx.sig")
    version = desk.workshop.version(SHAKHTY, CODE)
    with desk.workshop.register.view() as view:
        course = view.standing(version.key).course(version.number)
    (mark,) = desk.attacher.marks(version, course)
    assert any("Примеров Пётр Примерович" in line for line in mark.lines)
    desk.trusted = None
    assert desk.attacher.marks(version, course) == ()


def test_a_signed_pdf_is_kept_with_its_signature(desk: Desk):
    version = desk.workshop.version(SHAKHTY, CODE)
    pdf = image_only()
    path = desk.cache.put(version.content, "any settings", pdf)
    attached = desk.attacher.attach(SHAKHTY, CODE, desk.sign(pdf), "приказ.pdf.sig")
    path.unlink()
    (again,) = desk.attacher.attachments(SHAKHTY, CODE)
    assert again == attached
    assert again.of is not None
    assert desk.workshop.archive.get(again.of) == pdf


def test_the_same_signature_twice_is_one(desk: Desk):
    signature = desk.sign(desk.made())
    desk.attacher.attach(SHAKHTY, CODE, signature, "приказ.sig")
    desk.attacher.attach(SHAKHTY, CODE, signature, "приказ.sig")
    assert desk.events().count(Happening.ATTACHED) == 1


@pytest.mark.parametrize(
    ("kind", "reason"),
    [("other", Reason.ALTERED), ("none", Reason.NO_SIGNATURE), ("empty", Reason.EMPTY)],
)
def test_what_signs_another_file_or_nothing_is_refused_and_not_kept(desk: Desk, kind: str, reason: Reason):
    signatures = {"other": desk.sign(desk.made() + b" "), "none": b"no signature", "empty": b""}
    before = desk.kept(), desk.events()
    with pytest.raises(InputError) as refused:
        desk.attacher.attach(SHAKHTY, CODE, signatures[kind], "приказ.sig")
    assert reason.value in str(refused.value)
    assert (desk.kept(), desk.events()) == before


def test_a_draft_can_change_so_it_takes_no_signature(desk: Desk):
    with pytest.raises(MoveError, match="attach"):
        desk.attacher.attach(SHAKHTY, "S01", desk.sign(desk.made()), "приказ.sig")


def test_a_signature_altered_in_the_archive_is_reported(desk: Desk):
    attached = desk.attacher.attach(SHAKHTY, CODE, desk.sign(desk.made()), "приказ.sig")
    path = desk.workshop.archive.path(attached.content)
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-1] + b"\0")
    with pytest.raises(ArchiveError):
        desk.attacher.attachments(SHAKHTY, CODE)
