"""Several documents in one PDF: found by bookmark, numbered, still what they were."""

from __future__ import annotations

import io
import subprocess
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from normdocs.adapters.pdf_binder import (
    bind,
    page_counts,
    settle_inventory,
    stamp,
    start_pages,
)
from normdocs.errors import ConversionError
from normdocs.services.ports import BoundPart, Description

ABOUT = Description(
    "Комплект «МБОУ СОШ № 9» <2020>", "МБОУ СОШ № 9", datetime(2020, 10, 13, 9, 30, tzinfo=UTC)
)
LABEL = "лист {sheet} из {sheets}"


def opened(pdf):
    return PdfReader(io.BytesIO(pdf))


@pytest.fixture(scope="session")
def parts(pdfs):
    return [
        BoundPart("О внедрении целевой модели", "S01", pdfs["приказ"]),
        BoundPart("Программа наставничества", "S15", pdfs["программа"]),
        BoundPart("Дорожная карта", "S03", pdfs["карта"]),
    ]


@pytest.fixture(scope="session")
def bound(parts, pdfs):
    return bind(parts, ABOUT, BoundPart("Опись", "", pdfs["приказ"]), LABEL)


def test_each_part_has_a_bookmark_to_its_first_page_with_its_own_headings_below(bound):
    reader = opened(bound)
    top = [entry for entry in reader.outline if not isinstance(entry, list)]
    assert [(entry.title, reader.get_destination_page_number(entry) + 1) for entry in top] == [
        ("Опись", 1),
        ("S01 О внедрении целевой модели", 2),
        ("S15 Программа наставничества", 3),
        ("S03 Дорожная карта", 6),
    ]
    below = [entry for entry in reader.outline if isinstance(entry, list)][2]
    assert [(entry.title, reader.get_destination_page_number(entry) + 1) for entry in below] == [
        ("Программа, раздел 1", 3),
        ("Программа, раздел 2", 4),
        ("Программа, раздел 3", 5),
    ]


def test_bookmarks_stand_where_the_start_pages_say(bound, parts):
    reader = opened(bound)
    counts = page_counts(part.pdf for part in parts)
    starts = [
        reader.get_destination_page_number(entry) + 1
        for entry in reader.outline
        if not isinstance(entry, list)
    ]
    assert counts == [1, 3, 2]
    assert starts[1:] == start_pages(counts, 1)


def test_the_file_names_its_title_author_date_and_language(bound):
    reader = opened(bound)
    assert reader.metadata.title == ABOUT.title
    assert reader.metadata.author == ABOUT.author
    assert reader.metadata.creation_date == ABOUT.when
    assert reader.root_object["/Lang"] == "ru-RU"
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]
    xmp = reader.xmp_metadata
    assert xmp.dc_title["x-default"] == ABOUT.title
    assert xmp.dc_creator == [ABOUT.author]
    assert xmp.pdf_producer == reader.metadata.producer


def test_the_file_is_pdf_a_like_its_parts(bound):
    root = opened(bound).root_object
    assert b"<pdfaid:part>2</pdfaid:part>" in root["/Metadata"].get_object().get_data()
    [intent] = root["/OutputIntents"]
    assert intent.get_object()["/S"] == "/GTS_PDFA1"
    assert opened(bound).trailer["/ID"]


def test_a_part_that_is_not_pdf_a_takes_the_claim_away(parts, pdfs):
    plain = opened(pdfs["приказ"])
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.append(plain)
    target = io.BytesIO()
    writer.write(target)
    root = opened(bind([*parts, BoundPart("скан", "", target.getvalue())], ABOUT)).root_object
    assert b"pdfaid:part>" not in root["/Metadata"].get_object().get_data()
    assert "/OutputIntents" not in root
    assert "/StructTreeRoot" not in root


def test_text_and_page_sizes_of_the_parts_stay_as_they_were(bound, parts):
    pages = opened(bound).pages[1:]
    own = [page for part in parts for page in opened(part.pdf).pages]
    assert [page.extract_text().split() for page in pages] == [page.extract_text().split() for page in own]
    for page, before in zip(pages, own, strict=True):
        assert list(page.mediabox) == pytest.approx(list(before.mediabox), abs=0.001)


def test_each_sheet_is_numbered_at_its_foot(parts, seen, bound, pdfs):
    bare = bind(parts, ABOUT, BoundPart("Опись", "", pdfs["приказ"]))
    for page in range(1, 8):
        width, height, before = seen(bare, page)
        after = seen(bound, page)[2]
        spots = [divmod(index, width) for index in range(len(before)) if before[index] != after[index]]
        assert spots
        assert all(row > height * 0.95 for row, _ in spots)
        assert all(abs(column - width / 2) < width * 0.1 for _, column in spots)


def test_headings_and_cells_are_still_tagged_in_reading_order(bound, tmp_path):
    (tmp_path / "bound.pdf").write_bytes(bound)
    shown = subprocess.run(
        ["pdfinfo", "-struct-text", str(tmp_path / "bound.pdf")], check=True, capture_output=True, text=True
    )
    assert shown.stderr == ""
    lines = [line.strip() for line in shown.stdout.splitlines()]
    assert [line.strip('"') for line in lines if "раздел" in line] == [
        "Приказ, раздел 1",
        "Приказ, раздел 1",
        *(f"Программа, раздел {number}" for number in (1, 2, 3)),
        *(f"Дорожная карта, раздел {number}" for number in (1, 2)),
    ]
    assert sum(line.startswith("TD") for line in lines) == 4 * 7


def test_what_the_parts_share_is_kept_once(pdfs):
    parts = [BoundPart(f"Приказ {number}", "", stamp(pdfs["приказ"], "ПРОЕКТ")) for number in range(10)]
    assert len(bind(parts, ABOUT)) < 0.4 * sum(len(part.pdf) for part in parts)


@pytest.mark.parametrize("damaged", [b"", b"<html>", b"%PDF-1.7 %%EOF"])
def test_a_part_that_does_not_open_is_named(parts, damaged):
    with pytest.raises(ConversionError, match="S24 Опись"):
        bind([*parts, BoundPart("Опись", "S24", damaged)], ABOUT)


def test_the_same_parts_give_the_same_bytes(parts, bound, pdfs):
    assert bind(parts, ABOUT, BoundPart("Опись", "", pdfs["приказ"]), LABEL) == bound


def test_an_inventory_that_grows_is_printed_again_with_the_pages_it_moved(pdfs):
    printed = []

    def make(starts):
        printed.append(starts)
        return pdfs["программа"]

    assert settle_inventory([1, 2], make) == pdfs["программа"]
    assert printed == [[2, 3], [4, 5]]


def test_an_inventory_that_never_settles_is_refused(pdfs):
    with pytest.raises(ConversionError, match="inventory"):
        settle_inventory([1], lambda starts: pdfs["приказ"] if starts[0] > 2 else pdfs["программа"])
