"""The registration journal of a year as a Word file and as a workbook."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from normdocs.adapters.docx_renderer import text_of
from normdocs.adapters.journal_files import write
from normdocs.adapters.spreadsheets import registration_xlsx
from normdocs.domain.approval.numbering import Registration
from normdocs.domain.document import DocumentKey
from normdocs.errors import InputError, NotFoundError
from normdocs.services.approval.registration_journal import RegistrationJournal
from tests.services.schools import FEDOSEEVSKAYA, SHAKHTY, altered, stated
from tests.services.workshop import Workshop, read

HEADINGS = ["№ п/п", "Дата", "Номер", "Вид и название документа", "Кто зарегистрировал", "Примечание"]
CLERK = "Примерова А. П."
NOW = datetime(2020, 10, 30, 9, 0, tzinfo=UTC)


def registration(code: str, number: str | None, day: date, title: str, **changes: object) -> Registration:
    given = {"edition": 1, "kind": "приказ", "recorded_at": NOW, "by": CLERK} | changes
    key = DocumentKey(SHAKHTY, code, "")
    return Registration(organisation=SHAKHTY, key=key, number=number, date=day, title=title, **given)  # type: ignore[arg-type]


ORDERS = (
    registration("S07", "163", date(2020, 10, 15), "Об утверждении наставнических пар (групп)"),
    registration("S05", "162/2", date(2020, 10, 13), "О назначении куратора", edition=2),
    registration("S06", None, date(2020, 10, 15), "Программа наставничества обучающихся", kind="программа"),
    registration("S08", "12", date(2021, 2, 1), "Об организации «Школы наставников»"),
)


@pytest.fixture
def journal(workshop: Workshop) -> RegistrationJournal:
    workshop.admit(stated(SHAKHTY))
    with workshop.register.unit() as unit:
        for one in ORDERS:
            unit.save_registration(one)
    return RegistrationJournal(workshop.known, workshop.register, workshop.templates)


def lines(blob: bytes) -> list[list[str]]:
    table = Document(io.BytesIO(blob)).tables[0]
    return [[read(cell.text) for cell in row.cells] for row in table.rows]


def sheet(blob: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(blob)).get_sheet_by_index(0).to_python()


def part(blob: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        return archive.read(name).decode()


def test_the_journal_lists_a_year_by_date_and_number(journal: RegistrationJournal):
    found = lines(journal.docx(SHAKHTY, 2020))
    assert found[0] == HEADINGS
    assert [row[:3] for row in found[1:]] == [
        ["1", "13.10.2020", "162"],
        ["2", "13.10.2020", "162/1"],
        ["3", "13.10.2020", "162/2"],
        ["4", "15.10.2020", "163"],
        ["5", "15.10.2020", "б/н"],
    ]
    assert found[4][3:] == ["Приказ «Об утверждении наставнических пар (групп)»", CLERK, ""]


def test_what_was_signed_before_normdocs_stands_in_it_too(journal: RegistrationJournal):
    first = lines(journal.docx(SHAKHTY, 2020))[1]
    assert first[3].startswith("Приказ «О внедрении методологии (целевой модели) наставничества обучающихся")
    assert first[4:] == ["–", "до normdocs"]


def test_a_document_is_named_with_its_kind_once(journal: RegistrationJournal):
    titles = [row[3] for row in lines(journal.docx(SHAKHTY, 2020))]
    assert titles[-1] == "Программа наставничества обучающихся"
    (school,) = (row[3] for row in lines(journal.docx(SHAKHTY, 2021))[1:])
    assert school == "Приказ «Об организации „Школы наставников“»"


def test_a_new_edition_is_noted(journal: RegistrationJournal):
    assert lines(journal.docx(SHAKHTY, 2020))[3][5] == "редакция 2"


def test_the_journal_names_the_school_the_year_and_how_many_lines_it_has(journal: RegistrationJournal):
    text = read(text_of(journal.docx(SHAKHTY, 2020)))
    assert "МБОУ СОШ № 9 г. Шахты" in text
    assert "ЖУРНАЛ РЕГИСТРАЦИИ ПРИКАЗОВ" in text
    assert "2020 год" in text
    assert "Всего записей: 5" in text
    assert "Ответственный за ведение журнала" in text


def test_a_year_without_documents_says_so(journal: RegistrationJournal):
    text = read(text_of(journal.docx(SHAKHTY, 2018)))
    assert "За 2018 год документы не регистрировались." in text
    assert "Всего записей" not in text
    assert sheet(registration_xlsx(journal.table(SHAKHTY, 2018))) == [HEADINGS]


def test_a_document_of_the_profile_registered_again_stands_once(
    workshop: Workshop, journal: RegistrationJournal
):
    with workshop.register.unit() as unit:
        unit.save_registration(registration("S01", "162", date(2020, 10, 13), "О внедрении"))
    rows = journal.rows(SHAKHTY, 2020)
    assert [one.number for one in rows] == ["162", "162/1", "162/2", "163", None]
    assert not rows[0].before


def test_a_document_of_a_type_nobody_knows_is_listed_by_its_own_title(
    workshop: Workshop, journal: RegistrationJournal
):
    issued = [
        {"type": "S77", "number": "1-К", "date": "2020-01-09", "title": "О штатном расписании"},
        {"type": "S78", "number": "2-К", "date": "2020-01-10"},
    ]
    workshop.admit(altered(stated(SHAKHTY), issued=issued))
    first, second, *_ = lines(journal.docx(SHAKHTY, 2020))[1:]
    assert first[3] == "О штатном расписании"
    assert second[3] == "S78"


def test_an_organisation_nobody_has_is_said(journal: RegistrationJournal):
    with pytest.raises(NotFoundError, match="there is no organisation fedoseevskaya"):
        journal.rows(FEDOSEEVSKAYA, 2020)


def test_the_workbook_has_dates_as_dates_and_numbers_as_texts(journal: RegistrationJournal):
    heading, *rows = sheet(registration_xlsx(journal.table(SHAKHTY, 2020)))
    assert heading == HEADINGS
    assert rows[1][:3] == [2.0, date(2020, 10, 13), "162/1"]
    assert rows[3][:3] == [4.0, date(2020, 10, 15), "163"]
    assert rows[4][2:] == ["б/н", "Программа наставничества обучающихся", CLERK, ""]


def test_the_workbook_runs_nothing(workshop: Workshop, journal: RegistrationJournal):
    evil = '=HYPERLINK("http://example.org";"О приказе")'
    with workshop.register.unit() as unit:
        unit.save_registration(registration("S02", "900", date(2020, 12, 1), evil, by="=1+1"))
    blob = registration_xlsx(journal.table(SHAKHTY, 2020))
    assert [evil, "=1+1"] == sheet(blob)[-1][3:5]
    assert "<f>" not in part(blob, "xl/worksheets/sheet1.xml")
    assert "hyperlink" not in part(blob, "xl/worksheets/sheet1.xml").lower()


def test_the_workbook_prints_with_its_heading_on_every_page(journal: RegistrationJournal):
    blob = registration_xlsx(journal.table(SHAKHTY, 2020))
    laid_out, book = part(blob, "xl/worksheets/sheet1.xml"), part(blob, "xl/workbook.xml")
    assert 'state="frozen"' in laid_out
    assert '<autoFilter ref="A1:F6"' in laid_out
    assert 'orientation="landscape"' in laid_out
    assert 'fitToHeight="0"' in laid_out
    assert "Журнал регистрации приказов, 2020 год. МБОУ СОШ № 9 г. Шахты" in laid_out
    assert "_xlnm.Print_Titles" in book
    assert 'name="Журнал 2020"' in book


def test_a_date_excel_cannot_count_is_a_text(workshop: Workshop, journal: RegistrationJournal):
    issued = [{"type": "S01", "number": "1", "date": "1899-05-26", "title": "О чтении"}]
    workshop.admit(altered(stated(SHAKHTY), issued=issued))
    assert sheet(registration_xlsx(journal.table(SHAKHTY, 1899)))[1][1] == "26.05.1899"


def test_equal_journals_are_equal_files(journal: RegistrationJournal):
    assert journal.docx(SHAKHTY, 2020) == journal.docx(SHAKHTY, 2020)
    one, other = (registration_xlsx(journal.table(SHAKHTY, 2020)) for _ in range(2))
    assert one == other


@pytest.mark.parametrize("name", ["журнал.docx", "журнал.xlsx", "Журнал.XLSX"])
def test_the_name_of_the_file_says_what_is_written(journal: RegistrationJournal, tmp_path: Path, name: str):
    file = tmp_path / name
    assert write(journal, SHAKHTY, 2020, file) == 5
    read_back = lines(file.read_bytes()) if name.endswith("docx") else sheet(file.read_bytes())
    assert len(read_back) == 6
    assert [path.name for path in tmp_path.glob("*.part*")] == []


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("журнал.pdf", "is no .docx and no .xlsx"),
        ("журнал", "is no .docx and no .xlsx"),
        ("нет/журнал.docx", "cannot be written"),
        ("папка.docx", "cannot be written"),
    ],
)
def test_a_file_that_cannot_be_written_is_said_and_nothing_stays_behind(
    journal: RegistrationJournal, tmp_path: Path, name: str, reason: str
):
    place = tmp_path / "место"
    (place / "папка.docx").mkdir(parents=True)
    with pytest.raises(InputError, match=reason):
        write(journal, SHAKHTY, 2020, place / name)
    assert [path.name for path in place.iterdir()] == ["папка.docx"]


def test_a_file_of_another_year_is_replaced_whole(journal: RegistrationJournal, tmp_path: Path):
    file = tmp_path / "журнал.docx"
    write(journal, SHAKHTY, 2020, file)
    assert write(journal, SHAKHTY, 2021, file) == 1
    assert "2021 год" in read(text_of(file.read_bytes()))


def test_the_journal_is_checked_against_its_contract(workshop: Workshop):
    assert ("journals/registration.docx", "journals") in workshop.inspector.named()
