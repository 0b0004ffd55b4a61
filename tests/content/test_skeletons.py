"""Reports to be filled in: what is printed for a methodologist loads once it is filled in."""

from __future__ import annotations

from pathlib import Path

import pytest

from normdocs.adapters.report_files import load_report
from normdocs.content.reports.skeletons import skeleton
from normdocs.domain.reports import REPORTS
from normdocs.domain.reports.words import stated, unsaid
from tests.services.schools import the_registry

CODES = sorted(REPORTS)


def loaded(text: str, folder: Path) -> object:
    path = folder / "report.yaml"
    path.write_text(text)
    return load_report(path)


@pytest.mark.parametrize("code", CODES)
def test_a_skeleton_loads_with_every_field_filled_in(code: str, tmp_path: Path) -> None:
    lines = skeleton(code, the_registry()).splitlines()
    whole = "\n".join(line.removeprefix("# ") for line in lines)
    report = loaded(whole, tmp_path)
    assert isinstance(report, REPORTS[code])
    empty = {name for name in REPORTS[code].model_fields if not getattr(report, name)}
    assert empty <= {"example", "example_fields"}
    assert len(list(stated(report, the_registry().report_fields))) > 5


@pytest.mark.parametrize("code", CODES)
def test_a_skeleton_loads_as_it_is_with_what_is_required(code: str, tmp_path: Path) -> None:
    assert isinstance(loaded(skeleton(code, the_registry()), tmp_path), REPORTS[code])


@pytest.mark.parametrize("code", CODES)
def test_every_line_of_a_skeleton_says_in_russian_what_it_is(code: str) -> None:
    for line in skeleton(code, the_registry()).splitlines():
        named = ":" in line.partition("#")[0] or line.startswith("# ")
        if named and not line.startswith(("##", "type:")) and "  # " not in line:
            assert line.split()[-1] in {"…", "31.12.2020", "kod"} or line.endswith("kod: …"), line


def test_the_rows_of_tables_are_those_of_the_registry(tmp_path: Path) -> None:
    text = skeleton("M08", the_registry())
    for one in (*the_registry().model.categories, *the_registry().model.models):
        assert f"id: {one.id}, " in text


@pytest.mark.parametrize("code", ["M08", "M09"])
def test_a_form_the_registry_does_not_know_has_a_row_to_copy(code: str) -> None:
    assert "- {id: own-row, title: Название, organisations: 1, people: 1}" in skeleton(code, the_registry())


def test_nothing_a_report_may_state_is_without_words() -> None:
    assert list(unsaid(the_registry().report_fields)) == []
