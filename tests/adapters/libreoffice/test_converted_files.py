"""What LibreOffice makes of Word files, sound and damaged."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from pypdf import PdfReader

from normdocs.adapters.libreoffice import LibreOfficePool
from normdocs.errors import ConversionError

A4_POINTS = (595, 842)


def converted(pool, *files):
    return dict(pool.convert(list(files)))


def test_a_file_becomes_a_tagged_pdf_a_of_a4_pages_in_russian(pool, word_file):
    reader = PdfReader(io.BytesIO(converted(pool, ("приказ", word_file("О наставничестве")))["приказ"]))
    root = reader.root_object
    packet = root["/Metadata"].get_object().get_data()
    assert b"<pdfaid:part>2</pdfaid:part>" in packet
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in packet
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "ru-RU"
    page = reader.pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == A4_POINTS


def test_cyrillic_text_can_be_taken_out_and_its_fonts_are_inside(pool, word_file):
    text = "Съешь ещё этих мягких французских булок, да выпей чаю: № 162/1, «ЁЛКА»"
    reader = PdfReader(io.BytesIO(converted(pool, ("a", word_file(text)))["a"]))
    assert " ".join(reader.pages[0].extract_text().split()) == text
    fonts = [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        lowest = font.get("/DescendantFonts", [font])[0].get_object()
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(lowest["/FontDescriptor"])


def test_results_come_in_the_order_given_each_with_its_own_text(pool, word_file):
    keys = [f"документ {number}" for number in range(7)]
    outcomes = list(pool.convert([(key, word_file(key)) for key in keys]))
    assert [key for key, _ in outcomes] == keys
    for key, pdf in outcomes:
        assert PdfReader(io.BytesIO(pdf)).pages[0].extract_text().strip() == key


def test_two_files_under_one_key_are_both_made(pool, word_file):
    outcomes = list(pool.convert([("приказ", word_file("первый")), ("приказ", word_file("второй"))]))
    texts = [PdfReader(io.BytesIO(pdf)).pages[0].extract_text().strip() for _, pdf in outcomes]
    assert texts == ["первый", "второй"]


@pytest.mark.parametrize("damage", ["empty", "text", "torn", "not_word", "broken_xml"])
def test_a_damaged_file_is_named_and_its_neighbours_are_made(pool, word_file, repacked, damage):
    good = word_file("цел")
    damaged = {
        "empty": b"",
        "text": "просто текст".encode(),
        "torn": good[: len(good) // 2],
        "not_word": repacked(good, {}).replace(b"word/document.xml", b"ward/document.xml"),
        "broken_xml": repacked(good, {"word/document.xml": b"<w:document"}),
    }[damage]
    outcome = converted(pool, ("до", good), ("битый.docx", damaged), ("после", good))
    assert isinstance(outcome["битый.docx"], ConversionError)
    assert "битый.docx" in str(outcome["битый.docx"])
    assert outcome["до"].startswith(b"%PDF-")
    assert outcome["после"].startswith(b"%PDF-")


def test_several_threads_may_share_a_pool(pool, word_file):
    def work(name):
        return converted(pool, *[(f"{name}{number}", word_file(f"{name}{number}")) for number in range(4)])

    with ThreadPoolExecutor(3) as threads:
        made = {key: pdf for outcome in threads.map(work, "абв") for key, pdf in outcome.items()}
    assert len(made) == 12
    for key, pdf in made.items():
        assert PdfReader(io.BytesIO(pdf)).pages[0].extract_text().strip() == key


def test_the_settings_key_changes_with_the_language_alone():
    assert LibreOfficePool().settings_key == LibreOfficePool(size=1).settings_key
    assert LibreOfficePool().settings_key != LibreOfficePool(language="en-US").settings_key
