"""Readiness: required against registered, for one school, a municipality, a region."""

from __future__ import annotations

from datetime import date

from normdocs.domain.readiness import Status, Step, totals
from tests.services.schools import FEDOSEEVSKAYA, SHAKHTY, altered, completed, real, stated
from tests.services.workshop import Workshop


def test_before_anything_is_made_a_document_is_absent_or_blocked(workshop: Workshop):
    workshop.admit(altered(completed(SHAKHTY), mentoring={"pairs": []}))
    cells = workshop.cells(SHAKHTY)
    assert (cells["S01"].status, cells["S01"].step) == (Status.ABSENT, Step.GENERATE)
    assert (cells["S07"].status, cells["S07"].step) == (Status.BLOCKED, Step.FILL_PROFILE)
    assert not any(cell.present for cell in cells.values())
    (row,) = workshop.assessor.assess(SHAKHTY)
    assert row.share == (0, 26)


def test_cells_stand_in_the_order_of_their_codes(workshop: Workshop):
    workshop.admit(completed(SHAKHTY))
    (row,) = workshop.assessor.assess(SHAKHTY)
    codes = [cell.code for cell in row.cells]
    assert codes == sorted(codes)
    assert row.name == "МБОУ СОШ № 9 г. Шахты"


def test_a_draft_shows_its_requisites_its_version_and_its_file(workshop: Workshop):
    workshop.run(completed(SHAKHTY))
    cell = workshop.cells(SHAKHTY)["S02"]
    assert (cell.status, cell.number, cell.date, cell.version) == (
        Status.DRAFT,
        "162/1",
        date(2020, 10, 13),
        1,
    )
    assert cell.file is not None
    assert workshop.archive.get(cell.file).startswith(b"PK")
    assert (cell.necessity, cell.access) == ("core", "public")


def test_a_draft_without_examples_is_to_be_confirmed_registered_or_submitted(workshop: Workshop):
    workshop.run(real(completed(SHAKHTY)))
    cells = workshop.cells(SHAKHTY)
    assert cells["S12.1"].step == Step.SUBMIT
    assert cells["S07"].number is None
    for cell in cells.values():
        wanted = {
            True: {Step.CONFIRM_FORMS},
            False: {Step.REGISTER, Step.SUBMIT},
        }[cell.doubts > 0]
        assert cell.step in wanted
    assert {code for code, cell in cells.items() if cell.step == Step.REGISTER} <= {
        *("S05", "S07", "S08", "S18.1", "S18.2"),
    }


def test_a_municipality_and_a_region_count_their_schools_only(workshop: Workshop):
    workshop.run(completed(SHAKHTY))
    workshop.admit(completed(FEDOSEEVSKAYA))
    workshop.admit(
        altered(stated(SHAKHTY), id="tomsk-1", region="Томская область", municipality="город Томск")
    )
    assert {row.organisation for row in workshop.assessor.assess()} == {SHAKHTY, FEDOSEEVSKAYA, "tomsk-1"}
    region = workshop.assessor.assess(region="Ростовская область")
    assert {row.organisation for row in region} == {SHAKHTY, FEDOSEEVSKAYA}
    assert totals(region) == (26, 52)
    (town,) = workshop.assessor.assess(municipality="город Шахты")
    assert town.share == (26, 26)
    assert workshop.assessor.assess(municipality="город Пермь") == []


def test_what_is_registered_but_no_longer_required_is_not_counted(workshop: Workshop):
    workshop.run(completed(SHAKHTY))
    workshop.admit(altered(completed(SHAKHTY), planning={"optional": []}))
    (row,) = workshop.assessor.assess(SHAKHTY)
    assert row.share == (22, 22)


def test_what_would_be_made_otherwise_now_is_stale_when_somebody_asks(workshop: Workshop):
    profile = completed(SHAKHTY)
    workshop.run(profile)
    workshop.admit(altered(profile, founder="Примерный учредитель"))
    (row,) = workshop.assessor.assess(SHAKHTY, stale=True)
    cells = {cell.code: cell for cell in row.cells}
    assert (cells["S01"].status, cells["S01"].step, cells["S01"].version) == (Status.STALE, Step.GENERATE, 1)
    assert cells["S12.1"].status is Status.DRAFT
    assert workshop.cells(SHAKHTY)["S01"].status is Status.DRAFT
