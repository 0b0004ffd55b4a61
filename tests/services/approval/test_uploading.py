"""A document edited in Word, or the signed paper as a PDF, under the same route."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from normdocs.adapters.brought_pdf import read_pdf
from normdocs.adapters.docx_renderer import text_of
from normdocs.adapters.docx_renderer.brought import unfinished
from normdocs.adapters.libreoffice import LibreOfficePool
from normdocs.domain.approval.course import replayed
from normdocs.domain.approval.journal import Entry, Happening
from normdocs.domain.change.comparison import Fate
from normdocs.domain.document import Form, Requisites, State, Version
from normdocs.domain.finding import Finding, Severity
from normdocs.errors import InputError, MoveError
from normdocs.services.approval.approving import Approver
from normdocs.services.approval.examining import Examiner, Readers
from normdocs.services.approval.office import By, Office
from normdocs.services.approval.registering import Clerk, Wish
from normdocs.services.approval.uploading import Brought, Uploaded, Uploader
from normdocs.services.making.generation import Over
from tests import brought
from tests.services.schools import SHAKHTY, altered, completed, people, real
from tests.services.workshop import Workshop

CURATOR, HEAD = By("curator"), By("head")
DAY = date(2020, 10, 13)


@dataclass
class Desk:
    """A school whose every value is a fact, and the services around its order S02."""

    workshop: Workshop

    def __post_init__(self) -> None:
        office = Office(self.workshop.generator)
        examiner = Examiner(self.workshop.generator, Readers(text_of, unfinished, read_pdf))
        self.uploader = Uploader(office, examiner)
        self.approver, self.clerk, self.office = Approver(office, examiner), Clerk(office), office

    def made(self, code: str = "S02") -> bytes:
        return self.workshop.archive.get(self.version(code).content)

    def version(self, code: str = "S02") -> Version:
        return self.workshop.version(SHAKHTY, code)

    def upload(self, blob: bytes, code: str = "S02", name: str = "приказ.docx", **more: str) -> Uploaded:
        return self.uploader.upload(SHAKHTY, code, Brought(blob, name, **more))

    def submit(self, *codes: str) -> None:
        for code in codes:
            self.approver.submit(SHAKHTY, code)
            self.approver.approve(SHAKHTY, code, CURATOR)

    def entries(self, code: str = "S02") -> list[Entry]:
        with self.workshop.register.view() as view:
            return [event.entry for event in view.events(SHAKHTY, self.version(code).key)]

    def state(self, code: str = "S02") -> State:
        with self.workshop.register.view() as view:
            standing = view.standing(self.version(code).key)
        assert standing == replayed(self.entries(code))
        return standing.course(self.version(code).number).state


@pytest.fixture
def desk(workshop: Workshop) -> Desk:
    workshop.run(real(completed(SHAKHTY)))
    return Desk(workshop)


@pytest.fixture
def unnumbered(workshop: Workshop) -> Desk:
    """The same school before it issued anything."""
    workshop.run(altered(real(completed(SHAKHTY)), issued=[]))
    return Desk(workshop)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[bytes], bytes]]:
    """LibreOffice's print of a .docx, as Word's own "save as PDF" would be."""
    pool = LibreOfficePool(1)
    made: dict[bytes, bytes] = {}

    def prints(blob: bytes) -> bytes:
        if blob not in made:
            (_, pdf), *_ = pool.convert([("document.docx", blob)])
            assert isinstance(pdf, bytes)
            made[blob] = pdf
        return made[blob]

    yield prints
    pool.close()


def errors(uploaded: Uploaded) -> dict[str, Finding]:
    return {one.where: one for one in uploaded.findings if one.severity is Severity.ERROR}


def changed(uploaded: Uploaded) -> list[tuple[str, str]]:
    assert uploaded.differences is not None
    return [(one.old, one.new) for one in uploaded.differences.passages if one.fate is not Fate.EQUAL]


def test_an_edited_file_is_the_next_version_and_its_bytes_are_kept(desk: Desk):
    file = brought.with_clause(desk.made(), "Куратору", "Хранить дорожную карту {{ у куратора }}.")
    uploaded = desk.upload(file, comment="дописан пункт")
    version = desk.version()
    assert (version.number, version.form, version.edition) == (2, Form.EDITED, 1)
    assert version.requisites == Requisites("162/1", DAY)
    assert desk.workshop.archive.get(version.content) == file
    assert uploaded.findings == ()
    assert changed(uploaded) == [("", "Хранить дорожную карту {{ у куратора }}.")]
    (entry,) = desk.entries()
    assert (entry.happening, entry.version, entry.comment) == (Happening.UPLOADED, 2, "дописан пункт")
    assert entry.details["file_name"] == "приказ.docx"
    assert entry.details["content"] == version.content


def test_the_same_file_twice_is_one_version(desk: Desk):
    file = brought.with_clause(desk.made(), "Куратору", "Хранить дорожную карту у куратора.")
    assert desk.upload(file).new
    assert not desk.upload(file).new
    assert (desk.version().number, len(desk.entries())) == (2, 1)


def test_the_file_normdocs_made_is_no_edited_one(desk: Desk):
    with pytest.raises(InputError, match="nothing was changed in it"):
        desk.upload(desk.made())
    assert desk.version().number == 1


@pytest.mark.parametrize(
    ("code", "old", "new", "field", "stated"),
    [
        ("S02", "№ 162/1", "№ 162/2", "документ.номер", "13 октября 2020 г. № 162/2"),
        ("S02", "13 октября 2020 г.\t", "14 октября 2020 г.\t", "документ.дата", "14 октября 2020 г."),
        ("S02", "Э. И. Двалидзе", "И. И. Образцова", "директор.подпись", "Директор И. И. Образцова"),
        ("S05", "Примерову Анну", "Образцову Анну", "куратор.фио_вин", "Образцову Анну Петровну"),
        ("S02", "13 октября 2020 г. № 162 ", "13 октября 2020 г. № 161 ", "приказ_о_внедрении.род", "№ 161"),
        ("S02", "№ 446", "№ 447", "основания[1].тв", "№ 447"),
        ("S03", "№ 162/1", "№ 162/2", "документ.утверждён.чем", "№ 162/2"),
    ],
)
def test_a_value_the_register_knows_better_is_an_error(
    desk: Desk, code: str, old: str, new: str, field: str, stated: str
):
    found = errors(desk.upload(brought.edited(desk.made(code), (old, new)), code))
    assert set(found) == {field}
    assert stated in found[field].stated
    assert found[field].documents == (code,)
    with pytest.raises(MoveError) as refused:
        desk.approver.submit(SHAKHTY, code)
    assert stated in str(refused.value)
    assert "--override REASON" in str(refused.value)


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("S05", "Примерову Анну Петровну", "Примерову А. П."),
        ("S02", "13 октября 2020 г.\t", "13.10.2020\t"),
        ("S02", "13 октября 2020 г.\t", "«13» октября 2020 года\t"),
        ("S02", "Директор\tЭ. И. Двалидзе", "Директор школы\tДвалидзе Э. И."),
        ("S02", "Вести учёт выполненных мероприятий", "Учитывать мероприятия"),
    ],
)
def test_another_form_of_the_same_fact_contradicts_nothing(desk: Desk, code: str, old: str, new: str):
    uploaded = desk.upload(brought.edited(desk.made(code), (old, new)), code)
    assert errors(uploaded) == {}
    assert len(changed(uploaded)) == 1
    desk.approver.submit(SHAKHTY, code)
    assert desk.state(code) is State.IN_APPROVAL


def test_a_reason_lets_a_contradiction_pass_and_is_in_the_journal(desk: Desk):
    desk.upload(brought.edited(desk.made(), ("№ 446", "№ 447")))
    desk.approver.submit(SHAKHTY, "S02", override="опечатка в реестре актов")
    details = desk.entries()[-1].details
    assert details["override"] == "опечатка в реестре актов"
    assert [one["where"] for one in details["findings"]] == ["основания[1].тв"]


def test_unaccepted_corrections_keep_a_document_back_whatever_the_reason(desk: Desk):
    (finding,) = desk.upload(brought.with_tracked_changes(desk.made())).findings
    assert (finding.rule, finding.stated, finding.severity) == ("unaccepted-changes", "1", Severity.ERROR)
    with pytest.raises(MoveError, match="neither accepted nor declined"):
        desk.approver.submit(SHAKHTY, "S02", override="так и надо")


def test_comments_left_in_the_margin_are_said(desk: Desk):
    (finding,) = desk.upload(brought.with_a_comment(desk.made())).findings
    assert (finding.rule, finding.severity) == ("comments-left", Severity.WARNING)


def test_a_number_given_afterwards_keeps_the_bytes_and_is_missed_in_the_text(unnumbered: Desk):
    file = brought.with_clause(unnumbered.made("S01"), "Контроль", "Приказ довести до работников.")
    unnumbered.upload(file, "S01")
    unnumbered.clerk.register(SHAKHTY, "S01", Wish(DAY, "162"))
    version = unnumbered.version("S01")
    assert (version.form, version.requisites) == (Form.EDITED, Requisites("162", DAY))
    assert unnumbered.workshop.archive.get(version.content) == file
    with pytest.raises(MoveError) as refused:
        unnumbered.approver.submit(SHAKHTY, "S01")
    assert "документ.номер" in str(refused.value)
    assert unnumbered.workshop.generator.generate(SHAKHTY, ["S01"]).held == []


def test_a_number_written_by_hand_is_a_warning_until_it_is_registered(unnumbered: Desk):
    file = brought.edited(unnumbered.made("S01"), ("№ ________", "№ 162"))
    (finding,) = unnumbered.upload(file, "S01").findings
    assert (finding.rule, finding.severity) == ("filled-in-by-hand", Severity.WARNING)
    unnumbered.clerk.register(SHAKHTY, "S01", Wish(DAY, "163"))
    with pytest.raises(MoveError, match=r'документ\.номер: the register says "163"'):
        unnumbered.approver.submit(SHAKHTY, "S01")


def test_a_number_given_on_the_way_is_missed_before_the_signing(unnumbered: Desk):
    unnumbered.upload(brought.with_clause(unnumbered.made("S05"), "Контроль", "Довести до всех."), "S05")
    unnumbered.submit("S05")
    unnumbered.clerk.register(SHAKHTY, "S01", Wish(DAY, "162"))
    unnumbered.clerk.register(SHAKHTY, "S05", Wish(DAY, "163"))
    with pytest.raises(MoveError) as refused:
        unnumbered.approver.approve(SHAKHTY, "S05", HEAD)
    assert 'the register says "163"' in str(refused.value)


def test_generating_leaves_an_edited_document_alone_and_says_it_is_out_of_date(desk: Desk):
    file = brought.with_clause(desk.made(), "Куратору", "Хранить дорожную карту у куратора.")
    desk.upload(file)
    profile = real(completed(SHAKHTY))
    outcome = desk.workshop.run(altered(profile, people=people(profile, "head", name="Образцова И. И.")))
    assert [one.key.type for one in outcome.held] == ["S02"]
    assert desk.made() == file
    with pytest.raises(MoveError) as refused:
        desk.approver.submit(SHAKHTY, "S02")
    assert 'директор.подпись: the register says "И. И. Образцова"' in brought.plain(str(refused.value))


def test_edits_are_discarded_on_purpose(desk: Desk):
    made = desk.made()
    desk.upload(brought.with_clause(made, "Куратору", "Хранить дорожную карту у куратора."))
    outcome = desk.workshop.generator.generate(SHAKHTY, ["S02"], Over.EDITS)
    assert [one.version.form for one in outcome.made] == [Form.GENERATED]
    assert (desk.version().number, desk.made()) == (3, made)


def test_a_pdf_of_the_same_text_differs_in_nothing(desk: Desk, printed: Callable[[bytes], bytes]):
    for code in ("S02", "S03"):
        uploaded = desk.upload(printed(desk.made(code)), code, "скан.pdf")
        assert changed(uploaded) == []
        assert uploaded.findings == ()
        assert desk.version(code).form is Form.SCANNED


def test_the_signed_paper_takes_the_place_of_a_document_on_its_way(
    desk: Desk, printed: Callable[[bytes], bytes]
):
    desk.submit("S01", "S04")
    scan = printed(desk.made("S01"))
    desk.upload(scan, "S01", "скан.pdf")
    assert (desk.version("S01").number, desk.state("S01")) == (2, State.IN_APPROVAL)
    assert [entry.happening for entry in desk.entries("S01")][-2:] == [Happening.UPLOADED, Happening.CARRIED]
    with desk.workshop.register.view() as view:
        course = view.standing(desk.version("S01").key).course(2)
        assert view.version(desk.version("S01").key, 1).state is State.WITHDRAWN  # type: ignore[union-attr]
    assert [decision.actor.role for decision in course.decisions] == ["curator"]


def test_a_paper_that_says_something_else_is_not_carried_over(desk: Desk, printed: Callable[[bytes], bytes]):
    desk.submit("S02")
    other = printed(brought.edited(desk.made(), ("№ 162/1", "№ 162/2")))
    with pytest.raises(MoveError, match="162/2"):
        desk.upload(other, name="скан.pdf")
    assert (desk.version().number, desk.state()) == (1, State.IN_APPROVAL)
    desk.upload(other, name="скан.pdf", override="номер исправлен от руки")
    assert desk.version().number == 2
    assert desk.entries()[-2].details["override"] == "номер исправлен от руки"


def test_an_edited_file_waits_for_the_return_of_a_document_on_its_way(desk: Desk):
    desk.submit("S02")
    file = brought.with_clause(desk.made(), "Куратору", "Хранить дорожную карту у куратора.")
    with pytest.raises(MoveError, match="return it first"):
        desk.upload(file)
    desk.approver.send_back(SHAKHTY, "S02", CURATOR, "дописать пункт")
    assert desk.upload(file).version.number == 2
    assert desk.state() is State.DRAFT


def test_a_scan_without_text_is_taken_and_said_not_to_be_compared(desk: Desk):
    uploaded = desk.upload(brought.image_only(), name="скан.pdf")
    assert uploaded.differences is None
    (finding,) = uploaded.findings
    assert (finding.rule, finding.severity) == ("no-text", Severity.WARNING)
    desk.approver.submit(SHAKHTY, "S02")


def test_the_scan_of_a_document_in_force_is_kept_beside_its_bytes(desk: Desk):
    desk.clerk.register(SHAKHTY, "S05", Wish(DAY, "163"))
    desk.submit("S05")
    desk.approver.approve(SHAKHTY, "S05", HEAD)
    before = desk.version("S05")
    uploaded = desk.upload(brought.image_only(), "S05", "скан.pdf")
    assert (uploaded.attached, desk.version("S05")) == (True, before)
    entry = desk.entries("S05")[-1]
    assert (entry.happening, entry.details["kind"]) == (Happening.ATTACHED, "scan")
    assert desk.workshop.archive.get(entry.details["content"]) == brought.image_only()
    with desk.workshop.register.view() as view:
        assert view.standing(before.key).course(before.number).signatures == ()
    assert not desk.upload(brought.image_only(), "S05", "скан.pdf").new
    with pytest.raises(MoveError, match="not possible now: upload"):
        desk.upload(brought.edited(desk.made("S05"), ("Контроль", "Надзор")), "S05")


HOSTILE = {
    "macros": ("приказ.docx", brought.with_macros, "holds macros"),
    "bomb": ("приказ.docx", brought.zip_bomb, "packed too tight"),
    "empty": ("приказ.docx", lambda made: b"", "is empty"),
    "text": ("приказ.docx", lambda made: "ПРИКАЗ".encode(), "only a Word file"),
    "torn": ("приказ.docx", lambda made: made[:5000], "damaged"),
    "huge": ("приказ.docx", lambda made: b"PK\x03\x04" + bytes(21_000_000), "larger than 20 MB"),
    "old Word": ("приказ.docx", lambda made: b"\xd0\xcf\x11\xe0" + bytes(999), "old Word document"),
    "a .docx as .pdf": ("приказ.pdf", lambda made: made, "not what its name says"),
    "a .pdf as .docx": ("приказ.docx", lambda made: brought.image_only(), "not what its name says"),
    "another kind": ("приказ.rtf", lambda made: made, "only a Word file"),
    "an empty PDF": ("скан.pdf", lambda made: b"%PDF-1.7\n%%EOF\n", "damaged"),
    "a torn PDF": ("скан.pdf", lambda made: brought.image_only()[:-100], "damaged"),
    "a huge PDF": ("скан.pdf", lambda made: b"%PDF-1.7" + bytes(51 * 1024 * 1024), "larger than 50 MB"),
    "JavaScript": (
        "скан.pdf",
        lambda made: brought.remade_pdf(
            brought.image_only(), lambda one: brought.action(one, "JavaScript", JS="app.alert(1)")
        ),
        "holds JavaScript",
    ),
    "launch": (
        "скан.pdf",
        lambda made: brought.remade_pdf(
            brought.image_only(), lambda one: brought.action(one, "Launch", F="calc.exe")
        ),
        "starts a program",
    ),
    "attachment": (
        "скан.pdf",
        lambda made: brought.remade_pdf(brought.image_only(), lambda one: one.add_attachment("a", b"x")),
        "an attached file",
    ),
    "password": (
        "скан.pdf",
        lambda made: brought.remade_pdf(brought.image_only(), lambda one: one.encrypt("secret")),
        "protected by a password",
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_no_harmless_document_is_refused_and_leaves_nothing(desk: Desk, kind: str):
    name, make, said = HOSTILE[kind]
    archive = Path(desk.workshop.folder / "archive")
    before = sorted(archive.rglob("*"))
    with pytest.raises(InputError, match=said):
        desk.upload(make(desk.made()), name=name)
    assert (desk.version().number, desk.entries()) == (1, [])
    assert sorted(archive.rglob("*")) == before
