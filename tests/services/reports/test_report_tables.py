"""Reports as workbooks: numbers are numbers, and nothing is a formula."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from normdocs.adapters.report_files import load_report
from normdocs.adapters.spreadsheets import figures_xlsx
from normdocs.content.reports.report_tables import Sheet, sheets
from normdocs.domain.reports import Report
from tests.services.reports.district import report
from tests.services.schools import ROOT, the_registry


def workbook(stated: Report) -> dict[str, list[list[Any]]]:
    found = CalamineWorkbook.from_filelike(io.BytesIO(figures_xlsx(sheets(stated, the_registry()))))
    return {name: found.get_sheet_by_name(name).to_python() for name in found.sheet_names}


@pytest.mark.parametrize("place", ["megion", "salsk", "fedoseevskaya", "shakhty-9"])
def test_the_real_reports_have_workbooks_if_they_have_tables(place: str) -> None:
    stated = load_report(ROOT / "examples" / place / "report.yaml")
    made = sheets(stated, the_registry())
    assert bool(made) == (place != "fedoseevskaya")
    assert len({one.title.casefold() for one in made}) == len(made)
    assert all(len(one.headers) == len(row) for one in made for row in one.rows)


def test_the_map_of_megion_is_a_table_of_numbers() -> None:
    found = workbook(load_report(ROOT / "examples" / "megion" / "report.yaml"))
    stages = found["Охват по уровням образования"]
    assert stages[0] == ["Строка", "Организаций", "Человек"]
    assert stages[1] == ["Начальная школа", 4.0, 689.0]
    assert stages[-1] == ["Всего", "", 1542.0]
    matrix = found["Формы наставничества по"]
    assert matrix[0][1:3] == ["«Учитель – учитель»", "«Учитель – ученик»"]
    assert matrix[2][:4] == ["МАОУ «СОШ№2»", "+", "–", "–"]


def test_what_looks_like_a_formula_stays_a_text() -> None:
    lines = [{"name": "=1+1", "mentees": 7}, {"name": "@SUM(A1)", "mentees": 8}]
    found = workbook(report("M07", "district", territory="+7", schools=lines))
    assert [row[:2] for row in found["Организации по одной"][1:]] == [["=1+1", 7.0], ["@SUM(A1)", 8.0]]
    blob = figures_xlsx([Sheet("1", ("=A1",), (("=HYPERLINK(1)",),))])
    assert b"<f>" not in unpacked(blob)


def unpacked(blob: bytes) -> bytes:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_equal_figures_are_equal_files(tmp_path: Path) -> None:
    stated = load_report(ROOT / "examples" / "megion" / "report.yaml")
    first, second = (figures_xlsx(sheets(stated, the_registry())) for _ in range(2))
    assert first == second
