"""Workbooks written for people."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from normdocs.adapters.spreadsheets import Layout, blank_profile, table_xlsx
from normdocs.errors import InputError
from tests.adapters.spreadsheets.samples import refusal
from tests.workbooks import part


def test_a_blank_workbook_asks_for_what_is_required(layout: Layout, path: Path) -> None:
    blank_profile(path, layout)
    said = refusal(path, layout)
    assert "names: a required field is missing" in said
    assert "is none of" not in said
    assert CalamineWorkbook.from_path(path).sheet_names == [
        *(sheet.title for sheet in layout.sheets),
        layout.lists,
    ]


def test_a_blank_workbook_is_the_same_every_time(layout: Layout, tmp_path: Path) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    blank_profile(first, layout)
    blank_profile(second, layout)
    assert first.read_bytes() == second.read_bytes()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.xlsx", "b.xlsx"]


def test_the_readiness_table_keeps_texts_that_look_like_formulas(path: Path) -> None:
    table_xlsx(path, ["Документ", "№"], [["=1+1", "162/1"], ["@x", "007"]])
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert rows == [["Документ", "№"], ["=1+1", "162/1"], ["@x", "007"]]


def test_an_empty_readiness_table_is_a_table(path: Path) -> None:
    table_xlsx(path, ["Документ"], [])
    assert CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python() == [["Документ"]]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, layout: Layout) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        blank_profile(tmp_path / "no" / "folder.xlsx", layout)


def test_nothing_half_written_stays_behind(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        table_xlsx(tmp_path / "a.xlsx", ["Документ"], [[object()]])  # type: ignore[list-item]
    assert list(tmp_path.iterdir()) == []


def test_a_choice_with_a_comma_is_offered_whole(layout: Layout, path: Path) -> None:
    """Excel splits a list inside a rule at its commas: such words stand in a sheet of their own."""
    blank_profile(path, layout)
    lists = CalamineWorkbook.from_path(path).get_sheet_by_name("Списки").to_python()
    assert ["дети-сироты, без попечения родителей"] in [row[:1] for row in lists]
    place = next(n for n, sheet in enumerate(layout.sheets, 1) if sheet.title == "Участники")
    rules = etree.fromstring(part(path, f"xl/worksheets/sheet{place}.xml")).iter("{*}formula1")
    assert "'Списки'!$A$1:$A$7" in [rule.text for rule in rules]


def test_a_blank_workbook_with_its_lists_is_read_as_one_without(layout: Layout, path: Path) -> None:
    blank_profile(path, layout)
    assert "Списки" not in refusal(path, layout)
