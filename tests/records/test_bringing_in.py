"""A sound workbook brought in: what is new, what changes, what stays."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from normdocs.adapters.spreadsheets import records_book
from normdocs.domain.records.roll import Records
from normdocs.errors import NotFoundError
from normdocs.services.records.listing import listed
from normdocs.services.records.outcome import Change
from tests.records.office import (
    ANSWERS,
    CONSENT,
    MEETINGS,
    NAME,
    PAIRS,
    PEOPLE,
    TODAY,
    Office,
    SetClock,
    add,
    layout,
    person,
    put,
)
from tests.services.schools import SHAKHTY, completed, the_registry

NOTES = ["Как заполнять", "Вопросы анкет"]


def template(office: Office, name: str = "бланк.xlsx", known: Records | None = None) -> Path:
    path = office.folder / name
    records_book(path, layout(), the_registry(), listed(known or Records(), the_registry()))
    return path


def rows(path: Path, title: str) -> list[list[object]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_name(title).to_python()


def test_an_empty_template_has_every_sheet_and_heading_and_records_nothing(office: Office) -> None:
    path = template(office)
    assert CalamineWorkbook.from_path(path).sheet_names == [
        *NOTES, PEOPLE, PAIRS, MEETINGS, ANSWERS, "Списки",
    ]  # fmt: skip
    assert rows(path, MEETINGS)[0] == ["Пара или группа *", "Встреча *", "Дата *"]
    assert not office.bring(path).anything


def test_a_template_is_the_same_every_time(office: Office) -> None:
    assert template(office, "a.xlsx").read_bytes() == template(office, "b.xlsx").read_bytes()


def test_a_filled_workbook_becomes_records(office: Office) -> None:
    outcome = office.bring(office.book())
    assert {table: found.new for table, found in outcome.tables.items()} == {
        "participants": ("p1", "p2", "m1"),
        "pairs": ("g1",),
        "meetings": ("g1, 1, 05.10.2022",),
        "responses": ("p1, s12.4, satisfaction, 20.05.2023",),
    }
    records = office.records()
    pupil, _, teacher = records.participants
    assert (pupil.name, pupil.category, pupil.stage, pupil.consent_scope) == (
        "Примеров Пётр Примерович",
        "learning-difficulties",
        "basic",
        ("processing",),
    )
    assert teacher.consent_scope == ("processing", "publication")
    assert (records.pairs[0].mentees, records.pairs[0].meetings[0].date) == (("p1",), date(2022, 10, 5))
    assert records.responses[0].score == Decimal(9)


def test_what_is_brought_in_comes_back_in_a_filled_template_and_changes_nothing(office: Office) -> None:
    second = person("p3", "Бланкова Софья Бланковна", Пример="да")
    office.bring(office.book(second, add(MEETINGS, Встреча="итоговая встреча", Дата=date(2023, 5, 20))))
    before = office.records()
    filled = template(office, known=before)
    assert rows(filled, PEOPLE)[1][:5] == [
        "p1", "Примеров Пётр Примерович", "мужской", "наставляемый", "обучающийся",
    ]  # fmt: skip
    assert rows(filled, ANSWERS)[1][1:4] == ["Анкета промежуточной оценки", 8.0, 9.0]
    outcome = office.bring(filled)
    assert not outcome.anything
    assert {table: found.same for table, found in outcome.tables.items()} == {
        "participants": 4,
        "pairs": 1,
        "meetings": 2,
        "responses": 1,
    }
    assert office.records() == before
    again = template(office, "снова.xlsx", office.records())
    assert again.read_bytes() == filled.read_bytes()


def test_a_school_of_examples_goes_through_its_workbook_unchanged(office: Office) -> None:
    with office.register.unit() as unit:
        unit.save_profile(completed("fedoseevskaya"), SetClock().now())
        known = unit.records("fedoseevskaya")
    path = template(office, known=known)
    from normdocs.adapters.spreadsheets import read_tables

    outcome = office.importer.bring("fedoseevskaya", read_tables(path, layout()), "Куратор К. К.")
    assert outcome.tables["participants"].same == len(known.participants)
    assert {change.fields for change in outcome.tables["pairs"].changed} == {("id",)}
    after = office.importer.known("fedoseevskaya")
    assert [pair.model_copy(update={"id": None}) for pair in after.pairs] == list(known.pairs)
    with office.register.unit() as unit:
        unit.save_profile(completed("fedoseevskaya"), SetClock().now())
        assert unit.records("fedoseevskaya") == after


def test_a_dry_run_says_what_the_import_says_and_changes_nothing(office: Office) -> None:
    path = office.book()
    tried = office.bring(path, dry_run=True)
    assert office.records() == Records()
    assert office.bring(path) == tried
    assert not office.bring(path).anything


def test_a_changed_row_changes_its_record_and_no_other(office: Office) -> None:
    office.bring(office.book())
    before = office.records()
    changes = [
        put(PEOPLE, "Класс", "9 «А» класс"),
        put(PEOPLE, "Запрос", ""),
        put(PAIRS, "Результат", "оценка «4»"),
        put(ANSWERS, "Оценка", 10),
        person("p3", "Бланкова Софья Бланковна"),
    ]
    found = office.bring(office.book(*changes)).tables
    assert found["participants"].changed == (Change("p1", ("group", "request")),)
    assert found["participants"].new == ("p3",)
    assert found["pairs"].changed == (Change("g1", ("outcome",)),)
    assert found["responses"].changed == (Change("p1, s12.4, satisfaction, 20.05.2023", ("score",)),)
    after = office.records()
    assert after.participants[1:3] == before.participants[1:3]
    assert (after.participants[0].group, after.participants[0].request) == ("9 «А» класс", None)
    assert len(after.responses) == 1


def test_a_row_that_is_gone_from_the_file_stays_on_record(office: Office) -> None:
    office.bring(office.book())
    before = office.records()
    gone = [
        lambda made: made[MEETINGS].pop(),
        lambda made: made[ANSWERS].pop(),
        lambda made: made[PEOPLE].pop(2),
    ]
    found = office.bring(office.book(*gone)).tables
    assert found["participants"].absent == ("p2",)
    assert found["meetings"].absent == ("g1, 1, 05.10.2022",)
    assert found["responses"].absent == ("p1, s12.4, satisfaction, 20.05.2023",)
    assert office.records() == before


def test_who_was_forgotten_is_named_and_not_recorded_again(office: Office) -> None:
    path = office.book()
    office.bring(path)
    with office.register.unit() as unit:
        unit.forget(SHAKHTY, "p2", "Куратор К. К.", SetClock().now())
    outcome = office.bring(path)
    assert outcome.skipped == ("p2",)
    assert [one.id for one in office.records().participants] == ["p1", "m1"]


def test_a_withdrawal_on_record_outlives_an_older_file(office: Office) -> None:
    office.bring(office.book(put(PEOPLE, "Согласие отозвано", date(2023, 1, 10))))
    outcome = office.bring(office.book())
    assert not outcome.anything
    assert office.records().participants[0].consent_withdrawn == date(2023, 1, 10)


def test_a_consent_of_today_is_no_mistake(office: Office) -> None:
    office.bring(office.book(put(PEOPLE, CONSENT, TODAY)))
    assert office.records().participants[0].consent == TODAY


def test_dates_may_be_texts_and_ids_numbers(office: Office) -> None:
    changes = [
        put(PEOPLE, CONSENT, "12.09.2022"),
        put(PEOPLE, "Обозначение", 101),
        put(PAIRS, "Наставляемые", 101),
        put(ANSWERS, "Участник", 101.0),
    ]
    office.bring(office.book(*changes))
    assert office.records().participants[0].id == "101"


def test_a_question_may_be_named_by_its_words(office: Office) -> None:
    words = "Насколько уверенно Вы чувствуете себя в трудных ситуациях общения, конфликтах?"
    mentor = [put(ANSWERS, "Участник", "m1"), put(ANSWERS, "Анкета", "анкета наставника")]
    office.bring(office.book(*mentor, put(ANSWERS, "Вопрос", words), put(ANSWERS, "Оценка", "7,0")))
    answer = office.records().responses[0]
    assert (answer.questionnaire, answer.question, answer.score) == ("s12.2", "difficulties", Decimal(7))


def test_an_organisation_nobody_has_is_named(office: Office) -> None:
    from normdocs.adapters.spreadsheets import read_tables

    with pytest.raises(NotFoundError, match="there is no organisation school-7"):
        office.importer.bring("school-7", read_tables(office.book(), layout()), "Куратор К. К.")


def test_a_new_name_keeps_no_forms_of_the_old_one(office: Office) -> None:
    office.bring(office.book())
    with office.register.unit() as unit:
        known = unit.records(SHAKHTY)
        settled = known.participants[1].model_copy(update={"forms": {"datv": "Образцовой Марии Образцовне"}})
        unit.save_records(SHAKHTY, Records(participants=(settled,)), "", SetClock().now())
    office.bring(office.book())
    assert office.records().participants[1].forms
    office.bring(office.book(put(PEOPLE, NAME, "Новая Мария Образцовна", row=3)))
    assert not office.records().participants[1].forms
