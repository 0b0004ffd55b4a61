"""Files that are no sound workbook, or lie about what they hold."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from normdocs.adapters.profile_files import load_profile
from normdocs.adapters.spreadsheets import Layout
from tests.adapters.spreadsheets.samples import organisation, refusal
from tests.workbooks import altered, book


def test_a_sheet_that_lies_about_its_size_is_read_at_once(path: Path, layout: Layout) -> None:
    book(path, organisation())
    altered(path, lambda name, data: data.replace(b'ref="A1:B6"', b'ref="A1:XFD1048576"'))
    assert load_profile(path, None, layout).id == "school"


def test_formatted_empty_rows_do_not_count(path: Path, layout: Layout) -> None:
    book(path, organisation(), lambda sheet: sheet.set_row(1_048_575, 30))
    assert load_profile(path, None, layout).id == "school"


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-300])


def zeroed(path: Path) -> None:
    blob = bytearray(path.read_bytes())
    blob[200:1200] = bytes(1000)
    path.write_bytes(bytes(blob))


def with_macros(path: Path) -> None:
    altered(path, lambda name, data: data, **{"xl/vbaProject.bin": b"MZ"})


def with_entities(path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]>'
    altered(path, lambda name, data: bomb + data if name.endswith("sheet1.xml") else data)


def with_a_bomb(path: Path) -> None:
    altered(path, lambda name, data: data, **{"xl/media/image1.bmp": bytes(60 * 1024 * 1024)})


def with_many_parts(path: Path) -> None:
    altered(path, lambda name, data: data, **{f"xl/media/{n}.png": b"" for n in range(600)})


def without_a_sheet(path: Path) -> None:
    altered(path, lambda name, data: b"<broken" if name.endswith("sheet1.xml") else data)


def without_links(path: Path) -> None:
    altered(path, lambda name, data: b"<x/>" if name == "xl/_rels/workbook.xml.rels" else data)


def with_a_wrong_address(path: Path) -> None:
    altered(path, lambda name, data: data.replace(b'r="2"', b'r="two"') if "sheet1" in name else data)


def with_an_error_cell(path: Path) -> None:
    altered(
        path,
        lambda name, data: (
            data.replace(b"</sheetData>", b'<row r="9"><c r="B9" t="e"><v>#N/A</v></c></row></sheetData>')
            if "sheet1" in name
            else data
        ),
    )


def _write(path: Path, blob: bytes) -> None:
    path.write_bytes(blob)


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")


HOSTILE: dict[str, tuple[Callable[[Path], None], str]] = {
    "truncated": (truncated, "school.xlsx is damaged or no .xlsx"),
    "overwritten": (zeroed, "school.xlsx is damaged or no .xlsx"),
    "macros": (with_macros, "school.xlsx holds macros; save it as .xlsx"),
    "entities": (with_entities, "school.xlsx holds definitions of entities"),
    "a zip bomb": (with_a_bomb, "school.xlsx unpacks to more than 50 MB"),
    "many parts": (with_many_parts, "school.xlsx holds more than 500 parts"),
    "broken XML": (without_a_sheet, "school.xlsx is damaged or no .xlsx"),
    "no links": (without_links, "school.xlsx is damaged or no .xlsx"),
    "a wrong row number": (with_a_wrong_address, "school.xlsx is damaged or no .xlsx"),
    "an error of Excel": (with_an_error_cell, "cell B9, Организация: the cell holds an error of Excel"),
    "no zip": (lambda path: _write(path, b"<html>"), "school.xlsx is damaged or no .xlsx"),
    "empty": (lambda path: _write(path, b""), "school.xlsx is damaged or no .xlsx"),
    "an old workbook": (lambda path: _write(path, b"\xd0\xcf\x11\xe0" + bytes(600)), "save it as .xlsx"),
    "six megabytes": (
        lambda path: _write(path, bytes(6 * 1024 * 1024)),
        "school.xlsx is larger than 5120 KB",
    ),
    "another kind of zip": (_zip, "school.xlsx is damaged or no .xlsx"),
}


@pytest.mark.parametrize(("spoil", "said"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_file_that_is_no_sound_workbook_is_refused(
    path: Path, layout: Layout, spoil: Callable[[Path], None], said: str
) -> None:
    book(path, organisation())
    spoil(path)
    assert said in refusal(path, layout)
