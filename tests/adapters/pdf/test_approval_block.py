"""An approval block stands where the page is empty, is read as text and leaves the document as it was."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace

import docx
import pytest
from docx.shared import Mm, Pt
from pypdf import PdfReader
from pypdf.generic import ArrayObject

from normdocs.adapters.libreoffice import LibreOfficePool
from normdocs.adapters.pdf_binder import bind, certify, stamp
from normdocs.adapters.pdf_binder.room import FOOT, MARGIN, room_below
from normdocs.domain.approval.block import ApprovalBlock, ApprovalRow, SignatureMark
from normdocs.errors import ConversionError
from normdocs.services.ports import BoundPart, Description
from tests.adapters.pdf.test_stamps import opened

HEADING = ("Лист утверждения", "Приказ об утверждении дорожной карты")
ROWS = (
    ApprovalRow("Рассмотрение", "Методический совет", "05.10.2020", "протокол № 2 от 05.10.2020"),
    ApprovalRow("Согласование", "Профсоюзный комитет", "07.10.2020"),
    ApprovalRow("Согласование", "Начальник управления Образцова Анна Образцовна", "09.10.2020"),
    ApprovalRow("Принятие", "Педагогический совет", "12.10.2020", "протокол № 3 от 12.10.2020"),
    ApprovalRow("Подписание", "Директор Примеров Пётр Примерович", "13.10.2020"),
)
BLOCK = ApprovalBlock(
    "УТВЕРЖДЁН", "от 13 октября 2020 г. № 162/1", (), ApprovalRow("Этап", "Кто", "Дата", "Примечание"), ROWS
)
MARK = SignatureMark(
    ("ДОКУМЕНТ ПОДПИСАН", "ЭЛЕКТРОННОЙ ПОДПИСЬЮ"),
    (
        "Сертификат 1A111AAA000000000011",
        "Владелец Примеров Пётр Примерович",
        "Действителен с 01.12.2019 по 01.12.2021",
    ),
)


def order(lines: int, footer: bool = False) -> bytes:
    """A page with so many lines of text, 14 points each."""
    document = docx.Document()
    section, style = document.sections[0], document.styles["Normal"]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(10)
    style.font.name, style.font.size = "Liberation Serif", Pt(14)
    style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(0), Pt(16)
    if footer:
        section.footer_distance = Mm(10)
        section.footer.paragraphs[0].text = "страница 1"
    for number in range(lines):
        document.add_paragraph(f"{number + 1}. Пункт приказа.")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.fixture(scope="module")
def orders() -> dict[str, bytes]:
    sources = [("short", order(12)), ("full", order(44)), ("footed", order(12, footer=True))]
    with LibreOfficePool() as pool:
        return {key: pdf for key, pdf in pool.convert(sources) if isinstance(pdf, bytes)}


def read(pdf: bytes, *options: str) -> str:
    command = ["pdftotext", *options, "-", "-"]
    return subprocess.run(command, input=pdf, check=True, capture_output=True).stdout.decode()


def rows_of(dots: bytes, width: int) -> list[bytes]:
    return [dots[start : start + width] for start in range(0, len(dots), width)]


def covered(before: bytes, after: bytes, width: int) -> tuple[list[int], list[int]]:
    """Rows of dots that held something, rows that changed."""
    pairs = list(zip(rows_of(before, width), rows_of(after, width), strict=True))
    held = [number for number, (old, _) in enumerate(pairs) if min(old) < 200]
    return held, [number for number, (old, new) in enumerate(pairs) if old != new]


def test_a_block_and_a_mark_stand_below_the_text_of_the_last_page(orders, seen):
    certified = certify(orders["short"], BLOCK, [MARK], HEADING)
    assert len(opened(certified).pages) == 1
    width, height, before = seen(orders["short"])
    held, changed = covered(before, seen(certified)[2], width)
    assert max(held) < min(changed)
    assert max(changed) < height - 20 / 25.4 * 30
    text = " ".join(read(certified).split())
    assert text.index("12. Пункт приказа.") < text.index("УТВЕРЖДЁН") < text.index("ДОКУМЕНТ ПОДПИСАН")


def test_the_texts_can_be_taken_out_row_by_row(orders):
    text = read(certify(orders["short"], BLOCK, [MARK]), "-layout")
    assert re.search(r"УТВЕРЖДЁН +от 13 октября 2020 г\. № 162/1", text)
    assert re.search(r"Рассмотрение +Методический совет +05\.10\.2020 +протокол № 2", text)
    assert re.search(r"Подписание +Директор Примеров Пётр", text)
    for line in (*MARK.title, *MARK.lines):
        assert line in text


def test_a_full_page_is_left_alone_and_a_sheet_is_added(orders, seen):
    certified = certify(orders["full"], BLOCK, [MARK], HEADING)
    before, after = opened(orders["full"]), opened(certified)
    assert len(after.pages) == len(before.pages) + 1
    last = len(before.pages)
    assert seen(certified, last)[2] == seen(orders["full"], last)[2]
    assert list(after.pages[-1].mediabox[2:]) == pytest.approx(list(before.pages[-1].mediabox[2:]))
    sheet = read(certified, "-f", str(last + 1))
    assert sheet.startswith("Лист утверждения\nПриказ об утверждении дорожной карты")
    assert "УТВЕРЖДЁН" in sheet


def test_a_lying_page_gets_a_lying_sheet_and_three_marks_beside_each_other(pdfs):
    certified = certify(pdfs["карта"], replace(BLOCK, rows=ROWS * 4), [MARK] * 3, HEADING)
    sheet = opened(certified).pages[-1]
    assert len(opened(certified).pages) > 2
    assert float(sheet.mediabox.width) > float(sheet.mediabox.height)
    assert re.search(r"(?:Сертификат 1A111AAA000000000011 *){3}", read(certified, "-layout"))


def test_a_footer_keeps_its_place(orders, seen):
    certified = certify(orders["footed"], replace(BLOCK, rows=ROWS * 3), [MARK] * 2, HEADING)
    width, height, before = seen(orders["footed"])
    foot = int(height - FOOT / 72 * 30)
    after = seen(certified)[2]
    assert min(before[foot * width :]) < 200
    assert before[foot * width :] == after[foot * width :]


@pytest.mark.parametrize("steps", [1, 5, 30, 120])
def test_a_route_of_any_length_finds_place_and_no_step_is_lost(orders, steps):
    rows = tuple(ApprovalRow("Согласование", f"Участник {number}", "01.10.2020") for number in range(steps))
    text = read(certify(orders["short"], replace(BLOCK, rows=rows), [MARK], HEADING))
    assert [int(number) for number in re.findall(r"Участник (\d+)", text)] == list(range(steps))
    assert text.count("ДОКУМЕНТ ПОДПИСАН") == 1


def test_a_name_of_any_length_stays_inside_the_margins(orders, seen):
    long = "Председатель первичной профсоюзной организации " * 30 + "Д" * 300
    rows = (ApprovalRow("Согласование", long, "01.10.2020", "НАИМЕНОВАНИЕ" * 40),)
    mark = replace(MARK, lines=("Сертификат " + "0123456789ABCDEF" * 8, f"Владелец {long}"))
    certified = certify(orders["short"], replace(BLOCK, rows=rows), [mark], HEADING)
    for page in range(1, len(opened(certified).pages) + 1):
        width, height, dots = seen(certified, page)
        lines = rows_of(dots, width)
        left, right = int(30 / 25.4 * 30) - 1, width - int(10 / 25.4 * 30) + 1
        assert all(min(line[:left]) > 200 and min(line[right:]) > 200 for line in lines)
        assert all(min(line) > 200 for line in lines[height - int(20 / 25.4 * 30) + 1 :])
    assert re.sub(r"\s", "", read(certified)).count("первичнойпрофсоюзной") == 60


def test_a_stamp_behind_the_text_takes_no_place(orders):
    certified = certify(stamp(orders["short"], "ОБРАЗЕЦ"), BLOCK, [MARK])
    assert len(opened(certified).pages) == 1


def test_a_page_that_is_a_picture_has_no_room():
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    image, content = DecodedStreamObject(), DecodedStreamObject()
    image.set_data(b"\x80")
    names = {"/Type": "/XObject", "/Subtype": "/Image", "/ColorSpace": "/DeviceGray"}
    image.update({NameObject(key): NameObject(value) for key, value in names.items()})
    content.set_data(b"q 595 0 0 842 0 0 cm /Scan Do Q")
    forms = DictionaryObject({NameObject("/Scan"): writer._add_object(image)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): forms})
    page[NameObject("/Contents")] = writer._add_object(content)
    assert room_below(page).height < 0
    page.rotate(90)
    assert room_below(page).height < 0


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_nothing_is_drawn_over_a_page_that_is_turned(orders, seen, turn):
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=opened(orders["short"]))
    writer.pages[0].rotate(turn)
    target = io.BytesIO()
    writer.write(target)
    certified = certify(target.getvalue(), replace(BLOCK, rows=ROWS[:1]), [MARK], HEADING)
    width, height, before = seen(target.getvalue())
    assert seen(certified)[:2] == (width, height)
    assert all(new == old for old, new in zip(before, seen(certified)[2], strict=True) if old < 250)
    assert "ДОКУМЕНТ ПОДПИСАН" in read(certified)
    if turn == 180:
        assert len(opened(certified).pages) == 2


def test_tags_that_are_broken_end_in_a_sentence(orders):
    from pypdf import PdfWriter
    from pypdf.generic import NameObject, NumberObject

    writer = PdfWriter(clone_from=opened(orders["short"]))
    writer.root_object["/StructTreeRoot"][NameObject("/ParentTree")] = NumberObject(7)
    writer.pages[0][NameObject("/StructParents")] = NameObject("/Nothing")
    target = io.BytesIO()
    writer.write(target)
    with pytest.raises(ConversionError, match="not a PDF"):
        certify(target.getvalue(), BLOCK)


def test_an_empty_page_is_room_from_margin_to_margin():
    from pypdf import PdfWriter

    room = room_below(PdfWriter().add_blank_page(595, 842))
    assert room == pytest.approx((MARGIN, 842 - MARGIN))


@pytest.mark.parametrize("key", ["short", "full"])
def test_a_certified_file_is_still_pdf_a(orders, key):
    before, after = opened(orders[key]), opened(certify(orders[key], BLOCK, [MARK], HEADING))
    packets = [reader.root_object["/Metadata"].get_object().get_data() for reader in (before, after)]
    assert packets[0] == packets[1]
    assert b"<pdfaid:part>2<" in packets[1]
    assert set(after.root_object) == set(before.root_object)
    assert after.pdf_header == before.pdf_header
    assert after.metadata == before.metadata
    assert after.trailer["/ID"][0].original_bytes == before.trailer["/ID"][0].original_bytes


def test_every_font_is_embedded_with_its_letters(orders, tmp_path):
    (tmp_path / "certified.pdf").write_bytes(certify(orders["short"], BLOCK, [MARK]))
    listed = subprocess.run(
        ["pdffonts", str(tmp_path / "certified.pdf")], check=True, capture_output=True, text=True
    ).stdout.splitlines()[2:]
    assert len(listed) >= 3
    assert all(re.search(r" yes yes yes +\d+ +0$", line) for line in listed), listed


def test_what_is_added_is_read_aloud_after_the_document(orders, tmp_path):
    (tmp_path / "certified.pdf").write_bytes(certify(orders["short"], BLOCK, [MARK]))
    said = subprocess.run(
        ["pdfinfo", "-struct-text", str(tmp_path / "certified.pdf")],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert said.index("Пункт приказа") < said.index("УТВЕРЖДЁН") < said.index("Владелец Примеров Пётр")
    assert "Принятие Педагогический совет 12.10.2020 протокол № 3" in said


@pytest.mark.parametrize("key", ["short", "full"])
def test_each_tag_on_a_page_has_its_element(orders, key):
    reader = opened(certify(orders[key], BLOCK, [MARK], HEADING))
    numbers = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    entries = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in reader.pages:
        used = {int(n) for n in re.findall(rb"/MCID (\d+)", page.get_contents().get_data())}
        elements = entries[page["/StructParents"]].get_object()
        assert isinstance(elements, ArrayObject)
        assert used == set(range(len(elements)))


def test_a_certified_file_can_be_stamped_and_bound(orders):
    certified = certify(orders["short"], BLOCK, [MARK])
    stamped = stamp(certified, "ОБРАЗЕЦ")
    assert read(stamped) == read(certified)
    from datetime import UTC, datetime

    parts = [BoundPart("Приказ", "S01", stamped), BoundPart("Приказ", "S02", certified)]
    bound = bind(parts, Description("Комплект", "Школа", datetime(2020, 10, 13, tzinfo=UTC)))
    assert read(bound).count("ДОКУМЕНТ ПОДПИСАН") == 2
    assert b"<pdfaid:part>2<" in PdfReader(io.BytesIO(bound)).root_object["/Metadata"].get_object().get_data()


def test_letters_no_font_has_do_not_spoil_the_file(orders):
    mark = replace(MARK, lines=("Владелец 学校 \U0001f600 Примеров",))
    assert "Владелец ?? ? Примеров" in read(certify(orders["short"], None, [mark]))


def test_the_same_approval_drawn_twice_is_the_same(orders):
    assert certify(orders["short"], BLOCK, [MARK]) == certify(orders["short"], BLOCK, [MARK])


def test_nothing_to_show_changes_nothing(orders):
    assert certify(orders["short"], None) == orders["short"]


def test_junk_is_refused_with_a_sentence():
    with pytest.raises(ConversionError, match="not a PDF"):
        certify(b"%PDF-1.7 junk", BLOCK)
