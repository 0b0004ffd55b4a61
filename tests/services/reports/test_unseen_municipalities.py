"""Municipalities nobody has seen before go the whole way: onboarded, their figures filed, documents made."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from normdocs.adapters.profile_files import load_profile
from normdocs.adapters.report_files import load_report
from normdocs.domain.document import Version
from normdocs.services.reports.filing import Filer
from tests.services.schools import ROOT
from tests.services.workshop import Workshop

EXAMPLES = ROOT / "examples"
PLACES = [
    "salsk",
    "megion",
    *(f"municipality-unseen/{name}" for name in ("primersk", "obraztsovsk", "vymysel-region")),
]


def made(folder: Path, place: str) -> Iterator[tuple[Version, bytes]]:
    """File every report of the place, and yield the documents made of them."""
    work = Workshop(folder)
    profile = load_profile(EXAMPLES / place / "organisation.yaml")
    work.admit(profile)
    reports = [
        load_report(path) for path in sorted((EXAMPLES / place).glob("*.yaml")) if path.stem != "organisation"
    ]
    filer = Filer(work.known, work.register, work.clock)
    for report in reports:
        assert filer.file(report, "Примеров П. П.")
    outcome = work.generator.generate(profile.id, [report.type for report in reports])
    assert [one.key.type for one in outcome.blocked] == []
    for one in outcome.made:
        yield one.version, work.archive.get(one.version.content)


@pytest.fixture(scope="module", params=PLACES)
def documents(request: Any, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Version, bytes]]:
    found = list(made(tmp_path_factory.mktemp("place"), request.param))
    assert found
    return found


def tables(blob: bytes) -> Iterator[Any]:
    body = docx.Document(io.BytesIO(blob)).element.body
    yield from body.iter(qn("w:tbl"))


def test_rows_do_not_break_and_the_head_is_repeated(documents: list[tuple[Version, bytes]]) -> None:
    for version, blob in documents:
        for table in tables(blob):
            first, *rows = table.findall(qn("w:tr"))
            assert first.find(f".//{qn('w:tblHeader')}") is not None, version.key
            for row in (first, *rows):
                assert row.find(f".//{qn('w:cantSplit')}") is not None, version.key


def test_a_table_has_a_column_for_each_cell_and_is_as_wide_as_the_page(
    documents: list[tuple[Version, bytes]],
) -> None:
    for version, blob in documents:
        section = docx.Document(io.BytesIO(blob)).sections[-1]
        space = section.page_width - section.left_margin - section.right_margin
        for table in tables(blob):
            widths = [int(column.get(qn("w:w"))) for column in table.find(qn("w:tblGrid"))]
            cells = max(len(row.findall(qn("w:tc"))) for row in table.findall(qn("w:tr")))
            assert len(widths) == cells, version.key
            assert 0.95 < sum(widths) * 635 / space < 1.02, version.key


def test_no_paragraph_of_text_is_empty(documents: list[tuple[Version, bytes]]) -> None:
    for version, blob in documents:
        body = docx.Document(io.BytesIO(blob)).element.body
        spacers = {"Small"}
        for paragraph in body.findall(qn("w:p")):
            style = paragraph.find(f".//{qn('w:pStyle')}")
            name = style.get(qn("w:val")) if style is not None else ""
            drawn = paragraph.find(f".//{qn('w:drawing')}") is not None
            text = "".join(node.text or "" for node in paragraph.iter(qn("w:t"))).strip()
            assert text or drawn or name in spacers, (version.key, name)
