"""A stamp is seen, the text under it is read."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from normdocs.adapters.pdf_binder import fonts, stamp
from normdocs.adapters.pdf_binder.typeface import Typeface
from normdocs.errors import ConversionError


def opened(pdf):
    return PdfReader(io.BytesIO(pdf))


def texts(pdf):
    return [page.extract_text().split() for page in opened(pdf).pages]


def forms(pdf):
    """The drawings of each page, by their object number."""
    found = []
    for page in opened(pdf).pages:
        drawings = page["/Resources"].get("/XObject", {})
        found.append({drawings.raw_get(name).idnum for name in drawings})
    return found


@pytest.mark.parametrize("key", ["приказ", "программа", "карта"])
def test_a_stamp_is_seen_on_each_page_and_covers_no_letter(pdfs, seen, key):
    stamped = stamp(pdfs[key], "ПРОЕКТ")
    for page in range(1, len(opened(stamped).pages) + 1):
        width, height, before = seen(pdfs[key], page)
        assert seen(stamped, page)[:2] == (width, height)
        after = seen(stamped, page)[2]
        pairs = list(zip(before, after, strict=True))
        changed = sum(old != new for old, new in pairs)
        assert 0.02 < changed / len(pairs) < 0.1
        assert all(new <= old for old, new in pairs)
        assert all(old - new < 30 for old, new in pairs)


def test_a_stamp_runs_from_the_lower_left_to_the_upper_right_across_the_middle(pdfs, seen):
    width, height, before = seen(pdfs["карта"])
    after = seen(stamp(pdfs["карта"], "ОБРАЗЕЦ"))[2]
    spots = [divmod(index, width) for index in range(len(before)) if before[index] != after[index]]
    rows, columns = [row for row, _ in spots], [column for _, column in spots]
    assert abs(sum(rows) / len(rows) - height / 2) < height * 0.05
    assert abs(sum(columns) / len(columns) - width / 2) < width * 0.05
    left = [row for row, column in spots if column < width / 3]
    right = [row for row, column in spots if column > width * 2 / 3]
    assert min(left) > height / 2 > max(right)


def test_all_pages_share_one_drawing(pdfs):
    drawings = forms(stamp(pdfs["программа"], "ПРОЕКТ", "ОБРАЗЕЦ"))
    assert len(drawings) == 3
    assert all(len(drawn) == 1 for drawn in drawings)
    assert len(set.union(*drawings)) == 1


def test_two_words_stand_one_above_the_other_and_cover_no_more_than_one_would(pdfs, seen):
    width, height, bare = seen(pdfs["карта"])
    covered = {}
    for words in (("ПРОЕКТ",), ("ПРОЕКТ", "ОБРАЗЕЦ")):
        dots = seen(stamp(pdfs["карта"], *words))[2]
        spots = [divmod(index, width) for index in range(len(bare)) if bare[index] != dots[index]]
        covered[len(words)] = [
            (height / 2 - row) * width - (column - width / 2) * height for row, column in spots
        ]
    assert len(covered[2]) < len(covered[1])
    middle = max(covered[2]) / 20
    assert not any(abs(above) < middle for above in covered[2])
    assert sum(above > 0 for above in covered[2]) > 0.4 * len(covered[2])


def test_a_stamped_file_may_be_stamped_again(pdfs):
    twice = stamp(stamp(pdfs["программа"], "ПРОЕКТ"), "ОБРАЗЕЦ")
    assert [len(drawn) for drawn in forms(twice)] == [2, 2, 2]
    assert texts(twice) == texts(pdfs["программа"])


def test_the_text_that_can_be_taken_out_stays_as_it_was(pdfs):
    for pdf in pdfs.values():
        assert texts(stamp(pdf, "ПРОЕКТ")) == texts(pdf)


def test_a_stamped_file_is_still_pdf_a_with_its_tags_and_properties(pdfs):
    before, after = opened(pdfs["приказ"]), opened(stamp(pdfs["приказ"], "ПРОЕКТ"))
    assert after.metadata == before.metadata
    assert set(after.root_object) == set(before.root_object)
    packets = [reader.root_object["/Metadata"].get_object().get_data() for reader in (before, after)]
    assert packets[0] == packets[1]
    assert after.trailer["/ID"][0].original_bytes == before.trailer["/ID"][0].original_bytes
    assert after.pages[0]["/StructParents"] == before.pages[0]["/StructParents"]


def test_no_font_is_added(pdfs, tmp_path):
    fonts = []
    for name, pdf in (("before", pdfs["приказ"]), ("after", stamp(pdfs["приказ"], "ПРОЕКТ"))):
        (tmp_path / name).write_bytes(pdf)
        listed = subprocess.run(["pdffonts", str(tmp_path / name)], check=True, capture_output=True).stdout
        fonts.append([line.split()[0] for line in listed.splitlines()])
    assert fonts[0] == fonts[1]


def test_no_words_no_change(pdfs):
    assert stamp(pdfs["приказ"]) == pdfs["приказ"]


def test_the_same_file_stamped_twice_is_the_same(pdfs):
    assert stamp(pdfs["карта"], "ПРОЕКТ") == stamp(pdfs["карта"], "ПРОЕКТ")


INSTALLED = [
    path
    for folder in fonts.FONT_FOLDERS
    for path in Path(folder).rglob("*.ttf")
    if path.name in fonts.FONT_FILES
]


def test_a_font_that_can_draw_is_installed():
    assert INSTALLED


@pytest.mark.parametrize("path", INSTALLED, ids=lambda path: path.name)
def test_each_font_known_draws_every_letter(path):
    face = Typeface(path.read_bytes())
    for letter in "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя0123456789«»№.,-":
        assert face.draw(letter), letter
        assert face.width(letter) > 0
    assert face.draw(" ") == ""


def test_a_machine_without_fonts_says_what_to_install(pdfs, monkeypatch, tmp_path):
    monkeypatch.setattr(fonts, "FONT_FOLDERS", (str(tmp_path),))
    fonts.installed_typeface.cache_clear()
    with pytest.raises(ConversionError, match="fonts-liberation"):
        stamp(pdfs["приказ"], "ПРОЕКТ")
