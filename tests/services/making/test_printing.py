"""PDF files, readable copies, one bound file. The office program is played by one that prints tiny pages."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from normdocs.adapters import pdf_binder
from normdocs.adapters.archive import FolderShelf
from normdocs.adapters.pdf_cache import PdfCache
from normdocs.errors import ConversionError
from normdocs.services.making.printing import Printer
from normdocs.services.making.production import Producer
from tests.services.schools import SHAKHTY, altered, completed, real
from tests.services.workshop import Workshop


@dataclass
class TinyPages:
    """Prints one A4 page of a document, two of every other; refuses what it is told to."""

    settings_key: str = "tiny"
    refused: set[int] = field(default_factory=set)
    printed: list[str] = field(default_factory=list)

    def convert(self, sources: Sequence[tuple[str, bytes]]) -> Iterator[tuple[str, bytes | ConversionError]]:
        for number, (key, blob) in enumerate(sources):
            assert blob.startswith(b"PK")
            self.printed.append(key)
            if number in self.refused:
                yield key, ConversionError("the office program gave up on {key}", key=key)
            else:
                yield key, pages(1 + number % 2)

    def close(self) -> None:
        """Nothing runs."""


def pages(count: int) -> bytes:
    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(595, 842)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


@dataclass
class Press:
    workshop: Workshop
    office: TinyPages
    producer: Producer
    steps: list[str]
    outputs: Path

    def readable(self) -> set[str]:
        return {path.name for path in (self.outputs / SHAKHTY).iterdir()}


@pytest.fixture
def press(workshop: Workshop, tmp_path: Path) -> Press:
    office, steps, outputs = TinyPages(), [], tmp_path / "outputs"
    printer = Printer(
        workshop.archive,
        FolderShelf(outputs),
        workshop.templates,
        office,
        PdfCache(tmp_path / "pdf"),
        pdf_binder,
        workshop.clock,
    )

    @contextmanager
    def step(name: str) -> Iterator[None]:
        steps.append(name)
        yield

    producer = Producer(workshop.generator, printer, workshop.register, step)
    return Press(workshop, office, producer, steps, outputs)


def bound(path: Path | None) -> PdfReader:
    assert path is not None
    return PdfReader(path)


def test_a_run_leaves_each_document_twice_and_one_bound_file(press: Press):
    press.workshop.admit(completed(SHAKHTY))
    report = press.producer.produce(SHAKHTY)
    assert report.complete
    assert (len(report.made), report.kept, report.printed) == (26, (), 26)
    assert press.steps == ["making documents", "printing PDF files"]
    names = press.readable()
    assert len(names) == 26 * 2 + 1
    assert {
        "S01 Приказ о внедрении целевой модели.docx",
        "S01 Приказ о внедрении целевой модели.pdf",
    } <= names
    assert report.bundle == press.outputs / SHAKHTY / "Комплект документов.pdf"
    assert report.set_aside == ()


def test_the_bound_file_opens_with_its_inventory_and_holds_every_document_in_order(press: Press):
    press.workshop.admit(completed(SHAKHTY))
    book = bound(press.producer.produce(SHAKHTY).bundle)
    titles = [item["/Title"] for item in book.outline]
    assert titles[0] == "Опись"
    assert titles[1] == "S01 Приказ о внедрении целевой модели"
    assert [title.split()[0] for title in titles[1:]] == sorted(title.split()[0] for title in titles[1:])
    assert len(book.pages) == 1 + 26 + 13
    assert book.metadata is not None
    assert book.metadata.title == "Комплект документов. МБОУ СОШ № 9 г. Шахты"


def test_drafts_are_stamped_as_drafts_and_made_up_ones_as_examples(press: Press):
    press.workshop.admit(completed(SHAKHTY))
    press.producer.produce(SHAKHTY)
    expected = {"S01": ("ПРОЕКТ", "ОБРАЗЕЦ"), "S12.1": ("ПРОЕКТ",)}
    for code, words in expected.items():
        (readable,) = (press.outputs / SHAKHTY).glob(f"{code} *.pdf")
        plain = press.producer.printer.cache.get(press.workshop.version(SHAKHTY, code).content, "tiny")
        assert plain is not None
        assert readable.read_bytes() == pdf_binder.stamp(plain.read_bytes(), *words)


def test_a_document_is_converted_once(press: Press):
    press.workshop.admit(completed(SHAKHTY))
    press.producer.produce(SHAKHTY)
    press.office.printed.clear()
    before = {path.name: path.stat().st_mtime_ns for path in (press.outputs / SHAKHTY).iterdir()}
    report = press.producer.produce(SHAKHTY)
    assert press.office.printed == []
    assert (report.made, len(report.kept), report.printed) == ((), 26, 26)
    assert {path.name: path.stat().st_mtime_ns for path in (press.outputs / SHAKHTY).iterdir()} == before


def test_one_changed_document_costs_its_own_pages_and_a_new_inventory(press: Press):
    press.workshop.admit(completed(SHAKHTY))
    press.producer.produce(SHAKHTY)
    press.office.printed.clear()
    press.workshop.admit(altered(completed(SHAKHTY), planning={"roadmap_layout": "B"}))
    report = press.producer.produce(SHAKHTY)
    assert report.made == ("S03",)
    assert press.office.printed[0] == "S03 Дорожная карта.docx"
    assert set(press.office.printed[1:]) == {"bundles/inventory.docx"}


def test_blocked_documents_are_reported_with_what_they_lack(press: Press):
    press.workshop.admit(altered(completed(SHAKHTY), mentoring={"pairs": []}))
    report = press.producer.produce(SHAKHTY, ["S01", "S07"])
    assert not report.complete
    (one,) = report.blocked
    assert (one.code, one.title) == ("S07", "Об утверждении наставнических пар (групп)")
    assert {gap.origin for gap in one.missing} == {"organisation.mentoring.pairs"}
    assert report.made == ("S01",)
    assert len(press.readable()) == 3


def test_without_its_inventory_nothing_is_bound_and_the_next_run_finishes(press: Press):
    press.office.refused = {0}
    press.workshop.admit(completed(SHAKHTY))
    first = press.producer.produce(SHAKHTY)
    assert not first.complete
    assert first.bundle is None
    assert any("gave up on bundles/inventory.docx" in str(failure) for failure in first.failures)
    assert len(press.readable()) == 26 + 25
    press.office.refused = set()
    report = press.producer.produce(SHAKHTY)
    assert report.complete
    assert (report.made, len(report.kept)) == ((), 26)


def test_a_failed_conversion_is_one_failure_among_printed_documents(press: Press):
    press.office.refused = {3}
    press.workshop.admit(completed(SHAKHTY))
    report = press.producer.produce(SHAKHTY)
    assert not report.complete
    (failure,) = report.failures
    assert "the office program gave up" in str(failure)
    assert report.printed == 25
    assert len(press.readable()) == 26 + 25 + 1


def test_when_nothing_can_be_printed_there_is_no_bound_file(press: Press):
    press.office.refused = set(range(100))
    press.workshop.admit(completed(SHAKHTY))
    report = press.producer.produce(SHAKHTY)
    assert (report.printed, report.bundle, len(report.failures)) == (0, None, 26)
    assert all(name.endswith(".docx") for name in press.readable())


def test_what_a_person_wrote_into_a_readable_copy_is_moved_aside(press: Press):
    press.workshop.admit(completed(SHAKHTY))
    press.producer.produce(SHAKHTY)
    mine = press.outputs / SHAKHTY / "S01 Приказ о внедрении целевой модели.docx"
    mine.write_bytes(b"my own words")
    report = press.producer.produce(SHAKHTY)
    (aside,) = report.set_aside
    assert aside.read_bytes() == b"my own words"
    assert mine.read_bytes().startswith(b"PK")


def test_documents_no_longer_required_leave_the_shelf(press: Press):
    press.workshop.admit(completed(SHAKHTY))
    press.producer.produce(SHAKHTY)
    press.workshop.admit(altered(completed(SHAKHTY), planning={"optional": []}))
    report = press.producer.produce(SHAKHTY)
    assert report.printed == 22
    assert not any(name.startswith(("S08", "S18")) for name in press.readable())


def test_facts_in_the_place_of_examples_lose_the_example_stamp(press: Press):
    press.workshop.admit(completed(SHAKHTY))
    press.producer.produce(SHAKHTY)
    press.workshop.admit(real(completed(SHAKHTY)))
    report = press.producer.produce(SHAKHTY)
    assert report.complete
    assert not any(version.examples for version in press.workshop.cells(SHAKHTY).values())
