"""What is put together for the site: published, without personal data, fit to be kept."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from normdocs.adapters import pdf_binder
from normdocs.adapters.archive import FolderShelf
from normdocs.adapters.brought_pdf import read_pdf
from normdocs.adapters.libreoffice import LibreOfficePool
from normdocs.adapters.pdf_cache import PdfCache
from normdocs.adapters.site_archive import write, zipped
from normdocs.content.named import people_named
from normdocs.content.site import name_of
from normdocs.content.speech import Speech
from normdocs.errors import InputError, MoveError
from normdocs.language.declension import Lexicon
from normdocs.messages import explain
from normdocs.services.making.printing import Printer
from normdocs.services.making.production import unsigned
from normdocs.services.site.package import PdfReaders, SitePackage, SitePackager
from tests.services.approvals import OFFICIAL, Rooms
from tests.services.schools import SHAKHTY, altered, completed, real
from tests.services.workshop import Workshop

READERS = PdfReaders(read_pdf, pdf_binder.is_archival)
SITE_FILES = {
    "S02-ob-utverzhdenii-dorozhnoi-karty.pdf",
    "S03-dorozhnaia-karta.pdf",
    "opis.pdf",
    "index.json",
}


def packager(workshop: Workshop) -> SitePackager:
    printer = Printer(
        workshop.archive,
        FolderShelf(workshop.folder / "outputs"),
        workshop.templates,
        LibreOfficePool(1),
        PdfCache(workshop.folder / "pdf"),
        pdf_binder,
        workshop.clock,
    )
    return SitePackager(Rooms(workshop).office, printer, READERS, unsigned)


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SitePackager]:
    """A school whose roadmap and its order are published, the first order approved only."""
    workshop = Workshop(tmp_path_factory.mktemp("site"))
    rooms = Rooms(workshop)
    rooms.admit()
    rooms.walk()
    made = packager(workshop)
    yield made
    made.printer.converter.close()
    workshop.register.close()


@pytest.fixture(scope="module")
def package(walked: SitePackager) -> SitePackage:
    return walked.pack(SHAKHTY)


def text(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def pdfs(package: SitePackage) -> dict[str, bytes]:
    return {name: blob for name, blob in package.files.items() if name.endswith(".pdf")}


def refusal(packager: SitePackager, *types: str) -> str:
    with pytest.raises(MoveError) as refused:
        packager.pack(SHAKHTY, types)
    return explain(refused.value)


def test_what_is_published_is_packed_under_names_any_site_takes(package: SitePackage) -> None:
    assert {one.code for one in package.packed} == {"S02", "S03"}
    assert all(name.isascii() for name in package.files)
    assert all(one.file in package.files for one in package.packed)
    assert {"opis.pdf", "index.json"} < set(package.files)


def test_every_file_is_pdf_a(package: SitePackage) -> None:
    for name, pdf in pdfs(package).items():
        root = PdfReader(io.BytesIO(pdf)).trailer["/Root"]
        packet = root["/Metadata"].get_object().get_data()
        assert b"<pdfaid:part>2</pdfaid:part>" in packet, name
        assert b"<pdfaid:conformance>B</pdfaid:conformance>" in packet, name
        assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1", name


def test_no_file_is_marked_as_a_draft(package: SitePackage) -> None:
    for name, pdf in pdfs(package).items():
        drawn = text(pdf)
        assert "ПРОЕКТ" not in drawn.split(), name
        assert "ОБРАЗЕЦ" not in drawn, name
        assert b"\xd0\x9f\xd0\xa0\xd0\x9e\xd0\x95\xd0\x9a\xd0\xa2" not in pdf, name


def test_no_participant_is_named_anywhere(package: SitePackage) -> None:
    participants = completed(SHAKHTY).mentoring.participants
    workers = {person.name for person in completed(SHAKHTY).people}
    # The official who agreed the roadmap has the name of a made-up pupil.
    guarded = [one for one in participants if one.name not in workers | {OFFICIAL.name}]
    assert len(guarded) > 3
    everything = [text(pdf) for pdf in pdfs(package).values()]
    everything.append(package.files["index.json"].decode())
    assert people_named(everything, guarded, Speech(Lexicon())) == []


def test_the_inventory_lists_titles_requisites_and_files(package: SitePackage) -> None:
    listed = text(package.files["opis.pdf"])
    assert "МБОУ СОШ № 9 г. Шахты" in listed
    assert "162/1" in listed
    assert "Дорожная карта приказ от 13 октября 2020 г. № 162/1" in listed
    for one in package.packed:
        assert one.file in listed.replace(" ", "")
    assert "S01" not in listed


def test_the_index_says_the_same_to_programs(package: SitePackage) -> None:
    index = json.loads(package.files["index.json"])
    assert index["organisation"] == {"id": SHAKHTY, "name": "МБОУ СОШ № 9 г. Шахты"}
    (order,) = [one for one in index["documents"] if one["code"] == "S02"]
    assert (order["number"], order["date"]) == ("162/1", "2020-10-13")
    assert order["published_on"] == "2026-11-22"
    for one in index["documents"]:
        assert hashlib.sha256(package.files[one["file"]]).hexdigest() == one["sha256"]


def test_what_is_left_out_is_said_with_its_reason(package: SitePackage) -> None:
    reasons = {one.type: [str(reason) for reason in one.reasons] for one in package.left_out}
    assert reasons["S01"] == ["it is not published; its state: approved"]
    assert reasons["S07"][0] == "documents of this type hold personal data"
    assert len(reasons) == 24


def test_equal_contents_are_equal_bytes(walked: SitePackager, package: SitePackage) -> None:
    again = walked.pack(SHAKHTY)
    assert zipped(again.files) == zipped(package.files)


def test_named_types_are_packed_alone(walked: SitePackager) -> None:
    assert {one.code for one in walked.pack(SHAKHTY, ["S03"]).packed} == {"S03"}


@pytest.mark.parametrize("code", ["S07", "S09", "S10", "S13", "S14", "S20.2"])
def test_a_document_with_personal_data_is_refused_by_name(walked: SitePackager, code: str) -> None:
    said = refusal(walked, "S02", code)
    assert code in said
    assert "hold personal data" in said or "персональные данные" in said
    assert "S02" not in said


def test_a_document_that_is_not_published_is_refused_by_name(walked: SitePackager) -> None:
    assert "S01" in refusal(walked, "S01")


def test_a_name_somebody_wrote_into_the_file_is_found(walked: SitePackager) -> None:
    pupil = completed(SHAKHTY).mentoring.participants[1].name
    readers = PdfReaders(lambda pdf, name: [["Наставляемый", *pupil.split()]], pdf_binder.is_archival)
    with pytest.raises(MoveError) as refused:
        replace(walked, readers=readers).pack(SHAKHTY, ["S03"])
    said = explain(refused.value)
    assert "S03" in said
    assert pupil not in said


def test_a_file_that_is_no_pdf_a_is_refused(walked: SitePackager) -> None:
    readers = PdfReaders(read_pdf, lambda pdf: False)
    with pytest.raises(MoveError, match="PDF/A-2b"):
        replace(walked, readers=readers).pack(SHAKHTY, ["S03"])


def test_a_scan_without_text_is_left_to_a_persons_eyes(walked: SitePackager) -> None:
    readers = PdfReaders(lambda pdf, name: [[]], pdf_binder.is_archival)
    assert replace(walked, readers=readers).pack(SHAKHTY, ["S03"]).unread == ("S03 Дорожная карта",)


def test_a_school_that_has_published_nothing_is_told_so(workshop: Workshop) -> None:
    workshop.run(altered(real(completed(SHAKHTY)), issued=[]))
    made = packager(workshop)
    with pytest.raises(MoveError, match="published nothing"):
        made.pack(SHAKHTY)


def test_the_file_is_whole_or_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        write({"a.pdf": b"1"}, tmp_path / "site.rar")
    with pytest.raises(InputError):
        write({"a.pdf": b"1"}, tmp_path / "nowhere" / "site.zip")
    assert list(tmp_path.iterdir()) == []
    write({"b.pdf": b"2", "a.pdf": b"1"}, tmp_path / "site.zip")
    with zipfile.ZipFile(tmp_path / "site.zip") as archive:
        assert archive.namelist() == ["a.pdf", "b.pdf"]
        assert archive.testzip() is None


def test_names_of_files_hold_latin_letters_only() -> None:
    assert name_of("S03", "Дорожная карта") == "S03-dorozhnaia-karta.pdf"
    assert (
        name_of("S08", "Об организации «Школы наставников»") == "S08-ob-organizatsii-shkoly-nastavnikov.pdf"
    )
    assert len(name_of("S01", "о " * 200)) <= 84
