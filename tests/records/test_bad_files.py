"""Files that are no sound workbook, lie about their size, or carry what is none of their business."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.records.office import PEOPLE, Office, add
from tests.workbooks import altered

pytestmark = pytest.mark.timeout(60)

DAMAGED = "Файл учёт.xlsx повреждён или это не .xlsx"
NO_CELLS = "значения дальше строки 10000 или столбца 200"


def change(part: str, old: bytes, new: bytes) -> Callable[[Path], Any]:
    return lambda path: altered(
        path, lambda name, data: data.replace(old, new) if name.endswith(part) else data
    )


def written(blob: bytes) -> Callable[[Path], Any]:
    return lambda path: path.write_bytes(blob)


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-300])


def zeroed(path: Path) -> None:
    blob = bytearray(path.read_bytes())
    blob[200:1200] = bytes(1000)
    path.write_bytes(bytes(blob))


def encrypted(path: Path) -> None:
    """Set the flag of encryption on every part, as an archiver with a password does."""
    blob = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = blob.find(mark)
        while at >= 0:
            blob[at + offset] |= 1
            at = blob.find(mark, at + 4)
    path.write_bytes(bytes(blob))


def another_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")


def nested_zip(path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(path.name, path.read_bytes())
    path.write_bytes(made.getvalue())


def with_part(name: str, data: bytes) -> Callable[[Path], Any]:
    return lambda path: altered(path, lambda _, kept: kept, **{name: data})


def with_many_parts(path: Path) -> None:
    altered(path, lambda _, data: data, **{f"xl/media/{n}.png": b"" for n in range(600)})


def with_entities(path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]>'
    altered(path, lambda name, data: bomb + data if name.endswith("sheet3.xml") else data)


def with_deep_xml(path: Path) -> None:
    deep = b"<a>" * 100_000 + b"</a>" * 100_000
    altered(path, lambda name, data: deep if name.endswith("sheet3.xml") else data)


def with_a_bomb_of_strings(path: Path) -> None:
    part = b"<si><t>" + b"A" * 1_000_000 + b"</t></si>"
    altered(path, lambda name, data: data.replace(b"</sst>", part * 55 + b"</sst>"))


def with_rows_without_addresses(path: Path) -> None:
    rows = b"<row><c><v>1</v></c></row>" * 30_000
    altered(
        path,
        lambda name, data: (
            data.replace(b"</sheetData>", rows + b"</sheetData>") if "sheet3" in name else data
        ),
    )


def with_one_long_string_in_every_cell(path: Path) -> None:
    """A megabyte, stored once and shown in a thousand cells: a reader copies it for each."""
    rows = b'<row><c t="s"><v>0</v></c></row>' * 1_000
    long = b"<si><t>" + b"A" * 1_000_000 + b"</t></si>"

    def change(name: str, data: bytes) -> bytes:
        if name.endswith("sharedStrings.xml"):
            return data.replace(b"<si>", long + b"<si>", 1)
        return data.replace(b"</sheetData>", rows + b"</sheetData>") if "sheet3" in name else data

    altered(path, change)


FILES: dict[str, tuple[Callable[[Path], Any], str]] = {
    "empty": (written(b""), DAMAGED),
    "a page": (written(b"<html><table></table></html>"), DAMAGED),
    "a table as text": (written("Обозначение;Кто\np1;наставник".encode()), DAMAGED),
    "zero bytes": (written(bytes(5000)), DAMAGED),
    "six megabytes": (written(bytes(6 * 1024 * 1024)), "Файл учёт.xlsx больше 5120 КБ"),
    "an old workbook renamed": (
        written(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        "сохраните его как .xlsx",
    ),
    "truncated": (truncated, DAMAGED),
    "overwritten": (zeroed, DAMAGED),
    "an encrypted zip": (encrypted, DAMAGED),
    "another zip": (another_zip, DAMAGED),
    "a workbook in a zip": (nested_zip, DAMAGED),
    "macros": (with_part("xl/vbaProject.bin", b"MZ"), "есть макросы"),
    "entities": (with_entities, "есть определения сущностей XML"),
    "a bomb": (
        with_part("xl/media/image1.bmp", bytes(60 * 1024 * 1024)),
        "распаковывается больше чем в 50 МБ",
    ),
    "a bomb of strings": (with_a_bomb_of_strings, "распаковывается больше чем в 50 МБ"),
    "one long string in a thousand cells": (
        with_one_long_string_in_every_cell,
        "распаковывается больше чем в 50 МБ",
    ),
    "many parts": (with_many_parts, "больше 500 частей"),
    "a broken sheet": (change("sheet3.xml", b"<worksheet", b"<broken"), DAMAGED),
    "broken strings": (change("sharedStrings.xml", b"</sst>", b""), DAMAGED),
    "no links": (change("workbook.xml.rels", b"<Relationship ", b"<Nothing "), DAMAGED),
    "an address that is none": (change("sheet3.xml", b'r="A2"', b'r="2A"'), DAMAGED),
    "deep XML": (with_deep_xml, DAMAGED),
    "a string nobody wrote": (change("sheet1.xml", b"<v>0</v>", b"<v>99999999</v>"), DAMAGED),
    "a value in XFD1048576": (change("sheet3.xml", b'r="A2"', b'r="XFD1048576"'), NO_CELLS),
    "a value in row 1 000 000": (change("sheet3.xml", b'r="A2"', b'r="A1000000"'), NO_CELLS),
    "rows without addresses beyond the limit": (with_rows_without_addresses, NO_CELLS),
}


@pytest.mark.parametrize(("spoil", "said"), FILES.values(), ids=FILES.keys())
def test_a_file_that_is_no_sound_workbook_is_refused(
    office: Office, spoil: Callable[[Path], Any], said: str
) -> None:
    path = office.book()
    spoil(path)
    assert said in office.refusal(path)[0]


@pytest.mark.parametrize("claim", [b"A1:P1000000", b"A1:XFD1048576"])
def test_a_sheet_that_claims_a_million_rows_is_read_at_once(office: Office, claim: bytes) -> None:
    path = office.book()
    change("sheet1.xml", b'ref="A1:P4"', b'ref="' + claim + b'"')(path)
    assert len(office.bring(path).tables["participants"].new) == 3


def test_five_thousand_wrong_rows_are_all_named(office: Office) -> None:
    rows = [add(PEOPLE, Обозначение=f"x{number}", Кто="никто") for number in range(5_000)]
    said = office.refusal(office.book(*rows))
    assert sum("столбец «Кто», значение «никто»" in line for line in said) == 5_000


def test_more_rows_than_a_file_may_hold_on_all_its_sheets_are_refused(office: Office) -> None:
    rows = [add(PEOPLE, Обозначение=f"x{number}") for number in range(9_995)]
    assert office.refusal(office.book(*rows)) == ["В файле учёт.xlsx больше 10000 строк"]


def test_a_file_of_another_kind_is_refused(office: Office) -> None:
    path = office.folder / "учёт.ods"
    path.write_bytes(b"PK")
    assert office.refusal(path) == ["Файл учёт.ods — не .xlsx и не .csv"]


def test_a_file_that_is_not_there_is_named(office: Office) -> None:
    assert office.refusal(office.folder / "нет.xlsx") == ["Нет файла нет.xlsx"]
